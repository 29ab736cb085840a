import { buscarIndicadores } from './indicadores.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

const MAXIMO_HALLADOS = 20;
const HALLADOS = 8;

export const salud = ruta({
  metodo: 'get',
  ruta: '/v1/salud',
  resumen: 'Si el servicio responde y qué versión es',
  acceso: 'abierta',
  responde: 'Estado y versión',
  errores: [],
  manejar: async (deps, c) =>
    responderJson(
      c,
      { estado: 'ok', version: deps.version, ...(deps.instancia ? { instancia: deps.instancia } : {}) },
      'no_guardar',
    ),
});

export const regiones = ruta({
  metodo: 'get',
  ruta: '/v1/regiones',
  resumen: 'Las regiones que tienen datos aquí',
  acceso: 'abierta',
  responde: 'Las regiones, por nombre',
  errores: [],
  async manejar(deps, c) {
    const todas = await deps.lugares.regiones();
    return responderJson(c, { regiones: todas.map(({ id, tipo, nombre }) => ({ id, tipo, nombre })) }, 'abierta');
  },
});

export const ambitos = ruta({
  metodo: 'get',
  ruta: '/v1/ambitos',
  resumen: 'Busca ámbitos por nombre o código, sin distinguir tildes y aunque haya un error al escribir',
  acceso: 'abierta',
  exigidos: ['buscar'],
  opcionales: ['region'],
  responde: `Hasta ${MAXIMO_HALLADOS} ámbitos, primero los que mejor coinciden, cada uno con los que lo contienen («padres», del más cercano, hasta tres)`,
  errores: [],
  async manejar(deps, c, { buscar, region }) {
    const hallados = await deps.lugares.buscar(buscar, region ?? null, MAXIMO_HALLADOS + 1);
    return responderJson(
      c,
      { ambitos: hallados.slice(0, MAXIMO_HALLADOS), hay_mas: hallados.length > MAXIMO_HALLADOS },
      'abierta',
    );
  },
});

export const buscar = ruta({
  metodo: 'get',
  ruta: '/v1/buscar',
  resumen: 'Busca a la vez lugares, por nombre o código, e indicadores, por nombre, código o código oficial',
  acceso: 'abierta',
  exigidos: ['q'],
  opcionales: ['limite'],
  responde: `«lugares» e «indicadores», hasta ${HALLADOS} de cada uno si no se dice otra cosa, primero los que mejor coinciden; los errores al escribir se perdonan, uno en palabras de cuatro a siete letras y dos en las más largas`,
  errores: [],
  async manejar(deps, c, { q, limite }) {
    const cuantos = limite === undefined ? HALLADOS : Number(limite);
    const [lugares, fichasTodas] = await Promise.all([deps.lugares.buscar(q, null, cuantos), deps.fichas()]);
    return responderJson(
      c,
      {
        lugares: lugares.map(({ id, tipo, nombre, region, padres }) => ({ id, tipo, nombre, region, padres })),
        indicadores: buscarIndicadores(fichasTodas, q, cuantos),
      },
      'abierta',
    );
  },
});

export const ambito = ruta({
  metodo: 'get',
  ruta: '/v1/ambitos/{id:ambito}',
  resumen: 'Un ámbito y los que lo contienen',
  acceso: 'abierta',
  exigidos: ['ambito'],
  responde: 'El ámbito, con sus superiores del más cercano al más amplio',
  errores: [404],
  async manejar(deps, c, { ambito: id }) {
    const lugar = await deps.lugares.ver(id);
    if (!lugar)
      return problema(
        c,
        404,
        'ambito_desconocido',
        `No hay un ámbito ${id}. Búsquelo por su nombre en /v1/ambitos?buscar=.`,
      );
    const superiores = [];
    const vistos = new Set([lugar.id]);
    for (let padre = lugar.padre; padre !== null && !vistos.has(padre);) {
      vistos.add(padre);
      const superior = await deps.lugares.ver(padre);
      if (!superior) break;
      superiores.push({ id: superior.id, tipo: superior.tipo, nombre: superior.nombre });
      padre = superior.padre;
    }
    return responderJson(c, { ...lugar, superiores }, 'abierta');
  },
});

export const fichas = ruta({
  metodo: 'get',
  ruta: '/v1/fichas',
  resumen: 'Las fichas de indicadores, explicadas',
  acceso: 'abierta',
  responde: 'Todas las fichas',
  errores: [],
  manejar: async (deps, c) => responderJson(c, { fichas: await deps.fichas() }, 'abierta'),
});

export const ficha = ruta({
  metodo: 'get',
  ruta: '/v1/fichas/{id:ficha}',
  resumen: 'Una ficha con sus ediciones',
  acceso: 'abierta',
  exigidos: ['ficha'],
  responde: 'La ficha',
  errores: [404],
  async manejar(deps, c, { ficha: id }) {
    const hallada = (await deps.fichas()).find((f) => f.id === id);
    if (!hallada) return problema(c, 404, 'ficha_desconocida', `No hay una ficha ${id}. La lista está en /v1/fichas.`);
    return responderJson(c, hallada, 'abierta');
  },
});
