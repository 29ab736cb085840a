import { describe, expect, it } from 'vitest';
import { lienzoDe } from '../../../web/src/lib/pantalla/medida.ts';
import { PANELES } from '../../../web/src/lib/pantalla/opciones.ts';
import { estaEntero, paraPared } from '../../../web/src/lib/pantalla/para-pared.ts';
import { pasosDe } from '../../../web/src/lib/pantalla/pasos.ts';
import { resumenEtapas } from '../../../web/src/lib/pantalla/resumen-etapas.ts';
import { tarjetasDe } from '../../../web/src/lib/pantalla/tarjetas.ts';
import { tableroFicticio, tendenciaFicticia } from '../tablero-ficticio.ts';

const LUGARES = ['E:00003644', 'D:050304', 'G:05'];
const ancho = lienzoDe(1920, 1080);

describe.each(LUGARES)('%s', (id) => {
  const tablero = tableroFicticio(id);
  it('turns through its panels in the order asked, each step with its own key', () => {
    const pasos = pasosDe(tablero, tendenciaFicticia(id), ancho, PANELES);
    expect(new Set(pasos.map((p) => p.llave)).size).toBe(pasos.length);
    const orden = pasos.map((p) => PANELES.indexOf(p.panel));
    expect(orden).toEqual([...orden].sort((a, b) => a - b));
    expect(pasosDe(tablero, null, ancho, ['etapas']).map((p) => p.panel)).toEqual(['etapas']);
  });
  it('holds nobody’s name', () => {
    const nombres = tablero.sectores.flatMap((s) => s.sectoristas.map((x) => x.nombre));
    const texto = JSON.stringify(paraPared(tablero));
    for (const nombre of nombres) expect(texto).not.toContain(nombre);
  });
  it('counts by stage the numbers of things with a target of this place, and of no other', () => {
    const k = tablero.indicadores.findIndex((i) => i.principal && i.tipo === 'conteo');
    const indicadores = tablero.indicadores.map((x, i) => (i === k ? { ...x, direccion: 'mayor' as const } : x));
    const propio = {
      ...tablero.propio,
      celdas: tablero.propio.celdas.map((c, i) =>
        i === k ? ({ e: 'v', num: 168, den: 400, sinDato: 0 } as const) : c,
      ),
    };
    const en = (lugar: string) => {
      const metas = tablero.metas.map((m, i) =>
        i === k ? { meta: 314, basal: null, de: lugar, verificacion: 'V2' as const } : m,
      );
      return resumenEtapas({ ...tablero, indicadores, propio, metas }).reduce((n, e) => n + e.brecha, 0);
    };
    expect(k).toBeGreaterThanOrEqual(0);
    expect(en(id)).toBe(en('N:PE') + 1);
  });
  it('the sums of its stages are its own coverages, each once', () => {
    const suma = resumenEtapas(tablero).reduce((n, e) => n + e.lograda + e.cerca + e.brecha + e.sinJuicio, 0);
    expect(suma).toBe(tablero.indicadores.filter((i) => i.principal && i.tipo === 'cobertura').length);
  });
});

it('districts go worst first, all in the indicator of the opening sentence', () => {
  const { tarjetas, comun } = tarjetasDe(tableroFicticio('G:05'));
  expect(comun).not.toBeNull();
  expect(new Set(tarjetas.map((t) => t.falla?.indicador))).toEqual(new Set([comun!.indicador.corto]));
  expect(tarjetas.map((t) => t.puesto)).toEqual(tarjetas.map((_, k) => k + 1));
});

it('counts the places there are, as the board does: those who could not be placed are no place', () => {
  const tablero = tableroFicticio('G:05');
  const sinUbicar = {
    ...tablero.hijos[0]!,
    ambito: { id: 'D:05-SIN', tipo: 'D' as const, nombre: 'Residencia desconocida' },
  };
  const total = (t: typeof tablero): number[] =>
    pasosDe(t, null, ancho, ['lugares']).flatMap((p) => (p.panel === 'lugares' ? [p.total] : []));
  expect(total({ ...tablero, hijos: [...tablero.hijos, sinUbicar] })[0]).toBe(tablero.hijos.length);
  const [eess] = pasosDe(tableroFicticio('E:00003644'), null, ancho, ['lugares']);
  expect(eess).toMatchObject({ panel: 'lugares', total: 5 });
});

it('only a whole board takes the place of what is shown', () => {
  const tablero = tableroFicticio('D:050304');
  expect(estaEntero(tablero)).toBe(true);
  expect(estaEntero(null)).toBe(false);
  expect(estaEntero({ ...tablero, formato: 2 })).toBe(false);
  expect(estaEntero({ ...tablero, indicadores: tablero.indicadores.slice(1) })).toBe(false);
  const [primero, ...resto] = tablero.hijos;
  expect(estaEntero({ ...tablero, hijos: [{ ...primero!, celdas: [] }, ...resto] })).toBe(false);
});
