import { existsSync } from 'node:fs';
import { enProyecto } from './rutas.ts';
import { prepararDuckdb } from './preparar-duckdb.ts';
import { crearSala } from './sala.ts';

const cliente = enProyecto('web', 'build', 'cliente');
if (!existsSync(cliente))
  throw new Error('Faltan las pantallas construidas en web/build: ejecute «npm run build» y repita la orden');
prepararDuckdb();
crearSala({ cliente, region: process.env['CDK_DEFAULT_REGION'] }).app.synth();
