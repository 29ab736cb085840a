import type { Marca, Prestacion } from '../../../functions/domain/ficha/esquema-componente.ts';
import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { RANGO_HB } from '../../../functions/domain/salud/hemoglobina.ts';
import { entre } from './calendario.ts';
import type { Linea } from './registro.ts';

/** `indicadores.md` §1.7: spaces off, upper case; `1`, `01` and `1.0` are the same. */
export const labNormal = (lab: string | null): string => {
  const texto = (lab ?? '').trim().toUpperCase();
  const numero = /^(\d+)(\.0+)?$/.exec(texto);
  return numero ? numero[1]!.replace(/^0+(?=\d)/, '') : texto;
};

type PorCodigo = {
  readonly codigos?: readonly string[] | undefined;
  readonly prefijos?: readonly string[] | undefined;
};

const deCodigo = (l: Linea, { codigos = [], prefijos = [] }: PorCodigo): boolean => {
  const { codigo } = l;
  return codigo !== null && (codigos.includes(codigo) || prefijos.some((p) => codigo.startsWith(p)));
};

const deTipo = (l: Linea, tipos: readonly string[] | undefined): boolean =>
  tipos === undefined || (l.tipo_dx !== null && tipos.includes(l.tipo_dx));

const llevaLab = (l: Linea, labs: readonly string[]): boolean =>
  [l.lab1, l.lab2, l.lab3].some((x) => labs.includes(labNormal(x)));

const esMarca = (l: Linea, m: Marca): boolean =>
  deCodigo(l, m) && deTipo(l, m.tipo_dx) && (m.lab === undefined || llevaLab(l, m.lab));

export const conValorHb = (l: Linea): boolean => l.hb !== null && entre(l.hb, [RANGO_HB.minimo, RANGO_HB.maximo]);

/** Whether a line is a given prestación, among all lines of its document. */
export function esPrestacion(l: Linea, p: Prestacion, todas: readonly Linea[], version: VersionFicha): boolean {
  const porSuCodigo = deCodigo(l, p) && deTipo(l, p.tipo_dx);
  const porValor = p.o_valor_hb === true && conValorHb(l) && !deCodigo(l, p);
  if (!porSuCodigo && !porValor) return false;
  if (p.lab && !llevaLab(l, p.lab)) return false;
  if (p.sin_lab && llevaLab(l, p.sin_lab)) return false;
  if (p.fur_dias && (l.fur === null || !entre(l.dia - l.fur, p.fur_dias))) return false;

  const hay = (nombre: string, junto: (x: Linea) => boolean): boolean =>
    todas.some((x) => junto(x) && esMarca(x, version.marcas[nombre]!));
  const enCita = (x: Linea): boolean => l.id_cita !== null && x.id_cita === l.id_cita;
  const enDia = (x: Linea): boolean => x.dia === l.dia;
  const enDiaEess = (x: Linea): boolean => x.dia === l.dia && l.renipress !== null && x.renipress === l.renipress;
  return (
    (p.en_cita ?? []).every((m) => hay(m, enCita)) &&
    !(p.sin_en_cita ?? []).some((m) => hay(m, enCita)) &&
    (p.en_dia ?? []).every((m) => hay(m, enDia)) &&
    !(p.sin_en_dia ?? []).some((m) => hay(m, enDia)) &&
    (p.en_dia_eess ?? []).every((m) => hay(m, enDiaEess))
  );
}
