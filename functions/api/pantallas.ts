import { createHash, randomBytes } from 'node:crypto';
import type { PantallasRepo } from '../adapters/dynamo/pantallas.ts';
import { codigoDe, leerCodigo, MINUTOS_CODIGO, type Pantalla } from '../domain/acceso/pantalla.ts';
import type { Verificar } from './credencial.ts';

const sha256 = (texto: string): string => createHash('sha256').update(texto).digest('hex');
const BYTES_TOKEN = 32;
/** How long a revoked screen may go on: what was looked up is believed for this long. */
const CREER_MS = 30_000;
const MAXIMO_RECORDADAS = 1_000;

/** A new screen and the code that pairs it, told once. */
export async function emitirPantalla(
  repo: Pick<PantallasRepo, 'crear'>,
  datos: Pick<Pantalla, 'ambito' | 'region' | 'nombre' | 'por' | 'vence'>,
  ahora: string,
): Promise<{ readonly id: string; readonly codigo: string; readonly codigo_vence: string }> {
  const id = randomBytes(8).toString('hex');
  const codigo = codigoDe(randomBytes(16));
  const codigo_vence = new Date(Date.parse(ahora) + MINUTOS_CODIGO * 60_000).toISOString();
  await repo.crear({ ...datos, id, creada: ahora }, sha256(codigo), codigo_vence);
  return { id, codigo, codigo_vence };
}

/** The token of the screen a code pairs, for its browser to keep; null when the code is of no use. */
export async function emparejarPantalla(
  repo: Pick<PantallasRepo, 'emparejar'>,
  escrito: string,
  ahora: string,
): Promise<{ readonly token: string; readonly pantalla: Pantalla } | null> {
  const codigo = leerCodigo(escrito);
  if (codigo === null) return null;
  const token = randomBytes(BYTES_TOKEN).toString('base64url');
  const pantalla = await repo.emparejar(sha256(codigo), sha256(token), ahora);
  return pantalla && { token, pantalla };
}

/** Tells which screen a token is of. @param ahora ISO 8601 in UTC */
export function verificadorPantallas(repo: Pick<PantallasRepo, 'deToken'>, ahora: () => string): Verificar {
  const recordadas = new Map<string, { readonly hasta: number; readonly pantalla: Pantalla | null }>();
  const buscar = async (huella: string): Promise<Pantalla | null> => {
    const ms = Date.parse(ahora());
    const recordada = recordadas.get(huella);
    if (recordada && recordada.hasta > ms) return recordada.pantalla;
    const pantalla = await repo.deToken(huella);
    recordadas.delete(huella);
    if (recordadas.size >= MAXIMO_RECORDADAS) recordadas.delete(recordadas.keys().next().value!); // it is not empty
    recordadas.set(huella, { hasta: ms + CREER_MS, pantalla });
    return pantalla;
  };
  return async (token) => {
    const p = await buscar(sha256(token));
    if (p === null) return { quien: null, por: 'sesion_invalida' };
    if (p.revocada !== null || p.vence <= ahora()) return { quien: null, por: 'sesion_vencida' };
    return {
      quien: {
        sujeto: `pantalla:${p.id}`,
        clase: 'dispositivo',
        roles: [],
        ambitos: [p.ambito],
        nominal: [],
        vence: Date.parse(p.vence) / 1000,
      },
    };
  };
}
