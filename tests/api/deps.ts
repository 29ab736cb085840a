import { comprimir } from '../../functions/adapters/dynamo/comprimido.ts';
import type { Deps } from '../../functions/api/deps.ts';
import type { Identidad } from '../../functions/domain/acceso/identidad.ts';
import { indiceLugares } from '../../functions/api/lugares.ts';
import type { CargaRecibida } from '../../functions/domain/anulacion.ts';
import type { Carga } from '../../functions/domain/carga.ts';
import type { Manifiesto } from '../../functions/domain/corte.ts';
import { cargaDePrueba } from '../carga-de-prueba.ts';

export const DEMO: Identidad = {
  sujeto: 'demo',
  clase: 'persona',
  roles: ['iar', 'admin'],
  ambitos: ['N:PE'],
  nominal: ['seguimiento'],
  vence: Infinity,
};

export const CARGA: Carga = cargaDePrueba({
  id: '0123456789abcdef',
  sha256: '0123456789abcdef'.repeat(4),
  archivo: 'his octubre ñ.csv',
  bytes: 5,
  recibidas: 3,
  aceptadas: 2,
  rechazadas: 1,
  motivos: { fila_rota: 1 },
  rechazos: 'rechazos/0123456789abcdef.csv',
});

export const RECIBIDA: CargaRecibida = {
  ...CARGA,
  region: '05',
  recibida: '2026-11-05T10:00:00.000Z',
  anulada: null,
};

export const MANIFIESTO: Manifiesto = {
  corte: '05-2026-10-r1',
  region: '05',
  periodo: '2026-10',
  fecha_corte: '2026-10-31',
  sha256_entradas: 'e',
  sha256: 'f',
  diario: { cargas: 0, sha256: 'd' },
  cargas: [],
  catalogo: 'c',
  territorio: 't',
  software: '0.1.0',
  resultados: { hechos: 'f', lugares: 'l', tableros: 'b', calidad: 'q' },
  hechos: 3,
  ambitos: 2,
  sintetico: true,
};

export const TABLERO = { ambito: { id: 'G:05', nombre: 'Ayacucho' }, relleno: 'x'.repeat(5000) };

export const CALIDAD = { formato: 1, region: '05', relleno: 'y'.repeat(5000) };

const nunca = (que: string) => (): never => {
  throw new Error(`${que} should not be called here`);
};

/** A server of one region with one corte. */
export const deps = (mas: Partial<Deps> = {}): Deps => ({
  version: '9.9.9',
  ahora: () => '2026-11-06T03:00:00.000Z',
  rechazosConValores: nunca('rechazosConValores'),
  tareas: () => [],
  identificar: async () => ({ quien: DEMO }),
  entrada: { tipo: 'ninguna' },
  anfitriones: ['localhost'],
  punteros: {
    ultimo: async (region) =>
      region === '05'
        ? {
            periodo: '2026-10',
            corte: '05-2026-10-r1',
            revision: 1,
            vigencia: 'v1',
            cubo: { clave: 'equipo/05/abcdef0123456789.duckdb', bytes: 4, sha256: 'abc' },
          }
        : null,
    vigentes: async () => [
      { periodo: '2026-09', corte: '05-2026-09-r2' },
      { periodo: '2026-10', corte: '05-2026-10-r1' },
    ],
  },
  cortes: {
    leer: async (id) => (id === MANIFIESTO.corte ? MANIFIESTO : null),
    listar: async () => ({ elementos: [MANIFIESTO], cursor: null }),
  },
  mapa: async () => ({ eess: new Map() }),
  anular: nunca('anular'),
  cargas: {
    recibidas: async () => [RECIBIDA],
    recibida: async (id) => (id === CARGA.id ? RECIBIDA : null),
    leer: async (id) => (id === CARGA.id ? CARGA : null),
    listar: async (_region, cursor) =>
      cursor ? { elementos: [], cursor: null } : { elementos: [CARGA], cursor: 'abc' },
  },
  tableros: {
    leer: async (ambito, corte) => (ambito === 'G:05' && corte === '05-2026-10-r1' ? comprimir(TABLERO) : null),
  },
  publicos: { tablero: async () => null, tendencia: async () => null },
  calidad: {
    leer: async (region, corte) => (region === '05' && corte === '05-2026-10-r1' ? comprimir(CALIDAD) : null),
  },
  tendencias: {
    leer: async (ambito, vigencia) => (ambito === 'G:05' && vigencia === 'v1' ? comprimir({ ambito }) : null),
  },
  hechos: { serie: async () => [] },
  pantallas: null,
  auditoria: null,
  seudonimo: null,
  medir: () => {},
  lugares: indiceLugares(
    {
      regiones: async () => [{ region: '05', etag: 'a' }],
      leer: async () => [
        { id: 'G:05', tipo: 'G', nombre: 'Ayacucho', padre: null },
        { id: 'P:0502', tipo: 'P', nombre: 'Cangallo', padre: 'G:05' },
        { id: 'D:050501', tipo: 'D', nombre: 'Áyna', padre: 'P:0502' },
        { id: 'E:00003644', tipo: 'E', nombre: 'Puesto San Juan de Ayna', padre: null },
      ],
    },
    () => 0,
  ),
  objetos: {
    get: async (clave) =>
      clave === CARGA.rechazos
        ? Buffer.from('linea,motivo\n')
        : clave === 'equipo/05/abcdef0123456789.duckdb'
          ? Buffer.from('DUCK')
          : null,
    list: async () => [],
  },
  calcular: null,
  fichas: async () => [{ id: 'anemia_6_35m', nombre: 'Anemia', ediciones: [{ version: 'tablero' }] }],
  maximoCargaBytes: 100,
  recibir: nunca('recibir'),
  exportar: nunca('exportar'),
  cerrar: nunca('cerrar'),
  anotar: (error) => {
    throw error;
  },
  ...mas,
});

/** A record that keeps what it is told, in words, and holds everything. */
export const registroFalso = (lineas: string[]): NonNullable<Deps['auditoria']> => ({
  contar: async () => 1,
  anotar: async ({ quien, recurso }) => void lineas.push(`${quien}: ${recurso}`),
  listar: nunca('listar'),
  deTitular: nunca('deTitular'),
});
