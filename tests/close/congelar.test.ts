import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { congelar, SinDatosError, type DepsCongelar } from '../../functions/close/congelar.ts';
import type { CargaRecibida } from '../../functions/domain/anulacion.ts';
import { vigentes as vigentesEn, type Carga } from '../../functions/domain/carga.ts';
import { cargaDePrueba } from '../carga-de-prueba.ts';

const mapa = { eess: new Map() };
const vigentes = (cargas: readonly Carga[]): Carga[] => vigentesEn(cargas, mapa).map((v) => v.carga);

const carga = (sha: string, cambios: Partial<Carga> = {}): Carga =>
  cargaDePrueba({
    id: sha.slice(0, 16),
    sha256: sha,
    archivo: `${sha}.csv`,
    emitido: '2026-11-05',
    modificado: '2026-11-05T10:00:00Z',
    ...cambios,
  });

const recibida = (c: Carga): CargaRecibida => ({
  region: '05',
  recibida: '2026-11-06T00:00:00.000Z',
  anulada: null,
  ...c,
});

const deps = (cargas: readonly Carga[], cambios: Partial<DepsCongelar> = {}): DepsCongelar => ({
  cargas: async () => cargas.map(recibida),
  estado: async () => null,
  reservar: async () => 1,
  mapa,
  catalogo: 'c1',
  territorio: 't1',
  software: '0.1.0',
  ...cambios,
});

const pedido = { region: '05', periodos: ['2026-10'] };

describe('vigentes', () => {
  it('takes the later issue of a scope, then the later modification, then the greater hash', () => {
    const a = carga('a', { emitido: '2026-11-05' });
    const b = carga('b', { emitido: '2026-11-12', modificado: '2026-11-01T00:00:00Z' });
    const c = carga('c', { emitido: null, modificado: '2026-12-31T00:00:00Z' });
    expect(vigentes([b, a, c]).map((x) => x.id)).toEqual(['b']);
    expect(vigentes([carga('d', { modificado: '2026-11-06T00:00:00Z' }), a]).map((x) => x.id)).toEqual(['d']);
    expect(vigentes([a, carga('e')]).map((x) => x.id)).toEqual(['e']);
  });

  it('keeps different months, sources and places side by side and leaves refused files out', () => {
    const otras = [
      carga('a'),
      carga('b', { alcance: { fuente: 'his', periodo: '2026-09', ambito: 'G:05' } }),
      carga('c', { alcance: { fuente: 'padron', periodo: '', ambito: 'P:0503' } }),
    ];
    const mala = carga('z', { emitido: '2026-12-30', error: { codigo: 'vacio', mensaje: '' } });
    expect(vigentes([...otras, mala])).toHaveLength(3);
  });

  it('does not depend on the order of arrival', () => {
    const arb = fc.array(
      fc.record({
        sha: fc.stringMatching(/^[0-9a-f]{4}$/),
        emitido: fc.constantFrom(null, '2026-11-05', '2026-11-06'),
        periodo: fc.constantFrom('2026-09', '2026-10'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(arb, (xs) => {
        const cargas = xs.map((x) =>
          carga(x.sha, { emitido: x.emitido, alcance: { fuente: 'his', periodo: x.periodo, ambito: 'G:05' } }),
        );
        expect(vigentes([...cargas].reverse()).map((c) => c.sha256)).toEqual(vigentes(cargas).map((c) => c.sha256));
      }),
    );
  });
});

describe('congelar', () => {
  it('gives the same inputs hash whatever the order of arrival, and another when an input changes', async () => {
    const a = carga('a');
    const b = carga('b', { alcance: { fuente: 'padron', periodo: '', ambito: 'G:05' } });
    const uno = await congelar(pedido, deps([a, b]));
    const otro = await congelar(pedido, deps([b, a]));
    expect(otro.cortes[0]!.sha256_entradas).toBe(uno.cortes[0]!.sha256_entradas);
    const cambios = [deps([a]), deps([a, b], { catalogo: 'c2' }), deps([a, b], { territorio: 't2' })];
    for (const d of cambios)
      expect((await congelar(pedido, d)).cortes[0]!.sha256_entradas).not.toBe(uno.cortes[0]!.sha256_entradas);
  });

  it('keeps the current corte when nothing changed and opens a revision when something did', async () => {
    const primero = (await congelar(pedido, deps([carga('a')]))).cortes[0]!;
    expect(primero).toMatchObject({ corte: '05-2026-10-r1', fecha_corte: '2026-10-31', repetido: false });
    const estado = async () => ({ corte: primero.corte, sha256_entradas: primero.sha256_entradas });
    const reservar = async () => 2;
    expect((await congelar(pedido, deps([carga('a')], { estado, reservar }))).cortes[0]).toMatchObject({
      corte: '05-2026-10-r1',
      repetido: true,
    });
    expect((await congelar(pedido, deps([carga('f')], { estado, reservar }))).cortes[0]).toMatchObject({
      corte: '05-2026-10-r2',
      repetido: false,
    });
  });

  it('leaves voided cargas out and says how many there are', async () => {
    const a = carga('a');
    const b = recibida(carga('b', { emitido: '2026-12-01' }));
    const anulada = { ...b, anulada: { instante: 'x', sujeto: 'y', motivo: 'z' } };
    const sin = await congelar(pedido, deps([a]));
    const con = await congelar(pedido, deps([a, anulada]));
    expect(con.cargas).toEqual(['a']);
    expect(con.cortes[0]!.sha256_entradas).toBe(sin.cortes[0]!.sha256_entradas);
    expect([sin.diario, con.diario]).toMatchObject([
      { cargas: 1, anuladas: 0 },
      { cargas: 2, anuladas: 1 },
    ]);
    expect((await congelar(pedido, deps([a, b]))).cargas).toEqual(['b']);
    await expect(congelar(pedido, deps([anulada]))).rejects.toThrow(SinDatosError);
  });

  it('tells the same bytes read otherwise apart, even within one scope', async () => {
    const a = carga('a'.repeat(64));
    const otra = { ...a, emitido: '2026-11-06' };
    const huella = async (c: Carga) => (await congelar(pedido, deps([c]))).cortes[0]!.sha256_entradas;
    expect(await huella(otra)).not.toBe(await huella(a));
  });

  it('refuses to close a region without files', async () => {
    await expect(congelar(pedido, deps([]))).rejects.toThrow(SinDatosError);
  });
});

describe('un mes mal escrito', () => {
  it('is refused when it is after everything that was loaded', async () => {
    await expect(congelar({ region: '05', periodos: ['2030-01'] }, deps([carga('a')]))).rejects.toThrow(
      /2030-01.*2026-11/,
    );
    await expect(congelar({ region: '05', periodos: ['2026-11'] }, deps([carga('a')]))).resolves.toBeDefined();
  });
});
