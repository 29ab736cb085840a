import { diaDe } from '../../../functions/domain/fecha.ts';
import type { FilaCnv, FilaPersona, FilaPrestacion, Historia } from './historia.ts';

/** A line with its date as a day number. */
export type Linea = Omit<FilaPrestacion, 'fecha' | 'fur'> & { readonly dia: number; readonly fur: number | null };

/** A row of the population after identity: `indicadores.md` §1.3. */
export type Persona = {
  readonly documento: string | null;
  readonly nacimiento: number | null;
  readonly sexo: string | null;
  readonly estado: string | null;
  readonly ubigeo: string | null;
  readonly codigoCcpp: string | null;
  readonly renipress: string | null;
  readonly emisionDni: number | null;
  /** null without the datum. */
  readonly seguros: readonly string[] | null;
  readonly conDocumento: boolean;
  readonly conDni: boolean;
  /** Its document is the DNI. */
  readonly porDni: boolean;
  readonly numeroCnv: string | null;
  readonly duplicado: boolean;
};

export type Registro = {
  readonly personas: readonly Persona[];
  readonly personaDe: ReadonlyMap<string, Persona>;
  readonly lineasDe: ReadonlyMap<string, readonly Linea[]>;
  readonly cnv: readonly FilaCnv[];
  /** By certificate number. */
  readonly certificados: ReadonlyMap<string, readonly FilaCnv[]>;
  readonly partosDe: ReadonlyMap<string, readonly FilaCnv[]>;
  /** `YYYY-MM|población|documento` */
  readonly nomina: ReadonlySet<string>;
};

const lleno = (x: string | null): string | null => (x === null || x.trim() === '' ? null : x.trim());

/** Eight digits are a DNI, ten a CNV; pseudonyms say what they stand for. */
export const esDni = (documento: string | null): boolean =>
  documento !== null && /^(\d{8}|dni_[0-9a-f]+)$/.test(documento);
const esCnv = (documento: string | null): boolean => documento !== null && /^(\d{10}|cnv_[0-9a-f]+)$/.test(documento);

const tipoDe = (p: FilaPersona): string | null => {
  const escrito = lleno(p.tipo_documento);
  if (escrito !== null) return escrito.toUpperCase();
  if (esDni(p.documento)) return 'DNI';
  return esCnv(p.documento) ? 'CNV' : null;
};

const numeroCnv = (p: FilaPersona): string | null => lleno(p.cnv) ?? (tipoDe(p) === 'CNV' ? lleno(p.documento) : null);

/** Nulls last. */
export const comparar = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** Of the rows with one number stays that of the DNI; between equals, the earliest birth and then field by field. */
const preferida = (a: FilaPersona, b: FilaPersona): number =>
  Number(tipoDe(b) === 'DNI') - Number(tipoDe(a) === 'DNI') ||
  comparar(a.fecha_nacimiento, b.fecha_nacimiento) ||
  comparar(a.sexo, b.sexo) ||
  comparar(a.seguros, b.seguros) ||
  comparar(a.fecha_emision_dni, b.fecha_emision_dni) ||
  comparar(numeroCnv(a), numeroCnv(b)) ||
  comparar(a.ubigeo, b.ubigeo) ||
  comparar(a.codigo_ccpp, b.codigo_ccpp) ||
  comparar(a.renipress, b.renipress);

function sinRepetidas(filas: readonly FilaPersona[]): FilaPersona[] {
  const sinNumero = filas.filter((f) => f.documento === null || f.documento === '');
  const porNumero = Map.groupBy(
    filas.filter((f) => f.documento !== null && f.documento !== ''),
    (f) => f.documento,
  );
  return [...sinNumero, ...[...porNumero.values()].map((iguales) => iguales.toSorted(preferida)[0]!)];
}

const diaONull = (fecha: string | null): number | null => (fecha === null ? null : diaDe(fecha));

function agrupar<T>(filas: readonly T[], clave: (f: T) => string | null): Map<string, T[]> {
  const grupos = new Map<string, T[]>();
  for (const f of filas) {
    const k = clave(f);
    if (k !== null) grupos.set(k, [...(grupos.get(k) ?? []), f]);
  }
  return grupos;
}

export function registrar(historia: Historia): Registro {
  const unicas = sinRepetidas(historia.personas);
  const cnvConDni = new Set(unicas.filter((p) => tipoDe(p) === 'DNI').map(numeroCnv));
  const personas = unicas.map((p): Persona => {
    const tipo = tipoDe(p);
    const numero = numeroCnv(p);
    const conNumero = lleno(p.documento) !== null && (tipo === null || tipo === 'DNI' || tipo === 'CNV');
    return {
      documento: p.documento,
      nacimiento: diaONull(p.fecha_nacimiento),
      sexo: p.sexo,
      estado: p.estado,
      ubigeo: p.ubigeo,
      codigoCcpp: p.codigo_ccpp,
      renipress: p.renipress,
      emisionDni: diaONull(p.fecha_emision_dni),
      seguros: lleno(p.seguros) === null ? null : p.seguros!.split('|').map((s) => s.trim()),
      conDocumento: conNumero || lleno(p.dni) !== null || numero !== null,
      conDni: tipo === 'DNI' || lleno(p.dni) !== null,
      porDni: tipo === 'DNI',
      numeroCnv: numero,
      duplicado: tipo !== 'DNI' && numero !== null && cnvConDni.has(numero),
    };
  });
  const lineas = historia.prestaciones.map((l): Linea => ({ ...l, dia: diaDe(l.fecha), fur: diaONull(l.fur) }));
  return {
    personas,
    personaDe: new Map(personas.filter((p) => p.documento !== null).map((p) => [p.documento!, p])),
    lineasDe: agrupar(lineas, (l) => l.documento),
    cnv: historia.cnv,
    certificados: agrupar(historia.cnv, (c) => lleno(c.cnv)),
    partosDe: agrupar(historia.cnv, (c) => lleno(c.documento_madre) ?? `parto ${lleno(c.cnv) ?? ''}`),
    nomina: new Set(historia.nomina_c1.map((n) => `${n.periodo}|${n.poblacion}|${n.documento}`)),
  };
}
