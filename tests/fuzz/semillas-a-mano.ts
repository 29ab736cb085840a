import type { Azar } from '../../functions/local/demo/azar.ts';
import type { Tabla } from './semillas.ts';

/**
 * Formats whose header takes several rows, or titles that cannot be made up from their patterns, written as their sources do: groups
 * in the first cell of a merged range.
 */
export const A_MANO: Readonly<Record<string, readonly ((filas: number, azar: Azar) => Tabla)[]>> = {
  c1_evaluacion: [evaluacion, evaluacionAgrupada],
  pvica: [pvica],
  sien_informe: [anemia, crecimiento],
};

const veces = (n: number, fila: (i: number) => string[]): string[][] => Array.from({ length: n }, (_, i) => fila(i));
const ubigeo = (a: Azar): string => a.de(['050304', '50101', '050501']);

function pvica(filas: number, a: Azar): Tabla {
  const columnas: readonly (readonly [string, string, (i: number) => string])[] = [
    ['Centro Poblado', 'Ubigeo', () => `${ubigeo(a)}${String(a.entero(1, 9999)).padStart(4, '0')}`],
    ['', 'Nombre CCPP', () => a.de(['ZILMUR', 'QORBAT'])],
    ['# Muestra', '', (i) => String(i + 1)],
    ['Coordenadas de la muestra', 'Este.', () => '590000'],
    ['', 'Norte', () => '8456000'],
    ['', 'Huso Banda', () => a.de(['18 L', 'null'])],
    ['Estado Muestreo', '', () => a.de(['Terminado', 'Toma de Muestras de Campo'])],
    ['Fecha Muestreo', '', () => `${String(a.entero(1, 28)).padStart(2, '0')}-01-2026`],
    ['Fecha Finalizado', '', () => '18-01-2026 08:47 AM'],
    ['Lugar de Muestreo', 'Id.', () => 'null'],
    ['', 'Ubicación', () => a.de(['Red de distribución', 'Reservorio', 'Otro'])],
    ['Parámetros Decreto', 'Cloro', () => a.de(['0.5', '0', '', '12'])],
    ['', 'Turbiedad', () => '1.4'],
    ['Parámetros Eca', 'Cloruros_', () => ''],
    ['', 'Turbiedad', () => ''],
  ];
  return {
    grupos: [columnas.map(([g]) => g)],
    titulos: columnas.map(([, t]) => t),
    filas: veces(filas, (i) => columnas.map(([, , v]) => v(i))),
  };
}

function anemia(filas: number, a: Azar): Tabla {
  return {
    grupos: [
      ['DEPARTAMENTO', 'PROVINCIA', 'DISTRITO', 'UBIGEO', 'N° DE EVALUADOS', 'ANEMIA TOTAL', '', 'ANEMIA LEVE', ''],
    ],
    titulos: ['', '', '', '', '', 'N° DE CASOS', '%', 'N° DE CASOS', '%'],
    filas: veces(filas, () => {
      const [n, casos] = a.de([['30', '9'], ['*', '*'], ['(SD)', '(SD)']]); // prettier-ignore
      return ['AYACUCHO', 'HUANCA SANCOS', 'LUCANAMARCA', ubigeo(a), n!, casos!, '30', casos!, '26.6'];
    }),
  };
}

function crecimiento(filas: number, a: Azar): Tabla {
  return {
    grupos: [
      ['DEPARTAMENTO', 'PROVINCIA', 'DISTRITO', 'UBIGEO', 'INDICADOR TALLA / EDAD1', '', '', '', '', ''],
      ['', '', '', '', 'N° DE EVALUADOS', 'DESNUTRICIÓN CRÓNICA', '', 'N° DE EVALUADOS', 'RIESGO DE D. CRÓNICA4', ''],
    ],
    titulos: ['', '', '', '', '', 'N° DE CASOS', '%', '', 'N° DE CASOS', '%'],
    filas: veces(filas, () => {
      const n = a.entero(5, 200);
      return ['AYACUCHO', '', 'CARAPO', ubigeo(a), String(n), '4', '2.0', String(n - 4), '1', '1.5'];
    }),
  };
}

const TITULOS_EVALUACION = ['DNI del niño', 'N° DE VISITAS PROGRAMADAS', 'N° DE VISITAS REALIZADAS', 'MES', 'AÑO'];
const filaEvaluacion = (i: number): string[] => [`9900${String(i).padStart(4, '0')}`, '3', '2', 'Oct', '2026'];

function evaluacion(filas: number): Tabla {
  return { grupos: [], titulos: [...TITULOS_EVALUACION], filas: veces(filas, filaEvaluacion) };
}

function evaluacionAgrupada(filas: number): Tabla {
  return { ...evaluacion(filas), grupos: [['DATOS DEL NIÑO', 'VISITAS', '', 'PERIODO', '']] };
}
