import { Hono } from 'hono';
import type { Verificadores } from '../../api/credencial.ts';
import type { Presentado } from '../../api/deps.ts';
import type { Identidad } from '../../domain/acceso/identidad.ts';
import { abrirSesion, volverA, type CookieSesion } from '../../sitio/cookie.ts';
import { crearEmisorLocal } from './emisor.ts';
import { USUARIOS_DEMO, type UsuarioDemo } from './usuarios.ts';

export const COOKIE_LOCAL: CookieSesion = { nombre: 'sala_sesion', segura: false };
/** What a browser keeps after signing out: it is asked to come in, instead of being the first of the list again. */
const SALIDA = 'salida';
const ANO_SEGUNDOS = 31_536_000;

const identidad = ({ id, roles, ambitos, nominal }: UsuarioDemo): Identidad => ({
  sujeto: id,
  clase: 'persona',
  roles,
  ambitos,
  nominal,
  vence: Infinity,
});

export type OpcionesAcceso = {
  /** Nobody is let in without choosing who they are. Otherwise whoever reaches this machine's own address is the first of the list. */
  readonly conSesion?: boolean;
};

/**
 * Who is who on one machine: invented persons, one of each role, and whoever runs commands beside it. Only here: nothing that is
 * deployed knows this folder.
 */
export async function abrirAccesoLocal({ conSesion = false }: OpcionesAcceso = {}) {
  const emisor = await crearEmisorLocal();
  const [primero] = USUARIOS_DEMO;
  const sinNada: Presentado = conSesion ? { quien: null, por: 'sin_sesion' } : { quien: identidad(primero) };
  const verificadores: Pick<Verificadores, 'cookie' | 'jwt' | 'sinNada'> = {
    cookie: COOKIE_LOCAL.nombre,
    sinNada,
    jwt: async (token) => (token === SALIDA ? { quien: null, por: 'sin_sesion' } : emisor.verificar(token)),
  };
  const puerta = new Hono();
  puerta.post('/sesion/demostracion', async (c) => {
    const { usuario, volver } = await c.req.parseBody();
    const elegido = USUARIOS_DEMO.find((u) => u.id === usuario);
    if (!elegido) return c.redirect('/entrar?fallo=si', 303);
    const { token, segundos } = await emisor.firmar(elegido);
    abrirSesion(c, COOKIE_LOCAL, token, segundos);
    return c.redirect(volverA(volver), 303);
  });
  puerta.post('/sesion/salir', (c) => {
    abrirSesion(c, COOKIE_LOCAL, SALIDA, ANO_SEGUNDOS);
    return c.redirect('/entrar', 303);
  });
  return {
    verificadores,
    puerta,
    /** For the commands of this machine. @param usuario of the operating system */
    credencial: async (usuario: string): Promise<string> =>
      (await emisor.firmar({ ...primero, id: `local:${usuario}` }, 24 * 365)).token,
  };
}
export type AccesoLocal = Awaited<ReturnType<typeof abrirAccesoLocal>>;
