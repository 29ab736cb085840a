import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { entre } from './calendario.ts';
import type { FilaCnv } from './historia.ts';
import { esPrestacion } from './lineas.ts';
import { comparar, type Linea, type Persona, type Registro } from './registro.ts';

/** Whoever is judged, with the day its ages are counted from. */
export type Sujeto = {
  readonly documento: string | null;
  readonly persona: Persona | null;
  /** Birth of the person, whatever the frame. */
  readonly nacimiento: number | null;
  readonly ancla: number | null;
  readonly sexo: string | null;
  readonly ubigeo: string | null;
  /** The CNV rows that speak of the birth of the subject; in `parto`, the birth itself. */
  readonly certificados: readonly FilaCnv[];
  /** Facility of the index event, when it is counted there. */
  readonly eess: string | null;
};

const dePersona = (p: Persona, r: Registro): Sujeto => ({
  documento: p.documento,
  persona: p,
  nacimiento: p.nacimiento,
  ancla: p.nacimiento,
  sexo: p.sexo,
  ubigeo: p.ubigeo,
  certificados: p.numeroCnv === null ? [] : (r.certificados.get(p.numeroCnv) ?? []),
  eess: null,
});

const diaFila = (c: FilaCnv): number => Date.parse(c.fecha_nacimiento!) / 86_400_000;

/** Of twins, the row with the most weeks known; between equals field by field, the empty last. */
const preferido = (a: FilaCnv, b: FilaCnv): number =>
  (b.semanas ?? -1) - (a.semanas ?? -1) ||
  comparar(a.lugar, b.lugar) ||
  comparar(a.renipress, b.renipress) ||
  comparar(a.ubigeo_madre, b.ubigeo_madre);

/** One birth a day and mother: twins are one. */
function partos(r: Registro): Sujeto[] {
  return [...r.partosDe].flatMap(([madre, filas]) => {
    const conFecha = filas.filter((c) => c.fecha_nacimiento !== null);
    return [...Map.groupBy(conFecha, diaFila)].map(([dia, gemelos]): Sujeto => {
      const c = gemelos.toSorted(preferido)[0]!;
      const persona = r.personaDe.get(madre) ?? null;
      return {
        documento: madre,
        persona,
        nacimiento: persona?.nacimiento ?? null,
        ancla: c.semanas === null ? null : dia - 7 * c.semanas,
        sexo: persona?.sexo ?? 'F',
        ubigeo: c.ubigeo_madre,
        certificados: [c],
        eess: null,
      };
    });
  });
}

const portadora = (a: Persona, b: Persona): number =>
  Number(b.porDni) - Number(a.porDni) || comparar(a.documento, b.documento);

/** A newborn is the person whose document or certificate is that number, by DNI if there is one; unknown, the number itself. */
function nacimientos(r: Registro): Sujeto[] {
  const porNumero = new Map<string, Persona[]>();
  for (const p of r.personas)
    for (const n of new Set([p.numeroCnv, p.documento]))
      if (p.documento !== null && n !== null && r.certificados.has(n))
        porNumero.set(n, [...(porNumero.get(n) ?? []), p]);
  return [...r.certificados].map(([numero, filas]): Sujeto => {
    const persona = (porNumero.get(numero) ?? []).toSorted(portadora)[0] ?? null;
    const c = filas[0]!;
    const nacido = c.fecha_nacimiento === null ? null : diaFila(c);
    return {
      documento: persona?.documento ?? numero,
      persona,
      nacimiento: nacido,
      ancla: nacido,
      sexo: persona?.sexo ?? null,
      ubigeo: c.ubigeo_madre,
      certificados: filas,
      eess: null,
    };
  });
}

const lineasDe = (p: Persona, r: Registro): readonly Linea[] =>
  p.documento === null ? [] : (r.lineasDe.get(p.documento) ?? []);

/** The latest last menstrual period written up to the cut. */
const embarazos = (r: Registro, corte: number): Sujeto[] =>
  r.personas.flatMap((p) => {
    const furs = lineasDe(p, r)
      .filter((l) => l.dia <= corte && l.dia >= (p.nacimiento ?? l.dia) && l.fur !== null && l.fur <= l.dia)
      .map((l) => l.fur!);
    return furs.length === 0 ? [] : [{ ...dePersona(p, r), ancla: Math.max(...furs) }];
  });

/** Index days, without looking at the cut: the first entry that has any. */
function eventos(p: Persona, r: Registro, version: VersionFicha): Sujeto[] {
  const todas = lineasDe(p, r).filter((l) => p.nacimiento === null || l.dia >= p.nacimiento);
  for (const entrada of version.poblacion.indice ?? []) {
    const edad = entrada.edad_cumplida;
    const suyas = todas.filter(
      (l) =>
        esPrestacion(l, version.prestaciones[entrada.prestacion]!, todas, version) &&
        (edad === undefined || (p.nacimiento !== null && entre(l.dia - p.nacimiento, edad))),
    );
    if (suyas.length === 0) continue;
    const dias = suyas.map((l) => l.dia);
    const elegidas = { primera: [Math.min(...dias)], ultima: [Math.max(...dias)], cada: [...new Set(dias)] }[
      entrada.cual
    ];
    return elegidas.flatMap((dia) => {
      const centros = [...new Set(suyas.filter((l) => l.dia === dia).map((l) => l.renipress))];
      const cuentan = version.poblacion.atribuir === 'eess' ? centros : [null];
      return cuentan.map((eess) => ({ ...dePersona(p, r), ancla: dia, eess }));
    });
  }
  return [];
}

export function sujetosDe(version: VersionFicha, r: Registro, corte: number): Sujeto[] {
  switch (version.poblacion.sujeto) {
    case 'persona':
      return r.personas.map((p) => dePersona(p, r));
    case 'parto':
      return partos(r);
    case 'nacimiento':
      return nacimientos(r);
    case 'embarazo':
      return embarazos(r, corte);
    case 'evento':
      return r.personas.flatMap((p) => eventos(p, r, version));
    default:
      throw new Error(`El intérprete no conoce el marco «${version.poblacion.sujeto}»`);
  }
}
