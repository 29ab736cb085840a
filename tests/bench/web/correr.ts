/**
 * `npm run bench:web [-- --datos CARPETA --rutas /iar,/eess --repeticiones 3]`: every page in a real browser, through a slow link and
 * on loopback, first visit and next. Prints what was measured, leaves it in `.sala/bench-web.json`, and ends with 1 when something is
 * over its budget. What each figure means is in docs/velocidad.md.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { abrirNavegador } from '../../e2e/navegador.ts';
import { abrirProxy } from './enlace/proxy.ts';
import { imprimir } from './informe.ts';
import { leerManifiesto, paqueteDe, type Paquete } from './paquetes.ts';
import { excesos, type Medidas } from './presupuestos.ts';
import { medirRuta } from './ruta.ts';
import { conPublicas, ejemplosDe, patrones, rutasCon } from './rutas.ts';
import type { Servida } from './servir.ts';

const RAIZ = join(import.meta.dirname, '../../..');
const CLIENTE = join(RAIZ, 'web/build/cliente');
const REGION = '05';

const { values } = parseArgs({
  options: {
    datos: { type: 'string' },
    rutas: { type: 'string' },
    repeticiones: { type: 'string', default: '3' },
    interacciones: { type: 'string', default: '40' },
  },
});
const repeticiones = Number(values.repeticiones);
const interacciones = Number(values.interacciones);
const cargaInicial = loadavg()[0] ?? 0;
const decir = (texto: string): void => void process.stderr.write(`· ${texto}\n`);

decir(values.datos ? 'Abriendo la sala…' : 'Preparando una provincia pequeña (un minuto)…');
const sala = fork(join(import.meta.dirname, 'servir.ts'), values.datos ? [values.datos] : [], { silent: false });
const servida = (await Promise.race([
  once(sala, 'message').then(([m]) => m as Servida), // servir.ts sends nothing else
  once(sala, 'exit').then(() => {
    throw new Error('La sala que se iba a medir no pudo abrirse.');
  }),
])) as Servida;
const navegador = await abrirNavegador([`--ignore-certificate-errors-spki-list=${servida.huella}`]);
const lento = await abrirProxy(servida.cifrado);
const directo = await abrirProxy(servida.claro);

try {
  const base = `http://127.0.0.1:${servida.claro}`;
  const modelos = patrones(join(RAIZ, 'web/src/routes'));
  const pedidas = values.rutas?.split(',');
  const rutas = conPublicas(rutasCon(modelos, await ejemplosDe(base, REGION))).filter(
    (r) =>
      !pedidas || pedidas.some((p) => r.patron === p || r.camino === p || (p !== '/' && r.patron.startsWith(`${p}/[`))),
  );
  if (rutas.length === 0) throw new Error(`Ninguna ruta se llama ${values.rutas}. Hay: ${modelos.join(', ')}`);
  const manifiesto = leerManifiesto(join(RAIZ, 'web/.svelte-kit/output/client/.vite/manifest.json'));
  const medidas = new Map<string, Medidas>();
  const paquetes = new Map<string, Paquete>();
  for (const { patron, camino } of rutas) {
    if (camino === null) {
      decir(`${patron}: esta sala no tiene un ejemplo`);
      continue;
    }
    const desde = performance.now();
    paquetes.set(patron, paqueteDe(CLIENTE, manifiesto, await (await fetch(base + camino)).text()));
    medidas.set(
      patron,
      await medirRuta({ navegador, lento, directo }, patron, camino, { repeticiones, interacciones }),
    );
    decir(`${patron} (${((performance.now() - desde) / 1000).toFixed(0)} s)`);
  }
  const maquina = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, Chromium ${navegador.version()}`;
  const tamano = values.datos ? 'región' : 'provincia pequeña';
  const sobran = excesos(medidas);
  const carga = `carga de la máquina al empezar ${cargaInicial.toFixed(1)}`;
  process.stdout.write(imprimir({ maquina: `${maquina}; ${carga}`, tamano, repeticiones, medidas, paquetes, sobran }));
  mkdirSync(join(RAIZ, '.sala'), { recursive: true });
  writeFileSync(
    join(RAIZ, '.sala/bench-web.json'),
    `${JSON.stringify({ maquina, carga: cargaInicial, tamano, repeticiones, medidas: Object.fromEntries(medidas), paquetes: Object.fromEntries(paquetes), excesos: sobran.map(({ ruta, presupuesto: p, valor }) => ({ ruta, medida: p.medida, valor, maximo: p.maximo })) }, null, 2)}\n`,
  );
  process.exitCode = sobran.length > 0 ? 1 : 0;
} finally {
  await navegador.close();
  lento.cerrar();
  directo.cerrar();
  sala.disconnect();
}
