import type { Cascada, Causa, CorteComparado, Parte } from './diferencia.ts';

/** What each cause is called, and what it means, for a person who reads a table. */
export const NOMBRE_CAUSA: Readonly<Record<Causa, { readonly nombre: string; readonly que: string }>> = {
  definicion: { nombre: 'Definición', que: 'los mismos datos, contados con la otra definición' },
  calendario: {
    nombre: 'Calendario',
    que: 'los mismos datos, a otra fecha de corte: quién entra o sale de la edad o del mes',
  },
  nuevo: { nombre: 'Nuevo', que: 'se registró, nació o se atendió después del primer corte' },
  tardio: { nombre: 'Llegó tarde', que: 'era anterior al primer corte y no se había recibido' },
  corregido: { nombre: 'Corregido', que: 'el mismo registro dice otra cosa' },
  borrado: { nombre: 'Borrado', que: 'ya no está en lo recibido' },
  identidad_unida: { nombre: 'Identidad unida', que: 'dos documentos resultaron ser la misma persona' },
  movido_dentro: { nombre: 'Se mudó aquí', que: 'vivía, o se atendía, en otro lugar' },
  movido_fuera: { nombre: 'Se mudó a otro lugar', que: 'vive, o se atiende, en otro lugar' },
  sectores: { nombre: 'Sectorización', que: 'la persona no se movió: cambió de quién es su localidad' },
};

const ENTERO = new Intl.NumberFormat('es-PE');
const n = (x: number): string => ENTERO.format(x);
export const conSigno = (x: number): string => (x > 0 ? `+${n(x)}` : x < 0 ? `−${n(-x)}` : '0');

const FRASE: Readonly<Record<Causa, readonly [uno: string, varios: string]>> = {
  definicion: ['cambia por la definición', 'cambian por la definición'],
  calendario: ['cambia por la fecha de corte', 'cambian por la fecha de corte'],
  nuevo: ['nuevo', 'nuevos'],
  tardio: ['llegó tarde', 'llegaron tarde'],
  corregido: ['corregido', 'corregidos'],
  borrado: ['borrado', 'borrados'],
  identidad_unida: ['con la identidad unida', 'con la identidad unida'],
  movido_dentro: ['se mudó aquí', 'se mudaron aquí'],
  movido_fuera: ['se mudó a otro lugar', 'se mudaron a otro lugar'],
  sectores: ['cambió de sector sin mudarse', 'cambiaron de sector sin mudarse'],
};

const parteEnPalabras = ({ causa, unidades, num, den }: Parte): string =>
  unidades > 0
    ? `${n(unidades)} ${FRASE[causa][unidades === 1 ? 0 : 1]}`
    : `${conSigno(num)} y ${conSigno(den)} por la definición`;

type Par = Readonly<Record<'a' | 'b', Pick<CorteComparado, 'corte' | 'periodo'>>>;

const rotulo = (d: Par, cual: 'a' | 'b'): string =>
  d.a.periodo === d.b.periodo ? (/-(r\d+)$/.exec(d[cual].corte)?.[1] ?? d[cual].corte) : d[cual].periodo;

/** «Entre r1 y r2 el valor pasó de 61 de 74 a 65 de 75: 3 llegaron tarde, 1 nuevo, 0 sin explicar.» Computed from the waterfall alone. */
export function oracionDe(d: Par, { a, b, partes, residuo, cambia_meta }: Cascada): string {
  const [r1, r2] = [rotulo(d, 'a'), rotulo(d, 'b')];
  const igual = a.num === b.num && a.den === b.den;
  const pasa = igual
    ? `Entre ${r1} y ${r2} el valor es el mismo, ${n(a.num)} de ${n(a.den)}`
    : `Entre ${r1} y ${r2} el valor pasó de ${n(a.num)} de ${n(a.den)} a ${n(b.num)} de ${n(b.den)}`;
  const resto =
    residuo.num === 0 && residuo.den === 0
      ? '0 sin explicar'
      : `sin explicar ${conSigno(residuo.num)} en el numerador y ${conSigno(residuo.den)} en el denominador`;
  const meta = cambia_meta ? ' Además cambió la meta: no mueve el valor, sí el semáforo.' : '';
  return `${pasa}: ${[...partes.map(parteEnPalabras), resto].join(', ')}.${meta}`;
}
