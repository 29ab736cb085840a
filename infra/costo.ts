/**
 * What a month asks for and costs, for a region and for the country: `npm run costo` prints it, and `--escribir` puts it in
 * docs/operacion.md. Nothing here is typed: counts come from `cantidades.json` (measured), the rest from `supuestos.json` (said), and
 * prices from `precios.json` (dated).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FUNCIONES } from './funciones.ts';
import { enProyecto } from './rutas.ts';

type Precio = { readonly usd: number; readonly por: number; readonly unidad: string; readonly marca: string };
export type Precios = {
  readonly fecha: string;
  readonly region: string;
  readonly precios: Readonly<Record<string, Precio>>;
};
export type Cantidades = {
  readonly fecha: string;
  readonly maquina: string;
  /** Load of the machine while it was measured: with more than its processors, seconds are a ceiling. */
  readonly carga: number;
  readonly demo: {
    readonly meses: number;
    readonly sectores: number;
    readonly ambitos: number;
    readonly filas_his_mes: number;
  };
  readonly ingesta_mes: Readonly<
    Record<
      | 'archivos'
      | 'filas'
      | 'segundos'
      | 'escritas'
      | 'leidas'
      | 'originales_bytes'
      | 'normalizado_bytes'
      | 'objetos_escritos',
      number
    >
  >;
  readonly cierre_mes: {
    readonly segundos: Readonly<Record<'congelar' | 'agregar' | 'publicar', number>>;
    readonly escritas: number;
    readonly leidas: number;
    readonly objetos_escritos: number;
    readonly objetos_bytes: number;
  };
  readonly tabla: { readonly items_por_corte: number; readonly bytes_por_corte: number };
  readonly visita: Readonly<
    Record<Pantalla, { readonly peticiones: number; readonly leidas: number; readonly bytes: number }>
  >;
};
type Pantalla = 'iar' | 'ial' | 'eess' | 'sector';
export type Escala = {
  readonly titulo: string;
  readonly regiones: number;
  readonly sectores: number;
  readonly filas_his_mes: number;
  readonly personas: number;
  readonly paredes: number;
  readonly visitas_publicas: number;
};
export type Supuestos = {
  readonly escalas: Readonly<Record<'region' | 'pais', Escala>>;
  readonly cierres_por_mes: number;
  readonly meses_guardados: number;
  readonly dias_originales: number;
  readonly visitas_por_persona: number;
  readonly repintados_de_pared_por_mes: number;
  readonly reparto_de_visitas: Readonly<Record<Pantalla, number>>;
  readonly estaticos_bytes_por_persona: number;
  readonly segundos_por_peticion: number;
  readonly registro_bytes_por_peticion: number;
  readonly parte_trazada: number;
  readonly copias_anteriores: number;
  readonly sondeos_de_cola_por_mes: number;
};

/** A line of the bill: how many of what. */
export type Linea = { readonly servicio: string; readonly precio: string; readonly cantidad: number };

const GB = 1e9;
/** What does not depend on use, as the templates have it: the tests count it there. */
export const FIJOS = { alarmas: 32, llaves: 3, secretos: 1, medidas: 7, tableros: 1, reglas: 5 } as const;

const gbSegundos = (fn: keyof typeof FUNCIONES, segundos: number): number =>
  (FUNCIONES[fn].memoriaMb / 1024) * segundos;
const discoSegundos = (fn: keyof typeof FUNCIONES, segundos: number): number =>
  ((FUNCIONES[fn].discoMb - 512) / 1024) * segundos;

/** How a month of the demo grows to that scale: publishing with the sectors, reading files and counting with the rows. */
const factores = (c: Cantidades, e: Escala) => ({
  sectores: e.sectores / c.demo.sectores,
  filas: e.filas_his_mes / c.demo.filas_his_mes,
});

/** What is read each month, by people, by walls and by anybody: requests, read units, bytes. */
function lecturas(
  c: Cantidades,
  s: Supuestos,
  e: Escala,
): { visitas: number; peticiones: number; leidas: number; bytes: number } {
  const visitas = e.personas * s.visitas_por_persona + e.visitas_publicas;
  const media = (que: 'peticiones' | 'leidas' | 'bytes'): number =>
    Object.entries(s.reparto_de_visitas).reduce((n, [p, parte]) => n + parte * c.visita[p as Pantalla][que], 0);
  const repintados = e.paredes * s.repintados_de_pared_por_mes;
  return {
    visitas,
    peticiones: visitas * media('peticiones') + repintados * c.visita.eess.peticiones,
    leidas: visitas * media('leidas') + repintados * c.visita.eess.leidas,
    // A wall asks again for what it shows: the page itself came once.
    bytes: visitas * media('bytes') + repintados * c.visita.eess.bytes + e.personas * s.estaticos_bytes_por_persona,
  };
}

/** Seconds of each function in a month. */
export function segundosDe(
  c: Cantidades,
  s: Supuestos,
  e: Escala,
): Record<'Ingesta' | 'Agregar' | 'Publicar' | 'Cerrar', number> {
  const f = factores(c, e);
  const { congelar, agregar, publicar } = c.cierre_mes.segundos;
  return {
    Ingesta: c.ingesta_mes.segundos * f.filas,
    Agregar: agregar * f.filas * s.cierres_por_mes,
    Publicar: publicar * f.sectores * s.cierres_por_mes,
    Cerrar: (congelar + 1) * e.regiones * s.cierres_por_mes,
  };
}

/** Everything a month is charged for. */
export function lineas(c: Cantidades, s: Supuestos, e: Escala): Linea[] {
  const f = factores(c, e);
  const l = lecturas(c, s, e);
  const segundos = Object.entries(segundosDe(c, s, e)) as [keyof typeof FUNCIONES, number][]; // its keys are functions
  const tablaGb = (c.tabla.bytes_por_corte * f.sectores * s.meses_guardados * s.cierres_por_mes) / GB;
  const mesesOriginales = s.dias_originales / 30;
  const objetosGb =
    (s.copias_anteriores *
      (c.ingesta_mes.originales_bytes * f.filas * mesesOriginales +
        c.ingesta_mes.normalizado_bytes * f.filas * s.meses_guardados +
        c.cierre_mes.objetos_bytes * f.sectores * s.cierres_por_mes * s.meses_guardados)) /
    GB;
  const objetosPut = e.regiones * (c.ingesta_mes.objetos_escritos + c.cierre_mes.objetos_escritos * s.cierres_por_mes);
  const objetosGet = objetosPut * s.meses_guardados;
  const de = (servicio: string, precio: string, cantidad: number): Linea => ({ servicio, precio, cantidad });
  return [
    de(
      'DynamoDB',
      'dynamodb_escritura',
      c.cierre_mes.escritas * f.sectores * s.cierres_por_mes + c.ingesta_mes.escritas * e.regiones,
    ),
    de('DynamoDB', 'dynamodb_lectura', l.leidas + c.cierre_mes.leidas * f.sectores * s.cierres_por_mes),
    de('DynamoDB', 'dynamodb_guardado', tablaGb),
    de('DynamoDB', 'dynamodb_pitr', tablaGb),
    de(
      'Lambda',
      'lambda_computo',
      segundos.reduce((n, [fn, x]) => n + gbSegundos(fn, x), gbSegundos('Api', l.peticiones * s.segundos_por_peticion)),
    ),
    de(
      'Lambda',
      'lambda_disco',
      segundos.reduce((n, [fn, x]) => n + discoSegundos(fn, x), 0),
    ),
    de('Lambda', 'lambda_peticion', l.peticiones),
    de('S3', 's3_guardado', objetosGb),
    de('S3', 's3_escritura', objetosPut),
    de('S3', 's3_lectura', objetosGet),
    de('API Gateway', 'api_peticion', l.peticiones),
    de('CloudFront', 'cloudfront_gb', l.bytes / GB),
    de('CloudFront', 'cloudfront_peticion', l.peticiones),
    de('CloudFront', 'cloudfront_funcion', l.peticiones),
    de('WAF', 'waf_acl', 1),
    de('WAF', 'waf_regla', FIJOS.reglas),
    de('WAF', 'waf_peticion', l.peticiones),
    de('Cognito', 'cognito_persona', e.personas),
    de('KMS y secretos', 'kms_llave', FIJOS.llaves),
    de('KMS y secretos', 'kms_peticion', objetosPut + objetosGet + l.peticiones * 0.01),
    de('KMS y secretos', 'secreto', FIJOS.secretos),
    de('CloudWatch y X-Ray', 'cloudwatch_alarma', FIJOS.alarmas),
    de('CloudWatch y X-Ray', 'cloudwatch_medida', FIJOS.medidas),
    de('CloudWatch y X-Ray', 'cloudwatch_tablero', FIJOS.tableros),
    de('CloudWatch y X-Ray', 'cloudwatch_registro', (l.peticiones * s.registro_bytes_por_peticion) / GB),
    de('CloudWatch y X-Ray', 'xray_traza', l.peticiones * s.parte_trazada),
    de('SQS', 'sqs_peticion', s.sondeos_de_cola_por_mes),
  ];
}

/** US dollars of a line. @throws when nobody wrote its price */
export function dolares({ precio, cantidad }: Linea, { precios }: Precios): number {
  const p = precios[precio];
  if (!p) throw new Error(`Falta el precio «${precio}» en infra/precios.json`);
  return (cantidad / p.por) * p.usd;
}

const leer = <T>(nombre: string): T => JSON.parse(readFileSync(enProyecto('infra', nombre), 'utf8')) as T; // our own files
export const leerDatos = () => ({
  precios: leer<Precios>('precios.json'),
  cantidades: leer<Cantidades>('cantidades.json'),
  supuestos: leer<Supuestos>('supuestos.json'),
});

const numero = (n: number): string =>
  n.toLocaleString('es-PE', { maximumFractionDigits: n >= 100 ? 0 : n >= 1 ? 1 : 3, useGrouping: true });
const dinero = (n: number): string => n.toLocaleString('es-PE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const fila = (...celdas: readonly string[]): string => `| ${celdas.join(' | ')} |`;

/** The tables of docs/operacion.md: quantities and dollars by line, and the total. */
export function informe({ precios, cantidades: c, supuestos: s }: ReturnType<typeof leerDatos>): string {
  const { region, pais } = s.escalas;
  const [deRegion, dePais] = [lineas(c, s, region), lineas(c, s, pais)];
  const total = (ls: readonly Linea[]): string => dinero(ls.reduce((n, l) => n + dolares(l, precios), 0));
  const filas = deRegion.map((l, i) => {
    const p = precios.precios[l.precio]!; // dolares has already asked for it
    const q = dePais[i]!; // the same lines in the same order
    return fila(
      l.servicio,
      p.unidad,
      numero(l.cantidad),
      dinero(dolares(l, precios)),
      numero(q.cantidad),
      dinero(dolares(q, precios)),
      p.marca,
    );
  });
  const [sr, sp] = [segundosDe(c, s, region), segundosDe(c, s, pais)];
  const porCierre = (x: number, e: Escala): string => numero(x / s.cierres_por_mes / e.regiones);
  const segundos = (['Ingesta', 'Agregar', 'Publicar'] as const).map((n) =>
    fila(
      n,
      numero(sr[n]),
      numero(sp[n]),
      n === 'Ingesta' ? '—' : porCierre(sp[n], pais),
      numero(FUNCIONES[n].segundos),
    ),
  );
  const f = factores(c, region);
  const g = factores(c, pais);
  return [
    `Medido el ${c.fecha} (${c.maquina}, con carga ${numero(c.carga)}: los segundos son un techo si pasa de sus procesadores) sobre la demostración: ${numero(c.demo.sectores)} sectores, ${numero(c.demo.ambitos)} ámbitos, ${numero(c.demo.filas_his_mes)} filas de HIS al mes, ${c.demo.meses} meses. Un cierre escribe ${numero(c.cierre_mes.escritas)} unidades y lee ${numero(c.cierre_mes.leidas)}; un corte ocupa ${numero(c.tabla.bytes_por_corte / 1e6)} MB en la tabla.`,
    '',
    `Factores: lo que se publica crece con los sectores (× ${numero(f.sectores)} la región, × ${numero(g.sectores)} el país) y lo que se lee y se cuenta, con las filas de HIS (× ${numero(f.filas)} y × ${numero(g.filas)}). Precios de ${precios.region} al ${precios.fecha}, en dólares.`,
    '',
    fila('servicio', 'unidad', `${region.titulo}: cantidad`, 'USD', `${pais.titulo}: cantidad`, 'USD', 'precio'),
    fila('---', '---', '---:', '---:', '---:', '---:', '---'),
    ...filas,
    fila('**Total al mes**', '', '', `**${total(deRegion)}**`, '', `**${total(dePais)}**`, ''),
    '',
    fila(
      'función',
      'segundos al mes, región',
      'segundos al mes, país',
      'un cierre de una región media del país, s',
      'límite, s',
    ),
    fila('---', '---:', '---:', '---:', '---:'),
    ...segundos,
  ].join('\n');
}

const INICIO = '<!-- costo: lo escribe «npm run costo -- --escribir» -->';
const FIN = '<!-- fin del costo -->';
export const OPERACION = enProyecto('docs', 'operacion.md');

/** The page with the tables between its marks. @throws when the marks are not there */
export function conInforme(pagina: string, tablas: string): string {
  const [antes, resto] = pagina.split(INICIO);
  const despues = resto?.split(FIN)[1];
  if (antes === undefined || despues === undefined)
    throw new Error('docs/operacion.md ya no tiene dónde poner el costo');
  return `${antes}${INICIO}\n\n${tablas}\n\n${FIN}${despues}`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { escribir: { type: 'boolean' } } });
  const tablas = informe(leerDatos());
  if (values.escribir) writeFileSync(OPERACION, conInforme(readFileSync(OPERACION, 'utf8'), tablas));
  else process.stdout.write(`${tablas}\n`);
}
