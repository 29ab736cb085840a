import { describe, expect, it } from 'vitest';
import type { SectorTablero } from '../../../functions/domain/tablero.ts';
import { dibujarCroquis } from '../../../web/src/lib/mapa/croquis.ts';
import { clavesDe, leyendaDe } from '../../../web/src/lib/pantalla/croquis-pared.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const base = tableroFicticio('E:00003644');
/** `n` facilities with the same sectors: their numbers begin again in each. */
const conEess = (n: number) => {
  const partes = Array.from({ length: n }, (_, k) => {
    const cambiar = (id: string): string => id.replace('00003644', `0000${3644 + k}`);
    return {
      hijos: base.hijos.map((h) => ({
        ...h,
        ambito: { ...h.ambito, id: cambiar(h.ambito.id) },
        grupo: { id: `E:0000${3644 + k}`, tipo: 'E' as const, nombre: `Puesto ${k + 1}` },
      })),
      sectores: base.sectores.map((s): SectorTablero => ({
        ...s,
        id: cambiar(s.id),
        codigo: cambiar(s.codigo),
        localidades: s.localidades.map((l) => ({ ...l, codigo: `${l.codigo}-${k}`, lat: (l.lat ?? 0) + k * 0.02 })),
      })),
    };
  });
  const sectores = partes.flatMap((p) => p.sectores);
  return { hijos: partes.flatMap((p) => p.hijos), croquis: dibujarCroquis(sectores, null)! };
};

describe('the key of the sketch of a wall', () => {
  it('of one facility are its sectors, by their numbers', () => {
    const { hijos, croquis } = conEess(1);
    const claves = clavesDe({ hijos }, croquis);
    expect(claves.map((c) => c.rotulo)).toEqual(croquis.sectores.map((s) => String(s.marca.numero)));
    expect(claves.map((c) => c.marca.color)).toEqual(croquis.sectores.map((s) => s.marca.color));
  });

  it('of several are the facilities: no label and no colour is said of two of them, and none is left out', () => {
    const { hijos, croquis } = conEess(5);
    const claves = clavesDe({ hijos }, croquis);
    expect(claves.map((c) => [c.rotulo, c.nombre])).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((l, k) => [l, `Puesto ${k + 1}`]),
    );
    expect(new Set(claves.map((c) => `${c.marca.color} ${c.marca.trama}`)).size).toBe(5);
    expect(claves.flatMap((c) => [...c.sectores]).sort()).toEqual(croquis.sectores.map((s) => s.id).sort());
    expect(claves.reduce((n, c) => n + c.personas, 0)).toBe(croquis.sectores.reduce((n, s) => n + s.personas, 0));
    expect(leyendaDe(claves, { ancho: 63, alto: 75 })).toEqual({ claves, apretada: false });
  });

  it('is written closer before it leaves anybody out', () => {
    const { hijos, croquis } = conEess(14);
    const claves = clavesDe({ hijos }, croquis);
    const leyenda = leyendaDe(claves, { ancho: 63, alto: 75 });
    expect([leyenda.apretada, leyenda.claves.length]).toEqual([true, 14]);
    expect(leyendaDe(claves, { ancho: 63, alto: 30 }).claves.length).toBeLessThan(14);
  });
});
