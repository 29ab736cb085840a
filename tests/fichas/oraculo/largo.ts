import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { cerrarDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import { comparable, type Edicion } from './comparar.ts';
import { abrirMotor, ensayar, faltantes } from './ensayo.ts';
import { leerMundo } from './mundo.ts';

/** `node tests/fichas/oraculo/largo.ts [--personas 200000] [--semilla N] [--ficha ID]`: compiler against interpreter, at length. */
const opcion = (nombre: string): string | undefined => {
  const i = process.argv.indexOf(`--${nombre}`);
  return i < 0 ? undefined : process.argv[i + 1];
};

const personas = Number(opcion('personas') ?? 200_000);
const semilla = Number(opcion('semilla') ?? 20_261_130);
const ediciones: Edicion[] = leerFichas()
  .fichas.filter((f) => opcion('ficha') === undefined || f.ficha === opcion('ficha'))
  .flatMap((ficha) => ficha.versiones.filter(comparable).map((version) => ({ ficha, version })));
const cadaUna = Math.ceil(personas / ediciones.length);
const mundo = leerMundo();
const inicio = performance.now();
let [hechas, malas] = [0, 0];
const con = await abrirMotor();
try {
  for (const edicion of ediciones) {
    const desde = performance.now();
    const e = await ensayar(con, edicion, mundo, cadaUna, semilla);
    hechas += e.personas;
    malas += e.cuantos;
    const faltan = faltantes(edicion, e);
    console.log(
      `${edicion.ficha.ficha} ${edicion.version.version}: ${e.personas} personas, ${e.vistos.get('den') ?? 0} en el denominador, ${e.cuantos} desacuerdos, ${((performance.now() - desde) / 1000).toFixed(1)} s${faltan.length > 0 ? `; nunca: ${faltan.join(', ')}` : ''}`,
    );
    for (const d of e.desacuerdos.slice(0, 3)) console.log(d);
  }
} finally {
  cerrarDuckdb(con);
}
console.log(
  `${ediciones.length} ediciones, ${hechas} personas, ${malas} desacuerdos, ${((performance.now() - inicio) / 1000).toFixed(0)} s`,
);
process.exitCode = malas === 0 ? 0 : 1;
