/**
 * `npm run bench:pared [-- --url http://localhost:4173/eess/00003644/pantalla --horas 72]`: a wall over three days, with the page's
 * own clock run fast. Prints one JSON line with the heap after collecting: medians of the second and of the last sixth of the time. It does not load itself
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
const horarias: { heap: number; nodos: number }[] = [];
for (let h = 1; h <= horas; h++) {
  await avanzar(HORA_S);
  horarias.push(await medir());
  if (h % 12 === 0) process.stderr.write(`· ${h} h: ${(horarias.at(-1)!.heap / 1e6).toFixed(2)} MB\n`);
}
await navegador.close();
const mediana = (desde: number, hasta: number): number => {
  const tramo = horarias
    .slice(desde, hasta)
    .map((m) => m.heap)
    .sort((a, b) => a - b);
  return tramo[tramo.length >> 1]!;
};
// The first sixth is left out: it compiles code and fills caches once.
const sexto = Math.max(1, Math.floor(horas / 6));
const [antes, despues] = [mediana(sexto, 2 * sexto), mediana(horas - sexto, horas)];
const crecimiento = despues / antes - 1;
process.stdout.write(
  `${JSON.stringify({ horas, giros: (horas * HORA_S) / PASO_S, consultas, primera_hora_mb: horarias[0]!.heap / 1e6, heap_mb: [antes / 1e6, despues / 1e6], nodos: [horarias[sexto]!.nodos, horarias.at(-1)!.nodos], crecimiento })}\n`,
);
process.exitCode = crecimiento < MAXIMO_CRECIMIENTO ? 0 : 1;
