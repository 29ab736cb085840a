// npm run fuzz -- --archivos 50000 --semilla 1 [--segundos 1500] [--solo 123]
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    archivos: { type: 'string', default: '50000' },
    semilla: { type: 'string', default: '1' },
    segundos: { type: 'string' },
    solo: { type: 'string' },
  },
});

const resumen = await fuzz({
  archivos: Number(values.archivos),
  semilla: Number(values.semilla),
  ...(values.segundos === undefined ? {} : { hastaSegundos: Number(values.segundos) }),
  ...(values.solo === undefined ? {} : { solo: { caso: Number(values.solo), carpeta: process.cwd() } }),
  hallazgo: (e) => process.stderr.write(`caso ${e.caso} (${e.formato}): ${e.defecto}\n`),
  progreso: (hechos, defectos) => process.stderr.write(`${hechos} archivos, ${defectos} con defectos\n`),
});
process.stdout.write(`${JSON.stringify(resumen)}\n`);
process.exitCode = resumen.defectos > 0 ? 1 : 0;
