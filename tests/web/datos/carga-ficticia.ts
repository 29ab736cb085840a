import type { CargaLeida } from '../../../web/src/lib/datos/contrato.ts';
import { cargaDePrueba } from '../../carga-de-prueba.ts';

/** A carga whose four counts add up, with what a test changes. */
export const cargaFicticia = (cambios: Partial<CargaLeida> = {}): CargaLeida => ({
  ...cargaDePrueba({ id: '0123456789abcdef', sha256: '0123456789abcdef'.repeat(4) }),
  bytes: 1000,
  emitido: '2026-11-05',
  modificado: '2026-11-05T00:00:00.000Z',
  recibidas: 10,
  aceptadas: 6,
  observadas: 2,
  duplicadas: 1,
  rechazadas: 1,
  motivos: { clave_repetida: 1, eess_desconocido: 2, fila_total: 1 },
  rechazos: 'rechazos/0123456789abcdef.csv',
  dato_desde: '2026-10-01',
  dato_hasta: '2026-10-31',
  sintetico: false,
  ...cambios,
});
