import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  abrirDuckdb,
  cerrarDuckdb,
  ejecutar,
  leerFilas,
  literal,
} from '../../../functions/adapters/duckdb/conexion.ts';
import type { Tablero, Tendencia } from '../../../functions/domain/tablero.ts';
import { dichoDe, type CeldaLeida } from './decir.ts';
import { cruce, llaveDicho, type Dicho } from './sistema.ts';

/** Asks as anybody would. */
export type Pedir = (ruta: string) => Promise<Response>;

export type Leido = {
  readonly dichos: readonly Dicho[];
  readonly indicadores: ReadonlyMap<string, string>;
  /** Cells read from each source, for the report. */
  readonly fuentes: Readonly<Record<'tableros' | 'series' | 'cubo' | 'exportaciones', number>>;
};

const VENTANAS = ['12m', 'mes'] as const;
const REVISIONES = 20;
const ESTADO: Readonly<Record<string, string>> = { banda: 'b', suprimido: 's', no_reportado: 'nr' };

const json = async <T>(pedir: Pedir, ruta: string): Promise<T | null> => {
  const r = await pedir(ruta);
  return r.ok ? ((await r.json()) as T) : null;
};

/**
 * Reads everything the public mode gives of a region: the boards of every place in every corte and revision, the series, the cube and
 * the exports, and crosses what they say of the same count.
 */
export async function leerPublico(pedir: Pedir, region: string): Promise<Leido> {
  const hallados = new Map<string, Dicho>();
  const fuentes = { tableros: 0, series: 0, cubo: 0, exportaciones: 0 };
  const indicadores = new Map<string, string>();
  const anotar = (
    fuente: keyof typeof fuentes,
    celda: CeldaLeida,
    de: { clave: string; lugar: string; cortes: readonly string[] },
  ): void => {
    fuentes[fuente]++;
    const dicho = dichoDe(celda, de);
    if (!dicho) return;
    const otro = hallados.get(llaveDicho(dicho));
    hallados.set(llaveDicho(dicho), otro ? cruce(otro, dicho) : dicho);
  };

  const G = `G:${region}`;
  const serie = await json<Tendencia>(pedir, `/v1/tableros/${G}/tendencia?modo=publico&ventana=mes`);
  if (!serie) throw new Error(`La región ${region} no publica el modo público: no hay qué atacar.`);
  const lugares = new Set<string>([G]);
  /** The cortes of each table, by window and the corte it is kept under. */
  const meses = new Map<string, readonly string[]>();
  for (const periodo of serie.periodos)
    for (let r = 1; r <= REVISIONES; r++) {
      // Those that were replaced are not served; whoever asks does not know which is in force.
      for (const t of await leerTableros(pedir, G, `${region}-${periodo}-r${r}`)) {
        meses.set(`${t.ventana}|${t.corte.id}`, t.meses ?? [t.corte.id]);
        for (const fila of [t.propio, ...t.hijos]) {
          lugares.add(fila.ambito.id);
          t.indicadores.forEach((i, k) => {
            indicadores.set(i.clave, i.corto);
            const de = { clave: i.clave, lugar: fila.ambito.id, cortes: t.meses ?? [] };
            anotar('tableros', fila.celdas[k] as CeldaLeida, de);
          });
        }
      }
    }

  for (const lugar of lugares)
    for (const ventana of VENTANAS) {
      const s = await json<Tendencia>(pedir, `/v1/tableros/${lugar}/tendencia?modo=publico&ventana=${ventana}`);
      if (!s) continue;
      for (const { ambito, series } of [{ ambito: s.ambito, series: s.propio }, ...s.hijos])
        s.claves.forEach((clave, k) =>
          (series[k]?.publico ?? []).forEach((celda, m, todas) => {
            const corte = s.cortes[s.cortes.length - todas.length + m]!;
            const cortes = meses.get(`${ventana}|${corte}`);
            if (cortes) anotar('series', celda as CeldaLeida, { clave, lugar: ambito, cortes });
          }),
        );
    }

  const cubo = await json<{ url: string }>(pedir, `/v1/cubos/${region}?modo=publico`);
  if (cubo)
    for (const f of await celdasDelCubo(new Uint8Array(await (await pedir(cubo.url)).arrayBuffer()))) {
      const cortes = meses.get(`${f.ventana}|${f.corte}`);
      if (cortes) anotar('cubo', celdaDe(f), { clave: f.clave, lugar: f.ambito, cortes });
    }

  for (const corte of new Set([serie.cortes.at(-1)!, serie.cortes[0]!]))
    for (const f of await filasExportadas(pedir, corte)) {
      const cortes = meses.get(`${f.ventana}|${f.corte}`);
      if (cortes) anotar('exportaciones', celdaDe(f), { clave: f.clave, lugar: f.ambito, cortes });
    }
  return { dichos: [...hallados.values()], indicadores, fuentes };
}

/** The boards of a corte: those of the region, and of each of its provinces and districts. */
async function leerTableros(pedir: Pedir, G: string, corte: string): Promise<Tablero[]> {
  const todos: Tablero[] = [];
  for (const ventana of VENTANAS) {
    const leer = (lugar: string): Promise<Tablero | null> =>
      json<Tablero>(pedir, `/v1/tableros/${lugar}?corte=${corte}&modo=publico&ventana=${ventana}`);
    const region = await leer(G);
    if (!region) continue;
    todos.push(region);
    const provincias = new Set(region.hijos.flatMap((h) => (h.grupo ? [h.grupo.id] : [])));
    for (const lugar of [...provincias, ...region.hijos.map((h) => h.ambito.id)]) {
      const t = await leer(lugar);
      if (t) todos.push(t);
    }
  }
  return todos;
}

type FilaPublica = {
  readonly ventana: string;
  readonly corte: string;
  readonly ambito: string;
  readonly clave: string;
  readonly estado: string;
  readonly pct_desde: number | null;
  readonly pct_hasta: number | null;
  readonly den_desde: number | null;
  readonly den_hasta: number | null;
  readonly menos_de: string | null;
};

const celdaDe = (f: FilaPublica): CeldaLeida => ({
  e: ESTADO[f.estado] ?? f.estado,
  ...(f.pct_desde === null || f.pct_hasta === null ? {} : { pct: [f.pct_desde, f.pct_hasta] }),
  ...(f.den_desde === null ? {} : { den: [f.den_desde, f.den_hasta] }),
  ...(f.menos_de === 'num' || f.menos_de === 'brecha' ? { menos: f.menos_de } : {}),
});

async function celdasDelCubo(bytes: Uint8Array): Promise<FilaPublica[]> {
  const carpeta = await mkdtemp(join(tmpdir(), 'sala-ataque-'));
  const con = await abrirDuckdb({ memoria: '400MB' });
  try {
    const ruta = join(carpeta, 'cubo.duckdb');
    await writeFile(ruta, bytes);
    await ejecutar(con, `ATTACH ${literal(ruta)} AS cubo (READ_ONLY)`);
    return await leerFilas<FilaPublica>(con, 'SELECT * FROM cubo.celdas');
  } finally {
    cerrarDuckdb(con);
    await rm(carpeta, { recursive: true, force: true });
  }
}

async function filasExportadas(pedir: Pedir, corte: string): Promise<FilaPublica[]> {
  const r = await pedir(`/v1/cortes/${corte}/exportar?formato=csv&modo=publico`);
  if (!r.ok) return [];
  const filas = parse(await r.text(), { bom: true, columns: true }) as Record<string, string>[];
  const numero = (x: string | undefined): number | null => (x === undefined || x === '' ? null : Number(x));
  return filas
    .filter((f) => f['registro'] === 'valor')
    .map((f) => ({
      ventana: f['ventana']!,
      corte: f['corte']!,
      ambito: f['ambito']!,
      clave: `${f['ficha']}@${f['version']}${f['metodo'] ? `~${f['metodo']}` : ''}`,
      estado: f['estado']!,
      pct_desde: numero(f['pct_desde']),
      pct_hasta: numero(f['pct_hasta']),
      den_desde: numero(f['den_desde']),
      den_hasta: numero(f['den_hasta']),
      menos_de: f['menos_de'] || null,
    }));
}
