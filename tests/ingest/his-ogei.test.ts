import { expect, it } from 'vitest';
import { carpeta, filasDe, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();
const CABECERA =
  'id_cita|renaes|periodo|aniomes|id_tipo_doc|num_doc|id_genero|edad_reg|id_tipitem|cod_item|valor_lab|i_rownum_lab|id_corr_diag|sw';

it('una fila por código de la cita con sus LAB; sólo DNI y CNV validados son de alguien', async () => {
  const r = await recibir(
    dir,
    'consolidado.csv',
    [
      CABECERA,
      '1|3644|2026-10-09|202610|1|99000001|F|8|D|99199.17|SF1|1|1|1',
      '1|3644|2026-10-09|202610|1|99000001|F|8|D|99199.17|ta|2|1|1',
      '1|3644|2026-10-09|202610|1|99000001|F|8|D|Z001|1|1|2|1',
      '2|3644|2026-10-09|202610|6|9900000001|F|8|D|Z001|1|1|1|1',
      '3|3644|2026-10-09|202610|2|99000003|F|8|D|Z001|1|1|1|1',
      '4|3644|2026-10-09|202610|1|99000004|F|8|D|Z001|1|1|1|0',
      '5|3644|2026-10-09|202610|1|APP108|F|8|D|Z001|1|1|1|0',
      '6|3644|2026-10-09|202610|6|9.9E+09|F|8|D|Z001|1|1|1|1',
      '7|3644|2026-11-09|202611|1|99000007|F|8|D|Z001|1|1|1|1',
      '8|99999|2026-10-09|202610|1|99000008|F|8|D|Z001|1|1|1|1',
      '9|3644|2026-10-09|202610|1|99000009|F|8|D||1|1|1|1',
      '1|3644|2026-10-09|202610|1|99000001|F|8|D|Z001|2|1|2|1',
    ].join('\n'),
    { periodo: '2026-10' },
  );
  expect(r.carga).toMatchObject({
    formato: 'his_ogei',
    recibidas: 12,
    aceptadas: 4,
    observadas: 6,
    duplicadas: 1,
    rechazadas: 1,
    alcance: { fuente: 'his', periodo: '2026-10', ambito: 'G:05' },
    motivos: {
      actividad_colectiva: 1,
      clave_repetida: 1,
      documento_no_oficial: 1,
      documento_no_validado: 1,
      eess_desconocido: 1,
      fecha_futura: 1,
      numero_truncado: 1,
      sin_codigo: 1,
    },
  });
  expect(rechazosDe(r)).toContain('7,sw,documento_no_validado,observada,0');
  const filas = await filasDe(r, 'prestaciones');
  expect(filas.filter((f) => f['id_cita'] === '1')).toMatchObject([
    { documento: '99000001', codigo: '99199.17', lab1: 'SF1', lab2: 'TA', renipress: '00003644' },
    { documento: '99000001', codigo: 'Z001', lab1: '2' },
  ]);
  expect(filas.filter((f) => /^[3456]$/.test(String(f['id_cita']))).map((f) => f['documento'])).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
