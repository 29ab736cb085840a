import type { Meses } from '../../domain/alcance.ts';
import { OPCIONALES } from '../../domain/descripcion-tablas.ts';
import { COLUMNAS_IDENTIDAD, NOMBRES_TABLAS, TABLAS, type Tabla } from '../../domain/tablas.ts';
import type { Contexto, Formato, Regla } from '../formato.ts';
import { ambitoCubierto, fecha, ilegible, reglasUbigeo, soloConocido } from '../lugares.ts';
import { mesesDeFecha, mesesDeFilas } from '../periodos.ts';
import type { CodigoDeLugar } from '../mascara.ts';
import { normalizarTitulo } from '../titulos.ts';
import { codigoItem, reglaCodigoDudoso } from './codigo-item.ts';
import { coordenadas, reglasCoordenadas } from './coordenadas.ts';
import { diasDe, esColectiva, nacimientoSano, observada, rechazada, reglasNumero, SIN_DIAS } from './reglas.ts';

/** What a row must hold to be data; with the optional columns taken away, what names a table by its header. */
const CLAVES: Readonly<Partial<Record<Tabla, readonly string[]>>> = {
  personas: ['documento'],
  cnv: ['cnv'],
  nomina_c1: ['documento', 'periodo', 'poblacion'],
  matricula: ['documento', 'anio'],
  sectorizacion: ['renipress', 'sector', 'codigo_ccpp', 'manzana', 'desde'],
  sectoristas: ['sector', 'nombre', 'desde'],
  censo: ['documento', 'renipress', 'desde'],
  perfil_localidad: ['codigo_ccpp', 'anio'],
  perfil_eess: ['renipress', 'anio'],
  perfil_distrito: ['ubigeo', 'anio', 'entrada'],
  poblacion: ['ambito', 'anio', 'grupo_edad', 'sexo', 'fuente'],
  metas: ['ficha', 'version', 'ambito', 'desde'],
  agregados: ['ficha', 'version', 'ambito', 'periodo', 'curso_vida', 'fuente'],
};

const COMPULSORIAS: Readonly<Partial<Record<Tabla, readonly string[]>>> = {
  personas: ['documento'],
  prestaciones: ['documento', 'codigo'],
  visitas: ['documento'],
  agua: ['codigo_ccpp'],
  sectorizacion: ['sector'],
  sectoristas: ['sector'],
  censo: ['documento'],
  nomina_c1: ['documento', 'periodo'],
  poblacion: ['ambito', 'anio', 'grupo_edad'],
  agregados: ['ficha', 'version', 'ambito', 'periodo'],
};

/** Columns of a table that hold a place, best first, as SQL of a ubigeo over `filas f`. */
const LUGARES: readonly { readonly columna: string; readonly ubigeo: string }[] = [
  { columna: 'ubigeo', ubigeo: 'f.ubigeo' },
  { columna: 'ubigeo_madre', ubigeo: 'f.ubigeo_madre' },
  { columna: 'codigo_ccpp', ubigeo: 'left(f.codigo_ccpp, 6)' },
  { columna: 'renipress', ubigeo: '(SELECT e.ubigeo FROM t_eess e WHERE e.renipress = f.renipress)' },
  {
    columna: 'ambito',
    ubigeo: `CASE WHEN f.ambito LIKE 'D:%' THEN f.ambito[3:] WHEN f.ambito LIKE 'P:%' THEN f.ambito[3:] || '99' WHEN f.ambito LIKE 'G:%' THEN f.ambito[3:] || '9999' END`,
  },
  { columna: 'sector', ubigeo: '(SELECT e.ubigeo FROM t_eess e WHERE e.renipress = left(f.sector, 8))' },
];

const tipada = (ctx: Contexto, tabla: Tabla, columna: string, tipo: string): string => {
  if (tipo === 'DATE') return fecha(ctx, columna);
  if (tipo === 'INTEGER') return `a_conteo(c_${columna})`;
  if (SIN_CERO.test(columna)) return `try_cast(nullif(a_numero(c_${columna}), 0) AS ${tipo})`;
  if (columna === 'lat' || columna === 'lon') return coordenadas('a_numero(c_lat)', 'a_numero(c_lon)')[columna];
  if (tipo === 'DOUBLE') return `a_numero(c_${columna})`;
  if (tipo.startsWith('DECIMAL')) return `try_cast(a_numero(c_${columna}) AS ${tipo})`;
  if (COLUMNAS_IDENTIDAD[tabla]?.includes(columna))
    return columna === 'cnv'
      ? `CASE WHEN NOT es_truncado(c_cnv) THEN coalesce(a_cnv(c_cnv), upper(c_cnv)) END`
      : `a_documento(c_${columna})`;
  if (columna === 'renipress') return `coalesce(a_renipress(c_renipress), c_renipress)`;
  if (columna === 'ubigeo' || columna === 'ubigeo_madre') return `a_ubigeo(c_${columna})`;
  if (columna === 'codigo_ccpp') return `coalesce(a_ccpp(c_codigo_ccpp), c_codigo_ccpp)`;
  if (tabla === 'prestaciones' && columna === 'codigo') return codigoItem('c_codigo');
  if (tabla === 'prestaciones' && /^(tipo_dx|lab\d)$/.test(columna)) return `upper(c_${columna})`;
  return `c_${columna}`;
};

const CODIGOS_DE_LUGAR: Readonly<Record<string, CodigoDeLugar>> = {
  renipress: 'renipress',
  codigo_ccpp: 'localidad',
};

const esNumero = (tipo: string): boolean => tipo !== 'VARCHAR' && tipo !== 'DATE';

/** A person of our own tables under five is unknown here, so only what nobody measures is out of range. */
const RANGOS: readonly { readonly columna: string; readonly codigo: string; readonly fuera: string }[] = [
  { columna: 'hb', codigo: 'hb_fuera_de_rango', fuera: 'hb NOT BETWEEN 3 AND 25' },
  { columna: 'talla_cm', codigo: 'talla_en_metros', fuera: 'talla_cm >= 0 AND talla_cm < 3' },
  { columna: 'talla_cm', codigo: 'talla_fuera_de_rango', fuera: 'talla_cm < 0 OR talla_cm > 250' },
  { columna: 'peso_kg', codigo: 'peso_fuera_de_rango', fuera: 'peso_kg < 0 OR peso_kg > 350' },
  { columna: 'peso_g', codigo: 'peso_fuera_de_rango', fuera: 'peso_g NOT BETWEEN 200 AND 7000' },
  { columna: 'semanas', codigo: 'semanas_fuera_de_rango', fuera: 'semanas NOT BETWEEN 18 AND 46' },
];
/** SQL of what is written of a column: a value out of range is marked, kept by nobody, and never corrected. */
function salidaDe(tabla: Tabla, c: string, limite: string): string {
  if (tabla === 'personas' && c === 'ubigeo') return `${soloConocido(c, 'renipress')} AS ubigeo`;
  if (c === 'fecha_nacimiento') return `${nacimientoSano(limite)} AS fecha_nacimiento`;
  const fuera = RANGOS.filter((r) => r.columna === c).map((r) => r.fuera);
  return fuera.length === 0 ? c : `CASE WHEN NOT coalesce(${fuera.join(' OR ')}, false) THEN ${c} END AS ${c}`;
}

/** Columns that say something else when they are zero than a measure. */
const SIN_CERO = /^(hb|peso_kg|talla_cm)$/;

const FUTURO_VALE = ['cronograma'];

function reglasDe(tabla: Tabla, limite: string): Regla[] {
  const columnas = Object.entries(TABLAS[tabla]) as [string, string][]; // keys of a const object
  const con = (...nombres: string[]): boolean => nombres.every((n) => columnas.some(([c]) => c === n));
  const compulsorias = COMPULSORIAS[tabla] ?? CLAVES[tabla] ?? [];
  const r = compulsorias
    .filter((c) => !OPCIONALES[tabla]?.includes(c))
    .map((c) => rechazada('clave_ilegible', c, `c_${c} IS NULL`));
  for (const c of COLUMNAS_IDENTIDAD[tabla] ?? []) {
    const regla = CLAVES[tabla]?.includes(c) ? rechazada : observada; // without its key a row is of nobody
    r.push(regla('numero_truncado', c, `es_truncado(c_${c})`));
  }
  if (tabla === 'prestaciones') r.push(observada('actividad_colectiva', 'documento', esColectiva('documento')));
  for (const [c, tipo] of columnas) {
    if (tipo !== 'DATE') continue;
    r.push(observada('fecha_ilegible', c, ilegible(c, c)));
    r.push(observada('fecha_imposible', c, `${c} < DATE '1900-01-01'`));
    if (c === 'fecha' && !FUTURO_VALE.includes(tabla)) r.push(observada('fecha_futura', c, `fecha > DATE '${limite}'`));
    if (c === 'fecha_nacimiento') r.push(observada('nacimiento_futuro', c, `${c} > DATE '${limite}'`));
  }
  for (const [c, tipo] of columnas) {
    if (c === 'ubigeo' || c === 'ubigeo_madre')
      r.push(...reglasUbigeo(c, c, tabla === 'personas' ? 'renipress' : null));
    if (c === 'renipress') r.push(observada('eess_desconocido', c, 'renipress NOT IN (SELECT renipress FROM t_eess)'));
    if (esNumero(tipo)) r.push(...reglasNumero(c, /^(lat|lon)$/.test(c) || SIN_CERO.test(c) ? `a_numero(c_${c})` : c));
  }
  for (const { columna, codigo, fuera } of RANGOS) if (con(columna)) r.push(observada(codigo, columna, fuera));
  if (con('lat', 'lon')) r.push(...reglasCoordenadas('lat', 'a_numero(c_lat)', 'a_numero(c_lon)'));
  if (tabla === 'prestaciones') r.push(reglaCodigoDudoso('codigo', 'codigo'));
  return r;
}

const formatoDe = (tabla: Tabla): Formato => {
  const columnas = Object.entries(TABLAS[tabla]) as [string, string][]; // keys of a const object
  const nombres = columnas.map(([c]) => c);
  const identidad = COLUMNAS_IDENTIDAD[tabla] ?? [];
  const lugar = LUGARES.find((l) => nombres.includes(l.columna));
  const propia = nombres.find((c) => c === 'fecha' || c === 'fecha_nacimiento');
  return {
    id: tabla,
    nombre: `tabla propia «${tabla}»`,
    columnas: columnas.map(([c, tipo]) => ({
      id: c,
      titulos: [normalizarTitulo(c)],
      obligatoria: !OPCIONALES[tabla]?.includes(c),
      personal: identidad.includes(c) || c === 'fecha_nacimiento' || (tabla === 'sectoristas' && c === 'nombre'),
      fecha: tipo === 'DATE',
      ...(CODIGOS_DE_LUGAR[c] ? { codigo: CODIGOS_DE_LUGAR[c] } : {}),
    })),
    periodo: async ({ entrada }) => entrada.periodo ?? '',
    campos: (ctx) => Object.fromEntries(columnas.map(([c, tipo]) => [c, tipada(ctx, tabla, c, tipo)])),
    reglas: ({ limite }) => reglasDe(tabla, limite),
    clave: (CLAVES[tabla] ?? nombres).map((c) => `coalesce(CAST(${c} AS VARCHAR), '')`),
    identidad,
    documentos: identidad,
    salidas: ({ limite }) => [
      {
        tabla,
        consulta: `SELECT ${nombres.map((c) => salidaDe(tabla, c, limite)).join(', ')}, observacion FROM filas`,
      },
    ],
    alcance: async (ctx) => ({
      fuente: tabla,
      periodo: ctx.periodo === '' ? await mesesPropios(ctx, tabla) : ctx.periodo,
      ambito: lugar
        ? await ambitoPropio(ctx, nombres, lugar.ubigeo)
        : (ctx.entrada.ambito ?? (ctx.entrada.region ? `G:${ctx.entrada.region}` : 'N:PE')),
    }),
    ...(propia === undefined ? SIN_DIAS : diasDe(propia)),
  };
};

/** Tables of facts with a day, whose files come month by month: November's must not replace October's. */
const CON_FECHA: readonly Tabla[] = ['prestaciones', 'visitas', 'agua', 'actas'];
const CON_PERIODO: readonly Tabla[] = ['nomina_c1', 'agregados'];

/** Months of the file; '' for a table without date, which is a whole picture. */
async function mesesPropios(ctx: Contexto, tabla: Tabla): Promise<Meses> {
  if (CON_FECHA.includes(tabla)) return mesesDeFecha(ctx, 'fecha');
  if (!CON_PERIODO.includes(tabla)) return '';
  // A cumulative row has both ends.
  return mesesDeFilas(
    ctx,
    `SELECT unnest(string_split(periodo, '/')) AS m FROM filas WHERE regexp_full_match(periodo, '\\d{4}-\\d{2}(/\\d{4}-\\d{2})?')`,
  );
}

/** Facilities send their own sectors and census: a file of one facility replaces that facility only. */
async function ambitoPropio(ctx: Contexto, nombres: readonly string[], ubigeo: string): Promise<string> {
  if (ctx.entrada.ambito) return ctx.entrada.ambito;
  const eess = nombres.includes('renipress') ? 'renipress' : nombres.includes('sector') ? 'left(sector, 8)' : null;
  if (eess) {
    const unicos = await ctx.con.runAndReadAll(
      `SELECT DISTINCT ${eess} FROM filas WHERE ${eess} IN (SELECT renipress FROM t_eess) LIMIT 2`,
    );
    const [unico, ...otros] = unicos.getRows().map((r) => String(r[0]));
    if (unico && otros.length === 0) return `E:${unico}`;
  }
  return ambitoCubierto(ctx, `SELECT ${ubigeo} AS u FROM filas f`);
}

/** Our own canonical CSVs: whoever has no system of origin fills these. */
export const propios: readonly Formato[] = NOMBRES_TABLAS.map(formatoDe);
