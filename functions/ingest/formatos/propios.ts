import type { Meses } from '../../domain/alcance.ts';
import { OPCIONALES } from '../../domain/descripcion-tablas.ts';
import { COLUMNAS_IDENTIDAD, NOMBRES_TABLAS, TABLAS, type Tabla } from '../../domain/tablas.ts';
import type { Contexto, Formato, Regla } from '../formato.ts';
import { ambitoCubierto, fecha, ilegible, reglasUbigeo, soloConocido } from '../lugares.ts';
import { mesesDeFecha, mesesDeFilas } from '../periodos.ts';
import { normalizarTitulo } from '../titulos.ts';

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
  if (tipo === 'INTEGER') return `CAST(round(a_numero(c_${columna})) AS INTEGER)`;
  if (tipo === 'DOUBLE') return `a_numero(c_${columna})`;
  if (tipo.startsWith('DECIMAL')) return `try_cast(a_numero(c_${columna}) AS ${tipo})`;
  if (COLUMNAS_IDENTIDAD[tabla]?.includes(columna))
    return columna === 'cnv'
      ? `coalesce(a_cnv(c_cnv), upper(c_cnv))`
      : `coalesce(a_dni(c_${columna}), upper(c_${columna}))`;
  if (columna === 'renipress') return `coalesce(a_renipress(c_renipress), c_renipress)`;
  if (columna === 'ubigeo' || columna === 'ubigeo_madre') return `a_ubigeo(c_${columna})`;
  if (columna === 'codigo_ccpp') return `coalesce(a_ccpp(c_codigo_ccpp), c_codigo_ccpp)`;
  if (tabla === 'prestaciones' && /^(codigo|tipo_dx|lab\d)$/.test(columna)) return `upper(c_${columna})`;
  return `c_${columna}`;
};

const esNumero = (tipo: string): boolean => tipo !== 'VARCHAR' && tipo !== 'DATE';

function reglasDe(tabla: Tabla, limite: string): Regla[] {
  const columnas = Object.entries(TABLAS[tabla]) as [string, string][]; // keys of a const object
  const r: Regla[] = (COMPULSORIAS[tabla] ?? CLAVES[tabla] ?? []).map((c) => ({
    codigo: 'clave_ilegible',
    estado: 'rechazada',
    columna: c,
    cuando: `c_${c} IS NULL`,
  }));
  for (const [c, tipo] of columnas) {
    if (tipo !== 'DATE') continue;
    r.push({ codigo: 'fecha_ilegible', estado: 'observada', columna: c, cuando: ilegible(c, c) });
    if (c === 'fecha' && tabla !== 'cronograma')
      r.push({ codigo: 'fecha_futura', estado: 'observada', columna: c, cuando: `fecha > DATE '${limite}'` });
    if (c === 'fecha_nacimiento')
      r.push({ codigo: 'nacimiento_futuro', estado: 'observada', columna: c, cuando: `${c} > DATE '${limite}'` });
  }
  for (const [c, tipo] of columnas) {
    if (c === 'ubigeo' || c === 'ubigeo_madre')
      r.push(...reglasUbigeo(c, c, tabla === 'personas' ? 'renipress' : null));
    if (c === 'renipress')
      r.push({
        codigo: 'eess_desconocido',
        estado: 'observada',
        columna: c,
        cuando: 'renipress NOT IN (SELECT renipress FROM t_eess)',
      });
    if (esNumero(tipo))
      r.push({
        codigo: 'numero_ilegible',
        estado: 'observada',
        columna: c,
        cuando: `c_${c} IS NOT NULL AND ${c} IS NULL`,
      });
  }
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
    })),
    periodo: async ({ entrada }) => entrada.periodo ?? '',
    campos: (ctx) => Object.fromEntries(columnas.map(([c, tipo]) => [c, tipada(ctx, tabla, c, tipo)])),
    reglas: ({ limite }) => reglasDe(tabla, limite),
    clave: (CLAVES[tabla] ?? nombres).map((c) => `coalesce(CAST(${c} AS VARCHAR), '')`),
    identidad,
    documentos: identidad,
    salidas: () => [
      {
        tabla,
        consulta: `SELECT ${nombres.map((c) => (tabla === 'personas' && c === 'ubigeo' ? `${soloConocido(c, 'renipress')} AS ubigeo` : c)).join(', ')}, observacion FROM filas`,
      },
    ],
    alcance: async (ctx) => ({
      fuente: tabla,
      periodo: ctx.periodo === '' ? await mesesPropios(ctx, tabla) : ctx.periodo,
      ambito: lugar
        ? await ambitoPropio(ctx, nombres, lugar.ubigeo)
        : (ctx.entrada.ambito ?? (ctx.entrada.region ? `G:${ctx.entrada.region}` : 'N:PE')),
    }),
    ...(propia === undefined
      ? {}
      : { datoDesde: () => `SELECT min(${propia}) FROM filas WHERE ${propia} >= DATE '1900-01-01'` }),
    datoHasta: (limite) =>
      propia === undefined
        ? 'SELECT CAST(NULL AS DATE)'
        : `SELECT max(${propia}) FROM filas WHERE ${propia} <= DATE '${limite}'`,
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
