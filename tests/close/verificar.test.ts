import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { hechosRepo } from '../../functions/adapters/dynamo/hechos.ts';
import { itemTablero } from '../../functions/adapters/dynamo/tableros.ts';
import { servidoDe } from '../../functions/close/servido.ts';
import { NoVerificableError, verificarCorte } from '../../functions/close/verificar.ts';
import type { Manifiesto } from '../../functions/domain/corte.ts';
import type { Verificacion } from '../../functions/domain/verificacion.ts';
import { software } from '../../functions/local/version.ts';
import { abrir, cargar, PADRON, PADRON_CORREGIDO, SECTORES, type Sala } from './sala-de-prueba.ts';

const CORTE = '05-2026-10-r1';
let sala: Sala;
let m: Manifiesto;

const servido = () => servidoDe(sala.servicio.db, sala.servicio.tabla);
const verificar = (manifiesto: Manifiesto = m, de = software()): Promise<Verificacion> =>
  verificarCorte(manifiesto, {
    objetos: sala.servicio.objetos,
    servido: servido(),
    trabajo: sala.trabajo,
    software: de,
  });

/** Where an object is on the disk: originals are apart, ciphered. */
const rutaDe = (clave: string): string =>
  join(clave.startsWith('recepcion/') ? join(sala.objetos, '../nominal') : sala.objetos, ...clave.split('/'));

/** Changes a stored object for the time of one check. */
async function alterado<T>(clave: string, cambiar: (b: Buffer) => Buffer, hacer: () => Promise<T>): Promise<T> {
  const ruta = rutaDe(clave);
  const antes = readFileSync(ruta);
  writeFileSync(ruta, cambiar(antes));
  try {
    return await hacer();
  } finally {
    writeFileSync(ruta, antes);
  }
}

beforeAll(async () => {
  sala = await abrir();
  await cargar(sala, 'personas.csv', PADRON, '2026-11-05');
  await cargar(sala, 'sectorizacion.csv', SECTORES, '2026-11-05');
  await sala.servicio.cerrar({ region: '05', periodos: ['2026-09', '2026-10'], por: 'prueba' });
  m = (await cortesRepo(sala.servicio.db, sala.servicio.tabla).leer(CORTE))!;
});
afterAll(() => sala.cerrar());

describe('verificar un corte', () => {
  it('comes out the same, value by value, also after later files and closes', async () => {
    await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');
    await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    const r = await verificar();
    expect(r).toMatchObject({ corte: CORTE, igual: true, diferencias: 0, detalle: [] });
    expect(r.celdas).toBeGreaterThan(1000);
  });

  it('an earlier month of the same close, in which nobody was followed, comes out the same', async () => {
    const anterior = (await cortesRepo(sala.servicio.db, sala.servicio.tabla).leer('05-2026-09-r1'))!;
    expect(await verificar(anterior)).toMatchObject({ igual: true });
  });

  it('says where a board, a place, an original and the manifest are not what was published', async () => {
    const { db, tabla } = sala.servicio;
    const tablero = (await servido().tablero('G:05', CORTE))!;
    const i = tablero.indicadores.findIndex((x) => x.ficha === 'dni_30d');
    const celda = tablero.propio.celdas[i]!;
    if (celda.e !== 'v') throw new Error('se esperaba un valor');
    const celdas = tablero.propio.celdas.with(i, { ...celda, num: celda.num + 1 });
    const item = itemTablero({ ...tablero, propio: { ...tablero.propio, celdas } });
    await db.send(new PutItemCommand({ TableName: tabla, Item: item }));
    const filas = (await hechosRepo(db, tabla).leer('D:050304', CORTE))!;
    const otras = filas.map((f, k) => (k === 0 ? { ...f, den: f.den + 1 } : f));
    await hechosRepo(db, tabla).poner('D:050304', CORTE, otras);
    const insumo = m.cargas.find((c) => c.formato === 'personas')!;
    const original = (await sala.servicio.objetos.list(`recepcion/${insumo.id}/`))[0]!;
    const r = await alterado(
      original,
      (b) => Buffer.concat([b, Buffer.from('\n')]),
      () => verificar({ ...m, hechos: m.hechos + 1 }, 'sala 9.9.9'),
    );
    await db.send(new PutItemCommand({ TableName: tabla, Item: itemTablero(tablero) }));
    await hechosRepo(db, tabla).poner('D:050304', CORTE, filas);

    expect(r.igual).toBe(false);
    expect(r.detalle.map((d) => d.donde).sort()).toEqual([
      `insumo ${insumo.archivo}`,
      'lugar D:050304',
      'manifiesto', // the stored object says another number of facts
      'manifiesto', // and so does what is computed
      'tablero G:05',
    ]);
    expect(r.detalle.find((d) => d.donde === 'tablero G:05')!.que).toContain('dni_30d');
    expect(r.detalle.find((d) => d.que === 'original')!.publicado).toBe(insumo.sha256);
    expect(r.avisos.join(' ')).toContain('sala 9.9.9');
  });

  it('finds an input that is not the one that was frozen, by its hash and by the numbers it gives', async () => {
    const { db, tabla } = sala.servicio;
    const insumo = m.cargas.find((c) => c.formato === 'personas')!;
    const corregido = (await cortesRepo(db, tabla).leer('05-2026-10-r2'))!.cargas.find(
      (c) => c.formato === 'personas',
    )!;
    const ajeno = readFileSync(join(sala.objetos, ...corregido.normalizado[0]!.clave.split('/')));
    const r = await alterado(
      insumo.normalizado[0]!.clave,
      () => ajeno,
      () => verificar(),
    );
    expect(r.igual).toBe(false);
    expect(r.detalle.map((d) => d.donde)).toContain(`insumo ${insumo.archivo}`);
    expect(r.detalle.some((d) => d.donde.startsWith('hecho '))).toBe(true);
  });

  it('does not pretend without the territory or the definitions it was made with', async () => {
    await expect(verificar({ ...m, territorio: 'otro' })).rejects.toBeInstanceOf(NoVerificableError);
    await expect(verificar({ ...m, catalogo: 'otro' })).rejects.toThrow(/catalogos\/fichas-otro/);
  });
});
