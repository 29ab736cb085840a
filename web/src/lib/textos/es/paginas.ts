import type { Valor } from '../valor.ts';

// routes
export const haceFaltaIdentificarseParaVer = 'Hace falta identificarse para ver esta página';
export const noPuedeVerEsteLugar = 'No puede ver este lugar con su cuenta';
export const noEncontramosEsaPaginaO = 'No encontramos esa página o ese lugar';
export const esteLugarTodaviaNoTiene = 'Este lugar todavía no tiene un corte';
export const noSePudoMostrarEsta = 'No se pudo mostrar esta página';
export const tituloSala = (titulo: Valor) => `${titulo} · Sala`;
export const verLoPublico = 'Ver lo que es público de este lugar, sin cuenta';
export const entrarConSuCuenta = 'Entrar con su cuenta';
export const entrarConOtraCuenta = 'Entrar con otra cuenta';
/** Before the link, the link, after it. */
export const pidaElAcceso = [
  'Pida el acceso a quien administra Sala en su DIRESA, o ',
  'busque otro lugar',
  '.',
] as const;
export const reviseLaDireccionOBusque =
  'Revise la dirección, o busque el lugar por su nombre o su código: distrito, red o establecimiento.';
export const irAlInicio = 'Ir al inicio';
export const noExisteElCorte = (corte: Valor) => `No existe el corte «${corte}»`;
export const noEsUnCorte = (corte: Valor) => `«${corte}» no es un corte`;
export const comoSeEscribeUnCorte =
  'La dirección pide un corte que no hay. Un corte se escribe con su región, su mes y su revisión: 05-2026-10-r1.';
export const verEnElCorteVigente = 'Ver lo mismo en el corte vigente';
export const verLosCortesQueHay = 'Ver los cortes que hay';
export const vuelvaAIntentarloEnUn =
  'Vuelva a intentarlo en un momento. Si sigue igual, avise a informática con la hora y esta dirección.';
export const codigoDelError = (status: Valor) => `Código ${status}`;
export const codigoDelErrorCon = (status: Valor, codigo: Valor) => `Código ${status} · ${codigo}`;
export const inicio = 'Inicio';
export const indicadores = 'Indicadores';
export const explorar = 'Explorar';
export const datos = 'Datos';
export const cortes = 'Cortes';
export const irAlContenido = 'Ir al contenido';
export const sala = 'Sala';
export const principal = 'Principal';
export const cargando = 'Cargando…';
/** Before the key and after it. */
export const laTeclaLleva = ['La tecla ', ' lleva al buscador'] as const;
export const tituloBuscar = (buscado: Valor) => `Buscar «${buscado}» · Sala`;
export const tituloInicio = 'Sala · Sala situacional de la atención primaria';
export const laSalaSituacional = 'La sala situacional de la atención primaria';
export const cadaMesQueFaltaY =
  'Cada mes, qué falta y a cuántas personas: por sector, etapa de vida e instancia de articulación, con la misma cuenta desde la región hasta la localidad.';
export const loPublicoSinCuenta =
  'Sin cuenta se ve lo público: porcentajes en bandas, por distrito. Lo demás, con su cuenta.';
export const todaviaSinCorte = 'todavía sin corte';
export const hastaCuandoCuentan = 'Hasta cuándo cuenta cada fuente';
export const hastaCuandoCuentanDe = (region: Valor) => `Hasta cuándo cuenta cada fuente de ${region}`;
