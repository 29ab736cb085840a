/**
 * `npm run bench:cantidades -- --datos CARPETA`: what a month asks of the services that are paid for, counted on a loaded demo (a copy:
 * it is written to). Leaves `infra/cantidades.json`, from which `infra/costo.ts` computes the bill. Counts do not depend on the machine;
 * seconds do, and the machine is said.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lugaresRepo } from '../../functions/adapters/dynamo/lugares.ts';
import { punterosRepo } from '../../functions/adapters/dynamo/punteros.ts';
import { sumarMeses } from '../../functions/domain/periodo.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { generarDemo } from '../../functions/local/demo/demo.ts';
import { aplicacionLocal } from '../../functions/local/servidor.ts';
import { abrirServicio } from '../../functions/local/servicio.ts';
import { enProyecto } from '../../infra/rutas.ts';

const { values } = parseArgs({ options: { datos: { type: 'string' } } });
if (!values.datos) throw new Error('Falta la carpeta: npm run bench:cantidades -- --datos COPIA-DE-LA-DEMOSTRACION');
const REGION = '05';

type Unidades = { leidas: number; escritas: number; items: number; bytes: number };

const tamano = (v: AttributeValue): number =>
  v.S !== undefined ? Buffer.byteLength(v.S) : v.B !== undefined ? v.B.byteLength : v.N !== undefined ? v.N.length : 64;
/** As DynamoDB counts an item for storage: what is in it and 100 bytes. */
const bytesDe = (item: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(item).reduce((s, [k, v]) => s + Buffer.byteLength(k) + tamano(v), 100);

type Puestos = {
  Item?: Record<string, AttributeValue>;
  RequestItems?: Record<string, { PutRequest?: { Item?: Record<string, AttributeValue> } }[]>;
};
const puestos = ({ Item, RequestItems = {} }: Puestos): Record<string, AttributeValue>[] => [
  ...(Item ? [Item] : []),
  ...Object.values(RequestItems).flatMap((rs) => rs.flatMap((r) => (r.PutRequest?.Item ? [r.PutRequest.Item] : []))),
];

/** Adds up what DynamoDB would charge, which the embedded store reports as the real one does. */
function contar(db: DynamoDBClient): Unidades {
  const suma: Unidades = { leidas: 0, escritas: 0, items: 0, bytes: 0 };
  db.middlewareStack.add(
    (next, contexto) => async (args) => {
      for (const item of puestos(args.input as Puestos)) {
        suma.items++;
        suma.bytes += bytesDe(item);
      }
      const r = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const c = (r.output as { ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[] })
        .ConsumedCapacity;
      const n = [c ?? []].flat().reduce((s, x) => s + (x.CapacityUnits ?? 0), 0);
      suma[/Get|Query|Scan/.test(contexto.commandName ?? '') ? 'leidas' : 'escritas'] += n;
      return r;
    },
    { step: 'initialize' },
  );
  return suma;
}
const midiendo = async <T>(
  u: Unidades,
  hacer: () => Promise<T>,
): Promise<{ valor: T; unidades: Unidades; segundos: number }> => {
  const antes = { ...u };
  const inicio = performance.now();
  const valor = await hacer();
  const segundos = (performance.now() - inicio) / 1000;
  const de = (k: keyof Unidades): number => u[k] - antes[k];
  return {
    valor,
    segundos,
    unidades: { leidas: de('leidas'), escritas: de('escritas'), items: de('items'), bytes: de('bytes') },
  };
};

const enCarpeta = (ruta: string): { archivos: number; bytes: number } =>
  readdirSync(ruta, { recursive: true, withFileTypes: true })
    .filter((n) => n.isFile() && !n.parentPath.includes('.temporal'))
    .reduce((s, n) => ({ archivos: s.archivos + 1, bytes: s.bytes + statSync(join(n.parentPath, n.name)).size }), {
      archivos: 0,
      bytes: 0,
    });

/** Real sizes of a month of files, which the demo generates anew, read by the very reader. */
async function medirIngesta(): Promise<Record<string, number>> {
  const raiz = mkdtempSync(join(tmpdir(), 'sala-cantidades-'));
  try {
    await generarDemo({ tamano: 'demo', semilla: 1, salida: join(raiz, 'archivos'), hasta: '2026-10', periodos: 1 });
    const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
    const servicio = await abrirServicio(carpeta);
    const u = contar(servicio.db);
    let [filas, archivos] = [0, 0];
    const { segundos, unidades } = await midiendo(u, async () => {
      for (const nombre of readdirSync(join(raiz, 'archivos')).filter((n) => /\.(csv|xlsx)$/.test(n))) {
        const { carga } = await servicio.recibir(join(raiz, 'archivos', nombre), {
          nombre,
          region: REGION,
          emitido: '2026-11-05',
        });
        filas += carga.recibidas;
        archivos++;
      }
    });
    await servicio.cerrarAlmacen();
    return {
      archivos,
      filas,
      segundos,
      escritas: unidades.escritas,
      leidas: unidades.leidas,
      originales_bytes: enCarpeta(join(raiz, 'archivos')).bytes,
      normalizado_bytes: enCarpeta(join(carpeta.objetos, 'normalizado')).bytes,
      objetos_escritos: enCarpeta(carpeta.objetos).archivos,
    };
  } finally {
    rmSync(raiz, { recursive: true, force: true });
  }
}

const ingesta = await medirIngesta();

const carpeta = abrirCarpetaDatos(values.datos);
const servicio = await abrirServicio(carpeta);
const u = contar(servicio.db);
try {
  const punteros = punterosRepo(servicio.db, servicio.tabla);
  const vigentes = await punteros.vigentes(REGION);
  const periodo = vigentes.at(-1)!.periodo;
  const his = (await servicio.diario(REGION)).filter((c) => c.formato === 'his' && !c.error);

  // One line more in the journal makes the month another corte, as every month is.
  const acta = join(carpeta.trabajo, 'actas.csv');
  writeFileSync(acta, `ambito,fecha,tipo\nD:050304,${sumarMeses(periodo, 0)}-15,ial\n`);
  await servicio.recibir(acta, { nombre: 'actas.csv', region: REGION, emitido: `${sumarMeses(periodo, 1)}-20` });
  const objetosAntes = enCarpeta(carpeta.objetos);
  const cierre = await midiendo(u, () => servicio.cerrar({ region: REGION, periodos: [periodo], por: 'prueba' }));
  const objetosDespues = enCarpeta(carpeta.objetos);
  const [corte] = cierre.valor.cortes;
  if (!corte?.publicado) throw new Error('El cierre no publicó nada: no hay qué contar');
  const lugares = await lugaresRepo(servicio.db, servicio.tabla).leer(REGION);

  const app = await aplicacionLocal(servicio, carpeta);
  const RUTAS: Readonly<Record<string, readonly string[]>> = {
    // The page and what it asks for once it is there.
    iar: ['/iar/05', '/v1/tableros/G:05', '/v1/tableros/G:05/tendencia'],
    ial: ['/ial/050304', '/v1/tableros/D:050304', '/v1/tableros/D:050304/tendencia'],
    eess: ['/eess/00003644', '/v1/tableros/E:00003644', '/v1/tableros/E:00003644/tendencia'],
    sector: ['/sector/00003644-01'],
  };
  const visitas: Record<string, { peticiones: number; leidas: number; bytes: number }> = {};
  for (const [nombre, rutas] of Object.entries(RUTAS)) {
    let bytes = 0;
    const { unidades } = await midiendo(u, async () => {
      for (const ruta of rutas) {
        const r = await app.fetch(new Request(`http://localhost${ruta}`, { headers: { 'accept-encoding': 'gzip' } }));
        if (!r.ok) throw new Error(`${ruta}: ${r.status}`);
        bytes += (await r.arrayBuffer()).byteLength;
      }
    });
    visitas[nombre] = { peticiones: rutas.length, leidas: unidades.leidas, bytes };
  }
  const salida = {
    fecha: new Date().toISOString().slice(0, 10),
    maquina: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    // Of the last quarter of an hour: with more than its processors, seconds are a ceiling.
    carga: Number(loadavg()[2]!.toFixed(1)),
    demo: {
      meses: vigentes.length,
      sectores: lugares.filter((l) => l.tipo === 'S' && !l.id.endsWith('-SIN')).length,
      ambitos: corte.ambitos,
      filas_his_mes: Math.round(his.reduce((s, c) => s + c.recibidas, 0) / vigentes.length),
    },
    ingesta_mes: ingesta,
    cierre_mes: {
      segundos: cierre.valor.segundos,
      escritas: cierre.unidades.escritas,
      leidas: cierre.unidades.leidas,
      objetos_escritos: objetosDespues.archivos - objetosAntes.archivos,
      objetos_bytes: objetosDespues.bytes - objetosAntes.bytes,
    },
    // With the series of every place, which replace those of the close before: a little more than what stays.
    tabla: { items_por_corte: cierre.unidades.items, bytes_por_corte: cierre.unidades.bytes },
    visita: visitas,
  };
  writeFileSync(enProyecto('infra', 'cantidades.json'), `${JSON.stringify(salida, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(salida, null, 2)}\n`);
} finally {
  await servicio.cerrarAlmacen();
}
