/**
 * `npm run ataque -- --datos CARPETA [--region 05] [--muestra 2] [--ficha paquete_menor_12m] [--informe docs/privacidad-informe.json]`: attacks what a data folder
 * publishes in the public mode. Exit code 1 when some protected count was narrowed, or too little is said.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { abrirSolucionador } from './solucionador.ts';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { leerPoliticaPublica } from '../../../functions/adapters/catalogos/politica.ts';
import { abrirAccesoLocal } from '../../../functions/local/acceso/acceso-local.ts';
import { abrirCarpetaDatos } from '../../../functions/local/carpeta-datos.ts';
import { apiLocal } from '../../../functions/local/servidor.ts';
import { abrirServicio } from '../../../functions/local/servicio.ts';
import { leerTotales, type Totales } from '../../../functions/publish/totales.ts';
import { atacarRegion } from './region.ts';

const { values } = parseArgs({
  options: {
    datos: { type: 'string', default: 'datos' },
    region: { type: 'string', default: '05' },
    muestra: { type: 'string', default: '2' },
    segundos: { type: 'string', default: '60' },
    semilla: { type: 'string', default: '1' },
    ficha: { type: 'string', default: '' },
    informe: { type: 'string' },
  },
});

const leida = leerPoliticaPublica(leerFichas().fichas);
if (!leida.ok) throw new Error(leida.motivos.join(' '));
const carpeta = abrirCarpetaDatos(values.datos);
const servicio = await abrirServicio(carpeta);
try {
  const app = apiLocal(servicio, carpeta, 'ataque', await abrirAccesoLocal({ conSesion: true }));
  const totales = new Map<string, Totales>();
  const informe = await atacarRegion({
    pedir: async (ruta) => app.request(`http://localhost${ruta}`),
    region: values.region,
    totales: async (corte) => {
      const t = totales.get(corte) ?? (await leerTotales(servicio.objetos, corte));
      totales.set(corte, t);
      return t;
    },
    politica: leida.politica,
    highs: await abrirSolucionador(),
    semilla: Number(values.semilla),
    ficha: values.ficha,
    muestra: Number(values.muestra),
    segundos: Number(values.segundos),
    avisar: (mensaje) => process.stderr.write(`${mensaje}\n`),
  });
  const { fichas, ...resumen } = informe;
  process.stdout.write(`${JSON.stringify(resumen)}\n`);
  if (values.informe)
    writeFileSync(values.informe, `${JSON.stringify({ ...resumen, ya_no_se_publican: [], fichas }, null, 2)}\n`);
  process.exitCode = informe.pasa ? 0 : 1;
} finally {
  await servicio.cerrarAlmacen();
}
