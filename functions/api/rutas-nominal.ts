import { gunzipSync } from 'node:zlib';
import { contiene } from '../domain/acceso/lugares.ts';
import { objetoSectoristas, type SectoristasCorte } from '../domain/sectoristas.ts';
import type { Deps } from './deps.ts';
import { anotarLectura } from './lectura-nominal.ts';
import { ambitoDesconocido, lugar, regionDe, regionDelCorte } from './pide.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

/** Of cortes made before they were kept apart, none. */
const leer = async (deps: Deps, corte: string): Promise<SectoristasCorte> => {
  const bytes = await deps.objetos.get(objetoSectoristas(corte));
  return bytes ? (JSON.parse(gunzipSync(bytes).toString('utf8')) as SectoristasCorte) : {}; // written by the aggregation
};

export const sectoristas = ruta({
  metodo: 'get',
  ruta: '/v1/nominal/sectoristas/{ambito}',
  resumen:
    'Los nombres de quienes responden por cada sector de un establecimiento, o de los establecimientos de un distrito; la lectura queda anotada',
  acceso: { acciones: ['leer_sectoristas'], pide: lugar('leer_sectoristas') },
  exigidos: ['ambito', 'finalidad'],
  opcionales: ['corte'],
  responde: 'El personal de cada sector, en el corte que se pide o en el vigente',
  errores: [400, 404, 429, 501],
  async manejar(deps, c, { ambito, corte, finalidad }, quien) {
    if (!/^[SED]:/.test(ambito))
      return problema(
        c,
        400,
        'parametro_invalido',
        'Los nombres se leen de un sector (S:), un establecimiento (E:) o un distrito (D:), no de más a la vez.',
        { parametros: ['ambito'] },
      );
    const region = corte === undefined ? await regionDe(deps, ambito) : regionDelCorte(corte);
    const id = corte ?? (region === null ? null : ((await deps.punteros.ultimo(region))?.corte ?? null));
    if (region === null || id === null || !(await deps.lugares.ver(ambito))) {
      const { codigo, detalle } = ambitoDesconocido(ambito);
      return problema(c, 404, codigo, detalle);
    }
    const todos = await leer(deps, id);
    const anotada = await anotarLectura(deps, c, quien!, {
      // Another corte may name others.
      recurso: `sectoristas:${ambito}@${id}`,
      lugar: { ambito, region },
      finalidad,
    }); // the guard let somebody through
    if (anotada instanceof Response) return anotada;
    const padres = await deps.lugares.padres(region);
    const sectores = Object.fromEntries(
      Object.entries(todos).filter(([sector]) => contiene(ambito, { ambito: sector, region }, padres)),
    );
    return responderJson(c, { ambito, corte: id, sectores }, 'no_guardar');
  },
});
