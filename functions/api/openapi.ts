import { ACCIONES } from '../domain/acceso/acciones.ts';
import { parametroOpenapi, type Parametro } from './parametros.ts';
import { CODIGOS_PROBLEMA } from './problema.ts';
import { parametrosDeRuta, rutaOpenapi, type Ruta } from './ruta.ts';

const accesoEnPalabras = ({ acceso }: Ruta): string =>
  acceso === 'abierta'
    ? 'Abierta.'
    : `Pide: ${acceso.acciones.map((a) => `${a} (${ACCIONES[a].roles.join(', ')})`).join('; ')}.${acceso.publico ? ' En modo público, abierta.' : ''}`;

const operacion = (r: Ruta) => {
  const enRuta = parametrosDeRuta(r);
  const resto = (ps: readonly Parametro[]) => ps.filter((p) => !enRuta.some((e) => e.parametro === p));
  return {
    summary: r.resumen,
    description: accesoEnPalabras(r),
    'x-acceso': r.acceso === 'abierta' ? [] : r.acceso.acciones,
    parameters: [
      ...enRuta.map(({ nombre, parametro }) => parametroOpenapi(parametro, 'path', true, nombre)),
      ...resto(r.exigidos).map((p) => parametroOpenapi(p, 'query', true)),
      ...resto(r.opcionales).map((p) => parametroOpenapi(p, 'query', false)),
    ],
    ...(r.cuerpo
      ? {
          requestBody: {
            required: true,
            description: r.cuerpo.descripcion,
            content: { [r.cuerpo.tipo]: { schema: {} } },
          },
        }
      : {}),
    responses: {
      [r.metodo === 'post' ? '201' : '200']: { description: r.responde },
      ...Object.fromEntries(r.errores.map((e) => [String(e), { $ref: '#/components/responses/Problema' }])),
      default: { $ref: '#/components/responses/Problema' },
    },
  };
};

/** The OpenAPI 3.1 document of a table of routes. */
export const documentoOpenapi = (rutas: readonly Ruta[], version: string) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const r of rutas) (paths[rutaOpenapi(r)] ??= {})[r.metodo] = operacion(r);
  const problema = {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string', enum: CODIGOS_PROBLEMA },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Sala', version, description: 'Indicadores de la atención primaria por ámbito y corte.' },
    paths,
    components: {
      schemas: { Problema: problema },
      responses: {
        Problema: {
          description: 'Un problema: qué, dónde y qué hacer.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problema' } } },
        },
      },
    },
  };
};
