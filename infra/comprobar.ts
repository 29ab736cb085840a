/**
 * `npm run deploy:check`: everything about a deployment that needs no account. Prints what was found, leaves it in
 * `.sala/informes/despliegue.md` and ends with 1 when something that must be is not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { conInforme, informe, leerDatos, OPERACION } from './costo.ts';
import { prepararDuckdb } from './preparar-duckdb.ts';
import { enProyecto } from './rutas.ts';
import { crearSala } from './sala.ts';

type Hallado = { readonly estado: 'bien' | 'mal' | 'falta'; readonly detalle: string };
type Paso = { readonly nombre: string; readonly hacer: () => Hallado };

const bien = (detalle: string): Hallado => ({ estado: 'bien', detalle });
const mal = (detalle: string): Hallado => ({ estado: 'mal', detalle });
/** Not there, and nobody asked that it be. */
const falta = (detalle: string): Hallado => ({ estado: 'falta', detalle });

const MAXIMO_ARRANQUE_MS = 350;
const MAXIMO_API_BYTES = 1_200_000;
/** Those somebody waits for. */
const ANTE_ALGUIEN = ['Api', 'Sitio'];
/** Nothing is deployed: any region will do to write the templates. */
const region = process.env['CDK_DEFAULT_REGION'] ?? process.env['AWS_REGION'] ?? 'us-west-2';
const cliente = enProyecto('web', 'build', 'cliente');
const salida = enProyecto('.sala', 'despliegue');
const contexto = (JSON.parse(readFileSync(enProyecto('cdk.json'), 'utf8')) as { context: Record<string, unknown> })
  .context; // our own file

const ENTORNOS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dev: { env: 'dev' },
  prod: {
    env: 'prod',
    dominio: 'sala.ejemplo.pe',
    certificado: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    correo: 'guardia@ejemplo.pe',
  },
};
const ensamblados = new Map<string, CloudAssembly>();

function construido(): Hallado {
  for (const que of [cliente, enProyecto('web', 'build', 'servidor', 'entrada.js')])
    if (!existsSync(que)) return mal('Faltan las pantallas en web/build: ejecute «npm run build»');
  const activos = readdirSync(join(cliente, '_app', 'immutable', 'assets'));
  const motor = activos.filter((n) => /^duckdb-.*\.worker\./.test(n));
  if (motor.length === 0) return mal('En web/build no está el motor de consultas: ejecute «npm run build»');
  if (!activos.some((n) => n.endsWith('.wasm.br'))) return mal('El motor está sin comprimir: ejecute «npm run build»');
  return bien('web/build está completo y comprimido');
}

function sintetizar(entorno: string): Hallado {
  const outdir = join(salida, entorno);
  rmSync(outdir, { recursive: true, force: true });
  const { app } = crearSala({ cliente, region, context: { ...contexto, ...ENTORNOS[entorno] }, outdir });
  const ensamblado = app.synth();
  ensamblados.set(entorno, ensamblado);
  const recursos = ensamblado.stacks.map(
    (s) =>
      `${s.displayName.replace(/^Sala-\w+-| .*$/g, '')} ${Object.keys((s.template as { Resources: object }).Resources).length}`,
  );
  return bien(`cdk-nag AwsSolutions y la validación de CloudFormation sin hallazgos; recursos: ${recursos.join(', ')}`);
}

/** Why each finding that stands does, by what the templates themselves carry. */
function justificados(): Hallado {
  const app = crearSala({
    cliente,
    region,
    context: { ...contexto, ...ENTORNOS['prod'], 'aws:cdk:bundling-stacks': [] },
  }).app;
  const claves = ['aws:cdk:acknowledged-rules', 'sala:aceptado-por-final'];
  const n = app.node
    .findAll()
    .flatMap((c) => c.node.metadata)
    .filter((m) => claves.includes(m.type)).length;
  return bien(`${n} hallazgos justificados junto a su recurso (infra/, «aceptar»)`);
}

/** What CDK writes on purpose: dependencies said twice (W3005), and what a stack imports shown again as its output (W6001). */
const LINT_ACEPTADOS = ['W3005', 'W6001'];

function cfnLint(): Hallado {
  if (spawnSync('cfn-lint', ['--version']).error) return falta('cfn-lint no está instalado: se omite');
  const plantillas = [...ensamblados.values()].flatMap((e) => e.stacks.map((s) => s.templateFullPath));
  const r = spawnSync(
    'cfn-lint',
    ['--ignore-checks', ...LINT_ACEPTADOS, '--format', 'parseable', '--', ...plantillas],
    {
      encoding: 'utf8',
    },
  );
  if (r.status === 0)
    return bien(`${plantillas.length} plantillas sin hallazgos (aparte de ${LINT_ACEPTADOS.join(' y ')})`);
  return mal((r.stdout || r.stderr).trim().replaceAll(enProyecto(), ''));
}

type Resultado = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

function probar(archivos: readonly string[]): Hallado {
  const donde = join(salida, 'pruebas.json');
  rmSync(donde, { force: true });
  const vitest = enProyecto('node_modules', 'vitest', 'vitest.mjs');
  const opciones = ['run', '--project', 'unidad', '--reporter=json', `--outputFile=${donde}`];
  const r = spawnSync(process.execPath, [vitest, ...opciones, ...archivos], { cwd: enProyecto(), encoding: 'utf8' });
  if (!existsSync(donde))
    return mal(`Las pruebas no terminaron: ${(r.stderr || r.stdout).trim().split('\n').slice(-3).join(' ')}`);
  const t = JSON.parse(readFileSync(donde, 'utf8')) as Resultado; // vitest's JSON reporter
  if (r.status === 0 && t.numFailedTests === 0) return bien(`${t.numPassedTests} pruebas pasan`);
  const rotas = t.testResults.flatMap((f) => f.assertionResults).filter((a) => a.status === 'failed');
  return mal(
    `${t.numFailedTests} de ${t.numPassedTests + t.numFailedTests} pruebas fallan: ${rotas.map((a) => a.fullName).join('; ')}`,
  );
}

function medir(): Hallado {
  const r = spawnSync(process.execPath, [enProyecto('tests', 'infra', 'medir.ts')], {
    cwd: enProyecto(),
    encoding: 'utf8',
  });
  if (r.status !== 0) return mal(`No se pudo medir: ${r.stderr.trim().split('\n').at(-1) ?? ''}`);
  const { carga, vacia_ms, funciones } = JSON.parse(r.stdout) as {
    carga: number;
    vacia_ms: number;
    funciones: Record<string, Record<'modulo_bytes' | 'arranque_ms' | 'arranque_minimo_ms', number>>;
  };
  const filas = Object.entries(funciones).map(
    ([n, f]) => `${n} ${(f.modulo_bytes / 1e6).toFixed(2)} MB, ${f.arranque_ms} ms (mínimo ${f.arranque_minimo_ms})`,
  );
  const lentas = ANTE_ALGUIEN.filter((n) => funciones[n]!.arranque_minimo_ms > MAXIMO_ARRANQUE_MS);
  const detalle = `${filas.join('; ')}; función vacía ${vacia_ms} ms; carga de la máquina ${carga}`;
  if (funciones['Api']!.modulo_bytes > MAXIMO_API_BYTES) return mal(`La API pasa de 1,2 MB. ${detalle}`);
  if (lentas.length === 0) return bien(detalle);
  const pasa = `${lentas.join(' y ')} pasa de ${MAXIMO_ARRANQUE_MS} ms. ${detalle}`;
  // With other work on the machine an empty function is slow too: that says nothing of these.
  return carga > cpus().length ? falta(`${pasa}: repita con la máquina libre`) : mal(pasa);
}

function sbom(): Hallado {
  const ruta = enProyecto('.sala', 'sbom.cdx.json');
  if (!existsSync(ruta)) return mal('Falta .sala/sbom.cdx.json: ejecute «npm run build»');
  const { components } = JSON.parse(readFileSync(ruta, 'utf8')) as { components: readonly unknown[] }; // what npm writes
  return bien(`.sala/sbom.cdx.json, ${components.length} componentes`);
}

function costo(): Hallado {
  const datos = leerDatos();
  const pagina = readFileSync(OPERACION, 'utf8');
  if (conInforme(pagina, informe(datos)) !== pagina)
    return mal('docs/operacion.md no dice lo que se calcula: ejecute «npm run costo -- --escribir»');
  const sinVerificar = Object.values(datos.precios.precios).filter((p) => p.marca === 'sin verificar').length;
  return bien(`docs/operacion.md al día; precios del ${datos.precios.fecha}, ${sinVerificar} sin verificar`);
}

const INFRA = ['plantillas', 'permisos', 'revision', 'acceso', 'web', 'vigia', 'estaticos', 'costo', 'documentos'].map(
  (n) => `tests/infra/${n}.test.ts`,
);
const PASOS: readonly Paso[] = [
  { nombre: 'Pantallas construidas', hacer: construido },
  { nombre: 'DuckDB para arm64', hacer: () => bien(prepararDuckdb().replace(enProyecto(), '')) },
  { nombre: 'Plantillas de dev', hacer: () => sintetizar('dev') },
  { nombre: 'Plantillas de prod', hacer: () => sintetizar('prod') },
  { nombre: 'Hallazgos justificados', hacer: justificados },
  { nombre: 'cfn-lint', hacer: cfnLint },
  { nombre: 'Plantillas y menor privilegio', hacer: () => probar(INFRA) },
  {
    nombre: 'Paquetes tras la API de Lambda',
    hacer: () => probar(['tests/infra/paquetes.test.ts', 'tests/infra/runtime-api.test.ts']),
  },
  { nombre: 'Simulacro de restauración', hacer: () => probar(['tests/close/restaurar.test.ts']) },
  { nombre: 'Tamaño y arranque en frío', hacer: medir },
  { nombre: 'Lista de componentes (SBOM)', hacer: sbom },
  { nombre: 'Costo', hacer: costo },
];

const SIGNO = { bien: '✔', mal: '✘', falta: '–' } as const;
const hallados = PASOS.map(({ nombre, hacer }) => {
  let h: Hallado;
  try {
    h = hacer();
  } catch (error) {
    h = mal(error instanceof Error ? error.message : String(error));
  }
  process.stdout.write(`${SIGNO[h.estado]} ${nombre}: ${h.detalle}\n`);
  return { nombre, ...h };
});

const malos = hallados.filter((h) => h.estado === 'mal');
const conclusion =
  malos.length === 0
    ? 'Se puede desplegar; se comprobaron dev y prod. Con datos de verdad, «npx cdk deploy --all -c env=prod …» (sin env es dev). Lo que sólo se ve con una cuenta está en docs/operacion.md.'
    : `No despliegue todavía: ${malos.map((h) => h.nombre).join(', ')}.`;
mkdirSync(enProyecto('.sala', 'informes'), { recursive: true });
writeFileSync(
  enProyecto('.sala', 'informes', 'despliegue.md'),
  [
    `# Comprobación del despliegue, ${new Date().toISOString().slice(0, 10)}`,
    '',
    ...hallados.map((h) => `- ${SIGNO[h.estado]} **${h.nombre}**: ${h.detalle.replaceAll('\n', ' ')}`),
    '',
    conclusion,
    '',
  ].join('\n'),
);
process.stdout.write(`\n${conclusion}\nInforme: .sala/informes/despliegue.md\n`);
process.exitCode = malos.length === 0 ? 0 : 1;
