import { expect, it } from 'vitest';
import { carpeta, enWindows1252, filasDe, rechazosDe, recibir, sugerenciasDe } from './archivos-de-prueba.ts';

const dir = carpeta();

it('exportación de la DIRESA: el anulado se observa y no cuenta; de dos del mismo número gana el registrado al último', async () => {
  const r = await recibir(
    dir,
    'cnv.csv',
    [
      'NUM_CNV;Estado;Cod_EESS;EESS;DNI_Madre;Distrito_Madre;Ubigeo_Madre;Sem_Gest;Fecha;Hora;Sexo;Peso_g;Talla_cm;Apgar;Fecha_Registro;Novedad',
      '9900000001;REGISTRADO;3644;CS;990001;LUCANAMARCA;50304;38;05/03/2026;10:00;F;2400;48;9;06/03/2026;',
      '9900000002;ANULADO;3644;CS;99000002;;050304;38;06/03/2026;10:00;F;3400;48;9;06/03/2026;',
      '9900000003;REGISTRADO;3644;CS;99000003;;050304;38;25/03/2026;10:00;F;3400;48;9;26/03/2026;',
      '9900000003;REGISTRADO;3644;CS;99000003;;050304;38;25/03/2026;10:00;F;3500;48;9;27/03/2026;',
      '9900000003;REGISTRADO;3644;CS;99000003;;050304;38;25/03/2026;10:00;F;3500;48;9;27/03/2026;',
      '9900000004;REGISTRADO;3644;CS;99000004;SANTIAGO DE LUCANAMARCA;999999;38;27/03/2026;10:00;F;3.4;48;9;27/03/2026;',
    ].join('\n'),
  );
  expect(r.carga).toMatchObject({
    formato: 'cnv_diresa',
    recibidas: 6,
    aceptadas: 2,
    observadas: 2,
    duplicadas: 2,
    motivos: { clave_repetida: 1, cnv_anulado: 1, fila_repetida: 1, ubigeo_desconocido: 1 },
    alcance: { fuente: 'cnv', periodo: '2026-03', ambito: 'G:05' },
  });
  expect(r.carga.columnas.nuevas).toEqual(['Novedad']);
  expect(sugerenciasDe(r).filter((s) => s !== '')).toEqual(['¿D:050304? (1.00)']);
  expect(await filasDe(r, 'cnv')).toMatchObject([
    { cnv: '9900000001', documento_madre: '00990001', peso_g: 2400, semanas: 38, renipress: '00003644', lugar: null },
    { cnv: '9900000003', peso_g: 3500 },
    { cnv: '9900000004', peso_g: null, ubigeo_madre: null },
  ]);
});

it('datos abiertos: nacimientos por distrito y mes; dos filas iguales son dos nacimientos', async () => {
  const texto = [
    'FecNac_Año;FecNac_Mes;PESO_NACIDO;TALLA_NACIDO;DUR_EMB_PARTO;sexo_nacido;Nivel_Intrucción_Madre;IdUbigeoInei;Ipress;Lugar_Nacido',
    '2025;1;2400;48;38;F;SECUNDARIA;50304;3644;ESTABLECIMIENTO',
    '2025;1;2400;48;38;F;SECUNDARIA;50304;3644;ESTABLECIMIENTO',
    '2025;01;2500;48;38;F;SECUNDARIA;050304;3644;ESTABLECIMIENTO',
    '2025;2;9;48;38;F;SECUNDARIA;050304;3644;ESTABLECIMIENTO',
    '2024;12;*;48;38;F;SECUNDARIA;050304;3644;ESTABLECIMIENTO',
    '2025;2;3000;48;38;F;SECUNDARIA;;3644;ESTABLECIMIENTO',
    '2025;13;3000;48;38;F;SECUNDARIA;050304;3644;ESTABLECIMIENTO',
    '2027;1;3000;48;38;F;SECUNDARIA;050304;3644;ESTABLECIMIENTO',
  ].join('\n');
  for (const bytes of [texto, enWindows1252(texto)]) {
    const r = await recibir(dir, 'DATOS_ABIERTOS_CNV.csv', bytes);
    expect(r.carga).toMatchObject({
      formato: 'cnv_abierto',
      recibidas: 8,
      aceptadas: 3,
      observadas: 5,
      duplicadas: 0,
      sintetico: false,
      motivos: {
        fecha_ilegible: 1,
        nacimiento_futuro: 1,
        peso_fuera_de_rango: 1,
        suprimido: 1,
        ubigeo_desconocido: 1,
      },
      alcance: { fuente: 'cnv_abierto', periodo: '2024-01/2025-12', ambito: 'D:050304' },
      dato_hasta: '2025-02-28',
    });
    expect(r.carga.avisos.join()).not.toContain('nuevas');
    expect(rechazosDe(r)[1]).toBe('6,PESO_NACIDO,suprimido,observada,*');
    expect(await filasDe(r, 'agregados')).toMatchObject([
      { ficha: 'nacidos_vivos', version: 'cnv_abierto', ambito: 'D:050304', periodo: '2024-12', num: 0, den: 1 },
      { periodo: '2025-01', num: 2, den: 3, fuente: 'cnv_abierto', curso_vida: null },
      { periodo: '2025-02', num: 0, den: 1 },
    ]);
  }
});
