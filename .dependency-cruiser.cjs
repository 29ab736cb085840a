/** Imports point one way: domain <- adapters <- ingest|aggregate|publish|close|api|sitio <- local; web -> domain only; infra imports none. */
const regla = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });
module.exports = {
  forbidden: [
    regla('dominio-puro', '^functions/domain/', '^(functions/(?!domain/)|infra/|web/|tests/)'),
    regla('dominio-sin-sistema', '^functions/domain/', '^(node:)?(fs|http|https|net|child_process|os|path|process)$|node_modules/(@aws-sdk|@duckdb|hono|dynalite)/'),
    regla('adaptadores-no-suben', '^functions/adapters/', '^(functions/(?!adapters/|domain/)|infra/|web/|tests/)'),
    regla('pasos-no-llegan-a-local', '^functions/(ingest|aggregate|publish|export|close|api|sitio|watch)/', '^(functions/local/|infra/|web/|tests/)'),
    regla('web-solo-dominio', '^web/src/', '^(functions/(?!domain/)|infra/|tests/)'),
    regla('infra-nombra-archivos', '^infra/', '^(functions/|web/|tests/)'),
    regla('nada-importa-pruebas', '^(functions|infra|web)/', '^tests/'),
    { name: 'sin-ciclos', severity: 'error', from: { path: '^(functions|infra)/' }, to: { circular: true, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'web/(build|\\.svelte-kit)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.svelte'] },
  },
};
