import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { repetida } from '../../functions/domain/carga.ts';
import {
  enWindows1252,
  carpeta,
  FILAS_PADRON,
  filasDe,
  libroXlsx,
  maestroPaciente,
  rechazosDe,
  recibir,
  sugerenciasDe,
  tramaHis,
} from './archivos-de-prueba.ts';

const dir = carpeta();

describe('reglas comunes de lectura', () => {
  it('un archivo con partes en UTF-8 y partes en Latin-1 sale con sus eñes', async () => {
    const cabecera = 'codigo_ccpp,fecha,punto,cloro_mg_l\n';
    const r = await recibir(
      dir,
      'agua.csv',
      Buffer.concat([
        Buffer.from(`${cabecera}0503040001,2026-10-01,Ñahui,0.5\n`),
        enWindows1252('0503040002,2026-10-01,Ñahui,0.5\n'),
      ]),
    );
    expect((await filasDe(r, 'agua')).map((f) => f['punto'])).toEqual(['Ñahui', 'Ñahui']);
  });

  it('lo suprimido por la fuente no es cero ni vacío; pies, totales y cabeceras repetidas no son filas', async () => {
    const cabecera = 'ficha,version,ambito,periodo,curso_vida,num,den,fuente';
    const r = await recibir(
      dir,
      'agregados.csv',
      [
        cabecera,
        'f,v,D:050304,2026-10,,*,100,sien',
        'f,v,D:050305,2026-10,,SD,(SD),sien',
        'f,v,D:050306,2026-10,,0,100,sien',
        'f,v,D:050307,2026-10,,x,100,sien',
        cabecera,
        'TOTAL,,,,,10,200,',
        ',,,,,,,',
        '* menos de cinco casos,,,,,,,',
        'Fuente: INS',
      ].join('\n'),
    );
    expect(r.carga).toMatchObject({ recibidas: 9, aceptadas: 1, observadas: 3, rechazadas: 5 });
    expect(r.carga.motivos).toEqual({
      encabezado_repetido: 1,
      fila_pie: 2,
      fila_total: 1,
      fila_vacia: 1,
      numero_ilegible: 1,
      suprimido: 2,
    });
    expect(rechazosDe(r)[0]).toBe('2,num,suprimido,observada,*');
    expect((await filasDe(r, 'agregados')).map((f) => [f['num'], f['den']])).toEqual([
      [null, 100],
      [null, null],
      [0, 100],
      [null, 100],
    ]);
    const poblacion = await recibir(
      dir,
      'poblacion.csv',
      'ambito,anio,grupo_edad,sexo,personas,fuente\nD:050304,2026,0-4,F,*,censo\n',
    );
    expect(poblacion.carga.motivos).toEqual({ suprimido: 1 });
    expect(await filasDe(poblacion, 'poblacion')).toMatchObject([{ personas: null }]);
  });

  it('ningún documento recortado por Excel pasa por otro', async () => {
    const padron = await recibir(
      dir,
      'padron.csv',
      FILAS_PADRON([
        { dni: '', cnv: '9.90E+09', pad: '99000001' },
        { dni: '', cnv: '9.900000012E+09', pad: '99000002' },
        { dni: '', cnv: '', pad: '9.9E+07' },
        { dni: '', cnv: '', pad: '9.9E+07', nacimiento: '06/03/2025' },
      ])
        .map((l) => l.map((c) => `"${c}"`).join(';'))
        .join('\n'),
    );
    expect(padron.carga).toMatchObject({ recibidas: 4, aceptadas: 1, observadas: 3, motivos: { numero_truncado: 3 } });
    expect((await filasDe(padron, 'padron')).map((f) => f['documento']).sort()).toEqual(
      ['9900000012', '99000001', null, null].sort(),
    );
    // A workbook keeps the whole number whatever it shows.
    const libro = libroXlsx(FILAS_PADRON([{ dni: '', cnv: '9900000012' }]));
    const { carga } = await recibir(dir, 'padron.xlsx', libro);
    expect(carga.motivos).toEqual({});
  });

  it('los códigos que pudieron perder un cero se marcan y no se adivinan', async () => {
    const r = await recibir(
      dir,
      'x_2026_10.csv',
      tramaHis([
        { Codigo_Item: '99199.1' },
        { Codigo_Item: '99401.2' },
        { Id_Paciente: '1.00E+11' },
        { Id_Cita: '1.2E+08' },
      ]),
    );
    expect(rechazosDe(r)).toEqual([
      '2,Codigo_Item,codigo_dudoso,observada,99199.1',
      '4,Id_Paciente,numero_truncado,observada,***',
      '5,Id_Cita,numero_truncado,rechazada,1.2E+08',
    ]);
    expect((await filasDe(r, 'his_lineas')).map((f) => [f['codigo'], f['id_paciente']])).toEqual([
      ['99199.1', '1000000001'],
      ['99401.2', '1000000001'],
      ['99381.01', null],
    ]);
  });

  it('el orden de día y mes es del archivo: lo dice cuando nada lo decide y cuando se contradice', async () => {
    const avisos = async (...f: string[]): Promise<string> =>
      (await recibir(dir, 'x_2026_10.csv', tramaHis(f.map((x) => ({ Fecha_Atencion: x }))))).carga.avisos.join();
    expect(await avisos('5/10/2026')).toContain('Ninguna fecha dice cuál es el día');
    expect(await avisos('10/5/2026', '10/25/2026', '10/26/2026', '25/10/2026')).toContain(
      'se leyeron como mes/día/año, y 1 que',
    );
  });
});

describe('validaciones mínimas', () => {
  it('un nombre de distrito sólo sugiere, con su parecido, y nunca se aplica', async () => {
    const cabecera =
      'Id_Establecimiento,Nombre_Establecimiento,Ubigueo_Establecimiento,Codigo_Unico,Departamento,Provincia,Distrito';
    const r = await recibir(
      dir,
      'maestro.csv',
      [
        cabecera,
        '1,P1,999999,000099001,AYACUCHO,HUANCA SANCOS,SANTIAGO DE LUCANAMRCA',
        '2,P2,999999,000099002,AYACUCHO,VICTOR FAJARDO,HUAYA',
        '3,P3,999999,000099003,,,SAN JUAN',
        '4,P4,050304,000099004,AYACUCHO,HUANCA SANCOS,OTRO',
      ].join('\n'),
    );
    expect(r.carga.motivos).toEqual({ ubigeo_desconocido: 3 });
    expect(sugerenciasDe(r)).toEqual([
      expect.stringMatching(/^¿D:050304\? \(0\.9\d\)$/),
      '¿D:051010? (1.00)', // another spelling of Hualla
      '', // several districts are called so
    ]);
    expect((await filasDe(r, 'his_establecimientos')).map((f) => f['ubigeo'])).toEqual([null, null, null, '050304']);
  });

  it('tablas propias: medidas fuera de rango se marcan y no se guardan; Hb 0 es vacía; APP no es persona', async () => {
    const r = await recibir(
      dir,
      'prestaciones.csv',
      [
        'id_cita,documento,fecha,renipress,codigo,lab1,hb,peso_kg,talla_cm',
        '1,99000001,2026-10-01,3644,85018,,0,8,70',
        '2,99000001,2026-10-01,3644,85018,,45,8,70',
        '3,99000001,2026-10-01,3644,85018,,11,8,0.7',
        '4,99000001,2026-10-01,3644,85018,,11,800,70',
        '5,app108,2026-10-01,3644,85018,,11,8,70',
        '6,99000001,1899-10-01,3644,85018,,11,8,70',
        '7,9.9E+07,2026-10-01,3644,85018,,11,8,70',
      ].join('\n'),
    );
    expect(r.carga.motivos).toEqual({
      actividad_colectiva: 1,
      fecha_imposible: 1,
      hb_fuera_de_rango: 1,
      numero_truncado: 1,
      peso_fuera_de_rango: 1,
      talla_en_metros: 1,
    });
    expect((await filasDe(r, 'prestaciones')).slice(0, 4).map((f) => [f['hb'], f['peso_kg'], f['talla_cm']])).toEqual([
      [null, 8, 70],
      [null, 8, 70],
      [11, 8, null],
      [11, null, 70],
    ]);
  });

  it('visitas con coordenadas permutadas se enderezan; las imposibles no se guardan', async () => {
    const fila = (c: string): string => `99000001,2026-10-01,presencial,valida,MOVIL,${c}`;
    const r = await recibir(
      dir,
      'visitas.csv',
      [
        'documento,fecha,modalidad,estado,dispositivo,lat,lon',
        fila('-13.9,-74.2'),
        fila('-74.2,-13.9'),
        fila('51.5,0.1'),
      ].join('\n'),
    );
    // In its place, the second visit says what the first said: one visit.
    expect(r.carga.motivos).toEqual({ coordenadas_imposibles: 1, fila_repetida: 1 });
    expect((await filasDe(r, 'visitas')).map((f) => [f['lat'], f['lon']])).toEqual([
      [-13.9, -74.2],
      [null, null],
    ]);
  });

  it('un documento de 6 u 8 cifras se completa; los demás se observan', async () => {
    const r = await recibir(
      dir,
      'MaestroPaciente.csv',
      maestroPaciente([
        { Numero_Documento: '990001' },
        { Id_Paciente: '2', Numero_Documento: '99001' },
        { Id_Paciente: '3', Numero_Documento: '990000001' },
      ]),
    );
    expect(r.carga.motivos).toEqual({ documento_invalido: 2 });
  });
});

describe('el periodo de una trama que no dice su mes', () => {
  const trama = (meses: readonly (readonly [string, number])[], registro?: string): string =>
    tramaHis(
      meses.flatMap(([mes, n]) =>
        Array.from({ length: n }, (_, i) => ({
          Id_Cita: `${mes}-${i}`,
          Fecha_Atencion: `${mes}-05`,
          Fecha_Registro: registro ?? `${mes}-06 08:00:00`,
        })),
      ),
    );
  const periodo = async (texto: string): Promise<string> =>
    (await recibir(dir, 'trama.csv', texto)).carga.alcance.periodo;

  it('acumulada de enero a octubre: del primero al último mes con al menos el 2 % de sus filas', async () => {
    const meses = Array.from({ length: 10 }, (_, i) => [`2026-${String(i + 1).padStart(2, '0')}`, 6] as const);
    expect(await periodo(trama([...meses, ['2025-11', 1]]))).toBe('2026-01/2026-10');
  });

  it('digitada en un mes: es de ese mes aunque traiga atenciones atrasadas', async () => {
    expect(
      await periodo(
        trama(
          [
            ['2026-09', 3],
            ['2026-10', 7],
          ],
          '2026-10-30',
        ),
      ),
    ).toBe('2026-10');
  });

  it('guarda el día en que se digitó cada línea y no llama nuevas a las columnas añadidas después', async () => {
    const texto = tramaHis([{}]);
    const [cabecera, fila] = texto.split('\n');
    const r = await recibir(
      dir,
      'x_2026_10.csv',
      `${cabecera},Alerta,Id_Dosis,gruporiesgo_desc,Otra\n${fila}, , , ,1\n`,
    );
    expect(await filasDe(r, 'his_lineas')).toMatchObject([{ registrado: '2026-10-10' }]);
    expect(r.carga.columnas.nuevas).toEqual(['Otra']);
  });
});

it('los maestros que Sala no necesita se rechazan enteros y se dice por qué', async () => {
  for (const [texto, motivo] of [
    ['Id_Centro_Poblado,Descripcion_Centro_Poblado,Id_Codigo_Centro_Poblado\n1,X,1\n', /CENTRO_POBLADO.*incorporado/],
    ['Codigo_Item,Descripcion_Item,Fg_Tipo,Fg_Estado\nA000,X,1,1\n', /CIE_CPMS/],
    ['Id_Ubigueo_Inei,Id_Ubigueo_Reniec,Departamento\n1,1,X\n', /UBIGEO/],
    [
      'Id_Personal,Id_Tipo_Documento,Numero_Documento,Nombres_Personal\n1,1,99000001,ARUNA\n',
      /MaestroPersonal.*personales/,
    ],
    ['Id_Registrador,Id_Tipo_Documento,Numero_Documento\n1,1,99000001\n', /MaestroRegistrador/],
    ['Id_Etnia,Descripcion_Etnia\n58,X\n', /ETNIA/],
    ['Id_Ups,Descripcion_Ups\n1,X\n', /UPS/],
  ] as const) {
    const { carga, parquet } = await recibir(dir, 'maestro.csv', texto);
    expect(carga.error).toMatchObject({ codigo: 'maestro_innecesario', mensaje: expect.stringMatching(motivo) });
    expect(carga.error?.mensaje).not.toContain('ARUNA');
    expect(parquet).toEqual([]);
  }
});

describe('lo que falta de las dos listas', () => {
  it('un ZIP que no es libro, uno sin filas y uno de otra región se rechazan enteros', async () => {
    const noEsLibro = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<d/>') });
    expect((await recibir(dir, 'a.xlsx', noEsLibro)).carga.error?.codigo).toBe('xlsx_ilegible');
    expect((await recibir(dir, 'a.csv', tramaHis([]))).carga.error?.codigo).toBe('sin_filas');
    const deOtra = await recibir(dir, 'NominalTramaNuevo_AYACUCHO_2026_10.csv', tramaHis([{}]), { region: '08' });
    expect(deOtra.carga.error?.codigo).toBe('region_distinta');
  });

  it('una fila desmedida se aparta y las demás siguen', async () => {
    const r = await recibir(
      dir,
      'x_2026_10.csv',
      tramaHis([{ Lote: 'A'.repeat(1_000_001) }, { Talla: '300' }, { Id_Establecimiento: '777777' }]),
    );
    expect(r.carga.motivos).toEqual({ eess_desconocido: 1, fila_demasiado_larga: 1, talla_fuera_de_rango: 1 });
  });

  it('un certificado de 99 semanas y un establecimiento sin código único se observan', async () => {
    const cnv = await recibir(
      dir,
      'cnv.csv',
      'nu_cnv,peso_nacido,dur_emb_parto,fe_nacido,tip_lugar_nacido,co_local\n9900000001,2500,99,2026-03-05,EESS,3644\n',
    );
    expect(cnv.carga.motivos).toEqual({ semanas_fuera_de_rango: 1 });
    const maestro = await recibir(
      dir,
      'maestro.csv',
      'Id_Establecimiento,Nombre_Establecimiento,Ubigueo_Establecimiento,Codigo_Unico\n1,P1,050304,\n',
    );
    expect(maestro.carga.motivos).toEqual({ codigo_unico_ilegible: 1 });
  });

  it('los mismos bytes otra vez son todo duplicado', async () => {
    const { carga } = await recibir(dir, 'x_2026_10.csv', tramaHis([{}, {}]));
    expect(repetida({ ...carga, rechazos: null, normalizado: [] }, 'otra vez.csv')).toMatchObject({
      recibidas: 2,
      aceptadas: 0,
      duplicadas: 2,
      motivos: { archivo_repetido: 2 },
    });
  });
});
