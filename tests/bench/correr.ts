/**
 * `npm run bench [-- --tamano chico|demo|region] [--periodos 24]`: the road from files to boards, timed. Prints one JSON line per
 * figure and leaves them in `.sala/bench-<tamano>.json`. Nothing here passes or fails: budgets are compared by people.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { servidoDe } from '../../functions/close/servido.ts';
import { verificarCorte } from '../../functions/close/verificar.ts';
import { periodosEntre, sumarMeses, ultimoDia } from '../../functions/domain/periodo.ts';
import { abrirCarpetaDatos, type CarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { generarDemo } from '../../functions/local/demo/demo.ts';
import { aplicacionLocal } from '../../functions/local/servidor.ts';
import { abrirServicio, type Servicio } from '../../functions/local/servicio.ts';
import { software } from '../../functions/local/version.ts';
import { compararConSqlAMano } from './a-mano.ts';

const { values } = parseArgs({
  options: { tamano: { type: 'string', default: 'chico' }, periodos: { type: 'string', default: '24' } },
});
const tamano = values.tamano as 'chico' | 'demo' | 'region'; // the generator refuses any other
const periodos = Number(values.periodos);
const HASTA = '2026-10';
const PETICIONES = 300;

const cifras: Record<string, number | string> = {
  maquina: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  tamano,
  periodos,
};
const anotar = (nombre: string, valor: number | string): void => {
  cifras[nombre] = typeof valor === 'number' ? Number(valor.toFixed(2)) : valor;
  process.stdout.write(`${JSON.stringify({ [nombre]: cifras[nombre] })}\n`);
};
const segundos = async <T>(nombre: string, hacer: () => Promise<T>): Promise<T> => {
  const inicio = performance.now();
  const r = await hacer();
  anotar(nombre, (performance.now() - inicio) / 1000);
  return r;
};
const percentil = (xs: number[], p: number): number =>
  [...xs].sort((a, b) => a - b)[Math.min(xs.length - 1, Math.floor(xs.length * p))] ?? NaN;

const raiz = mkdtempSync(join(tmpdir(), 'sala-bench-'));
try {
  const archivos = join(raiz, 'archivos');
  await segundos('demo_s', () => generarDemo({ tamano, semilla: 1, salida: archivos, hasta: HASTA, periodos }));
  const nombres = readdirSync(archivos).filter((n) => /\.(csv|xlsx)$/.test(n));

  const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  const servicio = await abrirServicio(carpeta);
  let filas = 0;
  const mayor = { filas: 0, segundos: 0 };
  await segundos('ingesta_s', async () => {
    for (const nombre of nombres) {
      const inicio = performance.now();
      const { carga } = await servicio.recibir(join(archivos, nombre), { nombre, region: '05', emitido: '2026-11-05' });
      if (carga.error) throw new Error(`${nombre}: ${carga.error.mensaje}`);
      filas += carga.recibidas;
      if (carga.formato === 'his' && carga.recibidas > mayor.filas)
        Object.assign(mayor, { filas: carga.recibidas, segundos: (performance.now() - inicio) / 1000 });
    }
  });
  anotar('ingesta_filas', filas);
  anotar('ingesta_filas_por_s', filas / Number(cifras['ingesta_s']));
  anotar('ingesta_mes_his_filas', mayor.filas);
  anotar('ingesta_mes_his_s', mayor.segundos);
  anotar('rss_tras_ingesta_mb', process.memoryUsage.rss() / 1e6);

  const { segundos: s, cortes } = await servicio.cerrar({
    region: '05',
    periodos: periodosEntre(sumarMeses(HASTA, 1 - periodos), HASTA),
    por: 'prueba',
  });
  anotar('cerrar_s', (s.congelar ?? NaN) + (s.agregar ?? NaN) + (s.publicar ?? NaN));
  anotar('agregar_s', s.agregar ?? NaN);
  anotar('publicar_s', s.publicar ?? NaN);
  anotar('publicar_por_corte_s', (s.publicar ?? NaN) / cortes.length);
  anotar('hechos_ultimo_corte', cortes.at(-1)!.hechos);
  anotar('ambitos_ultimo_corte', cortes.at(-1)!.ambitos);
  const v = await segundos('verificar_s', () => verificar(servicio, carpeta, cortes.at(-1)!.corte));
  anotar('verificar_celdas', v.celdas);
  anotar('verificar_diferencias', v.diferencias);
  anotar('rss_maximo_mb', process.resourceUsage().maxRSS / 1e3);

  const app = await aplicacionLocal(servicio, carpeta);
  const servidor = createServer(getRequestListener(app.fetch));
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  const url = `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`; // a TCP server that listens has one
  for (const [nombre, ruta] of [
    ['api_tablero', '/v1/tableros/G:05'],
    ['pagina_iar', '/iar/05'],
  ] as const) {
    const tiempos: number[] = [];
    for (let i = 0; i < PETICIONES; i++) {
      const inicio = performance.now();
      await (await fetch(url + ruta)).arrayBuffer();
      if (i >= PETICIONES / 10) tiempos.push(performance.now() - inicio); // the first ones warm up
    }
    anotar(`${nombre}_p50_ms`, percentil(tiempos, 0.5));
    anotar(`${nombre}_p95_ms`, percentil(tiempos, 0.95));
    const { request } = await import('node:http');
    const bytes = await new Promise<number>((listo, fallo) => {
      request(url + ruta, { headers: { 'accept-encoding': 'gzip' } }, (r) => {
        let n = 0;
        r.on('data', (d: Buffer) => (n += d.length)).on('end', () => listo(n));
      })
        .on('error', fallo)
        .end();
    });
    anotar(`${nombre}_bytes`, bytes);
  }
  servidor.close();
  servidor.closeAllConnections();
  await servicio.cerrarAlmacen();
  anotar('objetos_mb', tamanoDe(carpeta.objetos) / 1e6);

  const meses = periodosEntre(sumarMeses(HASTA, 1 - periodos), HASTA).map(ultimoDia);
  for (const { ficha, motor, aMano } of await compararConSqlAMano(carpeta.objetos, raiz, meses)) {
    anotar(`${ficha}_motor_s`, motor);
    anotar(`${ficha}_a_mano_s`, aMano);
    anotar(`${ficha}_razon`, motor / aMano);
  }
} finally {
  rmSync(raiz, { recursive: true, force: true });
}

async function verificar(
  { db, tabla, objetos }: Servicio,
  carpeta: CarpetaDatos,
  corte: string,
): ReturnType<typeof verificarCorte> {
  const manifiesto = await cortesRepo(db, tabla).leer(corte);
  if (!manifiesto) throw new Error(`No manifest of ${corte}`);
  return verificarCorte(manifiesto, {
    objetos,
    trabajo: carpeta.trabajo,
    software: software(),
    servido: servidoDe(db, tabla),
  });
}

function tamanoDe(carpeta: string): number {
  return readdirSync(carpeta, { recursive: true, withFileTypes: true }).reduce(
    (n, e) => n + (e.isFile() ? statSync(join(e.parentPath, e.name)).size : 0),
    0,
  );
}

mkdirSync('.sala', { recursive: true });
writeFileSync(`.sala/bench-${tamano}.json`, `${JSON.stringify(cifras, null, 2)}\n`);
