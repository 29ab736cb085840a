import type { Writable } from 'node:stream';
import { leerTablasOms } from '../../adapters/catalogos/oms.ts';
import {
  calcularZ,
  esEdadOms,
  esInverosimil,
  INDICADORES_Z,
  redondearZ,
  type Medicion,
  type TablasOms,
} from '../../domain/salud/oms.ts';
import { leerNumero } from './numero.ts';
import { agregarColumnas, type Calculada, type Leer, type Resumen } from './tabla-csv.ts';

const OBLIGATORIAS = ['id', 'sexo', 'edad_dias', 'talla_cm', 'peso_kg', 'medida', 'edema'] as const;
type Columna = (typeof OBLIGATORIAS)[number];

const AGREGADAS = [...INDICADORES_Z.map((i) => `z_${i}`), ...INDICADORES_Z.map((i) => `marca_${i}`)];

/**
 * WHO 2006 z-scores row by row: adds `z_*`, `marca_*` (1 implausible, 0 not, empty without z) and `observacion` to a CSV of
 * `id,sexo,edad_dias,talla_cm,peso_kg,medida,edema`. What a row lacks empties only the z that need it, with the reason in
 * `observacion`.
 */
export const calcularZscores = (orden: { readonly entrada: string; readonly salida?: Writable }): Promise<Resumen> => {
  const tablas = leerTablasOms();
  return agregarColumnas<Columna>({
    entrada: orden.entrada,
    salida: orden.salida ?? process.stdout,
    obligatorias: OBLIGATORIAS,
    opcionales: [],
    agregadas: AGREGADAS,
    calcular: (leer) => calcularFila(leer, tablas),
  });
};

/** Texts of one row, in the order of the added columns. */
export function calcularFila(leer: Leer<Columna>, tablas: TablasOms): Calculada {
  const { medicion, reparos } = leerMedicion(leer);
  const z = medicion === null ? null : calcularZ(medicion, tablas);
  if (reparos.length === 0 && z?.peso_talla === null && medicion?.edema === false)
    reparos.push('talla_cm fuera de la tabla OMS de peso para la talla');
  const valores: string[] = [];
  const marcas: string[] = [];
  for (const indicador of INDICADORES_Z) {
    const exacto = z?.[indicador] ?? null;
    if (exacto === null) {
      valores.push('');
      marcas.push('');
      continue;
    }
    const redondeado = redondearZ(exacto);
    valores.push(redondeado.toFixed(2));
    marcas.push(esInverosimil(indicador, redondeado) ? '1' : '0');
  }
  return { valores: [...valores, ...marcas], observacion: reparos.join('; ') };
}

function leerMedicion(leer: Leer<Columna>): { medicion: Medicion | null; reparos: string[] } {
  const reparos: string[] = [];
  const numero = (columna: 'edad_dias' | 'talla_cm' | 'peso_kg', sirve: (n: number) => boolean, rango: string) => {
    const texto = leer(columna);
    const n = leerNumero(texto);
    if (n === null) reparos.push(texto === '' ? `falta ${columna}` : `${columna} no es un número`);
    else if (!sirve(n)) reparos.push(`${columna} ${rango}`);
    return n;
  };
  const letra = (columna: 'sexo' | 'medida' | 'edema', valen: readonly string[], deben: string) => {
    const valor = leer(columna).toUpperCase();
    if (valen.includes(valor)) return valor;
    reparos.push(`${columna} debe ser ${deben}`);
    return null;
  };
  const sexo = letra('sexo', ['M', 'F'], 'M o F');
  const medida = letra('medida', ['', 'L', 'H'], 'L, H o vacía');
  const edema = letra('edema', ['', 'N', 'S'], 'S, N o vacío');
  const edadDias = numero('edad_dias', esEdadOms, 'fuera de la tabla OMS (menos de 60 meses: 0-1826 días)');
  const tallaCm = numero('talla_cm', (n) => n > 0, 'debe ser mayor que 0');
  const pesoKg = edema === 'S' ? null : numero('peso_kg', (n) => n > 0, 'debe ser mayor que 0');
  if (sexo === null) return { medicion: null, reparos };
  return {
    medicion: {
      sexo: sexo === 'M' ? 'M' : 'F',
      edadDias,
      tallaCm: medida === null ? null : tallaCm,
      pesoKg: edema === null ? null : pesoKg,
      medida: medida === 'L' || medida === 'H' ? medida : null,
      edema: edema === 'S',
    },
    reparos,
  };
}
