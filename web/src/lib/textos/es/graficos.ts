import type { Valor } from '../valor.ts';

// CascadaChart.svelte
export const numerador = 'Numerador';
export const denominador = 'Denominador';
export const elEjeEmpiezaEnNo = (eje: Valor) => `El eje empieza en ${eje}, no en cero.`;

// TendenciaChart.svelte
export const nPequeno = 'n pequeño';
export const metaUltimaMeta = (ultimaMeta: Valor) => `Meta ${ultimaMeta}`;
export const verComoTabla = 'Ver como tabla';
export const mes = 'Mes';
export const valor = 'Valor';
export const meta = 'Meta';
export const metaDelMes = (meta: Valor) => `Meta: ${meta}`;

// cascada.ts
export const sinExplicar = 'Sin explicar';

// TendenciaBandas.svelte
export const loPublicado = 'Lo publicado';
export const enBandas = (nombre: Valor, mes: Valor, celda: Valor) => `${nombre}. En ${mes}: ${celda}.`;
export const bandaAparte = (sentido: 'sube' | 'baja', mes: Valor, celda: Valor) =>
  `${sentido === 'sube' ? 'Sube' : 'Baja'} desde ${mes}: ${celda}.`;
export const bandasQueSeTocan = (mes: Valor, celda: Valor) =>
  `Con lo publicado no se sabe si cambió desde ${mes}: ${celda}.`;

// tendencia.ts
export const sinDato = 'sin dato';
/** The series does not say whether there was nobody, or nobody whose datum came. */
export const noAplica0De0 = 'nadie contado (0 de 0)';
export const cuentaPocosCasos = (cuenta: Valor) => `${cuenta}, pocos casos`;
export const faltanMeses = (n: number) => (n === 1 ? 'Falta un mes.' : `Faltan ${n} meses.`);
export const sinMesesConCasos = (nombre: Valor) => `${nombre}: no hay meses con casos suficientes.`;
export const enUnMes = (nombre: Valor, hoy: Valor) => `${nombre}. En ${hoy}.`;
export const sinMetaCargada = 'Sin meta cargada.';
export const suMeta = (meta: Valor) => `Meta: ${meta}.`;
export const cambioLaDefinicion = (nombre: Valor, hoy: Valor, meses: Valor) =>
  `${nombre}. En ${hoy}. La definición cambió en ${meses}: lo anterior no se compara.`;
export const cambioPuntos = (cambio: Valor) => `${cambio} puntos`;
/** `juicio` is nothing, or one of the three that follow. */
export const igualQue = (nombre: Valor, hoy: Valor, mes: Valor, valor: Valor, juicio: Valor) =>
  `${nombre}. En ${hoy}; igual que ${mes} (${valor})${juicio}.`;
export const subeDesde = (nombre: Valor, hoy: Valor, cuanto: Valor, mes: Valor, valor: Valor, juicio: Valor) =>
  `${nombre}. En ${hoy}; sube ${cuanto} desde ${mes} (${valor})${juicio}.`;
export const bajaDesde = (nombre: Valor, hoy: Valor, cuanto: Valor, mes: Valor, valor: Valor, juicio: Valor) =>
  `${nombre}. En ${hoy}; baja ${cuanto} desde ${mes} (${valor})${juicio}.`;
export const sinCambioMayor = ': sin cambio mayor';
export const queMejora = ': mejora';
export const queEmpeora = ': empeora';
export const desdeEdicion = (mes: Valor, edicion: Valor) =>
  `Desde ${mes}: ${edicion}; todos los meses se cuentan con esa definición.`;
