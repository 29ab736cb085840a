import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { alguna, porCodigo } from './sql.ts';

/** Which lines of the HIS are kept, over `prestaciones p` and `personas`: those whose code meets `codigo` (over the code alone), and those of `ademas`. */
export type LineasQueInteresan = { readonly codigo: string; readonly ademas: string };

/**
 * The lines some of the editions can look at: those of the codes they name, those that carry a value (hemoglobin, height, last
 * menstrual period), and all those of the persons they ask for. Most of the HIS is none of their business.
 */
export function lineasQueInteresan(versiones: readonly VersionFicha[]): LineasQueInteresan {
  const nombradas = versiones.flatMap((v) => [...Object.values(v.prestaciones), ...Object.values(v.marcas)]);
  const unicos = (xs: readonly string[]): string[] => [...new Set(xs)].sort();
  const enteras = unicos(versiones.flatMap((v) => (v.lineas_de ? [deEstasPersonas(v.lineas_de)] : [])));
  return {
    codigo: porCodigo(
      'p.codigo',
      unicos(nombradas.flatMap((c) => c.codigos ?? [])),
      unicos(nombradas.flatMap((c) => c.prefijos ?? [])),
    ),
    ademas: alguna(['p.hb > 0', 'p.talla_cm > 0', 'p.fur IS NOT NULL', ...enteras]),
  };
}

/** With a year to spare at each end: the query itself looks at the exact day. */
const deEstasPersonas = ({ sexo, edad_anos: [desde, hasta] }: NonNullable<VersionFicha['lineas_de']>): string =>
  `EXISTS (SELECT 1 FROM personas x WHERE x.documento = p.documento AND x.sexo = '${sexo}' AND p.fecha >= x.fecha_nacimiento + INTERVAL ${desde - 1} YEAR${
    hasta === null ? '' : ` AND p.fecha <= x.fecha_nacimiento + INTERVAL ${hasta + 2} YEAR`
  })`;
