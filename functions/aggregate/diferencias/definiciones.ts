import type { Manifiesto } from '../../domain/corte.ts';
import { elegirVersion, FichaDesconocidaError } from '../../domain/ficha/elegir.ts';
import type { Ficha, VersionFicha } from '../../domain/ficha/esquema.ts';
import type { Unidad } from '../../domain/ficha/unidad.ts';
import type { LlaveFicha } from '../../domain/hecho.ts';
import { consultasDe } from '../compilar/consultas.ts';
import type { Consulta } from '../hechos.ts';

type Edicion = { readonly ficha: Ficha; readonly version: VersionFicha };

/** What is run to explain a ficha, and what cannot be because it is not kept. */
export type Definiciones = {
  readonly ficha: Ficha;
  readonly nombre: string;
  /** The edition in each catalogue; null when the catalogue is not kept or does not have it. */
  readonly a: Edicion | null;
  readonly b: Edicion | null;
  readonly falta: { readonly a: boolean; readonly b: boolean };
  /** Of the second corte (or of the only one kept). null: that catalogue does not have the edition. */
  readonly consulta: Consulta | null;
  /** Of the first, when it is another question; null: that catalogue did not have the edition. */
  readonly anterior: Consulta | null | 'igual';
  /** Editions whose lines are needed. */
  readonly versiones: readonly VersionFicha[];
  readonly unidad: Unidad;
  /** People counted where they live: who is not counted has a place too. */
  readonly porHogar: boolean;
};

const edicionEn = (fichas: readonly Ficha[] | null, llave: LlaveFicha): Edicion | null => {
  const ficha = fichas?.find((f) => f.ficha === llave.ficha);
  const version = ficha?.versiones.find((v) => v.version === llave.version);
  return ficha && version ? { ficha, version } : null;
};

const consultaEn = (e: Edicion | null, metodo: string): Consulta | null =>
  e === null ? null : (consultasDe([{ ...e.ficha, versiones: [e.version] }]).find((c) => c.metodo === metodo) ?? null);

/** @throws FichaDesconocidaError when no catalogue at hand has the edition with that method */
export async function elegirDefiniciones(
  { catalogo: ca }: Pick<Manifiesto, 'catalogo'>,
  { catalogo: cb }: Pick<Manifiesto, 'catalogo'>,
  llave: LlaveFicha,
  deps: {
    readonly catalogo: (version: string) => Promise<readonly Ficha[] | null>;
    readonly actuales: readonly Ficha[];
  },
): Promise<Definiciones> {
  const antes = await deps.catalogo(ca);
  const despues = ca === cb ? antes : await deps.catalogo(cb);
  const [a, b] = [edicionEn(antes, llave), edicionEn(despues, llave)];
  const alguna = b ?? a ?? edicionEn(deps.actuales, llave) ?? elegirVersion(deps.actuales, llave.ficha, llave.version);
  const falta = { a: antes === null, b: despues === null };
  const base = falta.b ? (falta.a ? alguna : a) : b;
  const consulta = consultaEn(base, llave.metodo);
  const deAntes = falta.a ? consulta : consultaEn(a, llave.metodo);
  if (consulta === null && deAntes === null)
    throw new FichaDesconocidaError(
      `La ficha ${llave.ficha} (${llave.version}) no se cuenta con el método «${llave.metodo}» en ninguno de los dos cortes.`,
    );
  const igual = consulta?.sql === deAntes?.sql && consulta?.unidad === deAntes?.unidad;
  const { poblacion } = alguna.version;
  return {
    ficha: alguna.ficha,
    nombre: alguna.version.nombre ?? alguna.ficha.nombre,
    a,
    b,
    falta,
    consulta,
    anterior: igual ? 'igual' : deAntes,
    versiones: [...new Set([a?.version, b?.version, base?.version, alguna.version])].filter((v) => v !== undefined),
    unidad: consulta?.unidad ?? deAntes?.unidad ?? 'persona',
    porHogar: ['persona', 'embarazo', 'evento'].includes(poblacion.sujeto) && poblacion.atribuir !== 'eess',
  };
}
