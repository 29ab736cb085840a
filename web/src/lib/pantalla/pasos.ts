import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import { DEN_MINIMO } from '../../../../functions/domain/conteo.ts';
import type { FocoTablero, Frase, Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';
import { lugaresDe } from '../tablero/filtros.ts';
import { serieDe } from '../tablero/serie.ts';
import type { Columna } from '../tablero/columnas.ts';
import { cifraDe, columnaGuia, seisDe, sinPartir, type Cifra } from './cifras.ts';
import { cortar, cuerpoDe, ESCALAS, lineas, mayorEscala, repartir, type Lienzo } from './medida.ts';
import type { Panel } from './opciones.ts';
import { resumenEtapas, type ResumenEtapa } from './resumen-etapas.ts';
import { tarjetasDe, type Tarjeta } from './tarjetas.ts';

export const HUECO = 2;
/** A list longer than this many screens is cut, and says so. */
const MAXIMO_PAGINAS = 2;

type Parte = { readonly parte: number; readonly partes: number };
/** One screenful: what is shown until the next turn. Nothing in it scrolls. */
export type Paso = { readonly llave: string } & Parte &
  (
    | {
        readonly panel: 'resumen';
        readonly frases: readonly Frase[];
        readonly cifras: readonly Cifra[];
        readonly columnas: number;
        readonly escala: number;
      }
    | {
        readonly panel: 'lugares';
        readonly tarjetas: readonly Tarjeta[];
        readonly columnas: number;
        readonly escala: number;
        readonly comun: Columna | null;
        /** Cards over all the pages, places with a measurable gap, and places there are. */
        readonly mostrados: number;
        readonly conBrecha: number;
        readonly total: number;
      }
    | { readonly panel: 'etapas'; readonly etapas: readonly ResumenEtapa[] }
    | { readonly panel: 'alertas'; readonly focos: readonly FocoTablero[]; readonly escala: number }
    | { readonly panel: 'mapa'; readonly guia: Columna | null; readonly tarjetas: readonly Tarjeta[] }
    | { readonly panel: 'tendencias'; readonly series: readonly Columna[]; readonly columnas: number }
  );
type SinParte<T> = T extends unknown ? Omit<T, keyof Parte | 'llave'> : never;
type Cuerpo = SinParte<Paso>;

const INTERLINEA = 1.25;
const FRASE = 3.2;

const altoFrases = (frases: readonly Frase[], ancho: number, k: number): number =>
  frases.reduce((n, f) => n + lineas(sinPartir(f.texto), ancho, FRASE * k) * FRASE * k * INTERLINEA + k, 0);

/** Sentences in as few panels as hold them at the smallest size, in order; one that no panel holds has its own. */
function hojasDeFrases(frases: readonly Frase[], ancho: number, alto: number): Frase[][] {
  const hojas: Frase[][] = [];
  for (const f of frases) {
    const ultima = hojas.at(-1);
    if (ultima && ESCALAS.some((e) => altoFrases([...ultima, f], ancho, e) <= alto)) ultima.push(f);
    else hojas.push([f]);
  }
  return hojas;
}

/** What is said of a figure goes beside it, and of a band under it. */
const ANCHO_CIFRA = 27;
function altoValor({ vista }: Cifra, ancho: number, k: number): number {
  const dicho = [vista.detalle, vista.hueco ?? '', vista.palabra].filter((x) => x !== '');
  const alto = (lado: number): number => dicho.reduce((n, x) => n + lineas(x, lado, 2.4 * k) * 3.1, 0);
  return vista.banda ? 9 + alto(ancho) : Math.max(9, alto(ancho - ANCHO_CIFRA * k));
}

const altoCifra = (c: Cifra, ancho: number, k: number): number =>
  k * (2 + lineas(c.nombre, ancho, 2.9 * k) * 3.5 + altoValor(c, ancho, k) + lineas(c.meta, ancho, 2.5 * k) * 3.2);

/** Beside the value of a card there is the rest of its line. */
const ANCHO_VALOR = 20;
/** Part of its text is bold. */
const NEGRITA = 0.92;
const altoTarjeta = ({ nombre, falla }: Tarjeta, ancho: number, k: number, conIndicador: boolean): number => {
  const titulo = 1.2 + lineas(nombre, ancho - 6 * k, 2.8 * k) * 3.4;
  if (!falla) return k * (titulo + 5.4);
  const { detalle, hueco, palabra } = falla.vista;
  const dicho = lineas(`${detalle}${hueco ? `; ${hueco}` : ''} · ${palabra}`, ancho - ANCHO_VALOR * k, 2.2 * k);
  return (
    k *
    (titulo +
      (dicho > 1 ? 2.8 + dicho * 2.8 : 5.4) + // the first line stands beside the value
      lineas(`${falla.cuantos} · ${falla.meta}`, ancho * NEGRITA, 2.6 * k) * 3.3 +
      (conIndicador ? lineas(falla.indicador, ancho, 2.4 * k) * 3 : 0))
  );
};

function resumen(tablero: Tablero, lienzo: Lienzo): Cuerpo[] {
  const { ancho, alto } = cuerpoDe(lienzo);
  const columnas = Math.max(1, Math.floor(ancho / 50));
  const cifras = seisDe(tablero).map((c) => cifraDe(tablero, c));
  const frases = tablero.frases.slice(0, 3);
  const altos = (k: number): number[] => cifras.map((c) => altoCifra(c, ancho / columnas - HUECO, k));
  const filas = Math.ceil(cifras.length / columnas);
  const juntas = (k: number): number => altoFrases(frases, ancho, k) + filas * (Math.max(0, ...altos(k)) + HUECO);
  const escala = ESCALAS.find((k) => juntas(k) <= alto);
  if (escala !== undefined) return [{ panel: 'resumen', frases, cifras, columnas, escala }];
  const k = mayorEscala(altos, columnas, alto, HUECO);
  const paginas = cortar(cifras, repartir(altos(k), columnas, alto, HUECO));
  return [
    ...hojasDeFrases(frases, ancho, alto).map((suyas) => ({
      panel: 'resumen' as const,
      frases: suyas,
      cifras: [],
      columnas,
      escala: ESCALAS.find((e) => altoFrases(suyas, ancho, e) <= alto) ?? 1,
    })),
    ...paginas.map((p) => ({ panel: 'resumen' as const, frases: [], cifras: p, columnas, escala: k })),
  ];
}

function lugares(tablero: Tablero, lienzo: Lienzo): Cuerpo[] {
  const { tarjetas, comun } = tarjetasDe(tablero);
  const { ancho, alto } = cuerpoDe(lienzo);
  const columnas = Math.max(1, Math.floor(ancho / 52));
  const altos =
    (lista: readonly Tarjeta[]) =>
    (k: number): number[] =>
      lista.map((t) => altoTarjeta(t, ancho / columnas - HUECO, k, comun === null));
  const enteras = repartir(altos(tarjetas)(1), columnas, alto, HUECO);
  const sobran = tablero.ambito.tipo !== 'E' && enteras.length > MAXIMO_PAGINAS;
  const visibles = sobran
    ? tarjetas.slice(0, MAXIMO_PAGINAS * columnas * Math.floor(enteras[0]! / columnas))
    : tarjetas;
  const escala = mayorEscala(altos(visibles), columnas, alto, HUECO);
  return cortar(visibles, repartir(altos(visibles)(escala), columnas, alto, HUECO)).map((p) => ({
    panel: 'lugares',
    tarjetas: p,
    columnas,
    comun,
    escala,
    mostrados: visibles.length,
    conBrecha: tarjetas.filter((t) => t.falla && !esSinUbicar(t.id)).length,
    total: lugaresDe(tablero.hijos).length,
  }));
}

function tendencias(tablero: Tablero, tendencia: Tendencia | null, lienzo: Lienzo): Cuerpo[] {
  const con = seisDe(tablero).filter((c) => {
    const s = serieDe(tendencia, tablero.ambito.id, c.indicador.clave, tablero.corte.periodo, 12);
    return (s?.serie.den ?? []).filter((d) => (d ?? 0) >= DEN_MINIMO).length > 1;
  });
  const columnas = lienzo.vertical ? 1 : Math.min(3, con.length);
  const altos = con.map(() => (lienzo.vertical ? 24 : 34));
  return cortar(con, repartir(altos, columnas, cuerpoDe(lienzo).alto, HUECO)).map((series) => ({
    panel: 'tendencias',
    series,
    columnas,
  }));
}

/** Few focal points are written larger. */
const escalaAlertas = (focos: readonly FocoTablero[], { vertical }: Lienzo): number =>
  vertical ? 1 : Math.max(1, Math.min(1.7, 70 / (6 + 10 * focos.length)));

function mapa(tablero: Tablero): Cuerpo[] {
  const esRegion = tablero.ambito.tipo === 'G' || tablero.ambito.tipo === 'P';
  if (esRegion)
    return [{ panel: 'mapa', guia: columnaGuia(tablero), tarjetas: tarjetasDe(tablero).tarjetas.slice(0, 5) }];
  const ubicadas = tablero.sectores.flatMap((s) => s.localidades).filter((l) => l.lat !== null && l.lon !== null);
  return ubicadas.length < 2 ? [] : [{ panel: 'mapa', guia: null, tarjetas: [] }];
}

/** The screens of a wall in their order. A panel with nothing to show is left out; one that does not fit takes several screens. */
export function pasosDe(
  tablero: Tablero,
  tendencia: Tendencia | null,
  lienzo: Lienzo,
  paneles: readonly Panel[],
): Paso[] {
  const hacer: Readonly<Record<Panel, () => Cuerpo[]>> = {
    resumen: () => resumen(tablero, lienzo),
    lugares: () => lugares(tablero, lienzo),
    etapas: () => [{ panel: 'etapas', etapas: resumenEtapas(tablero) }],
    alertas: () =>
      tablero.alertas?.propio.length
        ? [{ panel: 'alertas', focos: tablero.alertas.propio, escala: escalaAlertas(tablero.alertas.propio, lienzo) }]
        : [],
    mapa: () => mapa(tablero),
    tendencias: () => tendencias(tablero, tendencia, lienzo),
  };
  return paneles.flatMap((p) => {
    const cuerpos = hacer[p]();
    return cuerpos.map((c, k): Paso => ({ ...c, llave: `${p}-${k}`, parte: k + 1, partes: cuerpos.length }));
  });
}
