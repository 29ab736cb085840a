import { describe, expect, it } from 'vitest';
import { carpeta, filasDe, maestroPaciente, RENIEC, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();

describe('MaestroPaciente', () => {
  it('documento según su tipo, sexo y ubigeo declarado', async () => {
    const r = await recibir(
      dir,
      'MaestroPaciente.csv',
      maestroPaciente([
        { Numero_Documento: '990001', Ubigeo_Declarado: '50304' },
        { Id_Paciente: '2', Id_Tipo_Documento: '6', Numero_Documento: '9900000001' },
        { Id_Paciente: '3', Id_Tipo_Documento: '5', Numero_Documento: '' },
        { Id_Paciente: '4', Numero_Documento: '99' },
        { Id_Paciente: '5', Numero_Documento: '99000005', Fecha_Nacimiento: '2026-11-06' },
        { Id_Paciente: '6', Numero_Documento: '99000006', Domicilio_Declarado: 'JR. X 1, INT. 2' },
        { Id_Paciente: '7', Numero_Documento: '99000007', Ubigeo_Declarado: RENIEC },
      ]),
    );
    expect(r.carga).toMatchObject({
      formato: 'his_pacientes',
      recibidas: 7,
      aceptadas: 2,
      observadas: 4,
      rechazadas: 1,
      sintetico: false, // 00990001 does not start with 99
      motivos: {
        columnas_de_mas: 1,
        documento_invalido: 1,
        nacimiento_futuro: 1,
        sin_documento: 1,
        ubigeo_posible_reniec: 1,
      },
    });
    expect(rechazosDe(r)).toContain('5,Numero_Documento,documento_invalido,observada,***');
    expect(
      (await filasDe(r, 'his_pacientes')).map((f) => [
        f['id_paciente'],
        f['documento'],
        f['tipo_documento'],
        f['ubigeo'],
      ]),
    ).toEqual([
      ['1000000001', '00990001', 'DNI', '050304'],
      ['2', '9900000001', 'CNV', '050304'],
      ['3', null, 'OTRO', '050304'],
      ['4', null, 'DNI', '050304'],
      ['5', '99000005', 'DNI', '050304'],
      ['7', '99000007', 'DNI', null],
    ]);
  });

  it('una comilla suelta en la dirección no se traga las filas siguientes', async () => {
    const filas = Array.from({ length: 40 }, (_, i) => ({
      Id_Paciente: String(i + 1),
      Numero_Documento: String(99000000 + i),
      ...(i === 3 ? { Domicilio_Declarado: '"LA LOMA' } : {}),
    }));
    const r = await recibir(dir, 'MaestroPaciente.csv', maestroPaciente(filas));
    expect(r.carga).toMatchObject({ recibidas: 40, aceptadas: 40 });
  });

  it('un salto de línea entre comillas es parte del campo y no corre las líneas', async () => {
    const r = await recibir(
      dir,
      'MaestroPaciente.csv',
      maestroPaciente([
        { Domicilio_Declarado: '"JR. X\nALTURA DEL ""PARQUE"", 2"' },
        { Id_Paciente: '2', Numero_Documento: 'x' },
      ]),
    );
    expect(r.carga).toMatchObject({ recibidas: 2, aceptadas: 1, observadas: 1 });
    expect(rechazosDe(r)).toEqual(['4,Numero_Documento,documento_invalido,observada,***']);
  });
});

it('MAESTRO_HIS_ESTABLECIMIENTO: el código de 9 dígitos pasa a RENIPRESS', async () => {
  const r = await recibir(
    dir,
    'maestro.csv',
    'Id_Establecimiento,Nombre_Establecimiento,Ubigueo_Establecimiento,Codigo_Unico,Categoria_Establecimiento\n900001,PUESTO NUEVO,050304,000099001,I-1\n3642,LUCANAMARCA,050304,000003644, \n',
  );
  expect(r.carga).toMatchObject({ formato: 'his_establecimientos', recibidas: 2, aceptadas: 2 });
  expect(await filasDe(r, 'his_establecimientos')).toMatchObject([
    { id_establecimiento: '3642', renipress: '00003644', categoria: null },
    { id_establecimiento: '900001', renipress: '00099001', categoria: 'I-1' },
  ]);
});

it('CNV de OGEI: gramos, semanas, lugar y EESS; por año', async () => {
  const r = await recibir(
    dir,
    'cnv.csv',
    [
      'nu_cnv,peso_nacido,dur_emb_parto,fe_nacido,tip_lugar_nacido,co_local,ubigeo_madre,nu_doc_madre',
      '9900000001,2499,36,2026-03-05,EESS,3644,50304,99000099',
      '9900000002,3.100,39,2026-04-05,DOMICILIO,,050304,',
      '9900000003,3100,99,2026-05-05,EESS,000003644,050304,',
      '9900000003,3100,39,2026-05-05,EESS,000003644,050304,',
      ',3100,39,2026-05-05,EESS,000003644,050304,',
    ].join('\n'),
  );
  expect(r.carga).toMatchObject({
    recibidas: 5,
    aceptadas: 1,
    observadas: 2,
    duplicadas: 1,
    rechazadas: 1,
    alcance: { fuente: 'cnv', periodo: '2026-01/2026-12', ambito: 'G:05' },
    sintetico: true,
  });
  expect(await filasDe(r, 'cnv')).toMatchObject([
    {
      cnv: '9900000001',
      documento_madre: '99000099',
      peso_g: 2499,
      semanas: 36,
      lugar: 'EESS',
      renipress: '00003644',
      ubigeo_madre: '050304',
    },
    { cnv: '9900000002', peso_g: null, lugar: 'DOMICILIO', observacion: 'peso_fuera_de_rango' },
    { cnv: '9900000003', semanas: null },
  ]);
});

describe('tablas propias', () => {
  it('se reconocen por su cabecera y el alcance es el EESS que las envía', async () => {
    const r = await recibir(
      dir,
      'mis sectores.csv',
      'renipress;sector;nombre;color;codigo_ccpp;manzana;minutos_eess;medio;area;superficie_km2;desde;hasta\n3644;00003644-01;Norte;#0072B2;503040001;;35;a pie;RURAL;2,5;2025-08-01;\n',
    );
    expect(r.carga).toMatchObject({
      formato: 'sectorizacion',
      aceptadas: 1,
      alcance: { fuente: 'sectorizacion', periodo: '', ambito: 'E:00003644' },
    });
    expect(await filasDe(r, 'sectorizacion')).toMatchObject([
      {
        renipress: '00003644',
        codigo_ccpp: '0503040001',
        minutos_eess: 35,
        superficie_km2: 2.5,
        desde: '2025-08-01',
        hasta: null,
      },
    ]);
  });

  it('lo ilegible se observa y lo que no tiene clave se rechaza', async () => {
    const r = await recibir(
      dir,
      'visitas.csv',
      'documento,fecha,modalidad,estado,dispositivo,lat,lon\n99000001,2026-10-01,presencial,valida,MOVIL,-13.9,x\n99000001,2026-13-01,presencial,valida,MOVIL,,\n99000001,2027-01-01,presencial,valida,MOVIL,,\n,2026-10-01,presencial,valida,MOVIL,,\n',
    );
    expect(r.carga.motivos).toEqual({ clave_ilegible: 1, fecha_futura: 1, fecha_ilegible: 1, numero_ilegible: 1 });
    expect(r.carga).toMatchObject({ observadas: 3, rechazadas: 1 });
  });

  it('una celda que una hoja de cálculo ejecutaría sale como texto', async () => {
    const r = await recibir(
      dir,
      'agua.csv',
      'codigo_ccpp,fecha,punto,cloro_mg_l,turbiedad_unt\n0503040001,2026-10-01,Red,=1+1,\n',
    );
    expect(rechazosDe(r)).toEqual([`2,cloro_mg_l,numero_ilegible,observada,'=1+1`]);
  });
});
