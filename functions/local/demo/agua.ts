import { diaDe } from '../../domain/fecha.ts';
import { periodosEntre, primerDia, type Periodo } from '../../domain/periodo.ts';
import type { ArchivoTexto } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import { isoDe } from './calendario.ts';
import type { Unidad } from './jurisdiccion.ts';
import { tabla } from './tabla.ts';

/** Towns are watched; of the rural localities, the bigger ones. */
const VIGILADOS = 260;
/** Share of the localities whose water is chlorinated in the first month and in the last. */
const CLORADA = { urbana: [0.42, 0.55], rural: [0.15, 0.36] } as const;
const DIA_DEL_MES = 27;

/** `agua.csv`: a monthly sample of the localities under watch. More of them chlorinate it as time goes by. */
export function escribirAgua(
  carpeta: string,
  unidades: readonly Unidad[],
  [desde, hasta]: readonly [Periodo, Periodo],
  semilla: number,
): ArchivoTexto {
  const agua = tabla(carpeta, 'agua');
  const meses = periodosEntre(desde, hasta);
  const porLocalidad = [...Map.groupBy(unidades, (u) => u.localidad)].sort(([a], [b]) =>
    a.codigo < b.codigo ? -1 : 1,
  );
  for (const [localidad, suyas] of porLocalidad) {
    const azar = new Azar(semilla, 'agua', localidad.codigo);
    const personas = suyas.reduce((a, u) => a + u.poblacion, 0);
    const urbana = localidad.area === 'URBANO';
    if (!urbana && !azar.ocurre(personas / VIGILADOS)) continue;
    const [primero, ultimo] = urbana ? CLORADA.urbana : CLORADA.rural;
    const puesto = azar.real();
    const turbia = azar.ocurre(0.06);
    for (const [i, periodo] of meses.entries()) {
      if (azar.ocurre(0.15)) continue;
      const clorada = puesto < primero + ((ultimo - primero) * i) / meses.length;
      const buena = azar.ocurre(0.04) ? !clorada : clorada;
      const cloro = buena ? 0.5 + azar.real() * 0.6 : azar.ocurre(0.6) ? 0 : azar.real() * 0.49;
      const turbiedad = turbia && azar.ocurre(0.5) ? 5.1 + azar.real() * 6 : 0.2 + azar.real() * 4;
      const fecha = isoDe(diaDe(primerDia(periodo)) + azar.entero(0, DIA_DEL_MES));
      agua.linea(
        `${localidad.codigo},${fecha},${azar.ocurre(0.7) ? 'red' : 'reservorio'},${(Math.floor(cloro * 100) / 100).toFixed(2)},${turbiedad.toFixed(1)}`,
      );
    }
  }
  agua.cerrar();
  return agua;
}
