import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogoCongelado } from '../adapters/catalogos/congelado.ts';
import { leerFichas, type CatalogoFichas } from '../adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb } from '../adapters/duckdb/conexion.ts';
import { comprimir } from '../adapters/dynamo/comprimido.ts';
import { objetosCarpeta } from '../adapters/objects/carpeta.ts';
import { agregar, objetoHechos } from '../aggregate/agregar.ts';
import { leerHechos } from '../aggregate/leer-hechos.ts';
import { motorDe } from '../aggregate/paso-agregar.ts';
import type { HechoAmbito } from '../domain/acumulado.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { Calidad } from '../domain/calidad.ts';
import type { Manifiesto } from '../domain/corte.ts';
import type { Hecho } from '../domain/hecho.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { Tablero, Ventana } from '../domain/tablero.ts';
import { Cotejo, cotejarHechos, cotejarLugar, cotejarTablero, type Verificacion } from '../domain/verificacion.ts';
import { sha256Archivo } from '../ingest/archivo.ts';
import { publicarCorte, type Escrito } from '../publish/publicar.ts';
import { leerCalidad, leerContexto } from '../publish/publicar-vigencia.ts';
import { leerTotales } from '../publish/totales.ts';
import { redaccion } from '../publish/redaccion.ts';
import { huellaEntradas } from './congelar.ts';
import { verificarPublico, type TableroServido } from './verificar-publico.ts';

/** What readers are given: the published side of the comparison. */
export type Servido = {
  tablero(ambito: AmbitoId, corte: string): Promise<Tablero | null>;
  /** A board of the public mode. */
  publico(ambito: AmbitoId, corte: string, ventana: Ventana): Promise<TableroServido>;
  /** The quality of the data of a region. */
  calidad(region: string, corte: string): Promise<Calidad | null>;
  /** Facts of a place as stored; null where whoever verifies cannot reach them. */
  readonly hechos: ((ambito: AmbitoId, corte: string) => Promise<readonly HechoAmbito[] | null>) | null;
};

export type DepsVerificar = {
  readonly objetos: Objetos;
  readonly servido: Servido;
  readonly trabajo: string;
  readonly software: string;
  readonly memoria?: string;
  readonly progreso?: (mensaje: string) => void;
};

/** The corte cannot be made again here: something it was made with is not at hand. Says what is needed. */
export class NoVerificableError extends Error {
  override readonly name = 'NoVerificableError';
}

/**
 * Makes a corte again from its frozen inputs, with the definitions it was made with, and compares it value by value with what is
 * stored and served: manifest, inputs, leaf facts, facts of every place, every cell of every board, and their hashes.
 * @throws NoVerificableError
 */
export async function verificarCorte(m: Manifiesto, deps: DepsVerificar): Promise<Verificacion> {
  const avisar = deps.progreso ?? ((): void => undefined);
  const cotejo = new Cotejo();
  const definiciones = await definicionesDe(m, deps, cotejo);
  await cotejarManifiesto(m, deps, cotejo);
  avisar('comprobando los insumos');
  await cotejarInsumos(m, deps, cotejo);

  const trabajo = await mkdtemp(join(deps.trabajo, 'verificar-'));
  try {
    const aparte = objetosCarpeta(trabajo);
    await agregar(
      [m],
      m.cargas.map((carga) => ({ carga, sin: carga.sin })),
      {
        objetos: {
          ...aparte,
          rutaLocal: (clave) => deps.objetos.rutaLocal(clave),
          existe: (clave) => deps.objetos.existe(clave),
        },
        territorio: leerTerritorio(),
        ...motorDe(definiciones.fichas),
        trabajo,
        ...(deps.memoria ? { memoria: deps.memoria } : {}),
        progreso: (mensaje, fraccion) => avisar(`recalculando ${Math.round(fraccion * 100)} %: ${mensaje}`),
      },
    );
    const hechos = await leerDe(aparte, m.corte);
    cotejo.igual(
      'objeto',
      'contexto',
      await leerContextoO(deps.objetos, m.corte),
      await leerContextoO(aparte, m.corte),
    );
    avisar('comparando los hechos');
    cotejarHechos(cotejo, await leerDe(deps.objetos, m.corte), hechos);
    await cotejarPublicado(m, definiciones, hechos, aparte, deps, cotejo, avisar);
  } finally {
    await rm(trabajo, { recursive: true, force: true });
  }
  return cotejo.terminar(m.corte);
}

async function definicionesDe(m: Manifiesto, deps: DepsVerificar, cotejo: Cotejo): Promise<CatalogoFichas> {
  if (!m.resultados)
    throw new NoVerificableError(
      `El corte ${m.corte} se publicó antes de que Sala guardara con qué comprobarlo. Ciérrelo otra vez: la revisión siguiente se podrá verificar.`,
    );
  if (m.territorio !== leerTerritorio().version)
    throw new NoVerificableError(
      `El corte ${m.corte} se hizo con el territorio ${m.territorio} (${m.software}) y esta Sala trae ${leerTerritorio().version} (${deps.software}). Verifíquelo con la versión de Sala con que se hizo.`,
    );
  if (m.software !== deps.software)
    cotejo.avisos.push(`El corte se hizo con ${m.software} y se recalcula con ${deps.software}.`);
  const actual = leerFichas();
  const suyo = m.catalogo === actual.version ? actual : await catalogoCongelado(deps.objetos, m.catalogo);
  if (!suyo)
    throw new NoVerificableError(
      `No están guardadas las fichas ${m.catalogo} con que se hizo el corte ${m.corte} (catalogos/fichas-${m.catalogo}.json.gz). Restaure ese objeto de una copia.`,
    );
  return suyo;
}

async function cotejarManifiesto(m: Manifiesto, { objetos }: DepsVerificar, cotejo: Cotejo): Promise<void> {
  const guardado = await objetos.get(`cortes/${m.corte}/manifest.json`);
  const otro: unknown = guardado && JSON.parse(Buffer.from(guardado).toString('utf8'));
  for (const [campo, valor] of Object.entries(m))
    cotejo.igual('manifiesto', campo, (otro as Record<string, unknown> | null)?.[campo], valor); // fields of JSON
  cotejo.igual('manifiesto', 'sha256_entradas', m.sha256_entradas, huellaEntradas(m, m.cargas));
}

async function cotejarInsumos(m: Manifiesto, { objetos }: DepsVerificar, cotejo: Cotejo): Promise<void> {
  let vencidos = 0;
  for (const c of m.cargas) {
    cotejo.igual(`insumo ${c.archivo}`, 'filas', c.filas, c.aceptadas + c.observadas + c.duplicadas + c.rechazadas);
    for (const n of c.normalizado) {
      if (!(await objetos.existe(n.clave)))
        throw new NoVerificableError(
          `Falta ${n.clave}, lo leído de ${c.archivo}. Sin ese objeto el corte ${m.corte} no se puede rehacer: ${n.clave.startsWith('nominal/') ? 'los nombres se borran al cumplir su plazo (docs/privacidad.md)' : 'restáurelo de una copia'}.`,
        );
      cotejo.igual(`insumo ${c.archivo}`, n.tabla, n.sha256, await sha256Archivo(await objetos.rutaLocal(n.clave)));
    }
    const originales = await objetos.list(`recepcion/${c.id}/`);
    if (originales.length === 0) vencidos++;
    for (const clave of originales)
      cotejo.igual(
        `insumo ${c.archivo}`,
        'original',
        c.sha256,
        await oIlegible(objetos.rutaLocal(clave).then(sha256Archivo)),
      );
  }
  if (vencidos > 0)
    cotejo.avisos.push(
      `De ${vencidos} de ${m.cargas.length} archivos ya no se guarda el original (o llegó dentro de un comprimido); se parte de lo leído de ellos, que es lo que entró al corte.`,
    );
}

/** What cannot be read is not what was written. */
const oIlegible = async <T>(leer: Promise<T>): Promise<T | string> => leer.catch(() => 'ilegible o ausente');
const leerContextoO = (objetos: Objetos, corte: string): Promise<unknown> => oIlegible(leerContexto(objetos, corte));
const totalesO = (objetos: Objetos, corte: string): Promise<unknown> => oIlegible(leerTotales(objetos, corte));

async function leerDe(objetos: Pick<Objetos, 'rutaLocal'>, corte: string): Promise<Hecho[]> {
  const con = await abrirDuckdb({ memoria: '1GB' });
  try {
    return await leerHechos(con, await objetos.rutaLocal(objetoHechos(corte)));
  } finally {
    cerrarDuckdb(con);
  }
}

const sellar = (lineas: readonly string[]): string =>
  createHash('sha256')
    .update([...lineas].sort().join('\n'))
    .digest('hex');

async function cotejarPublicado(
  m: Manifiesto,
  definiciones: CatalogoFichas,
  hechos: readonly Hecho[],
  aparte: Objetos,
  deps: DepsVerificar,
  cotejo: Cotejo,
  avisar: (mensaje: string) => void,
): Promise<void> {
  const { encargo, metaDe } = redaccion(definiciones.fichas);
  const { sha256: _, resultados: _r, hechos: _h, ambitos: _a, sintetico: _s, ...entradas } = m;
  const { servido } = deps;
  const rehecho: { region: Tablero | null } = { region: null };
  const { manifiesto } = await publicarCorte(
    encargo(entradas, hechos, await leerContexto(aparte, m.corte), await leerCalidad(aparte, m.corte)),
    {
      objetos: aparte,
      territorio: leerTerritorio(),
      metaDe: metaDe(m.region),
      estante: {
        async hechos(corte, ambitos): Promise<Escrito> {
          const lineas: string[] = [];
          for (const [id, filas] of ambitos) {
            lineas.push(`HECHO#${id} ${comprimir(filas).etag}`);
            if (servido.hechos) cotejarLugar(cotejo, id, (await servido.hechos(id, corte)) ?? [], filas);
          }
          return { items: ambitos.size, sha256: sellar(lineas) };
        },
        async tableros(boletines): Promise<Escrito> {
          const lineas: string[] = [];
          for (const t of boletines) {
            if (lineas.length % 100 === 0) avisar(`comparando los tableros (${lineas.length})`);
            lineas.push(`TABLERO#${t.ambito.id} ${comprimir(t).etag}`);
            if (t.ambito.id === `G:${m.region}`) rehecho.region = t;
            cotejarTablero(cotejo, await servido.tablero(t.ambito.id, m.corte), t);
          }
          return { items: lineas.length, sha256: sellar(lineas) };
        },
        async calidad(c) {
          cotejo.igual(`calidad ${m.region}`, 'documento', await servido.calidad(m.region, m.corte), c);
        },
        manifiesto: async (propio) => propio,
      },
    },
  );
  cotejo.igual('objeto', 'totales', await totalesO(deps.objetos, m.corte), await totalesO(aparte, m.corte));
  avisar('comparando el modo público');
  await verificarPublico(
    m,
    {
      objetos: deps.objetos,
      territorio: leerTerritorio(),
      metaDe: metaDe(m.region),
      totales: (corte) => leerTotales(corte === m.corte ? aparte : deps.objetos, corte),
      base: rehecho.region,
      publico: (ambito, corte, ventana) => servido.publico(ambito, corte, ventana),
    },
    cotejo,
  );
  if (!servido.hechos)
    cotejo.avisos.push('Los hechos por lugar se comprobaron por su sello, no uno por uno: la sala está abierta.');
  for (const [campo, valor] of Object.entries(manifiesto.resultados))
    cotejo.igual('manifiesto', `resultados ${campo}`, m.resultados[campo as keyof typeof m.resultados], valor); // same type
  for (const campo of ['sha256', 'hechos', 'ambitos', 'sintetico'] as const)
    cotejo.igual('manifiesto', `${campo} recalculado`, m[campo], manifiesto[campo]);
}
