import type { Hono } from 'hono';
import { accesoDesplegado } from '../api/desplegada.ts';
import { COOKIE_SESION } from '../api/credencial.ts';
import { sesionDirectorio } from './directorio.ts';
import { limiteCodigos, sesionPared } from './pared.ts';

const cookie = { nombre: COOKIE_SESION, segura: true };
const { emisor, verificar, pantallas } = accesoDesplegado;
/** Of the directory: where its own pages are. */
const ingreso = process.env['SALA_INGRESO'];

const directorio: Hono[] =
  emisor && ingreso
    ? [
        sesionDirectorio({
          emisor: emisor.emisor,
          cliente: emisor.clientes[0]!, // it has at least one
          ingreso,
          direccion: process.env['SALA_DIRECCION']?.replace(/\/$/, '') ?? null,
          cookie,
          verificar,
        }),
      ]
    : [];

const pared: Hono[] = pantallas
  ? [
      sesionPared({
        pantallas,
        cookie,
        ahora: () => new Date().toISOString(),
        limite: limiteCodigos(() => performance.now()),
      }),
    ]
  : [];

/** What opens and closes sessions where it is deployed: the directory, and the codes of wall screens. */
export const puertas: readonly Hono[] = [...directorio, ...pared];
