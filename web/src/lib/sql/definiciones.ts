import { pedir } from '../api.ts';
import type { FichaPublicada } from '../ficha/contrato.ts';
import { MARCAS } from '../ui/verificacion.ts';
import type { IndicadorCubo } from './contenido.ts';

export const COLUMNAS_DEFINICION = [
  'clave',
  'indicador',
  'edicion',
  'verificacion',
  'que_significa',
  'denominador',
  'numerador',
  'unidad',
  'direccion',
  'nivel',
  'fuente',
] as const;
export type Definicion = Readonly<Record<(typeof COLUMNAS_DEFINICION)[number], string>>;

/** What each indicator counts. Who counts and who complies come from the catalogue; '' when it cannot be read. */
export const definiciones = (
  indicadores: readonly IndicadorCubo[],
  fetch: typeof globalThis.fetch,
): Promise<Definicion[]> =>
  Promise.all(
    indicadores.map(async (i): Promise<Definicion> => {
      const version = i.clave.slice(i.ficha.length + 1).split('~')[0];
      const ficha = await pedir<FichaPublicada>(fetch, `/v1/fichas/${i.ficha}`).catch(() => null);
      const edicion = ficha?.ediciones.find((x) => x.version === version);
      return {
        clave: i.clave,
        indicador: i.nombre,
        edicion: i.edicion,
        verificacion: MARCAS[i.verificacion].marca,
        que_significa: MARCAS[i.verificacion].que,
        denominador: edicion?.denominador ?? '',
        numerador: edicion?.numerador ?? '',
        unidad: i.unidad,
        direccion: i.direccion,
        nivel: i.nivel,
        fuente: i.fuente,
      };
    }),
  );
