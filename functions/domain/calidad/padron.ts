import type { Verificacion } from '../tablero.ts';

export const IDS_CRITERIO = [
  'con_documento',
  'dni_30d',
  'dni_60d',
  'sexo',
  'nacimiento',
  'localidad',
  'eess',
  'seguro',
  'madre',
  'visitado',
  'encontrado',
  'actualizado',
  'sin_observacion',
  'posible_duplicado',
  'inactivo',
] as const;
export type IdCriterio = (typeof IDS_CRITERIO)[number];

export type CriterioPadron = {
  readonly id: IdCriterio;
  readonly nombre: string;
  /** For column heads. */
  readonly corto: string;
  /** What `n` and `den` are. */
  readonly regla: string;
  /** `mayor`: more is better; `menor`: fewer is. */
  readonly direccion: 'mayor' | 'menor';
  readonly fuente: string;
  readonly verificacion: Verificacion;
};

/** A record untouched for longer is not up to date. PROPUESTA. */
export const DIAS_SIN_ACTUALIZAR = 180;

const DEPURACION = 'formatos.md §2, reglas de depuración [C]';
const criterio = (
  id: IdCriterio,
  corto: string,
  nombre: string,
  regla: string,
  fuente = 'PROPUESTA',
  verificacion: Verificacion = 'propuesta',
  direccion: 'mayor' | 'menor' = 'mayor',
): CriterioPadron => ({ id, nombre, corto, regla, direccion, fuente, verificacion });

/** In the order of `IDS_CRITERIO`. Unless it says otherwise, of the children under six on the cut date whose record is not inactive. */
export const CRITERIOS_PADRON: readonly CriterioPadron[] = [
  criterio('con_documento', 'Con DNI o CNV', 'Con DNI o CNV', 'con DNI o CNV / niños', DEPURACION, 'V2'),
  criterio(
    'dni_30d',
    'DNI a 30 días',
    'DNI emitido hasta los 30 días',
    'DNI emitido a los 0-30 días / niños de 31 a 364 días',
    'indicadores.md §5.5',
    'V2',
  ),
  criterio(
    'dni_60d',
    'DNI a 60 días',
    'DNI emitido hasta los 60 días',
    'DNI emitido a los 0-60 días / niños de 61 a 364 días',
    'indicadores.md §5.5',
    'V1',
  ),
  criterio('sexo', 'Sexo', 'Sexo registrado', 'con sexo / niños'),
  criterio(
    'nacimiento',
    'Nacimiento',
    'Fecha de nacimiento',
    'con fecha de nacimiento legible / niños y filas sin fecha',
  ),
  criterio('localidad', 'Localidad', 'Centro poblado', 'con código de centro poblado / niños'),
  criterio('eess', 'EESS', 'Establecimiento', 'con EESS de adscripción o atención conocido / niños'),
  criterio('seguro', 'Seguro', 'Tipo de seguro', 'con tipo de seguro, aunque sea «ninguno» / niños'),
  criterio(
    'madre',
    'Madre',
    'Documento de la madre',
    'con documento de la madre / niños. Sin él: observado tipo 1 (indocumentada) o 2 (sin datos), que el padrón no separa',
    DEPURACION,
  ),
  criterio('visitado', 'Visitado', 'Menor visitado', 'VISITADO / niños con el dato'),
  criterio('encontrado', 'Encontrado', 'Menor encontrado', 'ENCONTRADO / niños con el dato'),
  criterio(
    'actualizado',
    'Actualizado',
    `Actualizado en ${DIAS_SIN_ACTUALIZAR} días`,
    `creado o modificado en los ${DIAS_SIN_ACTUALIZAR} días antes del corte / niños con esa fecha`,
  ),
  criterio(
    'sin_observacion',
    'Sin observar',
    'Registro no observado',
    'estado distinto de 2 (activo observado) / niños con estado. El archivo no dice el tipo de observación',
    DEPURACION,
  ),
  criterio(
    'posible_duplicado',
    'Posible duplicado',
    'Posible duplicado (tipos 4 y 6)',
    'igual nacimiento, distrito, sexo y madre que otro registro / niños con esos cuatro datos. Los mellizos del mismo sexo también salen',
    DEPURACION,
    'V2',
    'menor',
  ),
  criterio(
    'inactivo',
    'Inactivo',
    'Registro inactivo',
    'estado 0 / menores de seis años, inactivos también. Aquí caen los fallecidos (tipo 5), que el archivo no separa',
    DEPURACION,
    'propuesta',
    'menor',
  ),
];
