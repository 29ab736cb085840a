import { describe, expect, it } from 'vitest';
import { carpeta, filasDe, FILAS_PADRON, libroXlsx, RENIEC, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();

describe('padrón nominal', () => {
  it('se lee del XLSX con saltos de línea, catálogos y títulos repetidos en la cabecera', async () => {
    for (const compartidos of [true, false]) {
      const r = await recibir(dir, 'padron.xlsx', libroXlsx(FILAS_PADRON([{}]), compartidos));
      expect(r.carga).toMatchObject({ formato: 'padron', recibidas: 1, aceptadas: 1, sintetico: true });
      expect(r.carga.alcance).toEqual({ fuente: 'padron', periodo: '', ambito: 'D:050304' });
      expect(await filasDe(r, 'padron')).toMatchObject([
        {
          documento: '99000011',
          tipo_documento: 'DNI',
          cnv: '9900000011',
          fecha_nacimiento: '2025-03-05',
          sexo: 'F',
          seguros: '1|3',
          ubigeo: '050304',
          codigo_ccpp: '0503040001',
          renipress: '00003644',
          encontrado: 'SI',
          estado: '1',
        },
      ]);
    }
  });

  it('la cabecera se busca por su contenido: puede haber títulos encima y fechas como número de Excel', async () => {
    const filas = [['PADRÓN NOMINAL'], [], ['Descargado por el municipio'], ...FILAS_PADRON([{ nacimiento: '45721' }])];
    const r = await recibir(dir, 'padron.xlsx', libroXlsx(filas));
    expect(r.carga).toMatchObject({ recibidas: 1, aceptadas: 1 });
    expect(await filasDe(r, 'padron')).toMatchObject([{ fecha_nacimiento: '2025-03-05' }]);
  });

  it('el documento es el DNI; si no hay, el CNV, el CUI y el código del padrón', async () => {
    const r = await recibir(
      dir,
      'padron.xlsx',
      libroXlsx(
        FILAS_PADRON([
          { dni: ' ', pad: '99000001' },
          { dni: '', cnv: '', cui: '99000021', pad: '99000002' },
          { dni: '', cnv: '', pad: '99000003' },
          { dni: '990011', cnv: '9900000012', pad: '99000004' },
          { dni: '9900', cnv: '', pad: '99000005' },
        ]),
      ),
    );
    expect(
      (await filasDe(r, 'padron')).map((f) => [f['cod_padron'], f['documento'], f['tipo_documento'], f['observacion']]),
    ).toEqual([
      ['99000001', '9900000011', 'CNV', null],
      ['99000002', '99000021', 'OTRO', null],
      ['99000003', '99000003', 'PAD', 'sin_documento'],
      ['99000004', '00990011', 'DNI', null],
      ['99000005', '99000005', 'PAD', 'documento_invalido'],
    ]);
  });

  it('un código RENIEC donde va el INEI se observa y no se convierte', async () => {
    const r = await recibir(
      dir,
      'padron.xlsx',
      libroXlsx(FILAS_PADRON([{ ubigeo: RENIEC }, { ubigeo: '999999', dni: '99000012' }, { dni: '99000013' }])),
    );
    expect(r.carga.motivos).toEqual({ ubigeo_desconocido: 1, ubigeo_posible_reniec: 1 });
    expect(rechazosDe(r)).toEqual([
      `2,UBIGEO DEL DISTRITO (INEI),ubigeo_posible_reniec,observada,${RENIEC}`,
      '3,UBIGEO DEL DISTRITO (INEI),ubigeo_desconocido,observada,999999',
    ]);
    expect((await filasDe(r, 'padron')).map((f) => f['ubigeo'])).toEqual([null, null, '050304']);
  });

  it('nacimientos imposibles, EESS desconocidos y niños repetidos', async () => {
    const r = await recibir(
      dir,
      'padron.xlsx',
      libroXlsx([
        ...FILAS_PADRON([
          { nacimiento: '06/11/2026', dni: '99000021' },
          { nacimiento: '31/02/2025', dni: '99000022' },
          { nacimiento: '', dni: '99000023' },
          { adscripcion: '99999', dni: '99000024' },
          { dni: '99000025', nacimiento: '05/03/2024' },
          { dni: '99000025', nacimiento: '05/03/2025', modificado: '02/10/2026' },
        ]),
        ['TOTAL', '6'],
        FILAS_PADRON([])[0]!,
      ]),
    );
    expect(r.carga).toMatchObject({
      recibidas: 8,
      aceptadas: 1,
      observadas: 4,
      duplicadas: 1,
      rechazadas: 2,
      motivos: {
        clave_repetida: 1,
        eess_desconocido: 1,
        encabezado_repetido: 1,
        fecha_ilegible: 1,
        fila_total: 1,
        nacimiento_futuro: 1,
        sin_nacimiento: 1,
      },
    });
    expect(rechazosDe(r)[0]).toBe('2,FECHA DE NACIMIENTO,nacimiento_futuro,observada,***');
    expect((await filasDe(r, 'padron')).find((f) => f['documento'] === '99000025')).toMatchObject({
      fecha_nacimiento: '2025-03-05',
    });
  });

  it('su alcance es el lugar más chico que cubre a sus niños', async () => {
    const de = async (...ubigeos: string[]): Promise<string> => {
      const filas = FILAS_PADRON(ubigeos.map((ubigeo, i) => ({ ubigeo, dni: `9900${1000 + i}`, cnv: '' })));
      return (await recibir(dir, 'padron.xlsx', libroXlsx(filas))).carga.alcance.ambito;
    };
    expect(await de('50304', '50304')).toBe('D:050304');
    expect(await de('50304', '50301')).toBe('P:0503');
    expect(await de('50304', '50101')).toBe('G:05');
  });

  it('la emisión que dice el archivo decide qué es futuro', async () => {
    const filas = FILAS_PADRON([{ nacimiento: '20/10/2026' }]).map((f, i) => [
      ...f,
      i === 0 ? 'FECHA DE EMISIÓN\nDEL PADRÓN' : '15/10/2026',
    ]);
    const r = await recibir(dir, 'padron.xlsx', libroXlsx(filas));
    expect(r.carga).toMatchObject({ emitido: '2026-10-15', motivos: { nacimiento_futuro: 1 } });
  });

  it('también llega como texto con los nombres de OGEI', async () => {
    const r = await recibir(
      dir,
      'pn.txt',
      'co_padron_nominal|nu_dni_menor|nu_cnv|nu_cui|co_ubigeo_inei|ti_seguro_menor|fe_nac_menor|de_genero_menor\n99000001|99000011|||050304|"1, "|2025-03-05|F\n',
    );
    expect(await filasDe(r, 'padron')).toMatchObject([
      { documento: '99000011', sexo: 'F', seguros: '1', ubigeo: '050304' },
    ]);
  });
});
