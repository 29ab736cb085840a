// Runs on whatever Node the machine has (>= 20), before anything is installed: only Node's own modules here.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RAIZ = fileURLToPath(new URL('../..', import.meta.url));
const NODE_MINIMO = 24;
const MB_LIBRES = { prod: 1500, todo: 2500 };

const decir = (texto) => process.stderr.write(`· ${texto}\n`);
const salir = (texto) => {
  process.stderr.write(`\nNo se pudo preparar Sala: ${texto}\n`);
  process.exit(1);
};

const [orden = 'iniciar', ...argumentos] = process.argv.slice(2);

/** Text of every file under the paths, hashed: what a build or an installation was made from. */
const huella = (rutas, sal = '') => {
  const h = createHash('sha256').update(sal);
  const visitar = (ruta) => {
    const completa = join(RAIZ, ruta);
    if (!existsSync(completa)) return;
    let hijos;
    try {
      hijos = readdirSync(completa, { withFileTypes: true });
    } catch {
      h.update(ruta).update(readFileSync(completa)); // not a folder
      return;
    }
    for (const hijo of hijos.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (['node_modules', '.svelte-kit', 'build'].includes(hijo.name)) continue;
      visitar(join(ruta, hijo.name));
    }
  };
  rutas.forEach(visitar);
  return h.digest('hex');
};

const leer = (ruta) => (existsSync(ruta) ? readFileSync(ruta, 'utf8') : '');

const correr = (comando, args, opciones = {}) => {
  const r = spawnSync(comando, args, {
    cwd: RAIZ,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...opciones,
  });
  if (r.status === 0) return;
  const salida = `${r.stdout ?? ''}${r.stderr ?? ''}${r.error ? `\n${r.error.message}` : ''}`;
  process.stderr.write(salida.split('\n').slice(-40).join('\n'));
  if (/ENOSPC/.test(salida))
    salir(`el disco está lleno. Libere al menos ${MB_LIBRES.prod} MB en ${RAIZ} y vuelva a ejecutar la orden.`);
  if (/EACCES|EPERM|EROFS/.test(salida))
    salir(`no hay permiso de escritura en ${RAIZ}. Copie el proyecto a una carpeta suya y vuelva a ejecutar la orden.`);
  salir(`falló «${[comando.split('/').pop(), ...args].join(' ')}». Las líneas de arriba dicen por qué.`);
};

function comprobarCarpeta(alcance) {
  try {
    accessSync(RAIZ, constants.W_OK);
  } catch {
    salir(`la carpeta ${RAIZ} no permite escribir. Cópiela a una carpeta suya, o dé permiso con: chmod u+w "${RAIZ}"`);
  }
  if (existsSync(join(RAIZ, 'node_modules'))) return;
  const { bavail, bsize } = statfsSync(RAIZ);
  const libres = Math.floor((bavail * bsize) / 1e6);
  if (libres < MB_LIBRES[alcance])
    salir(
      `quedan ${libres} MB libres y hacen falta ${MB_LIBRES[alcance]}. Libere espacio y vuelva a ejecutar la orden.`,
    );
}

/** `prod` is enough to use Sala; `todo` adds what tests and deployment need. */
function instalar(alcance) {
  const sello = join(RAIZ, 'node_modules', '.sala-instalado');
  const huellaActual = huella(['package-lock.json']);
  const [antes, alcanceAntes] = leer(sello).split(' ');
  if (antes === huellaActual && (alcanceAntes === 'todo' || alcanceAntes === alcance)) return;
  decir(`Instalando dependencias (${alcance === 'prod' ? 'las de uso' : 'todas'}; un minuto, sólo la primera vez)…`);
  const omitir = alcance === 'prod' ? ['--omit=dev'] : [];
  correr('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...omitir]);
  writeFileSync(sello, `${huellaActual} ${alcance}`);
}

/** The project's own Node 24, or the machine's when no package fits it. */
function node24() {
  const propio = join(RAIZ, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (process.platform === 'linux' && existsSync(propio)) return propio;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MINIMO) return process.execPath;
  return salir(
    `hace falta Node ${NODE_MINIMO} o posterior (esta máquina tiene ${process.versions.node} y no hay un Node empaquetado para ${process.platform}-${process.arch}). Instálelo desde nodejs.org y vuelva a ejecutar la orden.`,
  );
}

function construirWeb(node, entorno) {
  const carpeta = join(RAIZ, 'web', 'build');
  const sello = join(carpeta, '.sello');
  const actual = huella(['web', 'functions/domain', 'package-lock.json'], node);
  if (leer(sello) === actual) return;
  decir('Construyendo las pantallas…');
  rmSync(carpeta, { recursive: true, force: true });
  correr(node, [join(RAIZ, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(RAIZ, 'web'),
    env: entorno,
  });
  decir('Comprimiendo lo que viaja por la red…');
  mkdirSync(join(RAIZ, '.sala'), { recursive: true });
  correr(node, ['web/herramientas/comprimir.ts', 'web/build/cliente', '.sala/comprimidos'], { env: entorno });
  writeFileSync(sello, actual);
}

/** What everything here is made of, in CycloneDX, from what is locked: beside the build, and not among what is served. */
function escribirSbom() {
  const destino = join(RAIZ, '.sala', 'sbom.cdx.json');
  const marca = join(RAIZ, '.sala', 'sbom.de');
  const actual = huella(['package-lock.json', 'package.json']);
  if (leer(marca) === actual && existsSync(destino)) return destino;
  const r = spawnSync('npm', ['sbom', '--offline', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: RAIZ,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (r.status !== 0) salir(`no se pudo escribir la lista de componentes: ${(r.stderr ?? '').split('\n')[0]}`);
  mkdirSync(join(RAIZ, '.sala'), { recursive: true });
  writeFileSync(destino, r.stdout);
  writeFileSync(marca, actual);
  return destino;
}

function ceder(node, args, entorno) {
  const hijo = spawn(node, args, { cwd: RAIZ, stdio: 'inherit', env: entorno });
  for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => hijo.kill(s));
  hijo.on('exit', (codigo, senal) => process.exit(codigo ?? (senal === 'SIGINT' ? 130 : 1)));
}

const alcance = orden === 'iniciar' ? 'prod' : 'todo';
comprobarCarpeta(alcance);
if (orden !== 'sbom') instalar(alcance); // it is made from what is locked, not from what is there
const node = node24();
const entorno = {
  ...process.env,
  PATH: [join(node, '..'), join(RAIZ, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};
if (orden !== 'instalar' && orden !== 'sbom') construirWeb(node, entorno);
if (orden === 'construir' || orden === 'sbom') decir(`Componentes (CycloneDX): ${escribirSbom()}`);
if (orden === 'iniciar') ceder(node, ['functions/local/sala.ts', 'iniciar', ...argumentos], entorno);
else if (orden === 'test') ceder(node, ['tests/correr.ts', ...argumentos], entorno);
else if (orden === 'bench') ceder(node, ['tests/bench/correr.ts', ...argumentos], entorno);
else if (orden === 'bench-web') ceder(node, ['tests/bench/web/correr.ts', ...argumentos], entorno);
else if (!['instalar', 'construir', 'sbom'].includes(orden))
  salir(`no conozco la orden «${orden}» (iniciar, test, bench, bench-web, construir, sbom, instalar)`);
