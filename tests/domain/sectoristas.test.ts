import { expect, it } from 'vitest';
import { ponerNombres, reservarNombres } from '../../functions/domain/sectoristas.ts';

const SECTORES = [
  {
    id: 'S:1-01',
    eess: '1',
    sectoristas: [
      { nombre: 'Rosa Inventada', cargo: 'Enfermera' },
      { nombre: 'Ana Inventada', cargo: 'Técnica' },
    ],
  },
  { id: 'S:1-02', eess: '1', sectoristas: [{ nombre: 'Rosa Inventada', cargo: 'Enfermera' }] },
  { id: 'S:1-03', eess: '1', sectoristas: [] },
  {
    id: 'S:2-01',
    eess: '2',
    sectoristas: [
      { nombre: 'Rosa Inventada', cargo: 'Obstetra' },
      { nombre: '', cargo: 'ACS' },
    ],
  },
];

it('what is published has a number for each person of a facility and no name; what is apart gives them back', () => {
  const { sectores, nombres } = reservarNombres(SECTORES);
  expect(sectores.map((s) => s.sectoristas)).toEqual([
    [
      { nombre: 'Sectorista 2', cargo: 'Enfermera' },
      { nombre: 'Sectorista 1', cargo: 'Técnica' },
    ],
    [{ nombre: 'Sectorista 2', cargo: 'Enfermera' }],
    [],
    [
      { nombre: 'Sectorista 2', cargo: 'Obstetra' },
      { nombre: '', cargo: 'ACS' },
    ],
  ]);
  expect(JSON.stringify(sectores)).not.toContain('Inventada');
  expect(Object.keys(nombres)).toEqual(['S:1-01', 'S:1-02', 'S:2-01']);
  expect(ponerNombres(sectores, nombres)).toEqual(SECTORES);
});

it('names of another list are not put on whoever they are not of', () => {
  const { sectores } = reservarNombres(SECTORES);
  expect(ponerNombres(sectores, { 'S:1-02': SECTORES[0]!.sectoristas, 'S:9': [] })).toEqual(sectores);
});
