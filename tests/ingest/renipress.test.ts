import { expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, leerFilas } from '../../functions/adapters/duckdb/conexion.ts';
import { crearCanonicas } from '../../functions/ingest/canonicas.ts';
import { carpeta, enWindows1252, filasDe, recibir, sugerenciasDe, territorio } from './archivos-de-prueba.ts';

const dir = carpeta();
const fila = (
  codigo: string,
  ubigeo: string,
  norte: string,
  este: string,
  distrito = 'SANTIAGO DE LUCANAMARCA',
): string =>
  `MINSA,${codigo},PUESTO ÑAHUI,CENTROS,SIN INTERNAMIENTO,AYACUCHO,HUANCA SANCOS,${distrito},${ubigeo},JR. X,I-1,ACTIVADO,EN FUNCIONAMIENTO,${norte},${este},3400,0`;

it('NORTE es la longitud; las permutadas se enderezan y se dicen; sus códigos quedan conocidos', async () => {
  const r = await recibir(
    dir,
    'RENIPRESS.csv',
    enWindows1252(
      [
        'Institución,Código Único,Nombre del establecimiento,Clasificación,Tipo,Departamento,Provincia,Distrito,UBIGEO,Dirección,Categoría,Estado,Condición,NORTE,ESTE,COTA,CAMAS',
        fila('00099001', '050304', '-74.3', '-13.9'),
        fila('000099002', '50304', '-13.9', '-74.3'),
        fila('0099003', '050304', '13.9', '-74.3'),
        fila('99004', '050304', '0', '0'),
        fila('99005', '', '', '', 'SANTIAGO DE LUCANAMRCA'),
        fila('99006', '', '', '', 'XYZ'),
        fila('', '050304', '', ''),
      ].join('\n'),
    ),
  );
  expect(r.carga).toMatchObject({
    formato: 'renipress',
    recibidas: 7,
    aceptadas: 2,
    observadas: 4,
    rechazadas: 1,
    alcance: { fuente: 'renipress', periodo: '', ambito: 'D:050304' },
    motivos: { clave_ilegible: 1, coordenadas_imposibles: 1, coordenadas_permutadas: 1, ubigeo_desconocido: 2 },
  });
  expect(sugerenciasDe(r).filter((s) => s !== '')).toEqual([expect.stringMatching(/^¿D:050304\? \(0\.9\d\)$/)]);
  expect(await filasDe(r, 'renipress')).toMatchObject([
    { renipress: '00099001', nombre: 'PUESTO ÑAHUI', ubigeo: '050304', lat: -13.9, lon: -74.3, estado: 'ACTIVADO' },
    { renipress: '00099002', lat: -13.9, lon: -74.3, observacion: 'coordenadas_permutadas' },
    { renipress: '00099003', lat: null, lon: null },
    { renipress: '00099004', lat: null, lon: null, observacion: null },
    { renipress: '00099005', ubigeo: null },
    { renipress: '00099006', ubigeo: null },
  ]);

  const personas = await recibir(
    dir,
    'personas.csv',
    'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,ubigeo,renipress\n99000001,DNI,99000001,,2025-01-01,F,1,050304,99001\n99000002,DNI,99000002,,2025-01-01,F,1,050304,99777\n',
  );
  const con = await abrirDuckdb();
  try {
    await crearCanonicas(
      con,
      [r, personas].flatMap((x) =>
        x.parquet.map((p) => ({ ...p, carga: x.carga.id, alcance: x.carga.alcance, sin: [] })),
      ),
      territorio,
    );
    expect(await leerFilas(con, 'SELECT documento, renipress FROM personas ORDER BY 1')).toEqual([
      { documento: '99000001', renipress: '00099001' },
      { documento: '99000002', renipress: null },
    ]);
  } finally {
    cerrarDuckdb(con);
  }
});
