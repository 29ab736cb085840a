import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Adapter } from '@sveltejs/kit';

const SALIDA = fileURLToPath(new URL('build', import.meta.url));

/** One module, no framework of its own: the local server and the Lambda both call `responder`. */
const ENTRADA = `import { server } from './servidor-web.js';

let listo;

/** Renders one request. \`plataforma.api\` answers the pages' own /v1 calls in process. */
export async function responder(request, plataforma) {
  listo ??= server.init({ env: {} });
  await listo;
  return server.respond(request, { platform: plataforma, getClientAddress: () => '127.0.0.1' });
}
`;

/** Writes `build/cliente` (static files) and `build/servidor/entrada.js`, which exports `responder(request, { api })`. */
export const adaptador = (): Adapter => ({
  name: 'sala',
  adapt(builder) {
    rmSync(SALIDA, { recursive: true, force: true });
    builder.writeClient(`${SALIDA}/cliente`);
    builder.writePrerendered(`${SALIDA}/cliente`);
    builder.writeServer(`${SALIDA}/servidor`);
    builder.generateServerInstance(`${SALIDA}/servidor/servidor-web.js`, { serverDirectory: `${SALIDA}/servidor` });
    writeFileSync(`${SALIDA}/servidor/entrada.js`, ENTRADA);
    writeFileSync(`${SALIDA}/servidor/package.json`, '{"type":"module"}\n');
  },
});
