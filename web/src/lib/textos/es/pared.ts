import { mesEnPalabras, plural } from '../../formato.ts';

/** The labels of the wall: short, without figures inside, so that another language needs nothing but its words. */
export const rotulos = {
  datosAl: 'Datos al',
  corte: 'Corte',
  sello: 'sello',
  modoEquipo: 'modo equipo',
  modoPublico: 'modo público',
  modoPublico12: 'modo público, suma de 12 meses, no de personas',
  sinteticos: 'Datos sintéticos',
  antiguos: 'Datos antiguos',
  sinConexion: 'Sin conexión',
  pausada: 'En pausa',
  anterior: 'Anterior',
  siguiente: 'Siguiente',
  pausar: 'Pausar',
  continuar: 'Continuar',
  volver: 'Volver al tablero',
  meta: 'meta',
  persona: 'Persona',
  personas: 'Personas',
  lograda: 'Meta lograda',
  cerca: 'Cerca',
  brecha: 'En brecha',
  sinJuicio: 'Sin meta, en banda o pocos casos',
  sinMeta: 'Sin meta',
  nino: 'Niño',
  adolescente: 'Adolescente',
  joven: 'Joven',
  adulto: 'Adulto',
  adulto_mayor: 'Adulto mayor',
  gestante: 'Gestante y puérpera',
  todos: 'Todas las etapas',
  puntoFocal: 'Ante quién',
  porVencer: 'Por vencer',
  pendientes: 'Pendientes',
  sinNada: 'Nada recibido',
  titulo_resumen: 'Cómo vamos',
  titulo_lugares_E: 'Nuestros sectores: lo que más falta en cada uno',
  titulo_lugares_D: 'Los sectores con más por atender',
  titulo_lugares_G: 'Los distritos con más por atender',
  titulo_etapas: 'Indicadores y personas por etapa de vida',
  titulo_alertas: 'A quién buscar',
  titulo_mapa_sectores: 'Croquis de los sectores',
  titulo_mapa_distritos: 'Los distritos en el mapa',
  titulo_tendencias: 'Los últimos doce meses',
  referencial: 'referencial: celdas alrededor de cada localidad, no límites',
  sinBrecha: 'Sin brecha medible',
  sinDato: 'sin dato',
  etapa: 'Etapa',
  distritos: 'distritos',
  sectores: 'sectores',
} as const;

/** Sentences with something inside. */
export const frases = {
  hace: (dias: number): string =>
    dias < 0
      ? `dentro de ${plural(-dias, 'día', 'días')}`
      : dias === 0
        ? 'de hoy'
        : dias === 1
          ? 'de ayer'
          : `hace ${plural(dias, 'día', 'días')}`,
  desde: (hora: string): string => `desde ${hora}`,
  copia: (cuando: string): string => `copia guardada el ${cuando}`,
  atrasadas: (n: number): string => plural(n, 'fuente atrasada', 'fuentes atrasadas'),
  parte: (k: number, n: number): string => `${k} de ${n}`,
  /** @param conBrecha places with a gap that can be measured; @param total all the places */
  conBrecha: (mostrados: number, conBrecha: number, total: number, que: string): string =>
    mostrados < conBrecha
      ? `los ${mostrados} primeros de ${conBrecha} con brecha medible, entre ${total} ${que}`
      : `${conBrecha} con brecha medible, entre ${total} ${que}`,
  enLaPeor: (corto: string, mes: string): string => `${corto}, ${mesEnPalabras(mes)}`,
  alertas: (fecha: string, dias: number): string =>
    `Personas al ${fecha}, cada una contada una vez. «Por vencer» mira ${plural(dias, 'día', 'días')} adelante. Plazos: propuesta de Sala.`,
  tituloPagina: (nombre: string): string => `${nombre} · Pantalla · Sala`,
  personas: (n: number): string => (n === 1 ? 'persona' : 'personas'),
  sinColorMas: (n: number): string => `y ${n} más, sin color en el croquis`,
  croquisDe: (n: number): string => `Croquis de ${plural(n, 'sector', 'sectores')}`,
  mapaSegun: (indicador: string): string => `Mapa de los distritos según ${indicador}`,
  metaDe: (texto: string): string => `meta ${texto}`,
} as const;

/** Why a wall shows nothing, and what it does about it. */
export const avisos = {
  sinPublico:
    'Los sectores de un establecimiento no se publican en modo público: son muy pocas personas. Para el público use la pantalla de su distrito (/ial) o de su región (/iar).',
  reintento: 'Esta pantalla vuelve a intentar cada minuto.',
  titulo: 'Esta pantalla no tiene qué mostrar',
  tituloPagina: 'Pantalla · Sala',
  sala: 'Sala',
  emparejar: 'Escribir el código de esta pantalla',
} as const;
