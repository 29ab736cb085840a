/** Everything a wall screen is told, it is told in its address: nobody touches it afterwards. */
export const PANELES = ['resumen', 'lugares', 'etapas', 'alertas', 'mapa', 'tendencias'] as const;
export type Panel = (typeof PANELES)[number];

export type Opciones = {
  /** Time each panel stays. */
  readonly segundos: number;
  /** In the order they rotate. */
  readonly paneles: readonly Panel[];
  readonly tema: 'claro' | 'oscuro' | null;
  readonly idioma: 'es' | 'quy';
  /** Between two questions for a newer board. */
  readonly minutos: number;
  /** Hours after which the page loads itself again, while the network works; 0 never. */
  readonly reciclarHoras: number;
};

const esPanel = (texto: string): texto is Panel => (PANELES as readonly string[]).includes(texto);

/** What an address may ask for: faster than this the wall would flash, or ask without rest. */
const MINIMO_SEGUNDOS = 5;
const MINIMO_MINUTOS = 1;
const MINIMO_RECICLAR_HORAS = 1;

const numero = (texto: string | null, porDefecto: number, minimo: number, maximo: number): number => {
  const n = texto === null || texto === '' ? NaN : Number(texto);
  return Number.isFinite(n) ? Math.min(maximo, Math.max(minimo, n)) : porDefecto;
};

/** Reads the address. What is missing or makes no sense takes its default: a wall has nobody to read an error. */
export function leerOpciones(consulta: Pick<URLSearchParams, 'get'>): Opciones {
  const pedidos = [...new Set((consulta.get('paneles') ?? '').split(',').filter(esPanel))];
  const tema = consulta.get('tema');
  return {
    segundos: numero(consulta.get('segundos'), 20, MINIMO_SEGUNDOS, 600),
    paneles: pedidos.length > 0 ? pedidos : PANELES,
    tema: tema === 'claro' || tema === 'oscuro' ? tema : null,
    idioma: consulta.get('idioma') === 'quy' ? 'quy' : 'es',
    minutos: numero(consulta.get('minutos'), 5, MINIMO_MINUTOS, 1440),
    reciclarHoras:
      consulta.get('reciclar') === '0' ? 0 : numero(consulta.get('reciclar'), 6, MINIMO_RECICLAR_HORAS, 168),
  };
}
