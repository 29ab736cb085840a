import { ultimoDia } from '../../../../functions/domain/periodo.ts';
import { evaluarCelda } from '../../../../functions/domain/intervalo.ts';
import type { Estilo } from '../../../../functions/domain/xlsx-partes.ts';
import { mesEnPalabras } from '../formato.ts';
import { MARCAS } from '../ui/verificacion.ts';
import type { Dato } from './consulta.ts';
import type { Contenido, CorteCubo, IndicadorCubo } from './contenido.ts';
import { dimension, type Dimension } from './dimension.ts';
import { MEDIDAS } from './estado.ts';
import { indicadorDeCelda, type CeldaPivote } from './matriz.ts';
import type { Nombrador } from './nombrar.ts';
import { seSuma } from './pedido.ts';
import type { Guiada, Libre } from './sesion.svelte.ts';
import { queFiltros, queIndicadores, queMeses, tituloDe } from './titulo.ts';
import * as t from '../textos/es/explorar.ts';

export type Columna = { readonly id: string; readonly estilo: Estilo };
export type Fila = readonly Dato[];

/** Everything that a file carries out of the explorer, whatever its format. */
export type ParaExportar = {
  /** Without extension: region, indicator, period and corte. */
  readonly archivo: string;
  readonly titulo: string;
  readonly subtitulo: string;
  readonly sintetico: boolean;
  /** Where it comes from, a line each: what it is and what it says. */
  readonly sello: readonly (readonly [nombre: string, valor: string])[];
  readonly indicadores: readonly IndicadorCubo[];
  /** The newest corte: what each line of a file repeats. */
  readonly corte: CorteCubo | undefined;
  readonly columnas: readonly Columna[];
  readonly filas: readonly Fila[];
  /** As it is seen, when it has columns of its own; else null. */
  readonly tabla: {
    readonly cabecera: readonly string[];
    readonly filas: readonly (readonly (readonly [Dato, Estilo])[])[];
  } | null;
};

const limpio = (texto: string): string =>
  texto
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();

const nombreArchivo = (que: Contenido, cual: string, meses: string, corte: CorteCubo | undefined): string =>
  ['sala', limpio(que.info['nombre_region'] ?? ''), limpio(cual), meses, corte ? `corte-${corte.corte}` : 'sin-corte']
    .filter((x) => x !== '')
    .join('_');

const deCortes = (cortes: readonly CorteCubo[]): (readonly [string, string])[] =>
  cortes.map((c) => [
    t.corteDelMes(mesEnPalabras(c.periodo)),
    t.corteDatosYSello(c.corte, ultimoDia(c.periodo), c.sha256),
  ]);

const deInfo = (que: Contenido): (readonly [string, string])[] => [
  ['region', `${que.info['nombre_region'] ?? ''} (${que.info['region'] ?? ''})`],
  ['modo', que.info['modo'] ?? ''],
  ['catalogo', que.info['catalogo'] ?? ''],
  ['software', que.info['software'] ?? ''],
];

const ESTILO_VALOR = { cobertura: 'porcentaje', conteo: 'entero', densidad: 'decimal' } as const;

/** State, value and remark of a cell: no percentage where the denominator is too small to bear it. */
const leer = (c: CeldaPivote, i: IndicadorCubo): { estado: string; valor: number | null; nota: string } => {
  if (c === null) return { estado: 'sin_hechos', valor: null, nota: t.noHayHechos };
  if (c.e === 'na') return { estado: 'no_aplica', valor: null, nota: t.sinValorAEsteNivel };
  const { estado, valor, pocos } = evaluarCelda(c, { meta: null, direccion: i.direccion, tipo: i.tipo });
  return { estado, valor: pocos ? null : valor, nota: pocos ? t.leaNumDeDen : '' };
};

export function aExportar(e: {
  readonly guiada: Guiada;
  readonly que: Contenido;
  readonly nombrar: Nombrador;
}): ParaExportar {
  const { guiada, que, nombrar } = e;
  const { pedido: p, matriz: m } = guiada;
  const cortes = que.cortes.filter((c) => p.meses.includes(c.periodo));
  const ejes: readonly Dimension[] = p.columna === null ? p.filas : [...p.filas, p.columna];
  const fijas = (['indicador', 'mes'] as const).filter((d) => !ejes.includes(d));
  const corteDe = new Map(cortes.map((c) => [c.periodo, c.corte]));
  const tipos = new Set(p.indicadores.map((i) => i.tipo));
  const filas = m.filas.flatMap((f) =>
    f.celdas.map((c, j): Fila => {
      const i = indicadorDeCelda(p, m, f, j);
      const ids = p.columna === null ? f.ids : [...f.ids, m.columnas[j]!];
      const mes = ids[ejes.indexOf('mes')] ?? p.meses[0]!;
      const { estado, valor, nota } = leer(c, i);
      const cuenta = c?.e === 'v' ? [c.num, c.den, c.sinDato] : [null, null, null];
      return [
        ...ids.flatMap((id, k) => [id, nombrar(ejes[k]!, id)]),
        ...fijas.flatMap((d) => (d === 'mes' ? [mes, mesEnPalabras(mes)] : [i.clave, `${i.nombre} · ${i.edicion}`])),
        corteDe.get(mes) ?? '',
        ...cuenta,
        valor,
        estado,
        nota,
        i.verificacion,
      ];
    }),
  );
  const texto = (id: string): Columna => ({ id, estilo: 'texto' });
  const uno = p.indicadores.length === 1;
  return {
    archivo: nombreArchivo(
      que,
      uno ? p.indicadores[0]!.clave : `${p.indicadores.length}-indicadores`,
      p.meses.length === 1 ? p.meses[0]! : `${p.meses[0]!}-a-${p.meses.at(-1)!}`,
      cortes[0],
    ),
    titulo: tituloDe(p, nombrar),
    subtitulo: [MEDIDAS[p.medida], queMeses(p), que.info['nombre_region'] ?? '', ...queFiltros(p, nombrar)].join(' · '),
    sintetico: que.info['sintetico'] === 'si',
    sello: [
      ...(que.info['sintetico'] === 'si' ? [['AVISO', t.avisoSintetico] as const] : []),
      ['titulo', tituloDe(p, nombrar)],
      ...deInfo(que),
      ['indicadores', queIndicadores(p)],
      ['meses', queMeses(p)],
      ['filtros', queFiltros(p, nombrar).join('; ') || t.ningunFiltro],
      ['filas', p.filas.map((d) => dimension(d).nombre).join(', ')],
      ['columnas', p.columna === null ? t.ningunaColumna : dimension(p.columna).nombre],
      ['totales', m.total?.e === 'v' ? t.nDeD(m.total.num, m.total.den) : m.totales ? t.totalesPorColumna : t.sinTotal],
      ...deCortes(cortes),
    ],
    indicadores: p.indicadores,
    corte: cortes[0],
    columnas: [
      ...[...ejes, ...fijas].flatMap((d) => [texto(d), texto(`${d}_nombre`)]),
      texto('corte_del_mes'),
      ...['num', 'den', 'sin_dato'].map((id): Columna => ({ id, estilo: 'entero' })),
      { id: 'valor', estilo: tipos.size === 1 ? ESTILO_VALOR[[...tipos][0]!] : 'general' },
      texto('estado'),
      texto('nota'),
      texto('verificacion'),
    ],
    filas,
    tabla: p.columna === null ? null : tablaVista(guiada, nombrar),
  };
}

/** The cross table as it is on screen: one measure, its totals where they are sums. */
function tablaVista({ pedido: p, matriz: m }: Guiada, nombrar: Nombrador): NonNullable<ParaExportar['tabla']> {
  const columna = p.columna!;
  const conTotal = seSuma(p, columna);
  const celda = (c: CeldaPivote, i: IndicadorCubo): readonly [Dato, Estilo] => {
    if (p.medida !== 'valor')
      return [c?.e !== 'v' ? null : p.medida === 'num' ? c.num : p.medida === 'den' ? c.den : c.sinDato, 'entero'];
    const { valor, nota, estado } = leer(c, i);
    const sinCifra = nota === t.leaNumDeDen ? t.nPequeno : estado.replace('_', ' ');
    return valor === null ? [sinCifra, 'texto'] : [valor, ESTILO_VALOR[i.tipo]];
  };
  const fila = (
    nombres: readonly string[],
    celdas: readonly CeldaPivote[],
    total: CeldaPivote,
    de: (j: number) => IndicadorCubo,
  ) => [
    ...nombres.map((n) => [n, 'texto'] as const),
    ...celdas.map((c, j) => celda(c, de(j))),
    ...(conTotal ? [celda(total, de(0))] : []),
  ];
  return {
    cabecera: [
      ...p.filas.map((d) => dimension(d).nombre),
      ...m.columnas.map((c) => nombrar(columna, c)),
      ...(conTotal ? [t.total] : []),
    ],
    filas: [
      ...m.filas.map((f) =>
        fila(
          f.ids.map((id, k) => nombrar(p.filas[k]!, id)),
          f.celdas,
          f.total,
          (j) => indicadorDeCelda(p, m, f, j),
        ),
      ),
      ...(m.totales
        ? [
            fila(
              p.filas.map((_, k) => (k === 0 ? t.total : '')),
              m.totales,
              m.total,
              (j) => (columna === 'indicador' ? p.indicadores[j]! : p.indicadores[0]!),
            ),
          ]
        : []),
    ],
  };
}

/** The answer to a statement: its columns as they are, with the statement and every corte of the cube in the stamp. */
export function libreAExportar({ libre, que }: { readonly libre: Libre; readonly que: Contenido }): ParaExportar {
  const { columnas, filas, cortado } = libre.resultado;
  const nombrados = que.indicadores.filter((i) => libre.sql.includes(i.clave) || libre.sql.includes(`'${i.ficha}'`));
  return {
    archivo: nombreArchivo(que, 'consulta-sql', que.cortes[0]?.periodo ?? '', que.cortes[0]),
    titulo: t.consultaSobreElCubo,
    subtitulo: [que.info['nombre_region'] ?? '', ...nombrados.map((i) => `${i.nombre}, ${i.edicion}`)].join(' · '),
    sintetico: que.info['sintetico'] === 'si',
    sello: [
      ...(que.info['sintetico'] === 'si' ? [['AVISO', t.avisoSintetico] as const] : []),
      ...deInfo(que),
      ['consulta', libre.sql],
      ...(cortado ? [['filas', t.lasPrimerasFilas(filas.length)] as const] : []),
      ...deCortes(que.cortes),
    ],
    indicadores: nombrados,
    corte: que.cortes[0],
    columnas: columnas.map((id, j) => {
      const numeros = filas.map((f) => f[j]).filter((v) => typeof v === 'number');
      return {
        id,
        estilo: numeros.length === 0 ? 'texto' : numeros.every(Number.isInteger) ? 'entero' : 'decimal',
      };
    }),
    filas,
    tabla: null,
  };
}

/** An indicator in words, for the foot of an image: name, edition and how far it was checked. */
export const definicionCorta = (i: IndicadorCubo): string =>
  t.definicionCorta(
    i.nombre,
    i.edicion,
    MARCAS[i.verificacion].marca,
    MARCAS[i.verificacion].que.toLowerCase(),
    i.fuente,
  );
