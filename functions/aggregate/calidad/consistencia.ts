import type { Consistencia, ReglaConsistencia } from '../../domain/calidad.ts';
import type { CargaUsada } from '../../domain/carga.ts';
import type { Periodo } from '../../domain/periodo.ts';
import type { MesHis } from './series.ts';

const PEORES = 5;

type Regla = {
  readonly regla: ReglaConsistencia;
  readonly n: (m: MesHis) => number;
  /** Lines looked at. */
  readonly den: (m: MesHis) => number;
};

const DE_LINEAS: readonly Regla[] = [
  { regla: 'antes_de_nacer', n: (m) => m.antes_de_nacer, den: (m) => m.n },
  { regla: 'inactivo_atendido', n: (m) => m.inactivo_atendido, den: (m) => m.n },
  { regla: 'gestante_varon', n: (m) => m.gestante_varon, den: (m) => m.n },
  { regla: 'de_otra_region', n: (m) => m.de_otra_region, den: (m) => m.n },
  { regla: 'registro_antes', n: (m) => m.registro_antes, den: (m) => m.con_registro },
];
/** Values out of range never reach the normalized tables: what is known of them is how many each file had. */
const DE_ARCHIVOS: readonly { readonly regla: ReglaConsistencia; readonly motivos: readonly string[] }[] = [
  { regla: 'hb_fuera_de_rango', motivos: ['hb_fuera_de_rango'] },
  { regla: 'peso_fuera_de_rango', motivos: ['peso_fuera_de_rango'] },
  { regla: 'talla_fuera_de_rango', motivos: ['talla_fuera_de_rango', 'talla_en_metros'] },
];

const suma = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/** Rules that a line breaks whatever the indicator, over the months. null where no line has what the rule reads. */
export function consistenciaDe(
  his: readonly MesHis[],
  cargas: readonly CargaUsada[],
  meses: readonly Periodo[],
): Consistencia[] {
  const suyos = his.filter((m) => meses.includes(m.periodo));
  const region = suyos.filter((m) => m.renipress === '');
  const deLineas = DE_LINEAS.map(({ regla, n, den }): Consistencia => {
    const total = suma(region.map(den));
    const porEess = Map.groupBy(
      suyos.filter((m) => m.renipress !== null && m.renipress !== ''),
      (m) => m.renipress!, // filtered above
    );
    const peores = [...porEess]
      .map(([renipress, filas]) => ({ renipress, n: suma(filas.map(n)) }))
      .filter((e) => e.n > 0)
      .sort((a, b) => b.n - a.n || (a.renipress < b.renipress ? -1 : 1));
    return { regla, valor: total === 0 ? null : [suma(region.map(n)), total], eess: peores.slice(0, PEORES) };
  });
  const archivos = cargas.filter(
    (c) => c.alcance.fuente === 'his' && c.alcance.periodo !== '' && meses.some((m) => enAlcance(m, c.alcance.periodo)),
  );
  const recibidas = suma(archivos.map((c) => c.aceptadas + c.observadas + c.duplicadas + c.rechazadas));
  const deArchivos = DE_ARCHIVOS.map(({ regla, motivos }): Consistencia => ({
    regla,
    valor: recibidas === 0 ? null : [suma(archivos.flatMap((c) => motivos.map((m) => c.motivos[m] ?? 0))), recibidas],
    eess: [],
  }));
  return [...deLineas, ...deArchivos];
}

/** A month inside the period of a file: itself, or a range `AAAA-MM/AAAA-MM`. */
const enAlcance = (mes: Periodo, periodo: string): boolean => {
  const [desde, hasta = desde] = periodo.split('/') as [string, string?]; // split gives one at least
  return mes >= desde && mes <= hasta;
};
