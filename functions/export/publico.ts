import { descomprimir } from '../adapters/dynamo/comprimido.ts';
import { NOMBRE_TIPO, tipoDe, type AmbitoId } from '../domain/ambito.ts';
import type { Manifiesto } from '../domain/corte.ts';
import { evaluarCelda } from '../domain/intervalo.ts';
import { metaDeLugar } from '../domain/meta-de-lugar.ts';
import type { Celda, Fila, IndicadorTablero, MetaVigente, Tablero, Ventana } from '../domain/tablero.ts';
import { ventanasServidas } from '../domain/publico-vigente.ts';
import { abrirPublico, leerTableroPublico, type DepsPuerta, type Servido } from '../publish/publico/puerta.ts';
import { COLUMNAS_PUBLICAS, type FilaExportada, type IdColumnaPublica } from './columnas.ts';
import { definicionesDe, selloDe, type Catalogo, type Contenido } from './contenido.ts';
import { ExportarError } from './errores.ts';

/** Lines of the stamp that are counts of what is not published. */
const RESERVADO = new Set(['hechos', 'ambitos']);

/** What a cell says, by column: limits instead of counts. */
function dicho(
  celda: Celda | undefined,
): Pick<
  Record<IdColumnaPublica, string | number | null>,
  'pct_desde' | 'pct_hasta' | 'den_desde' | 'den_hasta' | 'menos_de'
> {
  const pct = celda?.e === 'b' ? celda.pct : null;
  const den = celda?.e === 'b' || celda?.e === 's' ? (celda.den ?? null) : null;
  return {
    pct_desde: pct?.[0] ?? null,
    pct_hasta: pct?.[1] ?? null,
    den_desde: den?.[0] ?? null,
    den_hasta: den?.[1] ?? null,
    menos_de: celda?.e === 'b' ? (celda.menos ?? null) : null,
  };
}

function fila(
  t: Tablero,
  f: Fila,
  superiores: string,
  i: IndicadorTablero,
  celda: Celda | undefined,
  meta: MetaVigente | null,
): FilaExportada {
  const e = evaluarCelda(celda ?? { e: 'nr' }, { meta: meta?.meta ?? null, direccion: i.direccion, tipo: i.tipo });
  const valores: Readonly<Record<IdColumnaPublica, string | number | null>> = {
    ventana: t.ventana ?? null,
    ambito: f.ambito.id,
    tipo_ambito: NOMBRE_TIPO[f.ambito.tipo],
    nombre: f.ambito.nombre,
    superiores,
    ficha: i.ficha,
    version: i.version,
    metodo: i.metodo,
    indicador: i.nombre,
    edicion: i.etiquetaMetodo === '' ? i.edicion : `${i.edicion}, ${i.etiquetaMetodo}`,
    verificacion: i.verificacion,
    estado: e.estado,
    ...dicho(celda),
    meta: meta?.meta ?? null,
    meta_de: meta?.de ?? null,
    luz: e.luz,
    unidad: i.unidad,
    tipo_indicador: i.tipo,
    direccion: i.direccion,
    periodo: t.corte.periodo,
    corte: t.corte.id,
    sello: t.corte.sha256,
    sintetico: t.sintetico ? 'sí' : 'no',
  };
  return COLUMNAS_PUBLICAS.map((c) => valores[c.id]);
}

/** The rows of one public board: its own place, or also its districts. */
const filasDe = (t: Tablero, conHijos: boolean): FilaExportada[] => {
  const propios = t.ambito.residencia.map((r) => r.id);
  const de = (f: Fila, superiores: readonly string[]): FilaExportada[] =>
    t.indicadores.map((i, n) =>
      fila(t, f, superiores.join(' '), i, f.celdas[n], metaDeLugar(t.metas[n] ?? null, i.tipo, f.ambito.id)),
    );
  const hijos = conHijos ? t.hijos.flatMap((h) => de(h, [t.ambito.id, ...propios])) : [];
  return [...de(t.propio, propios), ...hijos];
};

const exigir = <T>(s: Servido<T>): T => {
  if (!s.ok) throw new ExportarError(s.error.code, s.error.mensaje);
  return s.value;
};

/**
 * What a corte publishes in the public mode, as a file: the boards of its tables, cell by cell.
 * @throws ExportarError when the corte, or the place, is not served in the public mode
 */
export async function contenidoPublico(
  manifiesto: Manifiesto,
  id: AmbitoId,
  catalogo: Catalogo,
  deps: DepsPuerta,
): Promise<Contenido> {
  const { corte } = manifiesto;
  if (!/^[DPG]:/.test(id))
    throw new ExportarError(
      'modo_no_publicado',
      `El modo público no publica «${id}»: sólo distritos (D:), provincias (P:) y regiones (G:). Los demás lugares son de muy pocas personas.`,
    );
  const abierta = exigir(await abrirPublico(deps, manifiesto.region));
  const servidas = exigir(ventanasServidas(abierta.publico, corte));
  const leer = async (ambito: AmbitoId, ventana: Ventana): Promise<Tablero | null> => {
    const documento = await leerTableroPublico(deps, abierta, { ambito, corte, ventana });
    return documento.ok ? descomprimir<Tablero>(documento.value.gzip) : null;
  };
  const tableros = (await Promise.all(servidas.map((v) => leer(id, v)))).filter((t) => t !== null);
  const primero = tableros[0];
  if (!primero)
    throw new ExportarError(
      'modo_no_publicado',
      `El corte ${corte} no se publicó en modo público para ${id}. Use --modo equipo, o revise la configuración del modo público y cierre otra vez.`,
    );
  const recorrer = async function* (): AsyncGenerator<readonly FilaExportada[]> {
    for (const t of tableros) {
      yield filasDe(t, tipoDe(id) === 'P');
      if (tipoDe(id) !== 'G') continue;
      const provincias = [...new Set(t.hijos.flatMap((h) => (h.grupo ? [h.grupo.id] : [])))].sort();
      for (const p of provincias) {
        const suyo = await leer(p, t.ventana ?? 'mes');
        if (suyo) yield filasDe(suyo, true);
      }
    }
  };
  const { id: suId, tipo, nombre } = primero.ambito;
  const ambito = { id: suId, tipo, nombre };
  return {
    manifiesto,
    columnas: COLUMNAS_PUBLICAS,
    ambito,
    sello: [['modo', 'público'], ...selloDe(manifiesto, ambito, catalogo).filter(([k]) => !RESERVADO.has(k))],
    definiciones: definicionesDe(primero.indicadores, catalogo),
    insumos: [],
    filas: recorrer(),
  };
}
