import type { Valor } from '../valor.ts';

// header
export const cuenta = 'Cuenta';
export const entrar = 'Entrar';
export const rolPublico = 'Público';
export const rolEess = 'Establecimiento o red';
export const rolIal = 'IAL';
export const rolIar = 'IAR';
export const rolEvaluador = 'Evaluación';
export const rolAdmin = 'Informática';
export const pantallaDe = (lugar: Valor) => `Pantalla de ${lugar}`;
export const yOtros = (n: Valor) => ` y ${n} más`;
export const sinLugares = 'sin lugares';
export const sinRoles = 'Sin rol';

// routes/entrar
export const tituloEntrar = 'Entrar · Sala';
export const suCuenta = 'Su cuenta';
export const sinSesion = 'No ha entrado';
export const noSePudoEntrar = 'No se pudo entrar. Inténtelo otra vez; si sigue igual, avise a informática de su red.';
export const suSesionTermino = 'Su sesión terminó. Entre otra vez para seguir donde estaba.';
export const estaSesionNoVale = 'La sesión de este navegador ya no vale. Entre otra vez.';
export const entreParaVer = 'Entre con su cuenta para ver los lugares por los que responde.';
export const veComo = (quien: Valor) => `Está viendo la sala como ${quien}.`;
export const esDemostracion =
  'Es una persona inventada para la demostración: sirve para ver la sala como la ve cada rol. Nada de esto existe en una sala desplegada.';
export const verComo = 'Ver la sala como';
export const roles = 'Roles';
export const lugares = 'Lugares por los que responde';
export const ninguno = 'Ninguno';
export const datosDePersonas = 'Datos de personas que puede leer';
export const paraSeguimiento = 'para dar seguimiento';
export const paraAuditoria = 'para auditar';
export const paraTitular = 'para atender a quien pregunta por sus propios datos';
export const cadaLecturaQuedaAnotada = 'Cada lectura queda anotada.';
export const hasta = 'Hasta';
export const irADonde = 'Ir adonde estaba';
export const salir = 'Salir';
export const alSalirSeBorra = 'Al salir se borra de este navegador lo que leyó.';
export const entrarConSuCuenta = 'Entrar con su cuenta';
export const noHayEntrada = 'Esta sala no tiene configurado cómo entrar: sólo muestra lo público.';
export const esUnaPantalla = '¿Es una pantalla de pared?';
export const escribaSuCodigo = 'Escriba su código';
export const soloMuestraSuLugar = 'Esta pantalla sólo muestra su lugar.';
export const verLaPared = 'Ver la pared';

// routes/emparejar
export const tituloEmparejar = 'Pantalla de pared · Sala';
export const emparejarPantalla = 'Pantalla de pared';
export const pidaElCodigo =
  'Pida el código a informática de su red: lo da en «Pantallas» y vale quince minutos, una sola vez. Se escribe aquí, en la propia pantalla.';
export const codigo = 'Código';
export const mostrarElLugar = 'Mostrar el lugar';
export const eseCodigoNoVale = 'Ese código no vale: está mal escrito, ya se usó o pasó su tiempo. Pida otro.';
export const espereUnMomento = 'Demasiados intentos seguidos. Espere un minuto y pruebe otra vez.';
