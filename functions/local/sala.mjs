#!/usr/bin/env node
// The command `sala` on any Node >= 20: hands over to the project's own Node 24, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const aqui = (ruta) => fileURLToPath(new URL(ruta, import.meta.url));
const propio = aqui(`../../node_modules/node-linux-${process.arch}/bin/node`);
const node = process.platform === 'linux' && existsSync(propio) ? propio : process.execPath;
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    existsSync(aqui('../../node_modules'))
      ? `Sala necesita Node 24 o posterior; esta máquina tiene ${process.versions.node}.\n`
      : 'Faltan las dependencias. Ejecute «npm start» una vez, o «npm ci», en la carpeta del proyecto.\n',
  );
  process.exit(1);
}
const hijo = spawn(node, [aqui('sala.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => hijo.kill(s));
hijo.on('exit', (codigo, senal) => process.exit(codigo ?? (senal === 'SIGINT' ? 130 : 1)));
