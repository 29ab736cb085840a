import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { crearSeudonimos } from '../../functions/adapters/seudonimos.ts';
import { abrirDuckdb, cerrarDuckdb, leerFilas, literal } from '../../functions/adapters/duckdb/conexion.ts';
import { NOMBRES_TABLAS } from '../../functions/domain/tablas.ts';
import { crearCanonicas } from '../../functions/ingest/canonicas.ts';
import { LecturasMezcladasError } from '../../functions/ingest/misma-lectura.ts';
import type { Recibido } from '../../functions/ingest/recibir.ts';
import type { Seudonimo } from '../../functions/ingest/seudonimos.ts';
import {
  carpeta,
  FILAS_PADRON,
  filasDe,
  libroXlsx,
  maestroPaciente,
  recibir,
  territorio,
  tramaHis,
} from './archivos-de-prueba.ts';

const dir = carpeta();

async function canonicas(
  recibidos: readonly Recibido[],
  consultas: readonly string[],
): Promise<Record<string, unknown>[][]> {
  const con = await abrirDuckdb();
  try {
    await crearCanonicas(
      con,
      recibidos.flatMap((r) => r.parquet.map((p) => ({ ...p, carga: r.carga.id, alcance: r.carga.alcance, sin: [] }))),
      territorio,
    );
    return await Promise.all(consultas.map((c) => leerFilas(con, c)));
  } finally {
    cerrarDuckdb(con);
  }
}

const PRESTACIONES = 'SELECT * FROM prestaciones ORDER BY ALL';
const PERSONAS =
  'SELECT documento, tipo_documento, cnv, CAST(fecha_nacimiento AS VARCHAR) AS nacio, ubigeo, codigo_ccpp, renipress, estado FROM personas ORDER BY ALL';

describe('tablas canónicas', () => {
  it('están todas, vacías cuando nada llegó', async () => {
    const vacias = await canonicas(
      [],
      NOMBRES_TABLAS.map((t) => `SELECT count(*) AS n FROM ${t}`),
    );
    expect(vacias.flat()).toEqual(NOMBRES_TABLAS.map(() => ({ n: 0 })));
  });

  it('la prestación lleva el documento del paciente y el RENIPRESS; las dudas que importan quedan fuera', async () => {
    const his = await recibir(
      dir,
      'x_2026_10.csv',
      tramaHis([
        { Valor_Lab: 'SF1', Hemoglobina: '11.2' },
        { Id_Correlativo: '1', Id_Correlativo_Lab: '2', Valor_Lab: 'TA' },
        { Id_Establecimiento: '777777' },
        { Id_Paciente: 'APP100' },
        { Fecha_Atencion: '2026-11-20' },
        { Fecha_Atencion: 'ayer' },
        { Fecha_Atencion: '2026-01-31' }, // the day before the birth
        { Id_Paciente: '555' },
      ]),
    );
    const [prestaciones] = await canonicas([his, await recibir(dir, 'm.csv', maestroPaciente([{}]))], [PRESTACIONES]);
    expect(prestaciones).toMatchObject([
      {
        documento: '99000001',
        fecha: '2026-10-09',
        renipress: '00003644',
        codigo: '99381.01',
        lab1: 'SF1',
        lab2: 'TA',
        hb: 11.2,
        condicion_eess: 'C',
      },
      { documento: '99000001', renipress: null },
      { documento: null, renipress: '00003644' },
    ]);
    expect(prestaciones).toHaveLength(3);
  });

  it('el maestro de establecimientos cargado manda sobre el catálogo', async () => {
    const his = await recibir(dir, 'x_2026_10.csv', tramaHis([{ Id_Establecimiento: '900001' }]));
    const maestro = await recibir(
      dir,
      'e.csv',
      'Id_Establecimiento,Nombre_Establecimiento,Ubigueo_Establecimiento,Codigo_Unico,Categoria_Establecimiento\n900001,NUEVO,050304,000099001,I-1\n',
    );
    expect((await canonicas([his, maestro], [PRESTACIONES]))[0]).toMatchObject([{ renipress: '00099001' }]);
  });

  it('personas: el padrón, y quien sólo está en el censo o sólo fue atendido', async () => {
    const padron = await recibir(
      dir,
      'p.xlsx',
      libroXlsx(
        FILAS_PADRON([
          { dni: '99000011', cnv: '9900000011' },
          { dni: '', cnv: '9900000011', pad: '2' }, // the same child, before its DNI
          { dni: '', cnv: '9900000012', pad: '3' },
        ]),
      ),
    );
    const maestro = await recibir(
      dir,
      'm.csv',
      maestroPaciente([
        { Id_Paciente: '1', Id_Tipo_Documento: '6', Numero_Documento: '9900000011' }, // already in the padrón by its CNV
        { Id_Paciente: '2', Numero_Documento: '99000050' },
        { Id_Paciente: '3', Numero_Documento: '99000051' },
        { Id_Paciente: '4', Id_Tipo_Documento: '5', Numero_Documento: '' },
      ]),
    );
    const censo = await recibir(
      dir,
      'c.csv',
      'documento,renipress,ficha_familiar,codigo_ccpp,manzana,desde,hasta\n99000051,00003644,F1,0503040001,,2025-01-01,\n99000051,00003639,F2,0503010001,A,2026-01-01,\n99000060,00003644,F1,0503040001,,2025-01-01,\n',
    );
    const [personas] = await canonicas([padron, maestro, censo], [PERSONAS]);
    expect(
      personas!.map((p) => [
        p['documento'],
        p['tipo_documento'],
        p['nacio'],
        p['codigo_ccpp'],
        p['renipress'],
        p['estado'],
      ]),
    ).toEqual([
      ['9900000012', 'CNV', '2025-03-05', '0503040001', '00003644', '1'],
      ['99000011', 'DNI', '2025-03-05', '0503040001', '00003644', '1'],
      ['99000050', 'DNI', '2026-02-01', null, '00003644', 'atendido'],
      ['99000051', 'DNI', '2026-02-01', '0503010001', '00003639', 'censo'],
      ['99000060', 'DNI', null, '0503040001', '00003644', 'censo'],
      ['HIS4', 'OTRO', '2026-02-01', null, '00003644', 'atendido'],
    ]);
  });

  it('no dependen del orden de los archivos, y de una cita emitida dos veces vale la última entera', async () => {
    const vieja = await recibir(dir, 'a_2026_10.csv', tramaHis([{ Valor_Lab: 'SF1' }, { Codigo_Item: 'Z001' }]), {
      emitido: '2026-11-01',
    });
    const nueva = await recibir(dir, 'b_2026_10.csv', tramaHis([{ Valor_Lab: 'SF2' }]), { emitido: '2026-11-03' });
    const pacientes = [
      await recibir(dir, 'm1.csv', maestroPaciente([{ Ubigeo_Declarado: '050301' }]), { emitido: '2026-11-01' }),
      await recibir(dir, 'm2.csv', maestroPaciente([{ Ubigeo_Declarado: '050302', Genero: 'M' }]), {
        emitido: '2026-11-02',
      }),
    ];
    const consultas = [PRESTACIONES, PERSONAS];
    const ida = await canonicas([vieja, nueva, ...pacientes], consultas);
    expect(ida).toEqual(await canonicas([...pacientes.toReversed(), nueva, vieja], consultas));
    expect(ida[0]).toMatchObject([{ lab1: 'SF2' }]);
    expect(ida[0]).toHaveLength(1);
    expect(ida[1]).toMatchObject([{ ubigeo: '050302' }]);
  });
});

it('con seudónimos no queda un documento, un nombre ni una dirección en el Parquet, y las personas siguen siendo las mismas', async () => {
  const seudonimo = (d: string): string => createHmac('sha256', 'llave').update(d).digest('base64url').slice(0, 22);
  const o = { seudonimo };
  const recibidos = [
    await recibir(dir, 'p.xlsx', libroXlsx(FILAS_PADRON([{}, { dni: '', cnv: '9900000012', pad: '99000002' }])), o),
    await recibir(dir, 'm.csv', maestroPaciente([{ Numero_Documento: '99000011' }]), o),
    await recibir(
      dir,
      'n.csv',
      'nu_cnv,peso_nacido,dur_emb_parto,fe_nacido,tip_lugar_nacido,co_local,nu_doc_madre\n9900000011,2400,36,2025-03-05,EESS,3644,99000099\n',
      o,
    ),
    await recibir(
      dir,
      'c.csv',
      'documento,renipress,ficha_familiar,codigo_ccpp,manzana,desde,hasta\n99000011,00003644,F1,0503040001,,2025-01-01,\n',
      o,
    ),
    await recibir(dir, 'x_2026_10.csv', tramaHis([{}]), o),
  ];
  expect(recibidos.map((r) => r.carga.sintetico)).toEqual([true, true, true, true, false]);
  const con = await abrirDuckdb();
  try {
    for (const p of recibidos.flatMap((r) => r.parquet)) {
      const filas = await leerFilas(con, `SELECT * EXCLUDE (orden) FROM ${literal(p.ruta)}`);
      const textos = filas.flatMap((f) => Object.values(f)).filter((v) => typeof v === 'string');
      expect(textos.filter((t) => /^99\d{6,}$|^1000000001$|ARUNA|QORBAT|JORZELL/.test(t))).toEqual([]);
    }
  } finally {
    cerrarDuckdb(con);
  }
  const [personas, cnv, prestaciones] = await canonicas(recibidos, [PERSONAS, 'SELECT * FROM cnv', PRESTACIONES]);
  expect(personas).toContainEqual(
    expect.objectContaining({ documento: seudonimo('99000011'), cnv: seudonimo('9900000011'), estado: '1' }),
  );
  expect(cnv).toMatchObject([{ cnv: seudonimo('9900000011'), documento_madre: seudonimo('99000099') }]);
  expect(prestaciones).toMatchObject([{ documento: seudonimo('99000011') }]);
});

describe('el número de paciente del HIS', () => {
  const clave = crearSeudonimos(Buffer.alloc(32, 7));
  const leer = async (seudonimo: Seudonimo | null, id = '99000011'): Promise<[Recibido, Recibido]> => [
    await recibir(dir, 'x_2026_10.csv', tramaHis([{ Id_Paciente: id }, { Id_Paciente: id, Id_Cita: '2' }]), {
      seudonimo,
    }),
    await recibir(dir, 'm.csv', maestroPaciente([{ Id_Paciente: id, Numero_Documento: '99000011' }]), { seudonimo }),
  ];

  it('es un seudónimo con la misma clave, uno en las dos tablas, y no el del documento que se escribe igual', async () => {
    const [his, maestro] = await leer(clave);
    const lineas = await filasDe(his, 'his_lineas');
    const [paciente] = await filasDe(maestro, 'his_pacientes');
    expect(new Set([...lineas, paciente!].map((f) => f['id_paciente'])).size).toBe(1);
    const seudonimo = String(paciente!['id_paciente']);
    expect(seudonimo).toMatch(/^his_[0-9a-f]{24}$/);
    expect(seudonimo.slice(4)).not.toBe(clave('99000011').slice(4));
    const sub = clave('clave de los números del HIS');
    expect(seudonimo.slice(4)).toBe(createHmac('sha256', sub).update('99000011').digest('hex').slice(0, 24));
    const [otra] = await filasDe((await leer(crearSeudonimos(Buffer.alloc(32, 8))))[1], 'his_pacientes');
    expect(otra!['id_paciente']).not.toBe(seudonimo);
    const [prestaciones] = await canonicas([his, maestro], [PRESTACIONES]);
    expect(prestaciones!.map((p) => p['documento'])).toEqual([clave('99000011'), clave('99000011')]);
  });

  it('lo leído antes se une entre sí; mezclado con lo de ahora se dice qué cargar otra vez, en lugar de perder a las personas', async () => {
    const [his, maestro] = await leer(clave);
    const [hisAntes, maestroAntes] = await leer(null);
    expect((await canonicas([hisAntes, maestroAntes], [PRESTACIONES]))[0]).toHaveLength(2);
    const mezcla = canonicas([his, maestroAntes], [PRESTACIONES]);
    await expect(mezcla).rejects.toThrow(LecturasMezcladasError);
    await expect(canonicas([hisAntes, maestro], [PRESTACIONES])).rejects.toThrow(hisAntes.carga.id);
  });
});
