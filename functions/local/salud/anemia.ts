import type { Writable } from 'node:stream';
import { CONDICIONES_HB } from '../../domain/salud/grupos-hb.ts';
import { ajustarHb, clasificarEn, grupoHb, RANGO_HB, textoHb, type MetodoHb } from '../../domain/salud/hemoglobina.ts';
import { leerMedida, leerNumero } from './numero.ts';
import { agregarColumnas, type Calculada, type Leer, type Resumen } from './tabla-csv.ts';

const OBLIGATORIAS = ['id', 'sexo', 'edad_meses', 'hemoglobina_g_dl', 'altitud_m'] as const;
const OPCIONALES = ['condicion', 'semanas'] as const;
type Columna = (typeof OBLIGATORIAS)[number] | (typeof OPCIONALES)[number];

const DIAS_POR_MES = 30.4375;

/**
 * Classifies anemia row by row: adds `hb_ajustada,clasificacion,metodo,observacion` to a CSV of
 * `id,sexo,edad_meses,hemoglobina_g_dl,altitud_m[,condicion,semanas]`. A row that cannot be classified keeps its place, empty, with
 * the reason in `observacion`.
 *
 * `edad_meses` may be fractional: the newborn groups go by days, taken as edad_meses × 30.4375 rounded. `semanas` is the pregnancy
 * of a `gestante` (compulsory), or the gestation at birth of a `prematuro` (checked to be under 37 when given).
 */
export const clasificarAnemia = (orden: {
  readonly entrada: string;
  readonly salida?: Writable;
  readonly metodo?: MetodoHb;
}): Promise<Resumen> =>
  agregarColumnas<Columna>({
    entrada: orden.entrada,
    salida: orden.salida ?? process.stdout,
    obligatorias: OBLIGATORIAS,
    opcionales: OPCIONALES,
    agregadas: ['hb_ajustada', 'clasificacion', 'metodo'],
    calcular: (leer) => clasificarFila(leer, orden.metodo ?? 'nts213_tramos'),
  });

/** Texts of one row; values are in the order `hb_ajustada, clasificacion, metodo`. */
export function clasificarFila(leer: Leer<Columna>, metodo: MetodoHb): Calculada {
  const sin = (observacion: string): Calculada => ({ valores: ['', '', metodo], observacion });
  const sexo = leer('sexo').toUpperCase();
  if (sexo !== 'M' && sexo !== 'F') return sin(sexo === '' ? 'falta sexo' : 'sexo debe ser M o F');
  const edadMeses = leerMedida('edad_meses', leer('edad_meses'), 0, 1440);
  if (typeof edadMeses === 'string') return sin(edadMeses);
  if (leerNumero(leer('hemoglobina_g_dl')) === 0) return sin('hemoglobina_g_dl 0: no medida');
  const hb = leerMedida('hemoglobina_g_dl', leer('hemoglobina_g_dl'), RANGO_HB.minimo, RANGO_HB.maximo);
  if (typeof hb === 'string') return sin(hb);
  const altitud = leerMedida('altitud_m', leer('altitud_m'), -100, 6000);
  if (typeof altitud === 'string') return sin(altitud);
  const condicion = CONDICIONES_HB.find((c) => c === leer('condicion').toLowerCase());
  if (condicion === undefined) return sin('condicion debe ser gestante, puerpera, prematuro o vacía');
  let semanas: number | null = null;
  if (condicion === 'gestante' || (condicion === 'prematuro' && leer('semanas') !== '')) {
    const leidas = leerMedida('semanas', leer('semanas'), 0, 45);
    if (typeof leidas === 'string') return sin(leidas);
    semanas = leidas;
  }
  if (condicion === 'prematuro' && semanas !== null && semanas >= 37)
    return sin('un prematuro nace con menos de 37 semanas');
  const grupo = grupoHb({ sexo, edadDias: Math.round(edadMeses * DIAS_POR_MES), edadMeses, condicion, semanas });
  if (grupo === null)
    return sin(
      condicion === 'prematuro'
        ? 'la norma no fija umbral para prematuros de 56 a 59 días'
        : `condicion ${condicion} con sexo ${sexo}`,
    );
  const ajustada = ajustarHb(hb, altitud, metodo);
  const decimales = metodo === 'sien_formula' ? 4 : 12;
  return { valores: [textoHb(ajustada, decimales), clasificarEn(grupo, ajustada), metodo], observacion: '' };
}
