import { describe, expect, it } from 'vitest';
import {
  carpeta,
  COLUMNAS_HIS,
  enWindows1252,
  FILA_HIS,
  filasDe,
  lineaHis,
  rechazosDe,
  recibir,
  tramaHis,
} from './archivos-de-prueba.ts';

const dir = carpeta();
const NOMBRE = 'NominalTramaNuevo_AYACUCHO_2026_10.csv';

describe('trama del HIS', () => {
  it('una fila por código de la cita, con sus LAB en orden', async () => {
    const r = await recibir(
      dir,
      NOMBRE,
      tramaHis([
        { Id_Correlativo: '1', Valor_Lab: ' ta ', Id_Correlativo_Lab: '2' },
        { Id_Correlativo: '1', Valor_Lab: 'SF1', Id_Correlativo_Lab: '1' },
        { Id_Correlativo: '2', Codigo_Item: 'D50.9', Valor_Lab: '', Hemoglobina: '10.4' },
      ]),
    );
    expect(r.carga).toMatchObject({
      formato: 'his',
      recibidas: 3,
      aceptadas: 3,
      dato_hasta: '2026-10-09',
      error: null,
    });
    expect(r.carga.alcance).toEqual({ fuente: 'his', periodo: '2026-10', ambito: 'G:05' });
    expect(await filasDe(r, 'his_lineas')).toMatchObject([
      { codigo: '99381.01', id_correlativo: 1, lab1: 'SF1', lab2: 'TA', lab3: null, hb: null, peso: 8.45, talla: 70.5 },
      { codigo: 'D509', id_correlativo: 2, lab1: null, hb: 10.4 },
    ]);
  });

  it('cada fila dudosa lleva su motivo y su línea, y se conserva', async () => {
    const r = await recibir(
      dir,
      NOMBRE,
      tramaHis([
        {},
        { Fecha_Atencion: '2026-11-01' },
        { Fecha_Atencion: '31/31/2026' },
        { Fecha_Atencion: '1969-12-31' },
        { Id_Establecimiento: '777777' },
        { Id_Paciente: 'APP108' },
        { Id_Paciente: 'AAA01' },
        { Hemoglobina: '45' },
        { Talla: '0.70' },
        { Peso: '300' },
        { Id_Paciente: '' },
        { Fecha_Atencion: '2026-09-30' },
      ]),
    );
    expect(r.carga).toMatchObject({ recibidas: 12, aceptadas: 2, observadas: 10, duplicadas: 0, rechazadas: 0 });
    expect(rechazosDe(r)).toEqual([
      '3,Fecha_Atencion,fecha_futura,observada,2026-11-01',
      '4,Fecha_Atencion,fecha_ilegible,observada,31/31/2026',
      '5,Fecha_Atencion,fecha_ilegible,observada,1969-12-31',
      '6,Id_Establecimiento,eess_desconocido,observada,777777',
      '7,Id_Paciente,actividad_colectiva,observada,***',
      '8,Id_Paciente,actividad_colectiva,observada,***',
      '9,Hemoglobina,hb_fuera_de_rango,observada,45',
      '10,Talla,talla_en_metros,observada,0.70',
      '11,Peso,peso_fuera_de_rango,observada,300',
      '12,Id_Paciente,sin_paciente,observada,',
    ]);
    const filas = await filasDe(r, 'his_lineas');
    expect(filas).toHaveLength(12);
    expect(filas.find((f) => f['observacion'] === 'hb_fuera_de_rango')).toMatchObject({ hb: null });
    expect(filas.find((f) => f['observacion'] === 'talla_en_metros')).toMatchObject({ talla: null });
  });

  it('las filas que no son datos se apartan con su motivo', async () => {
    const [cabecera, primera] = tramaHis([{}]).split('\n') as [string, string];
    const lineas = [
      cabecera,
      primera,
      cabecera,
      '',
      ','.repeat(39),
      `TOTAL,${','.repeat(38)}`,
      'Total general',
      primera.slice(0, 60),
      `${primera},JR. X,Y`,
      `,${primera.slice(10)}`,
    ];
    const r = await recibir(dir, NOMBRE, lineas.join('\n'));
    expect(r.carga).toMatchObject({ recibidas: 9, aceptadas: 1, rechazadas: 8 });
    expect(
      rechazosDe(r).map((l) =>
        l
          .split(',')
          .filter((_, i) => i !== 1 && i !== 3)
          .join(','),
      ),
    ).toEqual([
      '3,encabezado_repetido,',
      '4,fila_vacia,',
      '5,fila_vacia,',
      '6,fila_total,',
      '7,fila_total,',
      '8,columnas_de_menos,11 de 40',
      '9,columnas_de_mas,42 de 40',
      '10,clave_ilegible,',
    ]);
  });

  it('de dos filas de una clave gana la modificada al último, esté donde esté', async () => {
    const nueva = { ...FILA_HIS, Valor_Lab: '2', Fecha_Modificacion: '2026-10-20 09:00:00' };
    for (const filas of [
      [FILA_HIS, nueva],
      [nueva, FILA_HIS],
    ]) {
      const r = await recibir(dir, NOMBRE, [COLUMNAS_HIS.join(','), ...filas.map((f) => lineaHis(f))].join('\n'));
      expect(r.carga).toMatchObject({ recibidas: 2, aceptadas: 1, duplicadas: 1, motivos: { clave_repetida: 1 } });
      expect(await filasDe(r, 'his_lineas')).toMatchObject([{ lab1: '2' }]);
    }
  });

  it('da lo mismo en cualquier codificación, delimitador y orden de columnas', async () => {
    const filas = [{ Valor_Lab: 'AÑO' }, { Codigo_Item: 'Z001' }];
    const base = await filasDe(await recibir(dir, NOMBRE, tramaHis(filas)), 'his_lineas');
    const sinOrden = base.map(({ orden: _, ...f }) => f);
    const alReves = tramaHis(filas)
      .split('\n')
      .map((l) => l.split(',').reverse().join(','))
      .join('\n');
    const variantes: (string | Uint8Array)[] = [
      enWindows1252(tramaHis(filas)),
      `\uFEFF${tramaHis(filas)}`,
      tramaHis(filas, ';'),
      tramaHis(filas, '|'),
      tramaHis(filas, '\t'),
      tramaHis(filas).replaceAll('\n', '\r\n'),
      tramaHis(filas).replaceAll('\n', ',,,\n'),
      Buffer.from(Buffer.from(tramaHis(filas)).toString('latin1')),
      tramaHis(filas)
        .split('\n')
        .map((l) =>
          l
            .split(',')
            .map((c) => `"${c}"`)
            .join(','),
        )
        .join('\n')
        .replace(/\n""$/, '\n'),
      tramaHis(filas).replace('Id_Correlativo,', 'Id_Correlativo_Item,'),
      tramaHis(filas)
        .split('\n')
        .map((l, i) => (l === '' ? l : `${l},${i === 0 ? 'Alerta' : ' '}`))
        .join('\n'),
      alReves,
    ];
    for (const v of variantes) {
      const r = await recibir(dir, NOMBRE, v);
      expect(r.carga).toMatchObject({ recibidas: 2, aceptadas: 2, error: null });
      expect((await filasDe(r, 'his_lineas')).map(({ orden: _, ...f }) => f)).toEqual(sinOrden);
    }
  });

  it('las tildes guardadas dos veces se reparan y se avisa', async () => {
    const r = await recibir(dir, NOMBRE, Buffer.from(Buffer.from(tramaHis([{ Valor_Lab: 'AÑO' }])).toString('latin1')));
    expect(r.carga.avisos.join()).toContain('Se repararon 1 tildes');
  });

  it('las fechas con barras se leen en el orden que dice el archivo entero', async () => {
    const fecha = async (...f: string[]): Promise<unknown[]> =>
      (await filasDe(await recibir(dir, NOMBRE, tramaHis(f.map((x) => ({ Fecha_Atencion: x })))), 'his_lineas')).map(
        (x) => x['fecha'],
      );
    expect(await fecha('10/5/2026', '10/25/2026')).toEqual(['2026-10-05', '2026-10-25']);
    expect(await fecha('5/10/2026', '25/10/2026')).toEqual(['2026-10-05', '2026-10-25']);
    expect(await fecha('5/10/2026')).toEqual(['2026-10-05']);
  });

  it('el periodo lo da quien lo carga, el nombre, o el mes en que más se digitó', async () => {
    const alcance = async (nombre: string, periodo?: string): Promise<unknown> =>
      (await recibir(dir, nombre, tramaHis([{}, { Fecha_Atencion: '2026-08-30' }]), { periodo })).carga.alcance;
    expect(await alcance('x.csv')).toEqual({ fuente: 'his', periodo: '2026-10', ambito: 'G:05' });
    expect(await alcance('trama_2026_9.csv')).toMatchObject({ periodo: '2026-09' });
    expect(await alcance('trama_2026_9.csv', '2026-08')).toMatchObject({ periodo: '2026-08' });
    expect(await alcance('NominalTramaNuevo_050304_2026_10.csv')).toMatchObject({ ambito: 'D:050304' });
  });
});
