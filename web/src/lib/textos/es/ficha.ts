import type { Valor } from '../valor.ts';

// Carril.svelte
export const aunNoSeExige = 'aún no se exige';

// Componentes.svelte
export const conQueSeRegistra = 'Con qué se registra';
export const plazoFijo = 'plazo fijo';
export const segunLaDosisAnteriorDias = 'según la dosis anterior (+ días después de ella)';
export const cuantasSeExigen = 'cuántas se exigen';

// Diferencias.svelte
export const yCuentanLoMismoY = (esta: Valor, otra: Valor) => `${esta} y ${otra} cuentan lo mismo y de la misma forma.`;
export const queCambiaEntreY = (esta: Valor, otra: Valor, cuantos: Valor) =>
  `Qué cambia entre ${esta} y ${otra}: ${cuantos}`;
export const unaDiferencia = 'una diferencia';
export const cuantosDiferencias = (cuantos: Valor) => `${cuantos} diferencias`;
export const que = 'Qué';

// Edicion.svelte
export const rigeDesdeEl = (desde: Valor, hasta: Valor, cuantos: Valor) =>
  `Rige desde el ${desde}${hasta}. ${cuantos}:`;
export const hastaEl = (hasta: Valor) => ` hasta el ${hasta}`;
export const fuente = 'Fuente';
export const fuentes = 'Fuentes';
export const fuenteDelDocumentoDeIndicadores = (id: Valor) => `Fuente ${id} del documento de indicadores`;
export const noCalculable = 'No calculable.';
export const enQueMes = 'En qué mes';
export const ejemplo = 'Ejemplo.';
export const aQuienesNoSeCuenta = 'A quiénes no se cuenta';
export const metodos = 'Métodos';
export const metasCargadas = 'Metas cargadas';
export const queSeLePide = 'Qué se le pide';
export const queSePideEnCada = 'Qué se pide en cada componente';
export const estosServiciosSeSiguenPersona =
  'Estos servicios se siguen persona por persona: de aquí salen las alertas.';
export const senalesQueSeBuscanEn = 'Señales que se buscan en la misma cita o el mismo día';
export const laConsultaQueLaCalcula = 'La consulta que la calcula';
export const notas = 'Notas';

// Regla.svelte
export const mesesDe30Dias = '; meses de 30 días';

// ValoresLugar.svelte
export const indicadorEnLugar = (corto: Valor, nombre: Valor, periodo: Valor) => `${corto} en ${nombre}, ${periodo}`;
export const sinMetaCargada = 'sin meta cargada';
export const queFaltaALosQue = (noCumplen: Valor) => `Qué falta a los ${noCumplen} que no cumplen`;
export const quienFallaEnVariosComponentes = 'Quien falla en varios componentes se cuenta en cada uno.';
export const aQuienesNoSeConto = 'A quiénes no se contó';
export const valorPorDistrito = 'Valor por distrito';
export const distrito = 'Distrito';
export const provincia = 'Provincia';
export const barra = 'Barra';
export const valor = 'Valor';
export const loQueMasFalta = 'Lo que más falta';

// barras.ts
export const enCualquierMomento = 'en cualquier momento';
export const diasOMas = (despues: Valor) => `+${despues} d o más`;
export const ordinalesDos = (desde: Valor, hasta: Valor) => `${desde}.ª y ${hasta}.ª`;
export const ordinalesVarios = (desde: Valor, hasta: Valor) => `${desde}.ª a ${hasta}.ª`;

// linea-dias.ts
export const diasDeEdad = 'días de edad';
export const semanasDeGestacion = 'semanas de gestación';
export const diasDesdeElDia0 = 'días desde el día 0';
export const mesesCumplidos = 'meses cumplidos';

// lista.ts
export const noCalculableEnFrase = 'no calculable';

// palabras.ts
export const propuestaDeSalaNingunaFuente =
  'PROPUESTA de Sala: ninguna fuente oficial fija esta definición. No es un dato oficial.';
export const sinVerificarNadieContrastoEsta =
  'Sin verificar: nadie contrastó esta definición con su norma. No es un dato oficial.';
export const provisionalLaFichaVigenteNo =
  'Provisional: la ficha vigente no se ha leído todavía; se aplica la última que se conoce.';
export const superficie = 'Superficie';
export const habitantes = 'Habitantes';
export const deDondeSeCuenta = 'De dónde se cuenta';
export const aQuienesSeCuenta = 'A quiénes se cuenta';
export const queSeSuma = 'Qué se suma';
export const quienesTienenElProblema = 'Quiénes tienen el problema';
export const quienesCumplen = 'Quiénes cumplen';
export const regionDe = (codigo: Valor) => `Región ${codigo}`;

// routes/indicador
export const tituloIndicadores = 'Indicadores · Sala';
export const indicadores = 'Indicadores';
export const queMideCadaFichaA =
  'Qué mide cada ficha, a quién cuenta y a quién no, edición por edición. El mismo texto que ejecuta el motor.';
export const filtrarPorNombrePaqueteUsuario = 'Filtrar por nombre, paquete, usuario o código oficial';
export const ejemploDeFiltro = 'Filtrar: anemia, FED, MC-02.01, no calculable…';
export const filtrar = 'Filtrar';
export const ficha = 'ficha';
export const fichas = 'fichas';
export const deEllasSinNumeroPor = (sinNumero: Valor) => `, de ellas ${sinNumero} sin número por falta de una fuente`;
export const ningunaFichaDiceEsoPruebe =
  'Ninguna ficha dice eso. Pruebe con una sola palabra, o con el código sin su edición.';
export const queDicenLasMarcas = 'Qué dicen las marcas';
export const provisional = 'provisional';
export const todaviaNoExisteLaFuente =
  'Todavía no existe la fuente que haría falta: se dice, y no se inventa un número.';

// routes/indicador/[id]
export const tituloIndicador = (nombre: Valor) => `${nombre} · Sala`;
export const loUsan = (quienes: Valor) => `Lo usan: ${quienes} · ficha`;
export const laOtraEdicion = 'La otra edición';
export const lasOtrasEdiciones = 'Las otras ediciones';
export const seGuardanParaCompararSus = 'Se guardan para comparar: sus valores no se mezclan con los de otra edición.';
export const leerLaDefinicionDe = (edicion: Valor) => `Leer la definición de ${edicion}`;
export const verSusValoresEn = 'Ver sus valores en';
export const todaviaNoHayUnaRegion = 'Todavía no hay una región publicada con sus valores.';
