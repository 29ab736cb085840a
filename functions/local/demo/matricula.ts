import { diaDe } from '../../domain/fecha.ts';
import { anosEntre } from './calendario.ts';
import type { Azar } from './azar.ts';
import { coberturaEn } from './cobertura.ts';
import type { Mundo } from './mundo.ts';
import type { Nino } from './padron.ts';

const EDAD = 3;
/** Share enrolled of the children under follow-up, and of the others. */
const MATRICULADOS = { seguidos: 0.94, otros: 0.84 } as const;

/** Enrols a child in initial school the year it is three on 31 March. */
export function matricular(m: Mundo, azar: Azar, n: Nino, lugar: number): void {
  const documento = n.dni === '' ? n.cnv : n.dni;
  for (const ano of m.anos) {
    const corte = diaDe(`${ano}-03-31`);
    if (anosEntre(n.nacimiento, corte) !== EDAD) continue;
    const seguido = lugar < coberturaEn(m, n.unidad, corte);
    if (documento === '' || !azar.ocurre(seguido ? MATRICULADOS.seguidos : MATRICULADOS.otros)) return;
    const nivel = azar.ocurre(0.75) ? 'Inicial - Jardín' : 'Inicial No Escolarizado';
    m.matricula.linea(`${documento},${ano},${nivel},${1000000 + azar.entero(0, 899)}`);
    return;
  }
}
