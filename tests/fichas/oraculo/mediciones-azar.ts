import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { GRUPOS_HB } from '../../../functions/domain/salud/grupos-hb.ts';
import { TRAMOS_ALTITUD } from '../../../functions/domain/salud/hemoglobina.ts';
import { valorLms, type TablasOms } from '../../../functions/domain/salud/oms.ts';
import type { Azar } from './azar.ts';
import type { Marco } from './marco.ts';
import { ventanaEn } from './plan.ts';
import type { Cuaderno } from './servicios.ts';

const aDos = (x: number): number => Math.round(x * 100) / 100;

/** Readings a hundredth away from a threshold, and implausible ones, in the lapse and on both sides of its ends. */
export function medidasDe(
  cuaderno: Cuaderno,
  version: VersionFicha,
  marco: Marco,
  sexo: 'M' | 'F',
  oms: TablasOms,
  { entero, uno, quiza }: Azar,
): void {
  const { medicion } = version;
  if (!medicion) return;
  const [desde, hasta] = ventanaEn(marco, { lapso: medicion.lapso });
  for (let n = entero(0, 4); n > 0; n -= 1) {
    const dia = quiza(50)
      ? uno([desde - 1, desde, hasta, hasta + 1])
      : entero(Math.max(desde, marco.nacimiento), hasta);
    if (medicion.tipo === 'hemoglobina') {
      const umbral = uno(GRUPOS_HB).normal + uno([0, ...TRAMOS_ALTITUD.map((t) => t.resta)]);
      const hb = quiza(8) ? uno([0, 2.99, 3, 25, 25.01]) : aDos(umbral + uno([-0.1, -0.01, 0, 0, 0.01, 0.1]));
      cuaderno.anotarMedida(dia, {
        codigo: uno(['85018', '85018.01', '85031', '99381', null]),
        tipo_dx: uno(['D', 'D', 'D', 'P', 'R', null]),
        hb,
        talla_cm: null,
        medida: null,
      });
    } else {
      const edad = Math.max(0, dia - marco.nacimiento);
      const tabla = oms.tallaEdad[sexo];
      const i = Math.min(edad, tabla.m.length - 1);
      const z = uno([-6.01, -6, -5.9, -3, -2, -2, -2, -1, -1, 0, 6, 6.01, 7]);
      const talla =
        valorLms(z, tabla.l[i]!, tabla.m[i]!, tabla.s[i]!) + uno([-0.7, 0, 0, 0, 0.7]) + uno([-0.01, 0, 0.01]);
      cuaderno.anotarMedida(dia, {
        codigo: '99381',
        tipo_dx: 'D',
        hb: null,
        talla_cm: quiza(3) ? 0 : aDos(talla),
        medida: uno(['L', 'H', null, 'l', 'h']),
      });
    }
  }
}
