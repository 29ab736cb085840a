import * as v from 'valibot';
import { sonMeses } from '../domain/alcance.ts';

type Definicion = {
  readonly patron: RegExp;
  /** What the form alone does not say. */
  readonly cumple?: (texto: string) => boolean;
  readonly descripcion: string;
  readonly ejemplo: string;
};

/** Every parameter of the API, once: its form is checked, documented and explained from here. */
const PARAMETROS = {
  region: { patron: /^\d{2}$/, descripcion: 'Región: dos dígitos', ejemplo: '05' },
  ambito: {
    patron: /^(?:N:PE|[SEMRDPG]:[A-Za-z0-9_.-]{1,40})$/,
    descripcion: 'Ámbito: un tipo (S, E, M, R, D, P, G o N), dos puntos y su código',
    ejemplo: 'D:050304',
  },
  corte: {
    patron: /^\d{2}-\d{4}-(?:0[1-9]|1[0-2])-r[1-9]\d{0,3}$/,
    descripcion: 'Corte: región, periodo y revisión',
    ejemplo: '05-2026-10-r1',
  },
  con: {
    patron: /^\d{2}-\d{4}-(?:0[1-9]|1[0-2])-r[1-9]\d{0,3}$/,
    descripcion: 'El otro corte, de la misma región',
    ejemplo: '05-2026-10-r2',
  },
  mes: { patron: /^\d{4}-(?:0[1-9]|1[0-2])$/, descripcion: 'Mes: AAAA-MM', ejemplo: '2026-10' },
  periodo: {
    patron: /^\d{4}-(?:0[1-9]|1[0-2])(?:\/\d{4}-(?:0[1-9]|1[0-2]))?$/,
    cumple: sonMeses,
    descripcion: 'Periodo: un mes, AAAA-MM, o del primero al último, AAAA-MM/AAAA-MM',
    ejemplo: '2026-01/2026-10',
  },
  desde: { patron: /^\d{4}-(?:0[1-9]|1[0-2])$/, descripcion: 'Primer mes: AAAA-MM', ejemplo: '2025-11' },
  hasta: { patron: /^\d{4}-(?:0[1-9]|1[0-2])$/, descripcion: 'Último mes: AAAA-MM', ejemplo: '2026-10' },
  sectores: {
    patron: /^\d{4}-\d{2}-\d{2}$/,
    descripcion: 'Día de la sectorización con la que se vuelve a contar: AAAA-MM-DD',
    ejemplo: '2026-10-31',
  },
  ventana: {
    patron: /^(?:mes|12m)$/,
    descripcion: 'Qué suma el modo público: el mes del corte, o los doce meses que terminan en él',
    ejemplo: '12m',
  },
  modo: { patron: /^(?:equipo|publico)$/, descripcion: 'Modo: equipo o publico', ejemplo: 'equipo' },
  ficha: { patron: /^[a-z0-9_]{1,60}$/, descripcion: 'Ficha: su código en minúsculas', ejemplo: 'anemia_6_35m' },
  version: { patron: /^[a-z0-9_]{1,40}$/, descripcion: 'Edición de la ficha', ejemplo: 'tablero' },
  metodo: {
    patron: /^[a-z0-9_]{0,40}$/,
    descripcion: 'Método de la ficha; vacío cuando tiene uno solo',
    ejemplo: 'nts213_tramos',
  },
  carga: { patron: /^[0-9a-f]{16}$/, descripcion: 'Carga: 16 dígitos hexadecimales', ejemplo: '0123456789abcdef' },
  archivo: {
    patron: /^[0-9a-f]{8,64}\.duckdb$/,
    descripcion: 'Archivo del cubo, nombrado por su contenido',
    ejemplo: '0123456789abcdef.duckdb',
  },
  plantilla: {
    patron: /^[a-z0-9_]{1,40}\.csv$/,
    descripcion: 'Plantilla: el nombre de una tabla propia y .csv',
    ejemplo: 'agua.csv',
  },
  buscar: { patron: /^.{2,80}$/u, descripcion: 'Texto a buscar: de 2 a 80 caracteres', ejemplo: 'morochucos' },
  q: { patron: /^.{2,100}$/u, descripcion: 'Texto a buscar: de 2 a 100 caracteres', ejemplo: 'san juan batista' },
  limite: { patron: /^(?:[1-9]|1\d|20)$/, descripcion: 'Cuántos de cada clase: de 1 a 20', ejemplo: '8' },
  cursor: {
    patron: /^[A-Za-z0-9_-]{1,200}$/,
    descripcion: 'El cursor que dio la página anterior',
    ejemplo: '05-2026-01-r1',
  },
  formato: {
    patron: /^[a-z0-9_]{1,40}$/,
    descripcion: 'Formato del archivo: al cargar, sin él se reconoce; al exportar, csv, xlsx o parquet',
    ejemplo: 'his',
  },
  emitido: { patron: /^\d{4}-\d{2}-\d{2}$/, descripcion: 'Fecha de emisión: AAAA-MM-DD', ejemplo: '2026-11-05' },
  modificado: {
    patron: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
    descripcion: 'Última modificación del archivo: ISO 8601 en UTC con milésimas',
    ejemplo: '2026-11-05T10:00:00.000Z',
  },
  ensayo: { patron: /^si$/, descripcion: 'Ensayo: se lee y se informa, no se guarda nada', ejemplo: 'si' },
  calcular: {
    patron: /^(?:si|no)$/,
    descripcion: 'Si lo que falta se calcula ahora, que tarda, o sólo se dice que falta',
    ejemplo: 'no',
  },
  pantalla: {
    patron: /^[0-9a-f]{16}$/,
    descripcion: 'Pantalla: 16 dígitos hexadecimales',
    ejemplo: '0123456789abcdef',
  },
  finalidad: {
    patron: /^(?:seguimiento|auditoria|peticion_titular)$/,
    descripcion: 'Para qué se leen datos de personas: seguimiento, auditoria o peticion_titular; queda anotado',
    ejemplo: 'seguimiento',
  },
  valores: {
    patron: /^si$/,
    descripcion: 'Con los valores de las columnas personales; queda anotado quién los vio',
    ejemplo: 'si',
  },
} as const satisfies Readonly<Record<string, Definicion>>;

export type Parametro = keyof typeof PARAMETROS;
export type Valores<P extends Parametro, O extends Parametro> = Readonly<Record<P, string>> &
  Readonly<Partial<Record<O, string>>>;

const esquema = (p: Parametro) => {
  const { patron, cumple = () => true, descripcion, ejemplo }: Definicion = PARAMETROS[p];
  return v.pipe(
    v.string(),
    v.check((x) => patron.test(x) && cumple(x), `${descripcion} (por ejemplo, ${ejemplo})`),
  );
};

export type ParametroMalo = { readonly parametro: string; readonly mensaje: string };

/** Checks the required and the optional parameters of a request. @returns all the bad ones, not the first. */
export const leerParametros = (
  exigidos: readonly Parametro[],
  opcionales: readonly Parametro[],
  entrada: Readonly<Record<string, string | undefined>>,
): { ok: true; value: Record<string, string> } | { ok: false; error: ParametroMalo[] } => {
  const forma = v.object(
    Object.fromEntries([
      ...exigidos.map((p) => [p, esquema(p)] as const),
      ...opcionales.map((p) => [p, v.optional(esquema(p))] as const),
    ]),
  );
  const r = v.safeParse(forma, entrada);
  if (!r.success)
    return {
      ok: false,
      error: r.issues.map((i) => {
        const parametro = v.getDotPath(i) ?? '';
        const { descripcion, ejemplo } = PARAMETROS[parametro as Parametro]; // a key of the object just checked
        return { parametro, mensaje: `${descripcion} (por ejemplo, ${ejemplo})` };
      }),
    };
  return {
    ok: true,
    value: Object.fromEntries(Object.entries(r.output).filter(([, x]) => x !== undefined)) as Record<string, string>,
  };
};

/** A parameter as OpenAPI 3.1 describes it. */
export const parametroOpenapi = (p: Parametro, en: 'path' | 'query', exigido: boolean, nombre: string = p) => ({
  name: nombre,
  in: en,
  required: exigido,
  description: PARAMETROS[p].descripcion,
  schema: { type: 'string', pattern: PARAMETROS[p].patron.source },
  example: PARAMETROS[p].ejemplo,
});
