import type { Manifiesto } from '../domain/corte.ts';
import { describirFicha } from '../domain/ficha/describir.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import { claveFicha } from '../domain/hecho.ts';
import type { AmbitoRef, IndicadorTablero } from '../domain/tablero.ts';
import type { Columna, FilaExportada } from './columnas.ts';

/** A line of the stamp: what it is and what it says. */
export type Dato = readonly [nombre: string, valor: string];

/** One indicator in one edition and method, in words. Text columns, named as they are written. */
export type Definicion = Readonly<Record<(typeof COLUMNAS_DEFINICION)[number], string>>;
export const COLUMNAS_DEFINICION = [
  'ficha',
  'version',
  'metodo',
  'indicador',
  'edicion',
  'verificacion',
  'denominador',
  'numerador',
  'momento',
  'exclusiones',
  'fuente',
  'vigente_desde',
  'vigente_hasta',
  'codigo_oficial',
  'tipo_indicador',
  'direccion',
  'unidad',
  'nivel',
  'notas',
] as const;

/** One received file the corte was made of. */
export type Insumo = Manifiesto['cargas'][number];

/** Everything an exported file says; the three formats write the same. */
export type Contenido = {
  readonly manifiesto: Manifiesto;
  /** What each row of values says, in order. */
  readonly columnas: readonly Columna[];
  readonly ambito: AmbitoRef;
  readonly sello: readonly Dato[];
  readonly definiciones: readonly Definicion[];
  readonly insumos: readonly Insumo[];
  /** The rows of one place at a time. */
  readonly filas: AsyncIterable<readonly FilaExportada[]>;
};

export type Catalogo = { readonly fichas: readonly Ficha[]; readonly version: string };

export const SINTETICOS = 'DATOS SINTÉTICOS: ni las personas ni los resultados son reales';

/** The states, which are never mixed, in the words of the file. */
export const ESTADOS: readonly Dato[] = [
  ['valor', 'Hay casos: lea num de den.'],
  ['cero', 'Había a quién atender y nadie cumple: 0 de den. Es un resultado.'],
  [
    'sin_dato',
    'Hay a quién contar (sin_dato) y de nadie llegó el dato que pide la definición: den = 0. No es 0 % ni «no aplica».',
  ],
  [
    'no_aplica',
    'No hay a quién contar (den = 0 y sin_dato = 0), o el indicador no existe a ese nivel (num y den vacíos). No es 0 %.',
  ],
  ['no_reportado', 'No llegó la fuente del mes. No es cero ni incumplimiento: no se sabe.'],
  ['suprimido', 'Se calculó y se oculta para proteger a pocas personas.'],
  [
    'banda',
    'Sólo en modo público: el porcentaje está entre pct_desde y pct_hasta, y el denominador entre den_desde y den_hasta.',
  ],
];

export const selloDe = (m: Manifiesto, ambito: AmbitoRef, catalogo: Catalogo): Dato[] => [
  ...(m.sintetico ? [['AVISO', SINTETICOS] as const] : []),
  ['corte', m.corte],
  ['region', m.region],
  ['periodo', m.periodo],
  ['fecha_corte', m.fecha_corte],
  ['ambito', ambito.id],
  ['nombre_ambito', ambito.nombre],
  ['sha256', m.sha256],
  ['sha256_entradas', m.sha256_entradas],
  ['catalogo', m.catalogo],
  ['territorio', m.territorio],
  ['software', m.software],
  ['hechos', String(m.hechos)],
  ['ambitos', String(m.ambitos)],
  ['sintetico', m.sintetico ? 'sí' : 'no'],
  ...(catalogo.version === m.catalogo
    ? []
    : [
        [
          'aviso_definiciones',
          `El corte se hizo con el catálogo ${m.catalogo} y las definiciones de este archivo son del catálogo ${catalogo.version}: pueden diferir.`,
        ] as const,
      ]),
];

/** The definitions of the columns of a board, in its order. What the catalogue no longer has keeps what the board says of it. */
export function definicionesDe(indicadores: readonly IndicadorTablero[], { fichas }: Catalogo): Definicion[] {
  const porClave = new Map(
    fichas.flatMap((f) =>
      describirFicha(f).ediciones.map(
        (e) => [claveFicha({ ficha: f.ficha, version: e.version, metodo: '' }), e] as const,
      ),
    ),
  );
  return indicadores.map((i) => {
    const e = porClave.get(claveFicha({ ...i, metodo: '' }));
    const nota = e?.metodos.find((m) => m.id === i.metodo)?.nota;
    const notas = [
      ...(e ? e.notas : ['La definición ya no está en el catálogo de esta Sala.']),
      ...(nota ? [nota] : []),
    ];
    return {
      ficha: i.ficha,
      version: i.version,
      metodo: i.metodo,
      indicador: i.nombre,
      edicion: i.etiquetaMetodo === '' ? i.edicion : `${i.edicion}, ${i.etiquetaMetodo}`,
      verificacion: `${i.verificacion}${i.provisional ? ' (provisional)' : ''}`,
      denominador: e?.denominador ?? '',
      numerador: e?.numerador ?? '',
      momento: e?.corte.texto ?? '',
      exclusiones: (e?.exclusiones ?? []).map((x) => `${x.motivo}: ${x.texto}`).join(' · '),
      fuente: e ? e.fuentes.map((f) => (f.id === '' ? f.nombre : `${f.nombre} (${f.id})`)).join('; ') : i.fuente,
      vigente_desde: e?.vigencia.desde ?? '',
      vigente_hasta: e?.vigencia.hasta ?? '',
      codigo_oficial: i.codigoOficial ?? '',
      tipo_indicador: i.tipo,
      direccion: i.direccion,
      unidad: i.unidad,
      nivel: i.nivel,
      notas: notas.join(' · '),
    };
  });
}
