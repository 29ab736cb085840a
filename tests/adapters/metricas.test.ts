import { expect, it } from 'vitest';
import { renglonMetrica } from '../../functions/adapters/metricas.ts';

it('writes what CloudWatch turns into a measure: one line, the value beside the name it declares', () => {
  const renglon = renglonMetrica('LecturasNominales', 3, 'Count', { funcion: 'api', instante: 1_793_491_200_000 });
  expect(renglon).not.toContain('\n');
  expect(JSON.parse(renglon)).toEqual({
    _aws: {
      Timestamp: 1_793_491_200_000,
      CloudWatchMetrics: [
        { Namespace: 'Sala', Dimensions: [['Funcion']], Metrics: [{ Name: 'LecturasNominales', Unit: 'Count' }] },
      ],
    },
    Funcion: 'api',
    LecturasNominales: 3,
  });
});
