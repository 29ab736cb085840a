import { diaDe } from '../../domain/fecha.ts';
import { primerDia, sumarMeses, ultimoDia, type Periodo } from '../../domain/periodo.ts';
import type { ArchivoTexto } from './archivo-texto.ts';
import type { Azar } from './azar.ts';
import { isoDe } from './calendario.ts';
import { recibe, type Plazo } from './cobertura.ts';
import type { Unidad } from './jurisdiccion.ts';
import { tabla } from './tabla.ts';

export type Visitado = {
  readonly documento: string;
  readonly unidad: Unidad;
  readonly lugar: number;
  readonly poblacion: 'nino' | 'gestante';
  /** Days between which the municipality lists the person. */
  readonly desde: number;
  readonly hasta: number;
};

/** The lists of every month would double the demo: these are enough for two months in a row and a trend. */
const MESES = 4;
const LISTADOS = 0.9;
/** Days on the list in which a child is visited three times instead of twice. */
const MAS_VISITAS = { desde: 90, hasta: 179 } as const;

/** `nomina_c1.csv` and `visitas.csv`: whom the municipalities list in the last months, and their visits at home. */
export class Compromiso1 {
  readonly #nomina: ArchivoTexto;
  readonly #visitas: ArchivoTexto;
  readonly #meses: readonly { readonly periodo: Periodo; readonly inicio: number; readonly fin: number }[];

  constructor(carpeta: string, hasta: Periodo, periodos: number) {
    this.#nomina = tabla(carpeta, 'nomina_c1');
    this.#visitas = tabla(carpeta, 'visitas');
    this.#meses = Array.from({ length: Math.min(MESES, periodos) }, (_, i) => sumarMeses(hasta, -i))
      .reverse()
      .map((periodo) => ({ periodo, inicio: diaDe(primerDia(periodo)), fin: diaDe(ultimoDia(periodo)) }));
  }

  listar(m: Plazo, azar: Azar, v: Visitado): void {
    if (v.documento === '' || v.hasta < this.#meses[0]!.inicio || !azar.ocurre(LISTADOS)) return;
    for (const { periodo, inicio, fin } of this.#meses) {
      if (v.desde > fin || v.hasta < fin) continue;
      const edad = fin - v.desde;
      const esperadas = v.poblacion === 'nino' && edad >= MAS_VISITAS.desde && edad <= MAS_VISITAS.hasta ? 3 : 2;
      this.#nomina.linea(`${v.documento},${periodo},${v.poblacion},${esperadas}`);
      this.#visitar(m, azar, v, inicio, esperadas);
    }
  }

  cerrar(): ArchivoTexto[] {
    for (const a of [this.#nomina, this.#visitas]) a.cerrar();
    return [this.#nomina, this.#visitas];
  }

  /** Seven to ten days apart; whoever is not under follow-up is often not at home. */
  #visitar(m: Plazo, azar: Azar, v: Visitado, inicio: number, esperadas: number): void {
    const completo = recibe(m, azar, v.unidad, v.lugar, inicio, 0.85, 0.35);
    let dia = inicio + azar.entero(0, 7);
    for (let k = 0; k < esperadas; k++) {
      if (!completo && azar.ocurre(0.4)) continue;
      const estado = completo || azar.ocurre(0.7) ? 'valida' : azar.ocurre(0.8) ? 'no_encontrado' : 'rechazado';
      const movil = azar.ocurre(0.8);
      const cerca = (x: number): string => (movil ? (x + (azar.real() - 0.5) * 0.002).toFixed(6) : '');
      this.#visitas.linea(
        `${v.documento},${isoDe(dia)},presencial,${estado},${movil ? 'MOVIL' : 'WEB'},${cerca(v.unidad.lat)},${cerca(v.unidad.lon)}`,
      );
      dia += azar.entero(7, 10);
    }
  }
}
