import { esTabla, plantillaCsv } from '../domain/plantilla.ts';
import FORMATOS from './formatos.json' with { type: 'json' };
import { problema } from './problema.ts';
import { responderArchivo, responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

/**
 * What the readers know, as data: importing them would bring the SQL engine into this function. A test keeps `formatos.json` equal
 * to them (`sala plantilla --formatos` writes it).
 */
export const formatos = ruta({
  metodo: 'get',
  ruta: '/v1/formatos',
  resumen: 'Los formatos de archivo que se leen, con sus columnas y su plantilla si es una tabla propia',
  acceso: 'abierta',
  responde: 'Todos los formatos',
  errores: [],
  manejar: async (_, c) => responderJson(c, { formatos: FORMATOS }, 'abierta'),
});

export const plantilla = ruta({
  metodo: 'get',
  ruta: '/v1/plantillas/{plantilla}',
  resumen: 'La plantilla de una tabla propia, <tabla>.csv: cabecera y una fila inventada',
  acceso: 'abierta',
  exigidos: ['plantilla'],
  responde: 'CSV en UTF-8',
  errores: [404],
  async manejar(_, c, { plantilla: archivo }) {
    const tabla = archivo.slice(0, -'.csv'.length);
    if (!esTabla(tabla))
      return problema(c, 404, 'plantilla_desconocida', `No hay una tabla ${tabla}. La lista está en /v1/formatos.`);
    c.header('Content-Disposition', `attachment; filename="${archivo}"`);
    return responderArchivo(c, Buffer.from(plantillaCsv(tabla)), 'text/csv; charset=utf-8');
  },
});
