import { createHash } from 'node:crypto';
import { responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

/** Tells one identity from another without saying whose it is: what a browser kept of one is not shown to the next. */
const huella = (...partes: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(partes)).digest('hex').slice(0, 16);

export const sesion = ruta({
  metodo: 'get',
  ruta: '/v1/sesion',
  resumen: 'Quién es quien pregunta: sus roles, sus lugares y hasta cuándo, y cómo se entra',
  acceso: 'abierta',
  responde: 'La sesión, o por qué no la hay',
  errores: [],
  async manejar(deps, c) {
    const presentado = await deps.identificar(c);
    const { entrada } = deps;
    if (presentado.quien === null)
      return responderJson(c, { sesion: null, por: presentado.por, entrada }, 'no_guardar');
    const { sujeto, clase, roles, ambitos, nominal, vence } = presentado.quien;
    const nombrados = await Promise.all(
      ambitos.map(async (id) => ({
        id,
        nombre: id === 'N:PE' ? 'Perú' : ((await deps.lugares.ver(id))?.nombre ?? id),
      })),
    );
    const nombre =
      entrada.tipo === 'demostracion' ? (entrada.usuarios.find((u) => u.id === sujeto)?.nombre ?? null) : null;
    return responderJson(
      c,
      {
        sesion: {
          huella: huella(sujeto, roles, ambitos, nominal),
          nombre,
          clase,
          roles,
          ambitos: nombrados,
          nominal,
          vence: Number.isFinite(vence) ? new Date(vence * 1000).toISOString() : null,
          demostracion: entrada.tipo === 'demostracion',
        },
        entrada,
      },
      'no_guardar',
    );
  },
});
