import { describe, expect, it } from 'vitest';
import type { EstadoRecepcion } from '../../../functions/domain/calidad/recepcion.ts';
import { completitudDelMes, fraseCompletitud } from '../../../web/src/lib/iar/completitud.ts';
import { pedirEess } from '../../../web/src/lib/iar/pedir-eess.ts';
import { conNombres, dondeResponde, eessQueMiden, eessQueResponden } from '../../../web/src/lib/iar/responde.ts';
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
      expect(d.sectores.map((s) => s.id)).toEqual([d.lugar.id]);
      expect(d.eess).toBe('Vinchos');
    });
  });
  it('says nothing of what is not measured there', () => {
    expect(dondeResponde(tablero, 'no@existe', 3)).toEqual([]);
  });
});

describe('who answers for a ficha counted where people are attended', () => {
  const distrito = tableroFicticio('D:050111');
  const clave = distrito.indicadores.find((x) => x.nivel === 'eess')!.clave;
  const i = distrito.indicadores.findIndex((x) => x.clave === clave);
  const eess = tableroFicticio('E:00003644');

  it('is each facility of the district, or the one the board is of; never whoever has none', () => {
    expect(eessQueMiden(distrito, clave)).toEqual(['E:00003644']);
    expect(eessQueMiden(eess, clave)).toEqual(['E:00003644']);
    expect(eessQueMiden(distrito, distrito.indicadores[0]!.clave)).toBeNull();
    expect(eessQueMiden(tableroFicticio('G:05'), clave)).toBeNull();
    const sinEess = { id: 'E:SIN-050111', tipo: 'E' as const, nombre: 'Sin establecimiento' };
    const hijos = distrito.hijos.map((h) => ({ ...h, grupo: sinEess }));
    expect(eessQueMiden({ ...distrito, hijos }, clave)).toBeNull();
  });

  it('says of each its own count and its staff, most persons first', () => {
    const con = (id: string, num: number, den: number) => ({
      ...eess,
      ambito: { ...eess.ambito, id, nombre: id },
      propio: {
        ...eess.propio,
        celdas: eess.propio.celdas.map((c, k) => (k === i ? { e: 'v' as const, num, den, sinDato: 0 } : c)),
      },
    });
    const donde = eessQueResponden(
      [con('E:1', 20, 20), con('E:2', 10, 14), con('E:00003644', 14, 24)],
      distrito.sectores,
      clave,
      6,
    );
    expect(donde.map((d) => [d.lugar.id, d.sin, d.celda.den])).toEqual([
      ['E:00003644', 10, 24],
      ['E:2', 4, 14],
    ]);
    expect(donde[0]!.sectores.map((s) => s.id)).toEqual(distrito.sectores.map((s) => s.id));
    expect(donde[1]!.sectores).toEqual([]);
  });

  it('is read from the board of each facility, and a facility reads only its own', async () => {
    const pedidos: string[] = [];
    const red = ((camino: string) => {
      pedidos.push(camino);
      return Promise.resolve(Response.json(eess));
    }) as typeof fetch;
    expect((await pedirEess(red, distrito, clave, 6, null))?.map((d) => d.lugar.id)).toEqual(['E:00003644']);
    expect(pedidos).toEqual(['/v1/tableros/E%3A00003644?corte=05-2026-10-r1']);
    expect((await pedirEess(red, eess, clave, 6, null))?.map((d) => d.lugar.id)).toEqual(['E:00003644']);
    expect(await pedirEess(red, distrito, distrito.indicadores[0]!.clave, 6, null)).toBeNull();
    expect(pedidos).toHaveLength(1);
  });

  it('takes the names that could be read, and keeps the number of those that could not', () => {
    const [d] = dondeResponde(distrito, distrito.indicadores[0]!.clave, 1);
    const suyos = d!.sectores[0]!.sectoristas.map((s, k) => ({ ...s, nombre: `Persona ${k}` }));
    expect(conNombres(d!, { [d!.lugar.id]: suyos }).sectores[0]!.sectoristas).toEqual(suyos);
    expect(conNombres(d!, {})).toEqual(d);
  });
});
