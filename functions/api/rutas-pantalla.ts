import type { Context } from 'hono';
import * as v from 'valibot';
import type { LugarDeCorte } from '../domain/acceso/lugares.ts';
import { caminoPared, codigoVisible, DIAS_PANTALLA_MAXIMO, type Pantalla } from '../domain/acceso/pantalla.ts';
import { leerCuerpo } from './cuerpo.ts';
import { emitirPantalla } from './pantallas.ts';
import type { Deps } from './deps.ts';
import { ambitoDesconocido, deLaRegion, lugar, PAIS, region as laRegion, regionDe } from './pide.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { ruta, type DepsPide, type NoHay, type Pide } from './ruta.ts';

const CUERPO = v.strictObject({
  ambito: v.pipe(v.string(), v.regex(/^[EDG]:[A-Za-z0-9_.-]{1,40}$/)),
  nombre: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''),
  dias: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DIAS_PANTALLA_MAXIMO)), 90),
});
const FORMA = `{"ambito":"E:00003644","nombre":"Sala de espera","dias":90}; el lugar es un E:, D: o G:, y los días van de 1 a ${DIAS_PANTALLA_MAXIMO}`;

const sinPantallas = (c: Context): Response =>
  problema(c, 501, 'no_calculado', 'Este servidor no tiene dónde guardar pantallas. Avise a quien lo instaló.');

const anotar = async (
  { auditoria, ahora }: Deps,
  quien: string,
  que: 'pantalla_creada' | 'pantalla_revocada',
  id: string,
  lugar: LugarDeCorte,
): Promise<void> =>
  auditoria?.anotar({ instante: ahora(), quien, que, recurso: `pantalla:${id}`, ...lugar, finalidad: null });

/** As it is told: never its token, which nobody here knows. */
const contada = (p: Pantalla, ahora: string) => ({
  ...p,
  estado:
    p.revocada !== null
      ? ('revocada' as const)
      : p.vence <= ahora
        ? ('vencida' as const)
        : p.emparejada
          ? ('activa' as const)
          : ('por_emparejar' as const),
  pared: caminoPared(p.ambito),
});

export const pantallas = ruta({
  metodo: 'get',
  ruta: '/v1/pantallas',
  resumen: 'Las pantallas de pared de una región, de la más reciente a la más antigua',
  acceso: { acciones: ['administrar_pantallas'], pide: deLaRegion('administrar_pantallas') },
  exigidos: ['region'],
  responde: 'Cada pantalla con su lugar y su estado',
  errores: [501],
  async manejar(deps, c, { region }) {
    if (!deps.pantallas) return sinPantallas(c);
    const todas = await deps.pantallas.listar(region);
    return responderJson(c, { region, pantallas: todas.map((p) => contada(p, deps.ahora())) }, 'no_guardar');
  },
});

/** The place the body names; one that is badly written is of nobody. */
const lugarDelCuerpo = async (_: unknown, deps: DepsPide, c: Context): Promise<Pide | NoHay> => {
  const cuerpo = await leerCuerpo(c, CUERPO, FORMA);
  return cuerpo.ok
    ? lugar('administrar_pantallas')({ ambito: cuerpo.value.ambito }, deps)
    : { accion: 'ver_tareas', lugar: PAIS };
};

export const crearPantalla = ruta({
  metodo: 'post',
  ruta: '/v1/pantallas',
  resumen:
    'Da permiso a una pantalla de pared para mostrar un lugar: el código se escribe una vez en ella, en /emparejar',
  acceso: { acciones: ['administrar_pantallas', 'ver_tareas'], pide: lugarDelCuerpo },
  cuerpo: { tipo: 'application/json', descripcion: FORMA },
  responde: 'La pantalla y su código, que vale quince minutos y una sola vez',
  errores: [400, 404, 501],
  async manejar(deps, c, _, quien) {
    const cuerpo = await leerCuerpo(c, CUERPO, FORMA);
    if (!cuerpo.ok) return problema(c, 400, 'cuerpo_invalido', cuerpo.error);
    if (!deps.pantallas) return sinPantallas(c);
    const { ambito, nombre, dias } = cuerpo.value;
    const region = await regionDe(deps, ambito);
    if (region === null || !(await deps.lugares.ver(ambito))) {
      const { codigo, detalle } = ambitoDesconocido(ambito);
      return problema(c, 404, codigo, detalle);
    }
    const ahora = deps.ahora();
    const vence = new Date(Date.parse(ahora) + dias * 86_400_000).toISOString();
    const { id, codigo, codigo_vence } = await emitirPantalla(
      deps.pantallas,
      { ambito, region, nombre, por: quien!.sujeto, vence }, // the guard let somebody through
      ahora,
    );
    await anotar(deps, quien!.sujeto, 'pantalla_creada', id, { ambito, region });
    return responderJson(
      c,
      { id, ambito, vence, codigo: codigoVisible(codigo), codigo_vence, pared: caminoPared(ambito) },
      'no_guardar',
      201,
    );
  },
});

export const revocarPantalla = ruta({
  metodo: 'post',
  ruta: '/v1/pantallas/{region}/{id:pantalla}/revocar',
  resumen: 'Quita el permiso a una pantalla de pared; deja de mostrar su lugar en medio minuto',
  acceso: { acciones: ['administrar_pantallas'], pide: deLaRegion('administrar_pantallas') },
  exigidos: ['region', 'pantalla'],
  responde: 'La pantalla revocada',
  errores: [404, 501],
  async manejar(deps, c, { region, pantalla }, quien) {
    if (!deps.pantallas) return sinPantallas(c);
    if (await deps.pantallas.revocar(region, pantalla, deps.ahora())) {
      await anotar(deps, quien!.sujeto, 'pantalla_revocada', pantalla, laRegion(region)); // the guard let somebody through
      return responderJson(c, { id: pantalla, revocada: true }, 'no_guardar');
    }
    return problema(c, 404, 'pantalla_desconocida', `No hay una pantalla ${pantalla} en la región ${region}.`);
  },
});
