import { existsSync } from 'node:fs';
import { enProyecto } from './rutas.ts';
import { decirEntorno, leerEntorno } from './entorno.ts';
import { prepararDuckdb } from './preparar-duckdb.ts';
import { crearSala } from './sala.ts';

const cliente = enProyecto('web', 'build', 'cliente');
if (!existsSync(cliente))
  throw new Error('Faltan las pantallas construidas en web/build: ejecute «npm run build» y repita la orden');
prepararDuckdb();
const region = process.env['CDK_DEFAULT_REGION'];
const { app } = crearSala({ cliente, region });
process.stderr.write(`${decirEntorno(leerEntorno(app.node, region))}\n`);
app.synth();
