import { tipoDe, type AmbitoId } from '../ambito.ts';
import type { Modo } from '../tablero.ts';
import { ACCIONES, type Accion, type Regla } from './acciones.ts';
import { LUGARES_DE_ROL, type Finalidad, type Identidad, type Rol } from './identidad.ts';
import { contiene, esDeRegion, type LugarDeCorte, type Padres } from './lugares.ts';

export type Pedido = {
  readonly accion: Accion;
  readonly lugar: LugarDeCorte;
  readonly modo: Modo;
  /** Said by whoever asks for what names persons. */
  readonly finalidad: Finalidad | null;
};

export type Entorno = {
  /** Seconds since 1970. */
  readonly ahora: number;
  /** Of the region of the place. */
  readonly padres: Padres;
};

export type Negativa = 'sin_sesion' | 'sesion_vencida' | 'modo' | 'pantalla' | 'rol' | 'ambito' | 'finalidad';
export type Decision = { readonly puede: true } | { readonly puede: false; readonly por: Negativa };

const SI: Decision = { puede: true };
const no = (por: Negativa): Decision => ({ puede: false, por });

const cubre = (ambito: AmbitoId, regla: Regla, lugar: LugarDeCorte, padres: Padres): boolean =>
  ({
    todo: () => contiene(ambito, lugar, padres),
    parte: () => esDeRegion(ambito, lugar.region, padres),
    cada_cosa: () => true,
  })[regla.cubre]();

const esLugarDe = (rol: Rol, ambito: AmbitoId): boolean => {
  const tipo = tipoDe(ambito);
  return tipo !== null && LUGARES_DE_ROL[rol].includes(tipo);
};

const sirve = (rol: Rol, { nominal }: Regla, identidad: Identidad, finalidad: Finalidad | null): boolean =>
  nominal === undefined ||
  (finalidad !== null && identidad.nominal.includes(finalidad) && (nominal[rol]?.includes(finalidad) ?? false));

/**
 * Whether somebody may do something with a place. Denied unless a role the identity has, over a place of the kind that role is of,
 * grants it; and when it names persons, for a purpose that both the role and the identity's own permission hold.
 * Only for `modo` equipo: what is public is not asked here.
 */
export function puede(
  identidad: Identidad | null,
  { accion, lugar, modo, finalidad }: Pedido,
  { ahora, padres }: Entorno,
): Decision {
  if (identidad === null) return no('sin_sesion');
  if (!(identidad.vence > ahora)) return no('sesion_vencida');
  if (modo !== 'equipo') return no('modo');
  const regla: Regla = ACCIONES[accion];
  if (identidad.clase === 'dispositivo')
    return regla.pantalla === true && identidad.ambitos.includes(lugar.ambito) ? SI : no('pantalla');
  const roles = identidad.roles.filter((r) => regla.roles.includes(r));
  if (roles.length === 0) return no('rol');
  const deLugar = roles.filter((r) => identidad.ambitos.some((a) => esLugarDe(r, a) && cubre(a, regla, lugar, padres)));
  if (deLugar.length === 0) return no('ambito');
  return deLugar.some((r) => sirve(r, regla, identidad, finalidad)) ? SI : no('finalidad');
}
