/** Everything that must hold, in order of cost. The last line printed is «N passed, N failed». */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const RAIZ = join(import.meta.dirname, '..');
const INFORMES = join(RAIZ, '.sala', 'informes');

type Cuenta = { pasaron: number; fallaron: number };

const correr = (nombre: string, modulo: string, args: string[], cwd = RAIZ): boolean => {
  const inicio = performance.now();
  const r = spawnSync(process.execPath, [join(RAIZ, 'node_modules', modulo), ...args], {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, CI: process.env['CI'] ?? 'true' },
  });
  const bien = r.status === 0;
  process.stdout.write(`${bien ? '✓' : '✗'} ${nombre} (${((performance.now() - inicio) / 1000).toFixed(1)} s)\n`);
  return bien;
};

const REVISIONES: readonly [string, string, string[]][] = [
  ['tipos', 'typescript/bin/tsc', ['-p', '.']],
  [
    'tipos de las pantallas',
    'svelte-check/bin/svelte-check',
    [
      '--workspace',
      'web',
      '--tsconfig',
      './tsconfig.json',
      '--output',
      'human',
      '--threshold',
      'warning',
      '--fail-on-warnings',
    ],
  ],
  ['reglas de código', 'eslint/bin/eslint.js', ['.']],
  [
    'sentido de las importaciones',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['functions', 'infra', 'web/src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  [
    'formato',
    'prettier/bin/prettier.cjs',
    ['--check', '--log-level', 'warn', 'functions', 'infra', 'tests', 'web/src', 'web/herramientas'],
  ],
];

const total: Cuenta = { pasaron: 0, fallaron: 0 };
const soloPruebas = process.argv.includes('--solo-pruebas');
if (!soloPruebas)
  for (const [nombre, modulo, args] of REVISIONES) total[correr(nombre, modulo, args) ? 'pasaron' : 'fallaron']++;

rmSync(INFORMES, { recursive: true, force: true });
mkdirSync(INFORMES, { recursive: true });
for (const grupo of ['unidad', 'e2e']) {
  const informe = join(INFORMES, `${grupo}.json`);
  const bien = correr(`pruebas de ${grupo}`, 'vitest/vitest.mjs', [
    'run',
    '--project',
    grupo,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${informe}`,
  ]);
  const r = JSON.parse(readFileSync(informe, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numTotalTests: number;
  }; // vitest's JSON report
  total.pasaron += r.numPassedTests;
  // A file that does not load has no failed test, and a run without tests proves nothing: both fail here.
  total.fallaron += Math.max(r.numFailedTests, bien && r.numTotalTests > 0 ? 0 : 1);
}
process.stdout.write(`${total.pasaron} passed, ${total.fallaron} failed\n`);
process.exit(total.fallaron === 0 ? 0 : 1);
