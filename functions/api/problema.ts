import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Stable, machine-read. The title of each is fixed; the detail says what, where and what to do. */
const TITULOS = {
  parametro_invalido: 'Parámetro no válido',
  camino_torcido: 'Dirección con rodeos',
  cuerpo_invalido: 'Cuerpo no válido',
  cuerpo_grande: 'Cuerpo demasiado grande',
  demasiadas: 'Demasiadas peticiones',
  version_ambigua: 'Falta elegir la edición',
  sin_sesion: 'Hace falta identificarse',
  sesion_vencida: 'La sesión terminó',
  sesion_invalida: 'La sesión no vale',
  sin_permiso: 'Sin permiso',
  falta_finalidad: 'Falta decir para qué',
  origen_ajeno: 'Origen no permitido',
  ruta_desconocida: 'No existe esa ruta',
  ambito_desconocido: 'No existe ese ámbito',
  corte_desconocido: 'No existe ese corte',
  ficha_desconocida: 'No existe esa ficha',
  plantilla_desconocida: 'No existe esa plantilla',
  carga_desconocida: 'No existe esa carga',
  pantalla_desconocida: 'No existe esa pantalla',
  objeto_desconocido: 'No existe ese archivo',
  tablero_inexistente: 'Sin tablero en este corte',
  tendencia_inexistente: 'Sin tendencia en este ámbito',
  calidad_inexistente: 'Sin tablero de calidad en este corte',
  modo_no_publicado: 'No se publica en modo público',
  corte_reemplazado: 'Ese corte se reemplazó',
  formato_no_disponible: 'Este servidor no escribe ese formato',
  cierre_en_curso: 'Ya hay un cierre en curso',
  cierre_imposible: 'No se puede cerrar el periodo',
  carga_rechazada: 'El archivo no se aceptó',
  no_anulable: 'Esta carga no se puede anular o restituir',
  archivo_grande: 'El archivo es demasiado grande',
  disco_lleno: 'No queda espacio en el disco',
  cortes_ajenos: 'No se pueden comparar esos cortes',
  entradas_rotas: 'Las entradas del corte no están como cuando se hizo',
  no_calculado: 'Aquí no se calcula',
  no_aqui: 'Eso no se hace en este servidor',
  sin_calcular: 'Todavía no se ha calculado',
  sin_corte: 'La región todavía no tiene un corte publicado',
  error_interno: 'Error del servidor',
} as const;
export type CodigoProblema = keyof typeof TITULOS;
export const CODIGOS_PROBLEMA = Object.keys(TITULOS) as CodigoProblema[];

/** Answers `application/problem+json` (RFC 9457). */
export const problema = (
  c: Context,
  status: ContentfulStatusCode,
  code: CodigoProblema,
  detail: string,
  mas: Readonly<Record<string, unknown>> = {},
): Response =>
  c.body(
    JSON.stringify({ type: `urn:sala:problema:${code}`, title: TITULOS[code], status, detail, code, ...mas }),
    status,
    {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="sala"' } : {}),
      ...(status === 503 ? { 'Retry-After': '30' } : {}),
    },
  );
