/**
 * Ends the real process with SIGKILL at random moments while it receives and closes, starts it again until it has done what it was
 * asked, and compares what is left with a run that nobody touched. Between each end and the next start, the store is opened and read
 * as a reader would: the corte in force must be whole. One JSON line at the end.
 *
 * Use: node tests/caidas/correr.ts [--muertes 100] [--segundos 3600] [--semilla 1]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as dormir } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cargasRepo } from '../../functions/adapters/dynamo/cargas.ts';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { descomprimir } from '../../functions/adapters/dynamo/comprimido.ts';
import { hechosRepo } from '../../functions/adapters/dynamo/hechos.ts';
import { lugaresRepo } from '../../functions/adapters/dynamo/lugares.ts';
import { punterosRepo } from '../../functions/adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../../functions/adapters/dynamo/tableros.ts';
import { tendenciasRepo } from '../../functions/adapters/dynamo/tendencias.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { abrirServicio } from '../../functions/local/servicio.ts';
import { azarDe } from '../close/horarios/azar.ts';

const { values } = parseArgs({
  options: {
    muertes: { type: 'string', default: '100' },
    segundos: { type: 'string', default: '3600' },
    semilla: { type: 'string', default: '1' },
  },
});
const MUERTES = Number(values.muertes);
const FIN = performance.now() + Number(values.segundos) * 1000;
const azar = azarDe(Number(values.semilla));
const SALA = fileURLToPath(new URL('../../functions/local/sala.mjs', import.meta.url));
const raiz = mkdtempSync(join(tmpdir(), 'sala-caidas-'));

const PERSONAS =
  'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado';
const padron = (vuelta: number, desde: number, hasta: number): string =>
  [
    PERSONAS,
    ...Array.from({ length: hasta - desde }, (_, i) => {
      const n = desde + i;
      const doc = `99${String(100000 + n)}`;
      const emision = (n + vuelta) % 3 === 0 ? '2026-05-20' : '';
      return `${doc},DNI,${doc},,2026-05-${String((n % 18) + 1).padStart(2, '0')},${n % 2 ? 'M' : 'F'},1,${emision},050304,0503040001,,00003644,,1`;
    }),
    '',
  ].join('\n');

/** Files in the order they are brought: a padrón, its correction, sectors, births. */
const ARCHIVOS: readonly { readonly nombre: string; readonly texto: string; readonly emitido: string }[] = [
  { nombre: 'personas-1.csv', texto: padron(0, 0, 400), emitido: '2026-11-05' },
  {
    nombre: 'sectorizacion.csv',
    texto:
      'renipress,sector,nombre,color,codigo_ccpp,manzana,minutos_eess,medio,area,superficie_km2,desde,hasta\n' +
      '00003644,00003644-01,Uno,#0072b2,0503040001,,30,a pie,RURAL,4,2024-01-01,\n',
    emitido: '2026-11-05',
  },
  { nombre: 'personas-2.csv', texto: padron(1, 20, 400), emitido: '2026-11-12' },
  { nombre: 'no-se-lee.csv', texto: 'esto,no,es,nada\n1,2,3,4\n', emitido: '2026-11-12' },
];
const rutas = ARCHIVOS.map((a) => {
  const ruta = join(raiz, a.nombre);
  writeFileSync(ruta, a.texto);
  return ruta;
});

type Orden = { readonly fase: string; readonly argumentos: readonly string[]; readonly codigos: readonly number[] };
const cargar = (i: number): Orden => ({
  fase: `cargar ${ARCHIVOS[i]!.nombre}`,
  argumentos: ['cargar', rutas[i]!, '--region', '05', '--emitido', ARCHIVOS[i]!.emitido],
  codigos: i === 3 ? [1] : [0],
});
const cerrarMes = (p: string): Orden => ({
  fase: `cerrar ${p}`,
  argumentos: ['cerrar', '--region', '05', '--periodo', p],
  codigos: [0],
});
const ORDENES: readonly Orden[] = [
  cargar(0),
  cargar(1),
  cerrarMes('2026-09'),
  cerrarMes('2026-10'),
  cargar(2),
  cargar(3),
  cerrarMes('2026-10'),
  cerrarMes('2026-09'),
];

const lanzar = (argumentos: readonly string[], datos: string): ChildProcess =>
  spawn(process.execPath, [SALA, ...argumentos, '--datos', datos, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: sala.mjs may start another node, and both must go.
    detached: true,
  });

/** @returns exit code, or null when it was killed; and what it said. */
const terminar = (p: ChildProcess): Promise<{ codigo: number | null; dijo: string }> =>
  new Promise((listo) => {
    let dijo = '';
    p.stdout?.on('data', (b: Buffer) => (dijo += b.toString()));
    p.stderr?.on('data', (b: Buffer) => (dijo += b.toString()));
    p.on('close', (codigo) => listo({ codigo, dijo }));
  });

/** What a reader sees, read whole. @throws when something of the corte in force is missing. */
async function leerComoLector(datos: string) {
  const servicio = await abrirServicio(abrirCarpetaDatos(datos));
  try {
    const { db, tabla, objetos } = servicio;
    const ultimo = await punterosRepo(db, tabla).ultimo('05');
    const vigentes = await punterosRepo(db, tabla).vigentes('05');
    const sellos: Record<string, string> = {};
    for (const { periodo, corte } of vigentes) {
      const m = await cortesRepo(db, tabla).leer(corte);
      if (!m) throw new Error(`${corte} is in force without manifest`);
      sellos[periodo] = `${m.sha256} ${m.resultados.lugares}`;
    }
    const cargas = (await cargasRepo(db, tabla).todas('05'))
      .map(({ sha256, aceptadas, observadas, duplicadas, rechazadas, recibidas, error }) => {
        if (recibidas !== aceptadas + observadas + duplicadas + rechazadas) throw new Error(`rows lost in ${sha256}`);
        return `${sha256} ${recibidas} ${aceptadas} ${error?.codigo ?? ''}`;
      })
      .sort();
    let leidos = 0;
    if (ultimo) {
      const lugares = await lugaresRepo(db, tabla).leer('05');
      if (lugares.length === 0) throw new Error('there is a corte and no place');
      for (const l of lugares) {
        if (!(await hechosRepo(db, tabla).leer(l.id, ultimo.corte)))
          throw new Error(`no facts of ${l.id} in ${ultimo.corte}`);
        if (l.id.startsWith('S:')) continue;
        const t = await tablerosRepo(db, tabla).leer(l.id, ultimo.corte, 'equipo');
        if (!t || descomprimir<Tablero>(t.gzip).corte.id !== ultimo.corte) throw new Error(`no board of ${l.id}`);
        if (!(await tendenciasRepo(db, tabla).leer(l.id, ultimo.vigencia))) throw new Error(`no series of ${l.id}`);
        leidos++;
      }
      if (!ultimo.cubo || !(await objetos.existe(ultimo.cubo.clave))) throw new Error('no cube');
    }
    return { ultimo: ultimo?.corte ?? null, sellos, cargas, leidos };
  } finally {
    await servicio.cerrarAlmacen();
  }
}

const limpio = join(raiz, 'limpio');
mkdirSync(limpio);
const segundos = new Map<string, number>();
for (const o of ORDENES) {
  const inicio = performance.now();
  const { codigo, dijo } = await terminar(lanzar(o.argumentos, limpio));
  if (!o.codigos.includes(codigo ?? -1)) throw new Error(`${o.fase}: ${codigo} ${dijo}`);
  segundos.set(o.fase, Math.max(segundos.get(o.fase) ?? 0, (performance.now() - inicio) / 1000));
}
const debido = await leerComoLector(limpio);

const cuenta = {
  muertes: 0,
  por_fase: {} as Record<string, number>,
  vueltas: 0,
  diferencias: 0,
  lecturas: 0,
  restos: 0,
};
const problemas: string[] = [];
const clave = (x: Awaited<ReturnType<typeof leerComoLector>>): string =>
  JSON.stringify([x.sellos, x.cargas, x.ultimo?.slice(0, 10)]);

for (; cuenta.muertes < MUERTES && performance.now() < FIN; cuenta.vueltas++) {
  const datos = join(raiz, `vuelta-${cuenta.vueltas}`);
  mkdirSync(datos);
  // The key makes the pseudonyms, which facts do not depend on; the same one lets whole files be compared.
  cpSync(join(limpio, 'clave-seudonimos'), join(datos, 'clave-seudonimos'));
  let visto: string | null = null;
  try {
    for (const o of ORDENES) {
      let matar = cuenta.muertes < MUERTES ? azar.entero(0, 3) : 0;
      for (;;) {
        const p = lanzar(o.argumentos, datos);
        const fin = terminar(p);
        if (matar > 0) {
          const plazo = azar.entero(300, Math.round((segundos.get(o.fase) ?? 2) * 1000));
          await Promise.race([fin, dormir(plazo)]);
          if (p.exitCode === null && p.pid !== undefined) {
            process.kill(-p.pid, 'SIGKILL');
            await fin;
            cuenta.muertes++;
            cuenta.por_fase[o.fase] = (cuenta.por_fase[o.fase] ?? 0) + 1;
            matar--;
            const ahora = await leerComoLector(datos);
            cuenta.lecturas++;
            if (visto !== null && ahora.ultimo !== null && ahora.ultimo < visto) throw new Error('ULTIMO went back');
            visto = ahora.ultimo ?? visto;
            continue;
          }
          matar = 0;
        }
        const { codigo, dijo } = await fin;
        if (o.codigos.includes(codigo ?? -1)) break;
        throw new Error(`${o.fase}: ${codigo} ${dijo.slice(0, 400)}`);
      }
    }
    const final = await leerComoLector(datos);
    if (clave(final) !== clave(debido)) throw new Error(`${clave(final)} instead of ${clave(debido)}`);
    cuenta.restos += readdirSync(join(datos, 'trabajo')).length;
  } catch (error) {
    cuenta.diferencias++;
    problemas.push(error instanceof Error ? error.message : String(error));
  }
  rmSync(datos, { recursive: true, force: true });
}
rmSync(raiz, { recursive: true, force: true });
console.log(JSON.stringify({ ...cuenta, problemas: problemas.slice(0, 5) }));
process.exitCode = cuenta.diferencias > 0 || cuenta.muertes < MUERTES ? 1 : 0;
