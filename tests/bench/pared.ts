/**
 * `npm run bench:pared [-- --url http://localhost:4173/eess/00003644/pantalla --horas 72]`: a wall over three days, with the page's
 * own clock run fast. Prints one JSON line with the heap after collecting, at the first hour and at the last. It does not load itself
 * again (`reciclar=0`), so that what it forgets to free shows. Exit code 1 past 5 % of growth.
 */
import { parseArgs } from 'node:util';
import { abrirNavegador } from '../e2e/navegador.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4173/eess/00003644/pantalla' },
    horas: { type: 'string', default: '72' },
  },
});
const HORA_S = 3600;
const PASO_S = 20;
const MAXIMO_CRECIMIENTO = 0.05;
const horas = Number(values.horas);

const navegador = await abrirNavegador();
const contexto = await navegador.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' });
const pagina = await contexto.newPage();
let consultas = 0;
pagina.on('response', (r) => (consultas += Number(r.url().includes('/v1/tableros/'))));
await pagina.clock.install();
await pagina.goto(`${values.url}?segundos=${PASO_S}&minutos=5&reciclar=0`, { waitUntil: 'networkidle' });
const cdp = await contexto.newCDPSession(pagina);
const medir = async (): Promise<{ heap: number; nodos: number }> => {
  for (let k = 0; k < 3; k++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, nodos: nodes };
};
const avanzar = async (segundos: number): Promise<void> => {
  // One turn at a time: each is drawn, and each question is answered, before the next.
  for (let s = 0; s < segundos; s += PASO_S) {
    await pagina.clock.runFor(PASO_S * 1000);
    await pagina.evaluate('new Promise((listo) => queueMicrotask(listo))');
  }
};
await avanzar(HORA_S);
const antes = await medir();
for (let h = 1; h < horas; h++) {
  await avanzar(HORA_S);
  if (h % 12 === 0) process.stderr.write(`· ${h} h: ${((await medir()).heap / 1e6).toFixed(2)} MB\n`);
}
const despues = await medir();
await navegador.close();
const crecimiento = despues.heap / antes.heap - 1;
process.stdout.write(
  `${JSON.stringify({ horas, giros: (horas * HORA_S) / PASO_S, consultas, heap_mb: [antes.heap / 1e6, despues.heap / 1e6], nodos: [antes.nodos, despues.nodos], crecimiento })}\n`,
);
process.exitCode = crecimiento < MAXIMO_CRECIMIENTO ? 0 : 1;
