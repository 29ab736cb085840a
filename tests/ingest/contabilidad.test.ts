import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  carpeta,
  COLUMNAS_HIS,
  FILA_HIS,
  filasDe,
  lineaHis,
  maestroPaciente,
  rechazosDe,
  recibir,
  type FilaHis,
} from './archivos-de-prueba.ts';

const dir = carpeta();
const CABECERA = COLUMNAS_HIS.join(',');

/** What the field does to a line. None of them holds a line break, so that lines written = rows received. */
const SUCIEDADES: readonly ((linea: string) => string)[] = [
  (l) => l,
  (l) => l.slice(0, Math.floor(l.length / 2)),
  (l) => `${l},más`,
  (l) => `${l};;;`,
  () => '',
  () => '   ',
  () => ','.repeat(39),
  () => CABECERA,
  () => `TOTAL${','.repeat(39)}`,
  (l) => l.replace('2026-10-09', '2026-12-01'),
  (l) => l.replace('2026-10-09', 'ayer'),
  (l) => l.replace(',3642,', ',0,'),
  (l) => l.replace('1000000001', 'APP100'),
  (l) => l.replace('302303', '"302303'),
  (l) => l.replace('302303', '30"2303'),
  (l) => l.replace('302303', '"302,303"'),
  (l) => l.replace('99381.01', ''),
  (l) => l.replace('A12', 'Ñandú ☃'),
  (l) => `\uFEFF${l}`,
  (l) => `${l}\r`,
];

it('recibidas = aceptadas + observadas + duplicadas + rechazadas, y no se pierde ninguna fila', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(SUCIEDADES.length - 1)), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.boolean(),
      async (filas, saltoFinal) => {
        const lineas = filas.map(([correlativo, s]) =>
          SUCIEDADES[s]!(lineaHis({ ...FILA_HIS, Id_Correlativo: String(correlativo) } satisfies FilaHis)),
        );
        const fin = saltoFinal || lineas.at(-1) === '' ? '\n' : '';
        const { carga, ...r } = await recibir(dir, 'x_2026_10.csv', [CABECERA, ...lineas].join('\n') + fin);
        expect(carga.error).toBeNull();
        expect(carga.recibidas).toBe(lineas.length);
        expect(carga.aceptadas + carga.observadas + carga.duplicadas + carga.rechazadas).toBe(carga.recibidas);
        const noAceptadas = rechazosDe({ carga, ...r });
        expect(noAceptadas).toHaveLength(carga.recibidas - carga.aceptadas);
        expect(Object.values(carga.motivos).reduce((a, b) => a + b, 0)).toBe(noAceptadas.length);
        expect(new Set(noAceptadas.map((l) => l.split(',')[0])).size).toBe(noAceptadas.length); // one reason a line
        const guardadas = new Set((await filasDe({ carga, ...r }, 'his_lineas')).map((f) => f['id_correlativo']));
        expect(guardadas.size).toBe(carga.aceptadas + carga.observadas);
      },
    ),
    { numRuns: 25, seed: 20261122 },
  );
});

it('las filas entre comillas de varias líneas se cuentan bien aunque crucen bloques de lectura', async () => {
  const n = 30_000;
  const cuerpo = Array.from({ length: n }, (_, i) =>
    lineaHis({
      ...FILA_HIS,
      Id_Cita: String(200_000_000 + i),
      Lote: i % 3 === 0 ? `"A\n${'ñ'.repeat(i % 50)}\n12"` : 'A12',
    }),
  );
  const texto = [CABECERA, ...cuerpo].join('\n') + '\n';
  expect(Buffer.byteLength(texto)).toBeGreaterThan(4 << 20); // more than one block
  const { carga } = await recibir(dir, 'x_2026_10.csv', texto);
  expect(carga).toMatchObject({ recibidas: n, aceptadas: n });
});

it('una persona repetida en el archivo no multiplica sus filas al volverse seudónimo', async () => {
  const fila = { Numero_Documento: '99000028' };
  const texto = maestroPaciente([fila, fila, fila, { Id_Paciente: '1000000002', Numero_Documento: '99000028' }]);
  const r = await recibir(dir, 'MaestroPaciente.csv', texto, { seudonimo: (d) => `s_${d}` });
  expect(r.carga).toMatchObject({ recibidas: 4, aceptadas: 2, duplicadas: 2 });
  expect(await filasDe(r, 'his_pacientes')).toHaveLength(2);
});
