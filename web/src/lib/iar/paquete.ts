import { esSinUbicar, PLURAL_TIPO, tipoDe, type AmbitoId } from '../../../../functions/domain/ambito.ts';
import { cortoConMarca, marcaEnPalabras } from '../../../../functions/domain/definicion-firme.ts';
import { componenteQueMasFalla } from '../../../../functions/domain/frases.ts';
import type { AlertasTablero, Fila, Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';
import { cuantosFaltan, faltan, textoCelda } from '../tablero/celda.ts';
import { columnasDe, titulares, type Columna } from '../tablero/columnas.ts';
import { abreviar, type PrimeraVista } from '../tablero/primera-vista.ts';
import { brechaEnPalabras, cambiosDelMes, clasificar, deAntesAAhora, frasesCambios, type Cambio } from './cambios.ts';
import type { DondeResponde } from './responde.ts';
import * as textos from '../textos/es/paquete.ts';

/** One cell far from its target, with what stops most persons there. */
export type Brecha = {
  readonly lugar: AmbitoId;
  readonly nombre: string;
  readonly grupo: string;
  readonly clave: string;
  readonly corto: string;
  /** «provisional», «sin verificar», «PROPUESTA»; '' when its definition was read. */
  readonly marca: string;
  /** «Falta que cumplan 47 niños» */
  readonly cuanto: string;
  /** «87.1 % (686 de 788)» */
  readonly valor: string;
  readonly falla: { readonly nombre: string; readonly n: number } | null;
};

/** Of one indicator at most: a whole region under one target would leave no line for the others. */
export const POR_INDICADOR = 3;

/** The cells of a board short of most persons, widest first. Places that could not be placed are nobody's to visit. */
export const mayoresBrechas = (
  filas: readonly Fila[],
  columnas: readonly Columna[],
  cuantas: number,
  porIndicador = POR_INDICADOR,
): Brecha[] =>
  filas
    .filter((f) => !esSinUbicar(f.ambito.id))
    .flatMap((f) =>
      columnas.map((c) => ({ f, c, n: faltan(f.celdas[c.i], c.indicador, c.meta) ?? 0 })).filter(({ n }) => n > 0),
    )
    .sort((a, b) => b.n - a.n || a.c.i - b.c.i || (a.f.ambito.id < b.f.ambito.id ? -1 : 1))
    .filter(({ c }, k, todas) => todas.slice(0, k).filter((o) => o.c === c).length < porIndicador)
    .slice(0, cuantas)
    .map(({ f, c, n }) => {
      const celda = f.celdas[c.i];
      return {
        lugar: f.ambito.id,
        nombre: f.ambito.nombre,
        grupo: f.grupo?.nombre ?? '',
        clave: c.indicador.clave,
        corto: c.indicador.corto,
        marca: marcaEnPalabras(c.indicador),
        cuanto: cuantosFaltan(n, c.indicador),
        valor: textoCelda(celda, c.indicador),
        falla: celda?.e === 'v' && c.indicador.direccion === 'mayor' ? componenteQueMasFalla(c.indicador, celda) : null,
      };
    });

type CambioDicho = { readonly id: string; readonly nombre: string; readonly que: string; readonly cuanto: string };
const decir = (c: Cambio): CambioDicho => ({
  id: c.fila.ambito.id + c.indicador.clave,
  nombre: c.fila.ambito.nombre,
  que: `${cortoConMarca(c.indicador)}: ${brechaEnPalabras(c)}`,
  cuanto: deAntesAAhora(c),
});

/** Everything the printed pack says: small enough to travel whole in its page. */
export type Paquete = {
  readonly vista: PrimeraVista;
  readonly brechas: readonly (Brecha & { readonly donde: DondeResponde | null })[];
  readonly cambios: {
    readonly frases: readonly string[];
    readonly listas: readonly {
      readonly titulo: string;
      readonly cuantos: number;
      readonly filas: readonly CambioDicho[];
    }[];
  } | null;
  readonly alertas: Pick<AlertasTablero, 'hoy' | 'horizonte' | 'propio'> | null;
};

const EN_CADA_LISTA = 6;

/**
 * The monthly pack of a board, but for who answers in each gap, which is in other boards.
 * @param t null when the series could not be read: the pack goes without what changed
 */
export function paqueteDe(tablero: Tablero, t: Tendencia | null): Omit<Paquete, 'brechas'> & { brechas: Brecha[] } {
  const columnas = titulares(tablero);
  // The tables have room for a dozen; what is said of gaps and changes looks at every target.
  const conMeta = columnasDe(tablero, 'todo', null).filter((c) => c.meta);
  const cambios = t && cambiosDelMes(tablero.corte, tablero.hijos, conMeta, t);
  const listas = cambios && clasificar(cambios);
  const lista = (titulo: string, filas: readonly Cambio[]) => ({
    titulo,
    cuantos: filas.length,
    filas: filas.slice(0, EN_CADA_LISTA).map(decir),
  });
  return {
    vista: abreviar(
      tablero,
      columnas.map((c) => c.i),
      false,
    ),
    brechas: mayoresBrechas(tablero.hijos, conMeta, 10),
    cambios:
      cambios && listas
        ? {
            frases: frasesCambios(cambios, PLURAL_TIPO[tipoDe(tablero.hijos[0]?.ambito.id ?? '') ?? 'D']),
            listas: [
              lista(textos.llegaronALaMeta, listas.llegan),
              lista(textos.dejaronDeCumplirla, listas.dejan),
              lista(textos.laBrechaCrecio, listas.crecen),
              lista(textos.laBrechaBajo, listas.bajan),
            ],
          }
        : null,
    alertas: tablero.alertas && {
      hoy: tablero.alertas.hoy,
      horizonte: tablero.alertas.horizonte,
      propio: tablero.alertas.propio,
    },
  };
}
