import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { casos } from '../bordes/casos.ts';
import { juzgar } from './juzgar.ts';

/**
 * `node tests/fichas/mutacion/correr.ts [--ficha ID]`: moves every number of every ficha by one and says which changes no boundary
 * table notices. Ends with 1 under `MINIMO` % noticed.
 */
const MINIMO = 95;
const i = process.argv.indexOf('--ficha');
const pedida = i < 0 ? undefined : process.argv[i + 1];
const ids = leerFichas()
  .fichas.map((f) => f.ficha)
  .filter((id) => pedida === undefined || id === pedida);

let [muertos, total] = [0, 0];
for (const id of ids) {
  const desde = performance.now();
  const j = await juzgar(id, casos);
  const suyos = j.muertos + j.vivos.length;
  muertos += j.muertos;
  total += suyos;
  console.log(
    `${id}: ${j.muertos} de ${suyos} mutantes muertos (${((performance.now() - desde) / 1000).toFixed(0)} s)`,
  );
  for (const r of j.rotos) console.log(`  falla sin mutar: ${r}`);
  for (const m of j.vivos) console.log(`  vivo: ${m.version} ${m.ruta} ${m.antes} → ${m.despues}`);
}
const tasa = total === 0 ? 100 : (100 * muertos) / total;
console.log(`${ids.length} fichas, ${total} mutantes, ${muertos} muertos: ${tasa.toFixed(1)} %`);
process.exitCode = tasa < MINIMO ? 1 : 0;
