import type { Finalidad, Rol } from '../../domain/acceso/identidad.ts';

/** A person who does not exist, to see the sala as somebody of each role does. */
export type UsuarioDemo = {
  readonly id: string;
  /** What it is, never a name of anybody. */
  readonly nombre: string;
  readonly roles: readonly Rol[];
  readonly ambitos: readonly string[];
  readonly nominal: readonly Finalidad[];
};

/** The first is who opens the sala. */
export const USUARIOS_DEMO: readonly [UsuarioDemo, ...UsuarioDemo[]] = [
  {
    id: 'demo-sala',
    nombre: 'Sala completa (demostración)',
    roles: ['iar', 'evaluador', 'admin'],
    ambitos: ['N:PE'],
    nominal: ['seguimiento', 'peticion_titular'],
  },
  { id: 'demo-iar', nombre: 'IAR de Ayacucho (demostración)', roles: ['iar'], ambitos: ['G:05'], nominal: [] },
  {
    id: 'demo-ial',
    nombre: 'IAL de un distrito (demostración)',
    roles: ['ial'],
    ambitos: ['D:050304'],
    nominal: ['seguimiento'],
  },
  {
    id: 'demo-red',
    nombre: 'Red de salud (demostración)',
    roles: ['eess'],
    ambitos: ['R:05-05'],
    nominal: ['seguimiento'],
  },
  {
    id: 'demo-eess',
    nombre: 'Establecimiento de salud (demostración)',
    roles: ['eess'],
    ambitos: ['E:00003644'],
    nominal: ['seguimiento'],
  },
  {
    id: 'demo-evaluador',
    nombre: 'Evaluador (demostración)',
    roles: ['evaluador'],
    ambitos: ['G:05'],
    nominal: ['auditoria', 'peticion_titular'],
  },
  {
    id: 'demo-admin',
    nombre: 'Informática de Ayacucho (demostración)',
    roles: ['admin'],
    ambitos: ['G:05'],
    nominal: ['seguimiento', 'peticion_titular'],
  },
];
