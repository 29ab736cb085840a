import { gzipSync } from 'node:zlib';
import type { FilaHecho } from '../../../functions/adapters/dynamo/hechos.ts';
import { comprimir } from '../../../functions/adapters/dynamo/comprimido.ts';
import type { Publico } from '../../../functions/adapters/dynamo/punteros.ts';
import type { Lugar } from '../../../functions/adapters/dynamo/lugares.ts';
import type { Deps } from '../../../functions/api/deps.ts';
import { indiceLugares } from '../../../functions/api/lugares.ts';
import type { Suceso } from '../../../functions/domain/acceso/auditoria.ts';
import { tipoDe } from '../../../functions/domain/ambito.ts';
import type { CargaRecibida } from '../../../functions/domain/anulacion.ts';
import type { Manifiesto } from '../../../functions/domain/corte.ts';
import { objetoDiferencia } from '../../../functions/domain/diferencia.ts';
import { objetoRecuento } from '../../../functions/domain/recuento.ts';
import { cargaDePrueba } from '../../carga-de-prueba.ts';
import { deps as depsBase } from '../../api/deps.ts';

export const AHORA = '2026-11-06T15:00:00.000Z';
export const REGIONES = ['05', '06'] as const;
export const FICHA = 'anemia_6_35m';

/** What each thing is, for whoever may see it. */
export type Clase =
  | 'agregado'
  | 'lista'
  | 'region'
  | 'diario'
  | 'rechazos'
  | 'nominal'
  | 'nombres'
  | 'tareas'
  | 'pantallas'
  | 'auditoria'
  | 'titular'
  /** What publication made for everybody. */
  | 'publico'
  /** What it made for everybody once, and is not published any more. */
  | 'retirado';
export type Secreto = { readonly clase: Clase; readonly region: string; readonly de: string };

const secretos = new Map<string, Secreto>();
const numeros = new Map<string, number>();

/** A number of nine digits that stands for one thing and appears nowhere else: where it is seen, that thing was seen. */
export function secreto(clase: Clase, region: string, de: string): number {
  const clave = `${clase}|${region}|${de}`;
  const previo = numeros.get(clave);
  if (previo !== undefined) return previo;
  const n = 777_000_000 + numeros.size * 17;
  numeros.set(clave, n);
  secretos.set(String(n), { clase, region, de });
  return n;
}

/** Every thing that can be seen in a text. */
export const secretosEn = (texto: string): Secreto[] =>
  [...new Set(texto.match(/777\d{6}/g))].flatMap((n) => secretos.get(n) ?? []);

type Fila = readonly [id: string, padre: string | null, distrito?: string];
const LISTAS: Readonly<Record<string, readonly Fila[]>> = {
  '05': [
    ['G:05', null],
    ['P:0501', 'G:05'],
    ['P:0503', 'G:05'],
    ['P:05-SIN', 'G:05'],
    ['D:050101', 'P:0501'],
    ['D:050301', 'P:0503'],
    ['D:050304', 'P:0503'],
    ['D:05-SIN', 'P:05-SIN'],
    ['R:05-05', 'G:05'],
    ['R:05-06', 'G:05'],
    ['R:SIN-SIN', 'G:05'],
    ['R:06-01', 'G:05'],
    ['M:05-05-07', 'R:05-05'],
    ['M:05-05-08', 'R:05-05'],
    ['M:05-06-01', 'R:05-06'],
    ['M:SIN-SIN-SIN', 'R:SIN-SIN'],
    ['M:06-01-01', 'R:06-01'],
    ['E:00003644', 'M:05-05-07', 'D:050304'],
    ['E:00003650', 'M:05-05-07', 'D:050301'],
    ['E:00003660', 'M:05-05-08', 'D:050101'],
    ['E:00003700', 'M:05-06-01', 'D:050304'],
    ['E:00006000', 'M:06-01-01'],
    ['E:SIN-050304', 'M:SIN-SIN-SIN'],
    ['S:00003644-01', 'E:00003644'],
    ['S:00003644-SIN', 'E:00003644'],
    ['S:00003650-01', 'E:00003650'],
    ['S:00003700-01', 'E:00003700'],
    ['S:SIN-050304-SIN', 'E:SIN-050304'],
  ],
  '06': [
    ['G:06', null],
    ['P:0601', 'G:06'],
    ['D:060101', 'P:0601'],
    ['R:06-01', 'G:06'],
    ['R:SIN-SIN', 'G:06'],
    ['M:06-01-01', 'R:06-01'],
    ['M:SIN-SIN-SIN', 'R:SIN-SIN'],
    ['E:00006000', 'M:06-01-01', 'D:060101'],
    ['E:SIN-060101', 'M:SIN-SIN-SIN'],
    ['S:00006000-01', 'E:00006000'],
  ],
};
export const lugaresDe = (region: string): string[] => LISTAS[region]!.map(([id]) => id);

const lugar = ([id, padre, distrito]: Fila): Lugar => ({
  id,
  tipo: tipoDe(id)!,
  nombre: `Lugar ${id.slice(2)}`,
  padre,
  ...(distrito === undefined ? {} : { distrito }),
});

export const corteDe = (region: string, mes = '2026-10'): string => `${region}-${mes}-r1`;
const regionDeCorte = (corte: string): string => corte.slice(0, 2);
const hay = (region: string, id: string): boolean => LISTAS[region]?.some(([x]) => x === id) ?? false;
/** Rows of a board: the places right under its own. */
const hijosDe = (region: string, id: string): string[] =>
  LISTAS[region]!.filter(([, padre]) => padre === id).map(([x]) => x);

const documento = (region: string, id: string) =>
  comprimir({
    ambito: { id },
    propio: secreto('agregado', region, id),
    hijos: hijosDe(region, id).map((h) => ({ ambito: h, num: secreto('agregado', region, h) })),
    relleno: 'x'.repeat(1500),
  });

const manifiesto = (region: string, mes: string): Manifiesto => ({
  corte: corteDe(region, mes),
  region,
  periodo: mes,
  fecha_corte: `${mes}-28`,
  sha256_entradas: 'e',
  sha256: 'f',
  diario: { cargas: 1, sha256: 'd' },
  cargas: [
    {
      id: 'a'.repeat(16),
      sha256: 'a'.repeat(64),
      archivo: `padron-${secreto('region', region, 'manifiesto')}.csv`,
      formato: 'padron',
      alcance: { fuente: 'padron', periodo: '', ambito: `G:${region}` },
      sin: [],
      emitido: null,
      dato_hasta: null,
      filas: 1,
      aceptadas: 1,
      observadas: 0,
      duplicadas: 0,
      rechazadas: 0,
      motivos: {},
      sintetico: true,
      normalizado: [],
    },
  ],
  catalogo: 'c',
  territorio: 't',
  software: `sala ${secreto('lista', region, 'cortes')}`,
  resultados: { hechos: 'f', lugares: 'l', tableros: 'b', calidad: 'q' },
  hechos: 3,
  ambitos: 2,
  sintetico: true,
});

/** Cargas, with the place each file is of. */
export const CARGAS = [
  { id: '0000000000000501', region: '05', ambito: 'G:05' },
  { id: '0000000000000502', region: '05', ambito: 'E:00003644' },
  { id: '0000000000000503', region: '05', ambito: 'D:050301' },
  { id: '0000000000000504', region: '05', ambito: 'D:050304' },
  { id: '0000000000000601', region: '06', ambito: 'G:06' },
] as const;
const recibida = ({ id, region, ambito }: (typeof CARGAS)[number]): CargaRecibida => ({
  ...cargaDePrueba({
    id,
    sha256: id.repeat(4),
    archivo: `archivo-${secreto('diario', region, id)}.csv`,
    alcance: { fuente: 'padron', periodo: '', ambito },
    rechazos: `rechazos/${id}.csv`,
  }),
  region,
  recibida: '2026-11-05T10:00:00.000Z',
  anulada: null,
});
const deLaRegion = (region: string): CargaRecibida[] => CARGAS.filter((c) => c.region === region).map(recibida);

/** Leaves: what one sector counts of the residents of one district. One sector has residents of two. */
const HOJAS = [
  ['00003644', '00003644-01', '050304'],
  ['00003644', 'SIN', '050304'],
  ['00003650', '00003650-01', '050301'],
  ['00003650', '00003650-01', '050304'],
  ['00003700', '00003700-01', '050304'],
] as const;
const CUELGA: Readonly<Record<string, { disa: string; red: string; microred: string }>> = {
  '00003644': { disa: '05', red: '05', microred: '07' },
  '00003650': { disa: '05', red: '05', microred: '07' },
  '00003700': { disa: '05', red: '06', microred: '01' },
};
export const claveHoja = (sector: string, distrito: string): string => `hoja:${sector}@${distrito}`;
const nHoja = ([eess, sector, distrito]: (typeof HOJAS)[number]): number =>
  secreto('agregado', '05', claveHoja(sector === 'SIN' ? `${eess}-SIN` : sector, distrito));

const LLAVE = { ficha: FICHA, version: 'tablero', metodo: '' };
const lado = (corte: string) => ({
  corte,
  sha256: 'f',
  periodo: '2026-10',
  fecha_corte: '2026-10-31',
  catalogo: 'c',
  sintetico: true,
  reportada: true,
  metas: null,
});
const DIFERENCIA = {
  ...LLAVE,
  region: '05',
  nombre: 'Anemia',
  unidad: 'niños',
  direccion: 'menor',
  tipo: 'cobertura',
  a: lado(corteDe('05', '2026-09')),
  b: lado(corteDe('05')),
  definicion: 'igual',
  avisos: [],
  hojas: HOJAS.map((h) => {
    const [eess, sector, distrito] = h;
    const conteo = { num: nHoja(h), den: nHoja(h) };
    return { eess, sector, distrito, cuelga: CUELGA[eess], a: conteo, b: conteo };
  }),
  cambios: [],
};
const RECUENTO = {
  corte: corteDe('05'),
  fecha_corte: '2026-10-28',
  sectores: '2026-10-28',
  segun: corteDe('05'),
  sintetico: true,
  fichas: [{ ...LLAVE, corto: 'Anemia', nombre: 'Anemia' }],
  ...Object.fromEntries(
    ['era', 'es'].map((k) => [
      k,
      HOJAS.map((h) => ({ ...LLAVE, eess: h[0], sector: h[1], distrito: h[2], num: nHoja(h), den: nHoja(h) })),
    ]),
  ),
  nombres: {},
  avisos: [`localidades de ${secreto('region', '05', 'avisos')}`],
};

const OBJETOS = new Map<string, Uint8Array>([
  [objetoDiferencia(corteDe('05', '2026-09'), corteDe('05'), LLAVE), Buffer.from(JSON.stringify(DIFERENCIA))],
  [objetoRecuento(corteDe('05'), '2026-10-28', corteDe('05')), Buffer.from(JSON.stringify(RECUENTO))],
  ...REGIONES.flatMap((r): [string, Uint8Array][] => [
    [`publico/${r}/${'ab'.repeat(8)}.duckdb`, Buffer.from(`DUCK ${secreto('publico', r, 'cubo')}`)],
    [`publico/${r}/${'cd'.repeat(8)}.duckdb`, Buffer.from(`DUCK ${secreto('retirado', r, 'cubo')}`)],
    [`equipo/${r}/${r.repeat(8)}.duckdb`, Buffer.from(`DUCK ${secreto('region', r, 'cubo')}`)],
    [
      `nominal/cortes/${corteDe(r)}/sectoristas.json.gz`,
      gzipSync(
        JSON.stringify(
          Object.fromEntries(
            lugaresDe(r)
              .filter((id) => id.startsWith('S:'))
              .map((id) => [id, [{ nombre: `Ana ${secreto('nombres', r, id)}`, cargo: 'Enfermera' }]]),
          ),
        ),
      ),
    ],
  ]),
  ...CARGAS.map((c): [string, Uint8Array] => [
    `rechazos/${c.id}.csv`,
    Buffer.from(`linea,valor\n2,*** ${secreto('rechazos', c.region, c.id)}\n`),
  ]),
]);

const hecho = (region: string, id: string): FilaHecho => ({
  ...LLAVE,
  curso_vida: 'nino',
  condicion: '',
  num: secreto('agregado', region, id),
  den: secreto('agregado', region, id),
  sin_dato: 0,
  excluidos: {},
  componentes: {},
});

const suceso = (clase: 'auditoria' | 'titular', region: string): Suceso => ({
  instante: AHORA,
  quien: `u-${secreto(clase, region, 'registro')}`,
  que: 'lectura_nominal',
  recurso: 'x',
  region,
  ambito: `G:${region}`,
  finalidad: 'seguimiento',
});

const flujo = (texto: string): ReadableStream<Uint8Array> => new Blob([texto]).stream();

const publicoDe = (region: string): Publico => ({
  clave: `publico/${region}/${'ab'.repeat(8)}.duckdb`,
  bytes: 4,
  sha256: 'abc',
  politica: 'p',
  tablas: { mes: [corteDe(region, '2026-09'), corteDe(region)], '12m': [corteDe(region)] },
  claves: [`${FICHA}@tablero`],
});
const indicadorDe = (clave: string) => ({ clave });
/** A public board or series, with a ficha that the region does not publish any more. */
const documentoPublico = (region: string, id: string) =>
  comprimir({
    ambito: { id },
    n: secreto('publico', region, id),
    claves: [],
    indicadores: [`${FICHA}@tablero`, 'retirada@1'].map(indicadorDe),
    metas: [null, null],
    propio: { ambito: { id }, celdas: [{ e: 's' }, { e: 's', den: [secreto('retirado', region, id), null] }] },
    hijos: [],
  });

/** A server of two regions where everything that is somebody's carries its number. */
export const mundo = (mas: Partial<Deps>): Deps =>
  depsBase({
    ahora: () => AHORA,
    anfitriones: null,
    punteros: {
      ultimo: async (region) =>
        region in LISTAS
          ? {
              periodo: '2026-10',
              corte: corteDe(region),
              revision: 1,
              vigencia: `v-${region}`,
              publico: publicoDe(region),
              cubo: {
                clave: `equipo/${region}/${region.repeat(8)}.duckdb`,
                bytes: secreto('region', region, 'cubo'),
                sha256: 'abc',
              },
            }
          : null,
      vigentes: async (region) =>
        ['2026-09', '2026-10'].map((periodo) => ({ periodo, corte: corteDe(region, periodo) })),
    },
    cortes: {
      leer: async (id) =>
        regionDeCorte(id) in LISTAS && id.endsWith('-r1') ? manifiesto(regionDeCorte(id), id.slice(3, 10)) : null,
      listar: async (region) => ({ elementos: region in LISTAS ? [manifiesto(region, '2026-10')] : [], cursor: null }),
    },
    mapa: async () => ({ eess: new Map() }),
    cargas: {
      recibidas: async (region) => deLaRegion(region),
      recibida: async (id) => CARGAS.filter((c) => c.id === id).map(recibida)[0] ?? null,
      leer: async (id) => CARGAS.filter((c) => c.id === id).map(recibida)[0] ?? null,
      listar: async (region) => ({ elementos: deLaRegion(region), cursor: null }),
    },
    anular: async ({ id }) => ({ ok: true, carga: recibida(CARGAS.find((c) => c.id === id)!), cambio: true }),
    recibir: async (_, { region }) => [
      {
        nueva: true,
        carga: cargaDePrueba({
          id: 'c'.repeat(16),
          sha256: 'c'.repeat(64),
          archivo: `nuevo-${secreto('diario', region ?? '', 'nuevo')}.csv`,
        }),
      },
    ],
    cerrar: async ({ region }) => ({
      ok: true,
      value: {
        corte: corteDe(region),
        sha256: 'f',
        publicado: true,
        segundos: {},
        avisos: [],
        hechos: secreto('diario', region, 'cierre'),
        ambitos: 1,
      },
    }),
    rechazosConValores: async (c) => {
      const { region, id } = CARGAS.find((x) => x.id === c.id)!;
      return Buffer.from(`linea,valor\n2,QUISPE ${secreto('nominal', region, id)}\n`);
    },
    tareas: () =>
      REGIONES.map((region) => ({
        id: region,
        tipo: 'carga',
        region,
        titulo: `tarea ${secreto('tareas', region, 'tareas')}`,
        mensaje: '',
        hecho: 0,
        total: null,
        unidad: 'bytes',
        filas: null,
        filas_por_s: null,
        segundos: 0,
        restante_s: null,
      })),
    tableros: {
      leer: async (id, corte) =>
        hay(regionDeCorte(corte), id) && tipoDe(id) !== 'S' ? documento(regionDeCorte(corte), id) : null,
    },
    publicos: {
      tablero: async (id, corte) =>
        corte.endsWith('-r1')
          ? documentoPublico(regionDeCorte(corte), id)
          : comprimir({ n: secreto('retirado', regionDeCorte(corte), id) }),
      tendencia: async (id, vigencia) =>
        comprimir({
          ambito: id,
          n: secreto('publico', vigencia.slice(2), id),
          claves: ['retirada@1'],
          metas: {},
          propio: [{ num: [null], den: [secreto('retirado', vigencia.slice(2), id)] }],
          hijos: [],
        }),
    },
    tendencias: {
      leer: async (id, vigencia) => (hay(vigencia.slice(2), id) ? documento(vigencia.slice(2), id) : null),
    },
    calidad: { leer: async (region) => comprimir({ region, n: secreto('region', region, 'calidad') }) },
    hechos: {
      serie: async (id, cortes) =>
        cortes
          .filter((c) => hay(regionDeCorte(c), id))
          .map((corte) => ({ corte, filas: [hecho(regionDeCorte(corte), id)] })),
    },
    lugares: indiceLugares(
      {
        regiones: async () => REGIONES.map((region) => ({ region, etag: 'a' })),
        leer: async (region) => LISTAS[region]!.map(lugar),
      },
      () => 0,
    ),
    objetos: { get: async (clave) => OBJETOS.get(clave) ?? null, list: async () => [] },
    fichas: async () => [
      { id: FICHA, nombre: 'Anemia', ediciones: [{ version: 'tablero', principal: true, metodos: [] }] },
    ],
    exportar: async ({ corte, ambito, modo, sinInsumos }) => {
      const region = regionDeCorte(corte);
      if (modo === 'publico') {
        const publicado = String(secreto(corte.endsWith('-r1') ? 'publico' : 'retirado', region, ambito ?? ''));
        return { corte, filas: 1, bytes: publicado.length, sha256: 'x', cuerpo: flujo(publicado) };
      }
      const id = ambito ?? `G:${region}`;
      const texto = `${hay(region, id) ? secreto('agregado', region, id) : ''} ${sinInsumos ? '' : secreto('region', region, 'insumos')}`;
      return { corte, filas: 1, bytes: texto.length, sha256: 'x', cuerpo: flujo(texto) };
    },
    pantallas: {
      crear: async () => {},
      revocar: async () => true,
      listar: async (region) => [
        {
          id: '0123456789abcdef',
          ambito: `G:${region}`,
          region,
          nombre: `pared ${secreto('pantallas', region, 'pantallas')}`,
          creada: AHORA,
          por: 'x',
          vence: '2027-01-01T00:00:00.000Z',
          revocada: null,
          emparejada: true,
        },
      ],
    },
    auditoria: {
      contar: async () => 1,
      anotar: async () => {},
      listar: async (region) => ({ sucesos: [suceso('auditoria', region)], cursor: null }),
      deTitular: async () => ({ sucesos: REGIONES.map((r) => suceso('titular', r)), cursor: null }),
    },
    seudonimo: async () => 'dni_0',
    anotar: (error) => {
      throw error;
    },
    ...mas,
  });
