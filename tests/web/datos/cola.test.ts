import { expect, it } from 'vitest';
import {
  anuncio,
  avanzar,
  interpretar,
  ocupada,
  siguiente,
  type Cola,
  type Suceso,
} from '../../../web/src/lib/datos/cola.ts';
import type { Tarea } from '../../../functions/domain/tarea.ts';
import { cargaFicticia } from './carga-ficticia.ts';

const tras = (...sucesos: readonly Suceso[]): Cola => sucesos.reduce(avanzar, [] as Cola);
const envio = (id: string) => ({ id, archivo: `${id}.csv`, bytes: 100, ensayo: false });
const dos: Suceso = { tipo: 'agregar', envios: [envio('a'), envio('b')] };
const responder = (id: string, estado: number, json: unknown): Suceso => ({
  tipo: 'responder',
  id,
  respuesta: interpretar(estado, json),
});
const estados = (c: Cola): string[] => c.map((e) => e.estado);

it('sends one file at a time, in the order they were chosen', () => {
  const c = tras(dos);
  expect(siguiente(c)?.id).toBe('a');
  expect(siguiente(avanzar(c, { tipo: 'empezar', id: 'a' }))).toBeNull();
});

it('goes on with the next after one that was refused, and after one that failed', () => {
  for (const [estado, json, queda] of [
    [
      422,
      { detail: 'No es una tabla.', carga: cargaFicticia({ error: { codigo: 'archivo_binario', mensaje: '…' } }) },
      'rechazado',
    ],
    [413, { detail: 'Pasa de 2048 MB.' }, 'rechazado'],
    [500, { detail: 'Algo falló.' }, 'fallo'],
    [502, null, 'fallo'],
    [0, null, 'fallo'],
  ] as const) {
    const c = tras(dos, { tipo: 'empezar', id: 'a' }, responder('a', estado, json));
    expect(estados(c)).toEqual([queda, 'en_espera']);
    expect(siguiente(c)?.id).toBe('b');
    expect(ocupada(c)).toBe(true);
  }
});

it('is being read once the last byte left, and a late progress does not bring a finished file back', () => {
  const subiendo = tras(dos, { tipo: 'empezar', id: 'a' }, { tipo: 'enviado', id: 'a', bytes: 40 });
  expect([subiendo[0]!.estado, subiendo[0]!.enviados]).toEqual(['subiendo', 40]);
  const leyendo = avanzar(subiendo, { tipo: 'enviado', id: 'a', bytes: 100 });
  expect(leyendo[0]!.estado).toBe('leyendo');
  const hecho = avanzar(leyendo, responder('a', 201, cargaFicticia()));
  expect(estados(avanzar(hecho, { tipo: 'enviado', id: 'a', bytes: 100 }))).toEqual(['recibido', 'en_espera']);
});

it('takes the progress of its own task and drops it with the answer', () => {
  const tarea: Tarea = {
    id: 'a',
    region: '05',
    tipo: 'carga',
    titulo: 'a.csv',
    mensaje: 'Leyendo',
    hecho: 50,
    total: 100,
    unidad: 'bytes',
    filas: 1000,
    filas_por_s: 500,
    segundos: 2,
    restante_s: 2,
  };
  const c = tras(dos, { tipo: 'empezar', id: 'a' }, { tipo: 'tareas', tareas: [{ ...tarea, id: 'otra' }, tarea] });
  expect([c[0]!.tarea, c[1]!.tarea]).toEqual([tarea, null]);
  expect(avanzar(c, responder('a', 201, cargaFicticia()))[0]!.tarea).toBeNull();
});

it('tells what was received from what had been received before', () => {
  expect(interpretar(201, cargaFicticia()).estado).toBe('recibido');
  const repetida = cargaFicticia({ motivos: { archivo_repetido: 10 }, aceptadas: 0, duplicadas: 10 });
  expect(interpretar(200, repetida).estado).toBe('repetido');
  expect(interpretar(200, cargaFicticia()).estado).toBe('recibido'); // a dry run answers 200 too
});

it('keeps a report for each file of an archive; one refused does not take the others with it', () => {
  const mala = cargaFicticia({ archivo: 'leame.csv', error: { codigo: 'sin_filas', mensaje: '…' } });
  const mixta = interpretar(201, { archivo: 'mes.zip', cargas: [cargaFicticia(), mala] });
  expect([mixta.estado, mixta.cargas.length]).toEqual(['recibido', 2]);
  expect(interpretar(422, { detail: '…', archivo: 'mes.zip', cargas: [mala, mala] }).estado).toBe('rechazado');
});

it('fails, and says so, when an answer of success carries no report', () => {
  expect(interpretar(200, { hola: 1 })).toMatchObject({ estado: 'fallo', cargas: [] });
  expect(interpretar(201, null).mensaje).toContain('201');
});

it('tries a failed one again under another id, and never one that was refused', () => {
  const caido = tras(dos, { tipo: 'empezar', id: 'a' }, responder('a', 0, null));
  const otra = avanzar(caido, { tipo: 'reintentar', id: 'a', nuevo: 'c' });
  expect([siguiente(otra)?.id, otra[0]!.mensaje]).toEqual(['c', null]);
  const malo = tras(dos, { tipo: 'empezar', id: 'a' }, responder('a', 413, { detail: 'Grande.' }));
  expect(avanzar(malo, { tipo: 'reintentar', id: 'a', nuevo: 'c' })).toEqual(malo);
});

it('takes off what waits or ended, never what is on its way', () => {
  const c = tras(dos, { tipo: 'empezar', id: 'a' });
  expect(avanzar(c, { tipo: 'quitar', id: 'b' }).map((e) => e.id)).toEqual(['a']);
  expect(avanzar(c, { tipo: 'quitar', id: 'a' })).toEqual(c);
});

it('says aloud each change of state and the end, and nothing with each byte', () => {
  expect(anuncio([])).toBe('');
  const uno = tras(dos, { tipo: 'empezar', id: 'a' }, { tipo: 'enviado', id: 'a', bytes: 10 });
  expect(anuncio(uno)).toBe('Subiendo a.csv: 1 de 2.');
  expect(anuncio(avanzar(uno, { tipo: 'enviado', id: 'a', bytes: 20 }))).toBe(anuncio(uno));
  const fin = tras(
    dos,
    { tipo: 'empezar', id: 'a' },
    responder('a', 201, cargaFicticia()),
    { tipo: 'empezar', id: 'b' },
    responder('b', 413, { detail: 'Grande.' }),
  );
  expect([anuncio(fin), ocupada(fin)]).toEqual(['Terminó: 1 recibido, 1 no aceptado.', false]);
});
