import type { Nacimiento, Rango } from '../../domain/ficha/esquema-componente.ts';
import type { Ventana } from '../../domain/ficha/rutas.ts';
import { alguna, enRango, todas } from './sql.ts';

/** Whether the day `x` (an expression, days since `ancla`) lies in the window. Reads `ancla` and `fecha_nacimiento`. */
export function enVentana(x: string, { edad, edadCumplida, mesCumplido }: Ventana): string {
  const cumple = mesCumplido ? `motor_cumple(fecha_nacimiento, ${mesCumplido.mes}) - ancla` : '';
  return todas([
    ...(edad ? [enRango(x, edad)] : []),
    ...(edadCumplida ? [`coalesce(${enRango(`(${x} + (ancla - fecha_nacimiento))`, edadCumplida)}, false)`] : []),
    ...(mesCumplido ? [`coalesce(${x} BETWEEN ${cumple} AND ${cumple} + ${mesCumplido.dias}, false)`] : []),
  ]);
}

/** Any of the fields is known and inside its range; `s` is the alias of the subject. */
export const nacidoEn = (s: string, { peso_g: peso, semanas }: Nacimiento): string => {
  const dentro = (campo: string, rango: Rango | undefined): string[] =>
    rango ? [`coalesce(${enRango(`${s}.${campo}`, rango)}, false)`] : [];
  return alguna([...dentro('peso_g', peso), ...dentro('semanas', semanas)]);
};
