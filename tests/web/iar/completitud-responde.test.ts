import { describe, expect, it } from 'vitest';
import type { EstadoRecepcion } from '../../../functions/domain/calidad/recepcion.ts';
import { completitudDelMes, fraseCompletitud } from '../../../web/src/lib/iar/completitud.ts';
import { dondeResponde } from '../../../web/src/lib/iar/responde.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const serie = (estado: EstadoRecepcion) => ({ filas: [1], estado: [estado] });
const eess = (renipress: string, estado: EstadoRecepcion) => ({ renipress, ...serie(estado) });

describe('completeness of the month', () => {
  const documento = {
    meses: ['2026-10'],
    eess: [
      { renipress: '1', nombre: 'Uno', distrito: '050101' },
      { renipress: '2', nombre: 'Dos', distrito: '050101' },
      { renipress: '3', nombre: 'Tres', distrito: '050401' },
      { renipress: '4', nombre: 'Cuatro', distrito: '050401' },
    ],
    recepcion: [
      { fuente: 'padron', nombre: 'Padrón', unidad: 'niños', sin_eess: 0, eess: [], ...serie('llego') },
      {
        fuente: 'his',
        nombre: 'HIS',
        unidad: 'líneas',
        sin_eess: 0,
        ...serie('incompleto'),
        eess: [eess('1', 'llego'), eess('2', 'incompleto'), eess('3', 'no_llego'), eess('4', 'no_se_espera')],
      },
    ],
  };
  it('counts who reported of those expected, the source with most missing first', () => {
    const [his, padron] = completitudDelMes(documento, '2026-10', () => true)!;
    expect(his).toMatchObject({ fuente: 'his', eess: { completos: 1, incompletos: 1, faltan: 1 } });
    expect(fraseCompletitud(his!)).toBe('2 de 3 establecimientos; 1 con menos de la mitad de lo usual');
    expect(fraseCompletitud(padron!)).toBe('No dice de qué establecimiento viene');
  });
  it('of a province counts its own', () => {
    const deHuanta = completitudDelMes(documento, '2026-10', (d) => d.startsWith('0504'))!;
    expect(fraseCompletitud(deHuanta[0]!)).toBe('0 de 1 establecimiento');
    expect(fraseCompletitud(completitudDelMes(documento, '2026-10', () => false)![0]!)).toBe(
      'No se espera nada este mes',
    );
  });
  it('does not guess a month it does not hold', () => {
    expect(completitudDelMes(documento, '2026-09', () => true)).toBeNull();
  });
});

describe('who answers', () => {
  const tablero = tableroFicticio('D:050304');
  it('names the sectors with most persons without the care, and their sectoristas', () => {
    const clave = tablero.indicadores[0]!.clave;
    const donde = dondeResponde(tablero, clave, 3);
    expect(donde.length).toBeGreaterThan(0);
    donde.forEach((d, k) => {
      expect(d.sin).toBe(d.celda.den - d.celda.num);
      expect(k === 0 || donde[k - 1]!.sin >= d.sin).toBe(true);
      expect(d.sectoristas).toEqual(tablero.sectores.find((s) => s.id === d.sector.id)?.sectoristas ?? []);
    });
  });
  it('says nothing of what is not measured there', () => {
    expect(dondeResponde(tablero, 'no@existe', 3)).toEqual([]);
  });
});
