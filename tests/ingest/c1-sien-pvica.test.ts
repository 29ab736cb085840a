import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { carpeta, filasDe, filasRechazadas, libroXlsx, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();
const csv = (...filas: readonly (readonly string[])[]): string => filas.map((f) => f.join(',')).join('\n') + '\n';

/** A workbook of several sheets, each with its own inline texts. */
function libroDeHojas(hojas: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const nombres = Object.keys(hojas);
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const partes: Record<string, Uint8Array> = {};
  for (const [i, nombre] of nombres.entries())
    partes[`xl/worksheets/sheet${i + 1}.xml`] = unzipSync(libroXlsx(hojas[nombre]!, false))[
      'xl/worksheets/sheet1.xml'
    ]!;
  return zipSync({
    ...partes,
    'xl/workbook.xml': strToU8(
      `<workbook ${ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${nombres.map((n, i) => `<sheet name="${n}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${nombres.map((_, i) => `<Relationship Id="rId${i + 1}" Type="x" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
  });
}

describe('Compromiso 1', () => {
  const TITULOS = [['MINISTERIO DE SALUD'], ['NÓMINA DE NIÑOS'], [], ['Municipalidad de ejemplo'], [], [], []];
  const CABECERA = [
    'Establecimiento de Salud',
    'Nombres del Actor Social',
    'Tipo de Documento',
    'Número de Documento del niño',
    'Fecha de Nacimiento',
    'Rango de Edad',
    'Zona',
    'Manzana',
    'Sector',
    'Mes',
    'Año',
    'Total de visitas completas para la edad',
    'Total de Intervenciones',
  ];
  const fila = (documento: string, mes: string, esperadas: string): string[] => [
    'LUCANAMARCA',
    'ARUNA QORBAT',
    'DNI',
    documento,
    '05/03/2026',
    '6 - 12 Meses',
    'False',
    'MZ 1',
    'SECTOR 3',
    mes,
    '2026',
    esperadas,
    '2',
  ];

  it('nómina bajo siete filas de título: mes en texto, sector municipal aparte, lo no aceptado con su línea', async () => {
    const libro = libroXlsx([
      ...TITULOS,
      CABECERA,
      fila('99000001', 'Set', '2'),
      fila('99000002', 'Sep', 'x'),
      fila('99000003', '09', '3'),
      fila('', 'Set', '2'),
      fila('99000001', 'Set', '2'),
      CABECERA,
    ]);
    const r = await recibir(dir, 'carga.xlsx', libro, { region: '05' });
    expect(r.carga).toMatchObject({
      formato: 'c1_nomina',
      recibidas: 6,
      aceptadas: 2,
      observadas: 1,
      duplicadas: 1,
      rechazadas: 2,
      motivos: { clave_ilegible: 1, fila_repetida: 1, encabezado_repetido: 1, numero_ilegible: 1 },
      alcance: { fuente: 'nomina_c1', periodo: '2026-09', ambito: 'D:050304' },
      sintetico: true,
    });
    const filas = await filasDe(r, 'nomina_c1');
    expect(filas[0]).toMatchObject({
      documento: '99000001',
      periodo: '2026-09',
      poblacion: 'nino',
      esperadas: 2,
      sector_municipal: 'SECTOR 3',
      zona_municipal: null,
    });
    expect(Object.keys(filas[0]!)).not.toContain('sector');
    expect(rechazosDe(r)).toContain('10,Total de visitas completas para la edad,numero_ilegible,observada,x');
  });

  it('gestantes y niños del mismo mes no se reemplazan', async () => {
    const cabecera = ['Número de Documento', 'Rango de Edad', 'Mes', 'Año', 'Total de visitas completas para la edad'];
    const r = await recibir(dir, 'g.csv', csv(cabecera, ['99000009', 'Adulta', 'Oct', '2026', '2']));
    expect(r.carga.alcance.fuente).toBe('nomina_c1_gestantes');
    expect(r.carga.avisos.join(' ')).toContain('--ambito');
    expect(await filasDe(r, 'nomina_c1')).toMatchObject([{ poblacion: 'gestante', periodo: '2026-10' }]);
  });

  it('detalle de intervenciones: estado, modalidad, coordenadas permutadas o ausentes', async () => {
    const cabecera =
      'Establecimiento de Salud,Actores Sociales,Número de Documento de Niño,Etapa,Fecha Intervención,Latitud Intervención,Longitud Intervención,Dispositivo Intervención,Estado Intervención,Mes,Año'.split(
        ',',
      );
    const visita = (
      etapa: string,
      cuando: string,
      lat: string,
      lon: string,
      como: string,
      estado: string,
    ): string[] => ['LUCANAMARCA', 'ARUNA', '99000001', etapa, cuando, lat, lon, como, estado, 'Set', '2026'];
    const buena = 'Visita Domiciliaria (6 a 12 Meses)';
    const r = await recibir(
      dir,
      'detalle.csv',
      csv(
        cabecera,
        visita(buena, '02/09/2026 10:15', '-13.9', '-74.3', 'MOVIL', 'Registrado'),
        visita('visita domiciliaria (1 a 5 meses)', '11/09/2026', '-74.3', '-13.9', 'MOVIL', 'Registrado'),
        visita('No Encontrado', '12/09/2026', 'False', 'False', 'WEB', 'False'),
        visita('Rechazado', '13/09/2026', '', '', 'WEB', ''),
        visita(buena, '14/09/2026', '40.4', '-3.7', 'MOVIL', 'Registrado'),
        visita(buena, '15/09/2026', '0', '0', 'WEB', 'Algo nuevo'),
        visita(buena, '31/12/2026', '', '', 'WEB', 'Registrado'),
        visita(buena, '02/09/2026 10:15', '-13.9', '-74.3', 'MOVIL', 'Registrado'),
      ),
      { region: '05' },
    );
    expect(r.carga).toMatchObject({
      formato: 'c1_visitas',
      recibidas: 8,
      aceptadas: 3,
      observadas: 4,
      duplicadas: 1,
      motivos: {
        fila_repetida: 1,
        coordenadas_imposibles: 1,
        coordenadas_permutadas: 1,
        estado_desconocido: 1,
        fecha_futura: 1,
      },
      alcance: { fuente: 'visitas', periodo: '2026-09', ambito: 'D:050304' },
    });
    const filas = (await filasDe(r, 'visitas')).sort((a, b) => String(a['fecha']).localeCompare(String(b['fecha'])));
    expect(filas.map((f) => [f['estado'], f['lat'], f['lon']])).toEqual([
      ['valida', -13.9, -74.3],
      ['valida', -13.9, -74.3],
      ['no_encontrado', null, null],
      ['rechazado', null, null],
      ['valida', null, null],
      [null, null, null],
      ['valida', null, null],
    ]);
  });

  it('de la evaluación sólo se toma la nómina, con fuente propia', async () => {
    const r = await recibir(
      dir,
      'evaluacion 2026_10.csv',
      csv(
        ['DNI del niño', 'N° DE VISITAS PROGRAMADAS', 'N° DE VISITAS REALIZADAS', 'FECHA DE VISITA 1'],
        ['99000001', '3', '2', '05/10/2026'],
      ),
    );
    expect(r.carga).toMatchObject({ formato: 'c1_evaluacion', aceptadas: 1 });
    expect(r.carga.alcance).toMatchObject({ fuente: 'nomina_c1_evaluacion', periodo: '2026-10' });
    expect(r.parquet.map((p) => p.tabla)).toEqual(['nomina_c1']);
  });
});

describe('SIEN-HIS', () => {
  const CABECERA =
    'sw,EESS,Renipress,FechaAtencion,EdadMeses,Hemoglobina,FechaHemoglobina,UbigeoREN,AlturaREN,Hbc,Dx_anemia'.split(
      ',',
    );
  const nino = (edad: string, hb: string, altura: string, hbc: string, dx: string, dia = '2026-10-08'): string[] => [
    '1.0',
    'I-3   - 00003644 - LUCANAMARCA',
    '3644',
    dia,
    edad,
    hb,
    '12/31/1969',
    '              50304',
    altura,
    hbc,
    dx,
  ];

  it('Hb: reproduce la clasificación publicada; filas iguales son niños distintos; una Hbc aberrante no cuenta', async () => {
    // 3068 m: 13.0 − (0.56384·3.068 + 0.030·3.068²) = 10.9877…
    const hbc = '10.98776016';
    const r = await recibir(
      dir,
      'Niños AYACUCHO.csv',
      csv(
        CABECERA,
        nino('23.99', '13.0', '3068.0', hbc, 'Normal'),
        nino('23.99', '13.0', '3068.0', hbc, 'Normal'),
        nino('24.00', '13.0', '3068.0', hbc, 'AnemiaLeve'),
        nino('48.10', '13.0', '3068.0', hbc, 'Anemia Leve'),
        nino('30.00', '13.0', '3068.0', '1.45', 'Anemia Severa'),
        nino('30.00', '', '3068.0', '', ''),
        nino('30.00', '11.0', '374', '11.0', 'Normal', '2026-09-30'),
      ),
    );
    expect(r.carga).toMatchObject({
      formato: 'sien_hb',
      recibidas: 7,
      aceptadas: 6,
      observadas: 1,
      duplicadas: 0,
      motivos: { hbc_distinta: 1 },
      alcance: { fuente: 'sien_hb', periodo: '2026-09/2026-10', ambito: 'G:05' },
    });
    expect(
      (await filasDe(r, 'agregados')).map((f) => [f['ficha'], f['ambito'], f['periodo'], f['num'], f['den']]),
    ).toEqual([
      ['sien_anemia_6_35m', 'D:050304', '2026-09', 0, 1],
      ['sien_anemia_6_35m', 'D:050304', '2026-10', 1, 3],
      ['sien_anemia_6_59m', 'D:050304', '2026-09', 0, 1],
      ['sien_anemia_6_59m', 'D:050304', '2026-10', 2, 4],
    ]);
  });

  it('Pt: −2,00 exacto no es desnutrición; etiqueta dañada; z improbable fuera', async () => {
    const cabecera = 'Renipress,FechaAtencion,EdadMeses,UbigeoREN,PTZ,ZTE,ZPE,Dx_PT,Dx_TE,Dx_PE'.split(',');
    const z = (ptz: string, zte: string, zpe: string, pt: string, te: string, pe: string): string[] => [
      '3644',
      '2026-10-08',
      '40.5',
      '50304.0',
      ptz,
      zte,
      zpe,
      pt,
      te,
      pe,
    ];
    const r = await recibir(
      dir,
      'Pt.csv',
      csv(
        cabecera,
        z('2.00', '-2.00', '-2.00', 'Normal', 'Normal', 'Normal'),
        z('2.01', '-2.01', '-2.01', 'Sobrepeso', 'D.CrÃ³nica', 'D.Global'),
        z('0', '-6.5', '0', 'Normal', 'D.CrÃ³nica', 'Normal'),
        z('0', '-1', '0', 'Normal', 'D.Crónica', 'Normal'),
      ),
    );
    expect(r.carga).toMatchObject({ formato: 'sien_pt', aceptadas: 2, motivos: { dx_distinto: 1, z_improbable: 1 } });
    const agregados = await filasDe(r, 'agregados');
    const de = (ficha: string): unknown => agregados.find((f) => f['ficha'] === ficha);
    expect(de('sien_dci_menor_60m')).toMatchObject({ num: 1, den: 2, version: 'sien_his', curso_vida: 'nino' });
    expect(de('sien_sobrepeso_menor_60m')).toMatchObject({ num: 1, den: 2 });
    expect(de('sien_dci_menor_36m')).toBeUndefined();
  });

  it('informe por distrito: todas sus hojas, cabeceras de dos y tres filas, y lo suprimido nunca es cero', async () => {
    const arriba = [['CUADRO N°09'], ['PERIODO: ENERO A JUNIO - 2026'], []];
    const anemia = (...filas: string[][]): string[][] => [
      ...arriba,
      ['DEPARTAMENTO', 'PROVINCIA', 'DISTRITO', 'UBIGEO', 'N° DE EVALUADOS', 'ANEMIA TOTAL', '', 'ANEMIA LEVE', ''],
      ['', '', '', '', '', 'N° DE CASOS', '%', 'N° DE CASOS', '%'],
      ...filas,
    ];
    const libro = libroDeHojas({
      INICIO: [['MINISTERIO DE SALUD']],
      'Anemia 6-35m x DISTRITO': anemia(
        ['AYACUCHO', 'HUANCA SANCOS', 'SANTIAGO DE LUCANAMARCA', '050304', '30', '9', '30', '8', '26.6'],
        ['', '', 'CARAPO', '50302', '*', '*', '*', '*', '*'],
        ['', '', 'SANCOS', '050301', '(SD)', '(SD)', '(SD)', '(SD)', '(SD)'],
        ['PERÚ', '', '', '', '30', '9', '30', '8', '26.6'],
        ['* Cantidad de registros menores a 5'],
      ),
      'EN 0-59m x DISTRITO': [
        ...arriba,
        ['DEPARTAMENTO', 'PROVINCIA', 'DISTRITO', 'UBIGEO', 'INDICADOR TALLA / EDAD1', '', '', '', '', ''],
        ['', '', '', '', 'N° DE EVALUADOS', 'DESNUTRICIÓN CRÓNICA', '', 'N° DE EVALUADOS', 'RIESGO DE D. CRÓNICA4', ''],
        ['', '', '', '', '', 'N° DE CASOS', '%', '', 'N° DE CASOS', '%'],
        ['AYACUCHO', '', 'SANTIAGO DE LUCANAMARCA', '050304', '138', '27', '19.5', '111', '40', '36'],
        ['', '', 'NADA', '999999', '10', '1', '10', '9', '1', '11'],
      ],
    });
    const r = await recibir(dir, 'informe.xlsx', libro);
    expect(r.carga).toMatchObject({
      formato: 'sien_informe',
      recibidas: 7,
      aceptadas: 2,
      observadas: 3,
      rechazadas: 2,
      motivos: { clave_ilegible: 1, fila_pie: 1, sin_dato_en_origen: 1, suprimido: 1, ubigeo_desconocido: 1 },
      alcance: { fuente: 'sien_informe', periodo: '2026-01/2026-06' },
    });
    expect(r.carga.avisos.join(' ')).toContain('«INICIO» no se leyó');
    expect(
      (await filasDe(r, 'agregados')).map((f) => [f['ficha'], f['ambito'], f['num'], f['den'], f['observacion']]),
    ).toEqual([
      ['sien_anemia_6_35m', 'D:050301', null, null, 'sin_dato_en_origen'],
      ['sien_anemia_6_35m', 'D:050302', null, null, 'suprimido'],
      ['sien_anemia_6_35m', 'D:050304', 9, 30, null],
      ['sien_dci_menor_60m', 'D:050304', 27, 138, null],
      ['sien_riesgo_dci_menor_60m', 'D:050304', 40, 111, null],
    ]);
    // The same number of line in two sheets is told apart by the sheet.
    expect(filasRechazadas(r)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ linea: '7', codigo: 'suprimido', valor: '*', hoja: 'Anemia 6-35m x DISTRITO' }),
        expect.objectContaining({ linea: '8', codigo: 'ubigeo_desconocido', hoja: 'EN 0-59m x DISTRITO' }),
      ]),
    );
  });
});

describe('PVICA', () => {
  const GRUPOS = [
    'Centro Poblado',
    '',
    '# Muestra',
    'Coordenadas de la muestra',
    '',
    '',
    'Estado Muestreo',
    'Fecha Muestreo',
    'Fecha Finalizado',
    'Lugar de Muestreo',
    '',
    'Parámetros Decreto',
    '',
    'Parámetros Eca',
    '',
  ];
  const NOMBRES = [
    'Ubigeo',
    'Nombre CCPP',
    '',
    'Este.',
    'Norte',
    'Huso Banda',
    '',
    '',
    '',
    'Id.',
    'Ubicación',
    'Cloro',
    'Turbiedad',
    'Cloruros_',
    'Turbiedad',
  ];
  const muestra = (
    n: string,
    cloro: string,
    ubicacion: string,
    estado = 'Terminado',
    dia = '09-01-2026',
    huso = '18 L',
  ): string[] => [
    '0503040001',
    'LUCANAMARCA',
    n,
    '590000',
    '8456000',
    huso,
    estado,
    dia,
    '18-01-2026 08:47 AM',
    'null',
    ubicacion,
    cloro,
    '1.4',
    '',
    '',
  ];

  it('dos filas de cabecera, repetidas a mitad; cloro vacío no es cero; muestreo sin terminar no cuenta', async () => {
    const r = await recibir(
      dir,
      'pvica.xlsx',
      libroXlsx([
        ['REPORTE PVICA'],
        GRUPOS,
        NOMBRES,
        muestra('1', '0.69', 'Red de distribución'),
        muestra('2', '', 'Reservorio'),
        GRUPOS,
        NOMBRES,
        muestra('3', '0', 'Red de distribucion', 'Toma de Muestras de Campo'),
        muestra('4', '0.5', 'Fuente de captación', 'Muestras de Campo Terminadas', '25-02-2026'),
        muestra('5', '0.5', 'Planta de tratamiento', 'Terminado', '25-02-2026', 'null'),
        muestra('6', '0.5', 'Otro sitio', 'Terminado', '25-02-2026', '31 N'),
      ]),
    );
    expect(r.carga).toMatchObject({
      formato: 'pvica',
      recibidas: 8,
      aceptadas: 4,
      observadas: 2,
      rechazadas: 2,
      motivos: { encabezado_repetido: 2, muestreo_sin_terminar: 1, punto_desconocido: 1 },
      alcance: { fuente: 'agua', periodo: '2026-01/2026-02', ambito: 'D:050304' },
    });
    const filas = (await filasDe(r, 'agua')).sort((a, b) => Number(a['muestra']) - Number(b['muestra']));
    expect(filas.map((f) => [f['punto'], f['cloro_mg_l'], f['fecha'], f['huso']])).toEqual([
      ['red', 0.69, '2026-01-09', '18'],
      ['reservorio', null, '2026-01-09', '18'],
      ['red', 0, '2026-01-09', '18'],
      ['captacion', 0.5, '2026-02-25', '18'],
      ['planta', 0.5, '2026-02-25', null],
      [null, 0.5, '2026-02-25', null],
    ]);
  });
});

describe('meses de las tablas propias', () => {
  const agua = (...fechas: string[]): string =>
    csv(
      ['codigo_ccpp', 'fecha', 'punto', 'cloro_mg_l'],
      ...fechas.map((f, i) => ['0503040001', f, 'red', (i / 1000).toFixed(3)]),
    );

  it('un mes, un rango, y lo futuro o ilegible no cuenta', async () => {
    expect((await recibir(dir, 'a.csv', agua('2026-10-01', '2026-10-30'))).carga.alcance.periodo).toBe('2026-10');
    expect(
      (await recibir(dir, 'b.csv', agua('2026-08-01', '2027-01-01', 'x', '2026-10-30'))).carga.alcance.periodo,
    ).toBe('2026-08/2026-10');
  });

  it('una fecha suelta entre muchas no agranda el alcance', async () => {
    const muchas = Array.from({ length: 200 }, (_, i) => `2026-10-${String((i % 28) + 1).padStart(2, '0')}`);
    expect((await recibir(dir, 'c.csv', agua('2016-10-01', ...muchas))).carga.alcance.periodo).toBe('2026-10');
  });

  it('de un conteo acumulado valen los dos extremos', async () => {
    const r = await recibir(
      dir,
      'd.csv',
      csv(
        ['ficha', 'version', 'ambito', 'periodo', 'num', 'den'],
        ['f', 'v', 'D:050304', '2026-01/2026-06', '1', '2'],
        ['f', 'v', 'D:050304', '2026-07', '1', '2'],
      ),
    );
    expect(r.carga.alcance.periodo).toBe('2026-01/2026-07');
  });
});
