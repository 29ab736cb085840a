import type fc from 'fast-check';
import { diaDe, fechaDe, type Fecha } from '../../../functions/domain/fecha.ts';
import type { Componente, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import type { TablasOms } from '../../../functions/domain/salud/oms.ts';
import { sorteo, type Azar } from './azar.ts';
import type { Historia } from './historia.ts';
import { filaPersona, filasCnv, filasNomina, filasParto, filasPersona, sexoPara } from './identidad.ts';
import { marcoPara, type Marco } from './marco.ts';
import { medidasDe } from './mediciones-azar.ts';
import { porNumeros } from './numeros.ts';
import { Plan } from './plan.ts';
import { Cuaderno } from './servicios.ts';

/** Ends of months, of a year and of February of both kinds; and a cut in the middle of a month. Two a query. */
export const CORTES: readonly (readonly Fecha[])[] = [
  ['2025-02-28', '2026-12-31'],
  ['2026-11-17', '2028-02-29'],
];

function llenar(cuaderno: Cuaderno, version: VersionFicha, marco: Marco, foco: Componente | null, azar: Azar): void {
  const { entero, uno, quiza } = azar;
  const { indice, sujeto } = version.poblacion;
  if (indice) {
    const entrada = uno(indice);
    if (foco || quiza(93)) cuaderno.prestar(entrada.prestacion, marco.ancla, foco !== null);
    if (!foco && quiza(20)) cuaderno.prestar(uno(indice).prestacion, marco.ancla + uno([-60, -30, -1, 1, 28, 40]));
  }
  if (sujeto === 'embarazo') {
    for (let n = entero(0, 3); n > 0; n -= 1)
      cuaderno.anotarFur(marco.ancla + entero(10, Math.max(11, marco.corte - marco.ancla + 2)), marco.ancla);
    if (quiza(10)) cuaderno.anotarFur(marco.corte - entero(-2, 300), marco.ancla - entero(-40, 400));
  }
  // A person with everything, as is usual, or with some things only.
  const esmero = uno([100, 100, 90, 75, 50]);
  for (const c of version.componentes)
    if (c === foco || quiza(esmero)) new Plan(cuaderno, marco, azar, c === foco || quiza(50)).componente(c);
  const plan = new Plan(cuaderno, marco, azar, foco !== null);
  for (const e of version.exclusiones) {
    if (e.tiene && quiza(12)) plan.existe(e.tiene);
    if (e.falta && quiza(88)) plan.existe(e.falta);
  }
  for (let n = foco || quiza(40) ? 0 : entero(0, 5); n > 0; n -= 1) cuaderno.ruido();
}

/**
 * One person's rows, with one component (`foco`) written with care or none; under documents that `numerar` replaces.
 */
export const historias = (version: VersionFicha, cortes: readonly Fecha[], oms: TablasOms): fc.Arbitrary<Historia> =>
  sorteo((azar) => {
    const foco = version.componentes.length > 0 && azar.quiza(60) ? azar.uno(porNumeros(version.componentes)) : null;
    // In February nobody born in the year is two months old.
    const propios =
      version.poblacion.nacido_en_el_ano && azar.quiza(85) ? cortes.filter((c) => c.slice(5) > '11') : cortes;
    const marco = marcoPara(version, diaDe(azar.uno(propios)), foco, azar);
    const cuaderno = new Cuaderno(version, marco, azar);
    const sexo = sexoPara(version, azar);
    llenar(cuaderno, version, marco, foco, azar);
    medidasDe(cuaderno, version, marco, sexo === 'M' ? 'M' : 'F', oms, azar);
    const persona = filaPersona(version, marco, sexo, cuaderno.emisionDni, azar);
    const personas =
      version.poblacion.sujeto === 'nacimiento' && azar.quiza(15)
        ? []
        : filasPersona(persona, fechaDe(marco.nacimiento), azar);
    // Lines go to one row of the person; a few to another row of somebody written twice.
    const documentos = personas.map((p) => p.documento).filter((d) => d !== null);
    const dueno = azar.quiza(65) ? (documentos[0] ?? 'D0') : (documentos.at(-1) ?? 'D0');
    const prestaciones = cuaderno.lineas.map((l) => ({
      ...l,
      documento: azar.quiza(97) ? dueno : azar.uno([...documentos, 'D0']),
    }));
    return {
      personas,
      cnv: [...filasCnv(version, marco, azar), ...filasParto(version, marco, dueno, azar)],
      prestaciones,
      nomina_c1: filasNomina(version, marco, azar).map((n) => ({ ...n, documento: dueno })),
    };
  });

/** Synthetic numbers: eight digits for documents, ten for certificates, other shapes for what is neither. */
export function numerar(h: Historia, i: number): Historia {
  const numero = (x: string): string => {
    const partes = /^(\s*)([DCPMHE])(\d)(\s*)$/.exec(x);
    if (!partes) return x;
    const [, antes, clase, k, despues] = partes as unknown as [string, string, string, string, string];
    const formas: Record<string, string> = {
      D: `99${String(i).padStart(6, '0')}`,
      E: `97${String(i).padStart(6, '0')}`,
      M: `98${String(i).padStart(6, '0')}`,
      C: `99${String(i).padStart(7, '0')}${k}`,
      H: `98${String(i).padStart(7, '0')}${k}`,
      P: `PAD-${i}`,
    };
    return `${antes}${formas[clase]}${despues}`;
  };
  const numerada = <T extends object>(fila: T, columnas: readonly (keyof T)[]): T => ({
    ...fila,
    ...Object.fromEntries(columnas.map((c) => [c, typeof fila[c] === 'string' ? numero(fila[c]) : fila[c]])),
  });
  return {
    personas: h.personas.map((p) => numerada(p, ['documento', 'dni', 'cnv'])),
    cnv: h.cnv.map((c) => numerada(c, ['cnv', 'documento_madre'])),
    prestaciones: h.prestaciones.map((l) => ({
      ...numerada(l, ['documento']),
      id_cita: l.id_cita === null ? null : `${i}-${l.id_cita}`,
    })),
    nomina_c1: h.nomina_c1.map((n) => numerada(n, ['documento'])),
  };
}
