import type { Carga } from '../functions/domain/carga.ts';

/** A received file of one row of HIS of Ayacucho, clean, with what the test says of it. */
export const cargaDePrueba = (mas: Partial<Carga> & Pick<Carga, 'id' | 'sha256'>): Carga => ({
  archivo: 'his.csv',
  bytes: 1,
  formato: 'his',
  alcance: { fuente: 'his', periodo: '2026-10', ambito: 'G:05' },
  emitido: null,
  modificado: '2026-11-01T00:00:00.000Z',
  recibidas: 1,
  aceptadas: 1,
  observadas: 0,
  duplicadas: 0,
  rechazadas: 0,
  motivos: {},
  rechazos: null,
  normalizado: [],
  columnas: { faltan: [], nuevas: [] },
  dato_desde: null,
  dato_hasta: null,
  sintetico: true,
  avisos: [],
  error: null,
  ...mas,
});
