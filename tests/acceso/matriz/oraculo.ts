import type { Finalidad, Rol } from '../../../functions/domain/acceso/identidad.ts';
import type { Secreto } from './mundo.ts';

/**
 * Who sees what, place by place, written out by hand from docs/acceso.md: nothing of the program is asked. A list of `lugares` says what
 * exact counts a person sees in the cortes of each region; the rest are the regions, cargas or sectors of each kind of thing.
 */
export type Persona = {
  readonly clase?: 'dispositivo';
  readonly roles: readonly Rol[];
  readonly ambitos: readonly string[];
  readonly nominal: readonly Finalidad[];
  readonly ve: {
    readonly '05'?: readonly string[];
    readonly '06'?: readonly string[];
    readonly cortes?: readonly string[];
    readonly region?: readonly string[];
    readonly diario?: readonly string[];
    readonly informatica?: readonly string[];
    readonly auditoria?: readonly string[];
    readonly titular?: readonly string[];
    /** Places whose screens it gives. */
    readonly pantallas?: readonly string[];
    /** Cargas whose values it reads, and what for. */
    readonly nominal?: readonly string[];
    readonly para?: Finalidad;
    readonly nombres?: readonly string[];
    /** It may ask a screen's own place and no other, not even what is in it. */
    readonly soloPared?: string;
  };
};

const PUESTO = ['E:00003644', 'S:00003644-01', 'S:00003644-SIN'];
const VECINO = ['E:00003650', 'S:00003650-01'];
const OTRA_RED = ['E:00003700', 'S:00003700-01'];
const SIN_UBICAR = ['E:SIN-050304', 'S:SIN-050304-SIN'];
const MICRORED = ['M:05-05-07', ...PUESTO, ...VECINO];
const RED = ['R:05-05', 'M:05-05-08', 'E:00003660', ...MICRORED];
const DISTRITO = ['D:050304', ...PUESTO, ...OTRA_RED, ...SIN_UBICAR];
const PROVINCIA = ['P:0503', 'D:050301', ...DISTRITO, ...VECINO];
const REGION_05 = [
  'G:05',
  'P:0501',
  'D:050101',
  'P:05-SIN',
  'D:05-SIN',
  'R:05-06',
  'M:05-06-01',
  'R:SIN-SIN',
  'M:SIN-SIN-SIN',
  'R:06-01',
  'M:06-01-01',
  'E:00006000',
  ...RED,
  ...PROVINCIA,
];
const REGION_06 = [
  'G:06',
  'P:0601',
  'D:060101',
  'R:06-01',
  'R:SIN-SIN',
  'M:06-01-01',
  'M:SIN-SIN-SIN',
  'E:00006000',
  'E:SIN-060101',
  'S:00006000-01',
];
const hoja = (sector: string, distrito: string): string => `hoja:${sector}@${distrito}`;
const H_PUESTO = [hoja('00003644-01', '050304'), hoja('00003644-SIN', '050304')];
const H_VECINO = [hoja('00003650-01', '050301'), hoja('00003650-01', '050304')];
const H_OTRA = [hoja('00003700-01', '050304')];
/** Of a district: the leaves of its residents, and those of the facilities that stand in it. */
const H_DISTRITO = [...H_PUESTO, ...H_OTRA, hoja('00003650-01', '050304')];
const H_TODAS = [...H_PUESTO, ...H_VECINO, ...H_OTRA];

const CARGAS_05 = ['0000000000000501', '0000000000000502', '0000000000000503', '0000000000000504'];
const NOMBRES_05 = ['S:00003644-01', 'S:00003644-SIN', 'S:00003650-01', 'S:00003700-01', 'S:SIN-050304-SIN'];

export const PERSONAS: Readonly<Record<string, Persona>> = {
  publico: { roles: ['publico'], ambitos: ['G:05'], nominal: [], ve: {} },
  sin_nada: { roles: [], ambitos: [], nominal: [], ve: {} },
  sin_lugares: { roles: ['eess', 'ial', 'iar'], ambitos: [], nominal: ['seguimiento'], ve: {} },
  sin_roles: { roles: [], ambitos: ['G:05', 'E:00003644'], nominal: ['seguimiento'], ve: {} },
  rol_de_otro_lugar: { roles: ['eess'], ambitos: ['G:05', 'D:050304', 'N:PE'], nominal: ['seguimiento'], ve: {} },
  iar_de_un_distrito: { roles: ['iar'], ambitos: ['D:050304'], nominal: ['seguimiento'], ve: {} },
  sector: {
    roles: ['eess'],
    ambitos: ['S:00003644-01'],
    nominal: ['seguimiento'],
    ve: { '05': ['S:00003644-01', H_PUESTO[0]!], cortes: ['05'], nombres: ['S:00003644-01'] },
  },
  puesto: {
    roles: ['eess'],
    ambitos: ['E:00003644'],
    nominal: ['seguimiento'],
    ve: {
      '05': [...PUESTO, ...H_PUESTO],
      cortes: ['05'],
      nominal: ['0000000000000502'],
      para: 'seguimiento',
      nombres: ['S:00003644-01', 'S:00003644-SIN'],
    },
  },
  puesto_sin_permiso_nominal: {
    roles: ['eess'],
    ambitos: ['E:00003644'],
    nominal: [],
    ve: { '05': [...PUESTO, ...H_PUESTO], cortes: ['05'] },
  },
  /** Attends people of another region: what that one's cortes count of it, it sees. */
  puesto_de_la_06: {
    roles: ['eess'],
    ambitos: ['E:00006000'],
    nominal: ['seguimiento'],
    ve: {
      '05': ['E:00006000'],
      '06': ['E:00006000', 'S:00006000-01'],
      cortes: ['05', '06'],
      nombres: ['S:00006000-01'],
    },
  },
  microred: {
    roles: ['eess'],
    ambitos: ['M:05-05-07'],
    nominal: [],
    ve: { '05': [...MICRORED, ...H_PUESTO, ...H_VECINO], cortes: ['05'] },
  },
  red: {
    roles: ['eess'],
    ambitos: ['R:05-05'],
    nominal: ['seguimiento'],
    ve: {
      '05': [...RED, ...H_PUESTO, ...H_VECINO],
      cortes: ['05'],
      nominal: ['0000000000000502'],
      para: 'seguimiento',
      nombres: ['S:00003644-01', 'S:00003644-SIN', 'S:00003650-01'],
    },
  },
  distrito: {
    roles: ['ial'],
    ambitos: ['D:050304'],
    nominal: ['seguimiento', 'auditoria'],
    ve: {
      '05': [...DISTRITO, ...H_DISTRITO],
      cortes: ['05'],
      nominal: ['0000000000000502', '0000000000000504'],
      para: 'seguimiento',
      nombres: ['S:00003644-01', 'S:00003644-SIN', 'S:00003700-01', 'S:SIN-050304-SIN'],
    },
  },
  provincia: {
    roles: ['ial'],
    ambitos: ['P:0503'],
    nominal: [],
    ve: { '05': [...PROVINCIA, ...H_TODAS], cortes: ['05'] },
  },
  region: {
    roles: ['iar'],
    ambitos: ['G:05'],
    nominal: ['seguimiento'],
    ve: { '05': [...REGION_05, ...H_TODAS], cortes: ['05'], region: ['05'], nombres: NOMBRES_05 },
  },
  region_06: {
    roles: ['iar'],
    ambitos: ['G:06'],
    nominal: [],
    ve: { '06': REGION_06, cortes: ['06'], region: ['06'] },
  },
  pais: {
    roles: ['iar'],
    ambitos: ['N:PE'],
    nominal: [],
    ve: { '05': [...REGION_05, ...H_TODAS], '06': REGION_06, cortes: ['05', '06'], region: ['05', '06'] },
  },
  puesto_y_distrito: {
    roles: ['eess', 'ial'],
    ambitos: ['E:00003660', 'D:050301'],
    nominal: [],
    ve: { '05': ['E:00003660', 'D:050301', ...VECINO, ...H_VECINO], cortes: ['05'] },
  },
  evaluadora: {
    roles: ['evaluador'],
    ambitos: ['G:05'],
    nominal: ['auditoria', 'peticion_titular'],
    ve: {
      '05': [...REGION_05, ...H_TODAS],
      cortes: ['05'],
      region: ['05'],
      diario: ['05'],
      auditoria: ['05'],
      titular: ['05'],
      nominal: CARGAS_05,
      para: 'auditoria',
    },
  },
  evaluadora_de_distrito: {
    roles: ['evaluador'],
    ambitos: ['D:050304'],
    nominal: ['peticion_titular'],
    ve: { '05': [...DISTRITO, ...H_DISTRITO], cortes: ['05'] },
  },
  informatica: {
    roles: ['admin'],
    ambitos: ['G:05'],
    nominal: ['seguimiento', 'peticion_titular'],
    ve: {
      '05': [...REGION_05, ...H_TODAS],
      cortes: ['05'],
      region: ['05'],
      diario: ['05'],
      informatica: ['05'],
      auditoria: ['05'],
      titular: ['05'],
      pantallas: ['G:05', 'D:050304', 'E:00003644', 'E:00003700'],
      nominal: CARGAS_05,
      para: 'seguimiento',
      nombres: NOMBRES_05,
    },
  },
  informatica_sin_permiso_nominal: {
    roles: ['admin'],
    ambitos: ['G:06'],
    nominal: [],
    ve: {
      '06': REGION_06,
      cortes: ['06'],
      region: ['06'],
      diario: ['06'],
      informatica: ['06'],
      auditoria: ['06'],
      pantallas: ['G:06', 'D:060101'],
    },
  },
  informatica_de_distrito: {
    roles: ['admin'],
    ambitos: ['D:050304'],
    nominal: [],
    ve: {
      '05': [...DISTRITO, ...H_DISTRITO],
      cortes: ['05'],
      pantallas: ['D:050304', 'E:00003644', 'E:00003700'],
    },
  },
  pantalla_de_puesto: {
    clase: 'dispositivo',
    roles: ['admin'],
    ambitos: ['E:00003644'],
    nominal: ['seguimiento', 'auditoria', 'peticion_titular'],
    // Its board lists its sectors: their rows are on the wall.
    ve: { '05': PUESTO, soloPared: 'E:00003644' },
  },
  pantalla_de_distrito: {
    clase: 'dispositivo',
    roles: [],
    ambitos: ['D:050304'],
    nominal: [],
    ve: { '05': ['D:050304'], soloPared: 'D:050304' },
  },
};

const tiene = (lista: readonly string[] | undefined, x: string): boolean => lista?.includes(x) ?? false;

/** Whether a person may have seen something. */
export function puedeVer({ ve }: Persona, { clase, region, de }: Secreto): boolean {
  switch (clase) {
    case 'agregado':
      return tiene(ve[region as '05' | '06'], de);
    case 'lista':
      return tiene(ve.cortes, region);
    case 'region':
      return tiene(ve.region, region);
    case 'diario':
      return de === 'nuevo' || de === 'cierre' ? tiene(ve.informatica, region) : tiene(ve.diario, region);
    case 'rechazos':
    case 'tareas':
    case 'pantallas':
      return tiene(ve.informatica, region);
    case 'nominal':
      return tiene(ve.nominal, de);
    case 'nombres':
      return tiene(ve.nombres, de);
    case 'auditoria':
      return tiene(ve.auditoria, region);
    case 'titular':
      return tiene(ve.titular, region);
    case 'publico':
      return true;
    case 'retirado':
      return false;
  }
}
