import type { Finalidad, Rol } from './identidad.ts';

/** Who may do something, over what part of the place it touches, and for what when it names persons. */
export type Regla = {
  readonly roles: readonly Rol[];
  /**
   * `todo`: the place lies in what the identity answers for. `parte`: the identity answers for something of its region. `cada_cosa`:
   * a list of things of many places; each is asked for apart.
   */
  readonly cubre: 'todo' | 'parte' | 'cada_cosa';
  /** A wall screen may, at its own place and no other. */
  readonly pantalla?: true;
  /** It names persons: each role, for what. */
  readonly nominal?: Readonly<Partial<Record<Rol, readonly Finalidad[]>>>;
};

/** Everything that needs an identity. What is missing from here nobody may do. */
export const ACCIONES = {
  /** Exact aggregates of one place and of those its board lists. */
  leer_lugar: { roles: ['eess', 'ial', 'iar', 'evaluador', 'admin'], cubre: 'todo', pantalla: true },
  /** The same outside the boards of a wall: series, differences, files. */
  examinar_lugar: { roles: ['eess', 'ial', 'iar', 'evaluador', 'admin'], cubre: 'todo' },
  /** Which cortes a region has, with their seals: whoever sees a number of it may know which corte it comes from. */
  leer_cortes: { roles: ['eess', 'ial', 'iar', 'evaluador', 'admin'], cubre: 'parte' },
  /** What speaks of every place of a region at once: manifest, quality, cube. */
  leer_region: { roles: ['iar', 'evaluador', 'admin'], cubre: 'todo' },
  /** Having something worked out that takes the machine minutes. */
  calcular: { roles: ['iar', 'evaluador', 'admin'], cubre: 'todo' },
  leer_diario: { roles: ['evaluador', 'admin'], cubre: 'todo' },
  /** Rows that did not enter, without the values of persons. */
  leer_rechazos: { roles: ['admin'], cubre: 'todo' },
  cargar: { roles: ['admin'], cubre: 'todo' },
  anular: { roles: ['admin'], cubre: 'todo' },
  cerrar: { roles: ['admin'], cubre: 'todo' },
  ver_tareas: { roles: ['admin'], cubre: 'cada_cosa' },
  administrar_pantallas: { roles: ['admin'], cubre: 'todo' },
  leer_auditoria: { roles: ['evaluador', 'admin'], cubre: 'todo' },
  /** Rows that did not enter, as they came. Only whoever answers for the place of the file, and whoever audits it. */
  leer_rechazos_nominal: {
    roles: ['eess', 'ial', 'evaluador', 'admin'],
    cubre: 'todo',
    nominal: { eess: ['seguimiento'], ial: ['seguimiento'], evaluador: ['auditoria'], admin: ['seguimiento'] },
  },
  /** Names of the staff who answer for each sector. */
  leer_sectoristas: {
    roles: ['eess', 'ial', 'iar', 'admin'],
    cubre: 'todo',
    nominal: { eess: ['seguimiento'], ial: ['seguimiento'], iar: ['seguimiento'], admin: ['seguimiento'] },
  },
  /** Who has read what there is of one person, at that person's request. */
  atender_titular: {
    roles: ['evaluador', 'admin'],
    cubre: 'todo',
    nominal: { evaluador: ['peticion_titular'], admin: ['peticion_titular'] },
  },
} as const satisfies Readonly<Record<string, Regla>>;

export type Accion = keyof typeof ACCIONES;
