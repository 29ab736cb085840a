import type { Context } from 'hono';
import {
  carpetaDiferencias,
  explicacionDe,
  objetoDiferencia,
  tablaDiferencias,
  type Diferencia,
} from '../domain/diferencia.ts';
import type { Manifiesto } from '../domain/corte.ts';
import type { LlaveFicha } from '../domain/hecho.ts';
import { objetoRecuento, recontadas, type Recuento } from '../domain/recuento.ts';
import type { Deps, FichaPublicada } from './deps.ts';
import { permite } from './guardia.ts';
import { lugar, region, regionDelCorte } from './pide.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { ruta, type DepsPide, type NoHay, type Pide, type Quien } from './ruta.ts';

/** What is kept is read by whoever may examine the place; having it worked out is of whoever answers for the region. */
const examinarOCalcular = {
  acciones: ['examinar_lugar', 'calcular'],
  pide: async (
    p: { readonly corte: string; readonly ambito: string; readonly calcular?: string; readonly ficha?: string },
    deps: DepsPide,
  ): Promise<Pide | NoHay> =>
    p.calcular === 'si'
      ? { accion: 'calcular', lugar: region(regionDelCorte(p.corte)) }
      : lugar('examinar_lugar')(p, deps),
} as const;

/** Working it out was neither refused nor beyond whoever asks. */
const seCalcula = (deps: Deps, quien: Quien, corte: string, calcular: string | undefined): Promise<boolean> =>
  calcular === 'no'
    ? Promise.resolve(false)
    : permite(deps, quien, { accion: 'calcular', lugar: region(regionDelCorte(corte)) });

const sinCalcular = (c: Context): Response =>
  problema(
    c,
    404,
    'sin_calcular',
    'Todavía no se ha calculado. Quien responde por la región lo pide sin «calcular=no»: tarda, y después queda guardado.',
  );

type Edicion = NonNullable<FichaPublicada['ediciones']>[number];

const corteDesconocido = (c: Context, corte: string): Response =>
  problema(c, 404, 'corte_desconocido', `No hay un corte ${corte}. La lista de una región está en /v1/cortes?region=.`);

const sinMotor = (c: Context, orden: string): Response =>
  problema(
    c,
    501,
    'no_calculado',
    `Esto no se calcula en este servidor, y no está guardado. Cargue los mismos archivos en una sala de su máquina, cierre los mismos meses y use ahí «${orden}».`,
  );

const metodoDe = (e: Edicion): string => (e.metodos?.find((m) => m.principal) ?? e.metodos?.[0])?.id ?? '';

const principales = (fichas: readonly FichaPublicada[]) =>
  fichas.flatMap((f) =>
    (f.ediciones ?? [])
      .filter((e) => e.principal === true && !e.noCalculable)
      .map((e) => ({
        ficha: f.id,
        version: e.version,
        metodo: metodoDe(e),
        nombre: e.nombre ?? f.nombre ?? f.id,
        corto: f.corto ?? f.id,
        edicion: e.edicion ?? e.version,
      })),
  );

/** The ficha asked for; without version or method, the main ones. A version no longer in the catalogue is taken at its word. */
function llaveDe(
  fichas: readonly FichaPublicada[],
  ficha: string,
  version?: string,
  metodo?: string,
): LlaveFicha | null {
  const suya = fichas.find((f) => f.id === ficha);
  const edicion = suya?.ediciones?.find((e) => (version === undefined ? e.principal === true : e.version === version));
  if (!edicion) return version === undefined ? null : { ficha, version, metodo: metodo ?? '' };
  return { ficha, version: edicion.version, metodo: metodo ?? metodoDe(edicion) };
}

async function dosCortes(
  deps: Deps,
  c: Context,
  idA: string,
  idB: string,
): Promise<[Manifiesto, Manifiesto] | Response> {
  const [a, b] = await Promise.all([deps.cortes.leer(idA), deps.cortes.leer(idB)]);
  if (!a) return corteDesconocido(c, idA);
  if (!b) return corteDesconocido(c, idB);
  if (a.region !== b.region || a.corte === b.corte)
    return problema(c, 400, 'cortes_ajenos', 'Elija dos cortes distintos de una misma región.');
  return [a, b];
}

const leerJson = async <T>(deps: Deps, clave: string): Promise<T | null> => {
  const bytes = await deps.objetos.get(clave);
  return bytes ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as T) : null; // written by the engine, of that shape
};

export const diferencias = ruta({
  metodo: 'get',
  ruta: '/v1/cortes/{corte}/diferencias',
  resumen:
    'Qué cambió de este corte a otro (con) en un ámbito: sin ficha, los valores publicados de cada una; con ficha, por qué causas',
  acceso: examinarOCalcular,
  exigidos: ['corte', 'con', 'ambito'],
  opcionales: ['ficha', 'version', 'metodo', 'calcular'],
  responde: 'La tabla de diferencias o la cascada de una ficha',
  errores: [404, 409, 501],
  async manejar(deps, c, { corte, con, ambito, ficha, version, metodo, calcular }, quien) {
    const cortes = await dosCortes(deps, c, corte, con);
    if (cortes instanceof Response) return cortes;
    const [a, b] = cortes;
    const fichas = await deps.fichas();
    if (ficha === undefined) {
      const hechos = new Map((await deps.hechos.serie(ambito, [a.corte, b.corte])).map((x) => [x.corte, x.filas]));
      if (hechos.size === 0)
        return problema(c, 404, 'ambito_desconocido', `Ninguno de los dos cortes tiene hechos de ${ambito}.`);
      const carpeta = carpetaDiferencias(a.corte, b.corte);
      const explicadas = new Set(
        (await deps.objetos.list(carpeta)).map((k) => k.slice(carpeta.length).replace(/\.json$/, '')),
      );
      const con = (m: Manifiesto) => ({ ...m, hechos: hechos.get(m.corte) ?? null });
      return responderJson(c, tablaDiferencias(ambito, con(a), con(b), principales(fichas), explicadas), 'vigente');
    }
    const llave = llaveDe(fichas, ficha, version, metodo);
    if (!llave) return problema(c, 404, 'ficha_desconocida', `No hay una ficha ${ficha}. La lista está en /v1/fichas.`);
    const guardada = await leerJson<Diferencia>(deps, objetoDiferencia(a.corte, b.corte, llave));
    if (guardada) return responderJson(c, explicacionDe(guardada, ambito), 'inmutable');
    if (!deps.calcular)
      return sinMotor(c, `sala diferencias ${a.corte} ${b.corte} --ficha ${llave.ficha} --version ${llave.version}`);
    if (!(await seCalcula(deps, quien, corte, calcular))) return sinCalcular(c);
    const r = await deps.calcular.diferencia(a, b, llave);
    if (!r.ok) return problema(c, 409, r.error.codigo, r.error.mensaje);
    return responderJson(
      c,
      explicacionDe(r.value, ambito),
      r.value.definicion === 'no_disponible' ? 'vigente' : 'inmutable',
    );
  },
});

export const sectores = ruta({
  metodo: 'get',
  ruta: '/v1/cortes/{corte}/sectores',
  resumen:
    'Un corte vuelto a contar por los sectores de otro día; sin día, los del último corte de la región: cómo era y cómo es',
  acceso: examinarOCalcular,
  exigidos: ['corte', 'ambito'],
  opcionales: ['sectores', 'ficha', 'calcular'],
  responde: 'Cada ficha por sector, como era y como es, y si suman lo mismo',
  errores: [404, 409, 501, 503],
  async manejar(deps, c, { corte, ambito, sectores: dia, ficha, calcular }, quien) {
    const m = await deps.cortes.leer(corte);
    if (!m) return corteDesconocido(c, corte);
    const ultimo = await deps.punteros.ultimo(m.region);
    const de = ultimo && (await deps.cortes.leer(ultimo.corte));
    if (!de)
      return problema(
        c,
        503,
        'sin_corte',
        `La región ${m.region} todavía no tiene un corte publicado con sus sectores.`,
      );
    const fecha = dia ?? de.fecha_corte;
    const guardado = await leerJson<Recuento>(deps, objetoRecuento(m.corte, fecha, de.corte));
    let recuento = guardado;
    if (!recuento) {
      if (!deps.calcular) return sinMotor(c, `sala recontar ${m.corte} --sectores ${fecha}`);
      if (!(await seCalcula(deps, quien, corte, calcular))) return sinCalcular(c);
      const r = await deps.calcular.recuento(m, fecha, de);
      if (!r.ok) return problema(c, 409, r.error.codigo, r.error.mensaje);
      recuento = r.value;
    }
    const fichas = recontadas(recuento, ambito).filter((f) => ficha === undefined || f.ficha === ficha);
    if (fichas.length === 0)
      return problema(
        c,
        404,
        'ambito_desconocido',
        `El corte ${corte} no cuenta a nadie por sectores en ${ambito}. Pida un distrito (D:) o un establecimiento (E:).`,
      );
    const { corte: id, fecha_corte, sectores, segun, sintetico } = recuento;
    // They name localities and sectors of all the region.
    const deTodos = await permite(deps, quien, { accion: 'leer_region', lugar: region(m.region) });
    const avisos = deTodos ? recuento.avisos : [];
    return responderJson(
      c,
      { corte: id, sha256: m.sha256, fecha_corte, sectores, segun, sintetico, avisos, ambito, fichas },
      'vigente',
    );
  },
});
