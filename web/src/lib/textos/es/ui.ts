import { plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// Buscador.svelte
export const buscando = 'Buscando…';
export const resultadosElija = (n: number) => `${n} ${n === 1 ? 'resultado' : 'resultados'}; elija con las flechas.`;
export const buscarUnLugarOUn = 'Buscar un lugar o un indicador';
export const buscarEnLaCabecera = 'Buscar, en la cabecera';
export const buscarLugaresEIndicadoresPor = 'Buscar lugares e indicadores por nombre o código';
export const distritoEstablecimientoSectorOIndicador = 'Distrito, establecimiento, sector o indicador';
export const buscarLugarOIndicador = 'Buscar lugar o indicador';

// CajaHallados.svelte
export const resultados = 'Resultados';
export const nadaSeLlamaPruebeCon = (buscado: Valor) =>
  `Nada se llama «${buscado}». Pruebe con una parte del nombre, con el código del establecimiento (8 cifras) o con el ubigeo del distrito (6 cifras).`;
export const noSePudoBuscarSiga =
  'No se pudo buscar. Siga escribiendo para volver a intentarlo, o entre por el mapa del inicio.';

// Copiar.svelte
export const elNavegadorNoDejoCopiar = 'el navegador no dejó copiar: selecciónelo a mano';
export const copiarQue = (que: Valor) => `Copiar ${que}`;
export const copiar = 'Copiar';

// CopiarEnlace.svelte
export const queCopiado = (que: Valor) => `${que} copiado`;
export const copieloDeAqui = 'Cópielo de aquí:';
export const enlace = 'Enlace';
export const copiarEnlace = 'Copiar enlace';
export const seguiraMostrandoElCorteCuando = (corte: Valor) => `Seguirá mostrando el corte ${corte} cuando haya otro`;
export const enlaceAlCorte = (corte: Valor) => `Enlace al corte ${corte}`;
export const copiarEnlaceAEsteCorte = 'Copiar enlace a este corte';
export const direccionDeEstaVista = 'Dirección de esta vista';

// Fuentes.svelte
export const fuentesDeEsteCorte = 'Fuentes de este corte';
export const fuente = 'Fuente';
export const ultimoDato = 'Último dato';
export const filas = 'Filas';
export const archivos = 'Archivos';
export const sinFecha = 'sin fecha';
export const atrasadaDiasAntesDelCorte = (dias: Valor) => `atrasada: ${dias} días antes del corte`;
export const esteCorteNoDeclaraSus = 'Este corte no declara sus fuentes.';
/** Before the link, the link, after it. */
export const atrasadaEs = [
  'Atrasada: su último dato pasa de los días que esa fuente suele tardar (',
  'umbrales',
  ').',
] as const;

// Hallados.svelte
export const resultadosDe = (buscado: Valor) => `Resultados de «${buscado}»`;
export const noSePudoBuscarVuelva =
  'No se pudo buscar. Vuelva a intentarlo en un momento, o entre por el mapa y los nombres de esta página.';
export const nadaSeLlamaAsi = [
  'Nada se llama así. Pruebe con una parte del nombre, con el código del establecimiento (8 cifras) o el ubigeo del distrito (6 cifras). Los indicadores también están en ',
  'su lista',
  '.',
] as const;

// Sello.svelte
export const datosAl = (fechaCorte: Valor) => `datos al ${fechaCorte}`;
export const modoPublico = 'modo público';
const comoSeProtege =
  'El porcentaje es una banda, y el denominador también; lo de muy pocas personas va protegido, aquí y en lo que se descarga. La regla está en docs/privacidad.md.';
export const modoPublicoDelMes = `Cifras públicas del mes. ${comoSeProtege}`;
export const modoPublicoDe12 = (mes: Valor) =>
  `Cifras públicas: la suma de los doce meses que terminan en ${mes}; quien está en varios meses cuenta en cada uno: no son personas distintas. ${comoSeProtege}`;
export const modoEquipoSoloParaEl = 'modo equipo: sólo para el equipo de salud y su instancia';
export const fuentesAtrasadas = (n: number) => plural(n, 'fuente atrasada', 'fuentes atrasadas');
export const deQueSeHizoEste = 'De qué se hizo este corte y cómo comprobarlo';
/** The number of the corte and its seal go bold and in the letter of code between these pieces. */
export const corteYSello = ['Corte ', ', sello '] as const;
export const catalogoYPrograma = (catalogo: Valor, programa: Valor) => `Catálogo ${catalogo}, programa ${programa}.`;

// SinDatos.svelte
export const todaviaNoHayDatosPublicados = 'Todavía no hay datos publicados';
export const cargueLosArchivosDelMes = 'Cargue los archivos del mes y cierre el periodo:';
/** Before the order of the terminal and after it. */
export const paraConocerSala = [
  'Para conocer Sala sin datos propios, ',
  ' escribe archivos sintéticos en los formatos del campo.',
] as const;

// Sintetico.svelte
export const personasSectoresYResultadosInventados =
  'Personas, sectores y resultados inventados; el territorio es real.';
export const datosSinteticos = 'Datos sintéticos.';

// Tema.svelte
export const cambiarEntreTemaClaroY = 'Cambiar entre tema claro y oscuro';

// Verificacion.svelte
export const provisional = 'provisional';

// busqueda.ts
export const lugares = 'Lugares';
export const indicadores = 'Indicadores';
export const recientes = 'Recientes';

// verificacion.ts
export const leidaEnLaNormaO = 'Leída en la norma o en la sentencia oficial de cálculo';
export const leidaSoloEnUnaTranscripcion = 'Leída sólo en una transcripción pública de terceros: probable, no oficial';
export const sinVerificar = 'sin verificar';
export const nadieLaContrastoConSu = 'Nadie la contrastó con su norma: no es un dato oficial';
export const definicionDeSalaQueNinguna = 'Definición de Sala, que ninguna fuente fija: no es un dato oficial';
export const laFichaVigenteNoSe = 'La ficha vigente no se ha leído: se aplica la última que se conoce';

// Recientes.svelte
export const lugaresQueAbrioHacePoco = 'Lugares que abrió hace poco';
export const seGuardanSoloEnEste = 'Se guardan sólo en este equipo.';
export const olvidarlos = 'Olvidarlos';

// api.ts
export const noSePudoLeerEl = 'No se pudo leer el dato.';

/** Between the word of a target and its value, where less is better. */
export const comoMaximo = 'hasta ';

// encabezado-impreso.ts
export const corteYSelloEnPapel = (id: Valor, sha256: Valor) => `Corte ${id} · sello ${sha256}`;
export const datosSinteticosEnPapel = 'Datos sintéticos: personas, sectores y resultados inventados';
export const sala = 'Sala';
/** The two holes are filled by the printer. */
export const paginaDe = (n: Valor, total: Valor) => `Página ${n} de ${total}`;
