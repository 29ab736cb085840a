/**
 * `npm run bench:paquetes`: how big each bundle is and how long it takes from nothing to its first answer, behind the Runtime API and
 * with the store embedded in another process. Leaves `.sala/informes/paquetes.json`. Lambda gives a function of 1 GB little more than
 * half a processor: there it takes longer than here.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { empaquetar } from '../../infra/empaquetar.ts';
import { FUNCIONES, NOMBRES, type NombreFuncion } from '../../infra/funciones.ts';
import { enProyecto } from '../../infra/rutas.ts';
import { abrirAws } from './aws-local.ts';
import { mensajes, peticion, pruebaDeS3 } from './eventos.ts';
import { arrancarLambda } from './runtime-api.ts';

const VECES = 9;

/** The least each can be asked. */
const PRIMERO: Readonly<Record<NombreFuncion, unknown>> = {
  Api: peticion('/v1/salud'),
  Sitio: peticion('/v1/salud'),
  Ingesta: mensajes(pruebaDeS3('originales')),
  Agregar: { region: '05', cargas: [], cortes: [] },
  Publicar: { region: '05', cargas: [], cortes: [] },
  Cerrar: {},
  Vigilar: { time: '2026-11-20T11:00:00Z' },
};

const peso = (carpeta: string): number =>
  readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((n) => n.isFile() && !n.name.endsWith('.map'))
    .reduce((n, f) => n + statSync(join(f.parentPath, f.name)).size, 0);

const raiz = mkdtempSync(join(tmpdir(), 'sala-medir-'));
const aws = await abrirAws();

/** Milliseconds from nothing to the first answer, sorted. */
async function arranques(carpeta: string, evento: unknown): Promise<number[]> {
  const tiempos: number[] = [];
  for (let i = 0; i < VECES; i++) {
    const lambda = await arrancarLambda(carpeta, { ...aws.ambiente, AGREGAR_FN: 'agregar', PUBLICAR_FN: 'publicar' });
    await lambda.invocar(evento);
    tiempos.push(lambda.arranqueMs());
    await lambda.cerrar();
  }
  return tiempos.sort((a, b) => a - b);
}

try {
  const funciones: Record<string, Record<string, number>> = {};
  for (const nombre of NOMBRES) {
    const carpeta = join(raiz, nombre);
    const { bytes } = empaquetar(FUNCIONES[nombre].entrada, carpeta, process.arch === 'arm64' ? 'arm64' : 'x64');
    const tiempos = await arranques(carpeta, PRIMERO[nombre]);
    funciones[nombre] = {
      modulo_bytes: bytes,
      carpeta_bytes: peso(carpeta),
      arranque_ms: Math.round(tiempos[Math.floor(VECES / 2)]!),
      arranque_minimo_ms: Math.round(tiempos[0]!),
    };
  }
  // What Node and the Runtime API take by themselves, on this machine and now.
  const vacia = join(raiz, 'vacia');
  mkdirSync(vacia);
  writeFileSync(join(vacia, 'index.mjs'), 'export const handler = async () => null;');
  const informe = {
    fecha: new Date().toISOString().slice(0, 10),
    maquina: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`,
    carga: Number(loadavg()[0]!.toFixed(1)),
    veces: VECES,
    vacia_ms: Math.round((await arranques(vacia, {}))[0]!),
    funciones,
  };
  mkdirSync(enProyecto('.sala', 'informes'), { recursive: true });
  writeFileSync(enProyecto('.sala', 'informes', 'paquetes.json'), `${JSON.stringify(informe, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(informe)}\n`);
} finally {
  await aws.cerrar();
  rmSync(raiz, { recursive: true, force: true });
}
