import { leerFichas } from '../../adapters/catalogos/fichas.ts';
import { cortesRepo } from '../../adapters/dynamo/cortes.ts';
import { hechosRepo } from '../../adapters/dynamo/hechos.ts';
import { parseCorteId, type Manifiesto } from '../../domain/corte.ts';
import { explicacionDe, tablaDiferencias, type Explicacion, type TablaDiferencias } from '../../domain/diferencia.ts';
import { conSigno, NOMBRE_CAUSA, oracionDe } from '../../domain/diferencia-frases.ts';
import { elegirVersion } from '../../domain/ficha/elegir.ts';
import { indicadoresTablero } from '../../domain/ficha/indicadores-tablero.ts';
import { elegirMetodo } from '../argumentos.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { pedirApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import { abrirServicio, type Servicio } from '../servicio.ts';

export type OpcionesOrdenDiferencias = {
  ficha?: string;
  version?: string;
  metodo?: string;
  ambito?: string;
  datos: string;
  api?: string;
  json?: boolean;
};

/** One process over the folder, or the sala that has it open. */
export async function conServicio<T>(
  o: { readonly datos: string; readonly api?: string },
  enProceso: (s: Servicio) => Promise<T>,
  porApi: (base: string) => Promise<T>,
): Promise<T> {
  const carpeta = o.api ? null : abrirCarpetaDatos(o.datos);
  const vivo = o.api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  if (vivo || !carpeta) return porApi(vivo!); // no folder only with --api
  const servicio = await abrirServicio(carpeta);
  try {
    return await enProceso(servicio);
  } finally {
    await servicio.cerrarAlmacen();
  }
}

export async function manifiestoDe(s: Servicio, corte: string): Promise<Manifiesto> {
  if (!parseCorteId(corte)) throw new FalloError(`Un corte se escribe 05-2026-10-r1; vino «${corte}».`, 2);
  const m = await cortesRepo(s.db, s.tabla).leer(corte);
  if (!m) throw new FalloError(`No hay un corte ${corte} en esta carpeta de datos.`);
  return m;
}

export async function ordenDiferencias(a: string, b: string, o: OpcionesOrdenDiferencias): Promise<void> {
  const region = parseCorteId(a)?.region;
  if (region === undefined || region !== parseCorteId(b)?.region || a === b)
    throw new FalloError(
      'Nombre dos cortes distintos de una misma región, por ejemplo 05-2026-10-r1 05-2026-10-r2.',
      2,
    );
  const ambito = o.ambito ?? `G:${region}`;
  const consulta = new URLSearchParams({ con: b, ambito });
  for (const k of ['ficha', 'version', 'metodo'] as const) if (o[k] !== undefined) consulta.set(k, o[k]);
  const ruta = `/v1/cortes/${a}/diferencias?${consulta}`;
  if (o.ficha === undefined) {
    const tabla = await conServicio(
      o,
      (s) => enTabla(s, a, b, ambito),
      (base) => pedirApi<TablaDiferencias>(base, ruta),
    );
    process.stdout.write(o.json ? `${JSON.stringify(tabla)}\n` : tablaEnPalabras(tabla));
    return;
  }
  const e = await conServicio(
    o,
    (s) => explicar(s, a, b, ambito, { ...o, ficha: o.ficha! }), // checked above
    (base) => pedirApi<Explicacion>(base, ruta),
  );
  process.stdout.write(o.json ? `${JSON.stringify(e)}\n` : explicacionEnPalabras(e));
}

async function enTabla(s: Servicio, a: string, b: string, ambito: string): Promise<TablaDiferencias> {
  const [ma, mb] = [await manifiestoDe(s, a), await manifiestoDe(s, b)];
  const hechos = new Map((await hechosRepo(s.db, s.tabla).serie(ambito, [a, b])).map((x) => [x.corte, x.filas]));
  if (hechos.size === 0) throw new FalloError(`Ninguno de los dos cortes tiene hechos de ${ambito}. Revise --ambito.`);
  const carpeta = `diferencias/${a}~${b}/`;
  const explicadas = (await s.objetos.list(carpeta)).map((k) => k.slice(carpeta.length).replace(/\.json$/, ''));
  const con = (m: Manifiesto) => ({ ...m, hechos: hechos.get(m.corte) ?? null });
  const fichas = indicadoresTablero(leerFichas().fichas).filter((i) => i.principal);
  const solo = fichas.map(({ ficha, version, metodo, nombre, corto, edicion }) => ({
    ficha,
    version,
    metodo,
    nombre,
    corto,
    edicion,
  }));
  return tablaDiferencias(ambito, con(ma), con(mb), solo, new Set(explicadas));
}

async function explicar(
  s: Servicio,
  a: string,
  b: string,
  ambito: string,
  o: { readonly ficha: string; readonly version?: string; readonly metodo?: string },
): Promise<Explicacion> {
  const { fichas } = leerFichas();
  const principal = fichas.find((f) => f.ficha === o.ficha)?.versiones.find((v) => v.principal)?.version;
  const { ficha, version } = elegirVersion(fichas, o.ficha, o.version ?? principal ?? '');
  const llave = { ficha: ficha.ficha, version: version.version, metodo: elegirMetodo(ficha, version, o.metodo) };
  return explicacionDe(await s.diferencia(await manifiestoDe(s, a), await manifiestoDe(s, b), llave), ambito);
}

const deltas = (a: number, b: number): string => conSigno(b - a).padStart(7);

function tablaEnPalabras({ a, b, ambito, filas }: TablaDiferencias): string {
  const renglones = filas.map((f) => {
    const [x, y] = [f.a ?? { num: 0, den: 0 }, f.b ?? { num: 0, den: 0 }];
    return `${f.explicada ? '✓' : ' '} ${f.corto.padEnd(29)}${`${x.num} de ${x.den}`.padStart(16)}${`${y.num} de ${y.den}`.padStart(16)}${deltas(x.num, y.num)}${deltas(x.den, y.den)}`;
  });
  return `De ${a.corte} a ${b.corte}, ${ambito}${a.sintetico ? ' (datos sintéticos)' : ''}\n  ${'indicador'.padEnd(29)}${'antes'.padStart(16)}${'después'.padStart(16)}${'Δnum'.padStart(7)}${'Δden'.padStart(7)}\n${renglones.join('\n')}\n✓ ya explicada. Para saber por qué: añada --ficha ID\n`;
}

function explicacionEnPalabras(e: Explicacion): string {
  const c = e.cascada;
  const fila = (que: string, num: string, den: string, n = ''): string =>
    `  ${que.padEnd(26)}${num.padStart(8)}${den.padStart(8)}  ${n}\n`;
  return (
    `${e.nombre}\n${c.ambito}, de ${e.a.corte} (${e.a.sha256.slice(0, 8)}) a ${e.b.corte} (${e.b.sha256.slice(0, 8)})${e.b.sintetico ? ', datos sintéticos' : ''}\n${oracionDe(e, c)}\n` +
    fila('', 'num', 'den', e.unidad) +
    fila(e.a.corte, String(c.a.num), String(c.a.den)) +
    c.partes
      .map((p) => fila(NOMBRE_CAUSA[p.causa].nombre, conSigno(p.num), conSigno(p.den), String(p.unidades || '—')))
      .join('') +
    fila('Sin explicar', conSigno(c.residuo.num), conSigno(c.residuo.den)) +
    fila(e.b.corte, String(c.b.num), String(c.b.den)) +
    e.avisos.map((x) => `Aviso: ${x}\n`).join('')
  );
}
