import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { escribirLote } from '../../functions/adapters/dynamo/lotes.ts';
import { punterosRepo } from '../../functions/adapters/dynamo/punteros.ts';
import type { Item } from '../../functions/adapters/dynamo/tabla.ts';
import { servidoDe } from '../../functions/close/servido.ts';
import { verificarCorte } from '../../functions/close/verificar.ts';
import type { Manifiesto } from '../../functions/domain/corte.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { abrirServicio, type Servicio } from '../../functions/local/servicio.ts';
import { software } from '../../functions/local/version.ts';
import { abrir, cargar, PADRON, PADRON_CORREGIDO, SECTORES, type Sala } from './sala-de-prueba.ts';

/**
 * The drill of docs/operacion.md, on one machine: the table is lost, and comes back from a copy of an earlier instant (what PITR
 * gives: every item as it was) or from the journal alone. The object store and the key of the pseudonyms are still there.
 */

/** Every item as of now: what a table recovered to this second holds. Nothing of Sala scans; whoever recovers does. */
async function copiar({ db, tabla }: Servicio): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client: db }, { TableName: tabla, ConsistentRead: true }))
    items.push(...Items);
  return items;
}

const abiertas: (() => Promise<void>)[] = [];
const alTerminar: string[] = [];

/** A new table that holds those items, over the objects and the key of the one that was lost. */
async function restaurar(perdida: Sala, items: readonly Item[]): Promise<Servicio> {
  const raiz = mkdtempSync(join(tmpdir(), 'sala-restaurada-'));
  alTerminar.push(raiz);
  const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  cpSync(perdida.objetos, carpeta.objetos, { recursive: true });
  cpSync(join(perdida.raiz, 'datos', 'clave-seudonimos'), join(raiz, 'datos', 'clave-seudonimos'));
  const servicio = await abrirServicio(carpeta);
  abiertas.push(() => servicio.cerrarAlmacen());
  await escribirLote(servicio.db, servicio.tabla, items);
  return servicio;
}

const DEL_DIARIO = /^(CARGA|ANULADA|RESTITUIDA)#/;
/** Lines of the journal and the way to them; nothing that was computed. */
const delDiario = (i: Item): boolean => DEL_DIARIO.test(i['sk']!.S!) || i['pk']!.S!.startsWith('SHA#');

const manifiesto = async ({ db, tabla }: Servicio, corte: string): Promise<Manifiesto> =>
  (await cortesRepo(db, tabla).leer(corte))!;
/** What a corte is, less its number and the place of the journal where it was frozen. */
const sellos = ({ sha256, sha256_entradas, hechos, ambitos }: Manifiesto) => ({
  sha256,
  sha256_entradas,
  hechos,
  ambitos,
});

let sala: Sala;
let aLas12: Item[];
let alFinal: Item[];
let r1: Manifiesto;
let r2: Manifiesto;

beforeAll(async () => {
  sala = await abrir();
  const { servicio } = sala;
  await cargar(sala, 'personas.csv', PADRON, '2026-11-05');
  await cargar(sala, 'sectorizacion.csv', SECTORES, '2026-11-05');
  await servicio.cerrar({ region: '05', periodos: ['2026-09', '2026-10'], por: 'prueba' });
  r1 = await manifiesto(servicio, '05-2026-10-r1');
  aLas12 = await copiar(servicio);
  await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');
  await servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
  r2 = await manifiesto(servicio, '05-2026-10-r2');
  expect(r2.sha256).not.toBe(r1.sha256);
  alFinal = await copiar(servicio);
});
afterAll(async () => {
  for (const cerrar of abiertas) await cerrar();
  await sala.cerrar();
  for (const raiz of alTerminar) rmSync(raiz, { recursive: true, force: true });
});

describe('la tabla vuelve a un instante anterior', () => {
  it('serves what was in force then, and verifies value by value', async () => {
    const servicio = await restaurar(sala, aLas12);
    const ultimo = await punterosRepo(servicio.db, servicio.tabla).ultimo('05');
    expect(ultimo).toMatchObject({ corte: '05-2026-10-r1', periodo: '2026-10' });
    const m = await manifiesto(servicio, '05-2026-10-r1');
    expect(m).toEqual(r1);
    const verificado = await verificarCorte(m, {
      objetos: servicio.objetos,
      servido: servidoDe(servicio.db, servicio.tabla),
      trabajo: sala.trabajo,
      software: software(),
    });
    expect(verificado).toMatchObject({ igual: true, diferencias: 0 });
  });

  it('and what came after, left again in reception, gives the very corte that was lost', async () => {
    const servicio = await restaurar(sala, aLas12);
    await cargar({ ...sala, servicio }, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');
    const { cortes } = await servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    expect(cortes[0]).toMatchObject({ corte: '05-2026-10-r2', publicado: true });
    const m = await manifiesto(servicio, '05-2026-10-r2');
    expect({ ...sellos(m), resultados: m.resultados }).toEqual({ ...sellos(r2), resultados: r2.resultados });
  });
});

describe('sólo queda el diario', () => {
  it('gives every result again, with the same seals', async () => {
    const servicio = await restaurar(sala, alFinal.filter(delDiario));
    expect(await punterosRepo(servicio.db, servicio.tabla).ultimo('05')).toBeNull();
    await servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    expect(sellos(await manifiesto(servicio, '05-2026-10-r1'))).toEqual(sellos(r2)); // numbers begin again
  });

  it('as it was at noon gives what was published then', async () => {
    const servicio = await restaurar(sala, aLas12.filter(delDiario));
    await servicio.cerrar({ region: '05', periodos: ['2026-09', '2026-10'], por: 'prueba' });
    const m = await manifiesto(servicio, '05-2026-10-r1');
    expect({ ...sellos(m), resultados: m.resultados }).toEqual({ ...sellos(r1), resultados: r1.resultados });
  });

  it('and with a line less of the journal, it is noticed: the seal is another', async () => {
    const sinPadron = alFinal.filter(delDiario).filter((i) => !i['doc']?.S?.includes('"emitido":"2026-11-12"'));
    expect(sinPadron.length).toBeLessThan(alFinal.filter(delDiario).length);
    const servicio = await restaurar(sala, sinPadron);
    await servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    expect((await manifiesto(servicio, '05-2026-10-r1')).sha256).not.toBe(r2.sha256);
  });
});
