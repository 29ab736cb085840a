import type { Valor } from '../valor.ts';

// routes/auditoria
export const tituloAuditoria = (region: Valor) => `Auditoría de ${region} · Sala`;
export const auditoriaDe = (region: Valor) => `Quién leyó datos de personas: ${region}`;
export const quedaAnotado =
  'Cada vez que alguien ve los datos de una persona, o publica un corte, queda aquí: quién, qué, dónde, para qué y cuándo. Nada se borra. Esta consulta también queda anotada.';
export const mes = 'Mes';
export const ver = 'Ver';
export const nadaEseMes = 'No hay nada anotado en ese mes.';
export const cuando = 'Cuándo';
export const quien = 'Quién';
export const que = 'Qué';
export const donde = 'Dónde';
export const paraQue = 'Para qué';
export const masAntiguos = 'Más antiguos';
export const registroDelMes = 'El registro del mes';
export const aPedidoDeUnaPersona = 'A pedido de una persona';
export const unaPersonaPuedePreguntar =
  'Una persona puede preguntar quién ha leído sus datos (Ley 29733). Escriba su documento: se busca sin guardarlo, y la consulta queda anotada.';
export const documento = 'Documento';
export const buscar = 'Buscar';
export const nadieLeyo = 'Nadie ha leído datos de esa persona en esta región.';
export const necesitaGuion = 'Hace falta JavaScript: así el documento no pasa por la dirección.';
export const noSePudo = 'No se pudo consultar. Inténtelo otra vez.';

// routes/pantallas
export const tituloPantallas = (region: Valor) => `Pantallas de pared de ${region} · Sala`;
export const pantallasDe = (region: Valor) => `Pantallas de pared: ${region}`;
export const unaPantallaMuestra =
  'Una pantalla muestra un solo lugar, sin cuenta de nadie. Se le da un código que se escribe una vez en ella, en /emparejar, y vale hasta el día que se diga o hasta que se le quite.';
export const nuevaPantalla = 'Dar permiso a una pantalla';
export const lugar = 'Lugar';
export const ejemploDeLugar = 'Un establecimiento (E:00003644), un distrito (D:050304) o la región (G:05)';
export const donQueNombre = 'Dónde está';
export const dias = 'Días';
export const darCodigo = 'Dar el código';
export const elCodigoEs = (codigo: Valor) => `Código: ${codigo}`;
export const seEscribeEn = (hora: Valor) =>
  `Escríbalo en la pantalla, en /emparejar, antes de las ${hora}. No se vuelve a mostrar.`;
export const noHayPantallas = 'Todavía no hay ninguna.';
export const estado = 'Estado';
export const hasta = 'Hasta';
export const quitar = 'Quitar';
export const quitarLaDe = (nombre: Valor) => `Quitar el permiso a ${nombre}`;
export const activa = 'activa';
export const porEmparejar = 'espera su código';
export const vencida = 'vencida';
export const revocada = 'sin permiso';

// routes/entrar
export const tambienPuede = 'También puede';
export const verLaAuditoria = 'Ver quién leyó datos de personas';
export const darPantallas = 'Dar y quitar pantallas de pared';
