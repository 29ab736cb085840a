import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, leerFila } from '../../functions/adapters/duckdb/conexion.ts';
import { crearConexiones } from '../../functions/ingest/conexiones.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';
import { enmascarado } from '../../functions/ingest/mascara.ts';
import { recibirArchivo, type Recibido } from '../../functions/ingest/recibir.ts';
import { escribirCampo } from '../../functions/ingest/registro-csv.ts';
import { Azar } from '../../functions/local/demo/azar.ts';
import { semillaDe } from '../fuzz/semillas.ts';
import { carpeta, recibir, rechazosDe, territorio } from './archivos-de-prueba.ts';

const dir = carpeta();
const conexiones = crearConexiones(territorio, { temporal: join(dir, 'duckdb') });
afterAll(() => conexiones.cerrar());

it('un nombre y un documento corridos de columna salen como su forma: línea, columna y motivo bastan para hallarlos', async () => {
  const csv =
    'documento,fecha,modalidad,estado,dispositivo,lat,lon\n99000001,QUISPE MAMANI JUANA 45678912,presencial,valida,MOVIL,,\n';
  expect(rechazosDe(await recibir(dir, 'visitas.csv', csv))).toEqual([
    '2,fecha,fecha_ilegible,observada,*** *** *** ########',
  ]);
});

describe('la forma de un valor', () => {
  const ver = async (valor: string | null, columna?: Parameters<typeof enmascarado>[1]): Promise<string> => {
    const con = await abrirDuckdb();
    try {
      return (
        await leerFila<{ v: string }>(con, `SELECT ${enmascarado('v', columna)} AS v FROM (SELECT $1 AS v)`, [valor])
      ).v;
    } finally {
      cerrarDuckdb(con);
    }
  };

  it.each([
    ['QUISPE', '***'],
    ['De la Cruz, Ñusta', '*** *** ***, ***'],
    ['LI WU', '*** ***'],
    ['Q. U.', '***. ***.'],
    ['QUISPE45678912', '***########'],
    ['MUN\u0303OZ', '***'],
    ['45678912', '########'],
    ['45.678.912', '##.###.###'],
    ['45.678912', '##.######'],
    ['45,678912', '##,######'],
    ['1.234567', '#.######'],
    ['45 678 912', '## ### ###'],
    ['7654321', '#######'],
    ['45678912.0', '########.#'],
    ['4.5678912E+07', '#.#######E+##'],
    ['8.00012E+09', '#.#####E+##'],
    ['DNI: 45678912', '***: ########'],
    ['９９０００００１', '########'],
    ['20271231', '########'],
  ])('«%s» → «%s»', async (valor, forma) => expect(await ver(valor)).toBe(forma));

  it.each([
    '31/31/2026',
    '2026-11-01 08:00:00',
    '05-10-2026 08:15 AM',
    '-13.91234',
    '-13.912345',
    '99199.1',
    '1.2E+08',
    '45',
    '777777',
    '050803',
    '*',
    'SD',
    'x',
  ])('«%s» no es de nadie y se ve', async (valor) => expect(await ver(valor)).toBe(valor));

  it('un código de lugar se ve sólo en su columna y con su forma', async () => {
    expect(await ver('00012345', { codigo: 'renipress' })).toBe('00012345');
    expect(await ver('00012345')).toBe('########');
    expect(await ver('45678912', { codigo: 'renipress' })).toBe('########');
    expect(await ver('0503990001', { codigo: 'localidad' })).toBe('0503990001'.replace(/\d/g, '#'));
    expect(await ver('0503040001', { codigo: 'localidad' })).toBe('0503040001');
    expect(await ver('1012345678', { codigo: 'localidad' })).toBe('##########'); // no district begins so
    expect(await ver('1000456789', { codigo: 'localidad' })).toBe('##########'); // a live birth certificate
  });

  it('lo personal no tiene ni forma', async () => {
    expect(await ver('45678912', { personal: true })).toBe('***');
    expect(await ver(null, { personal: true })).toBe('');
    expect(await ver(null)).toBe('');
  });

  it('se enmascara antes de cortar', async () => {
    expect(await ver(`${'1 a '.repeat(24)}45678912`)).not.toMatch(/\d/);
  });
});

/** What a cell moved from its place brings: each with the pieces that must not come out. */
const AJENOS: readonly (readonly [valor: string, piezas: readonly string[]])[] = [
  ['QUISPE MAMANI JUANA 45678912', ['QUISPE', 'MAMANI', 'JUANA', '45678912']],
  ['Wayra', ['WAYRA']],
  ['45678912', ['45678912']],
  ['1000456789', ['1000456789']],
  ['4.5678912E+07', ['5678912']],
  ['CE-004567891', ['004567891']],
];

const salida = ({ carga, rechazosRuta }: Recibido): string => {
  const { id: _id, sha256: _s, ...resto } = carga;
  return `${JSON.stringify(resto)}\n${rechazosRuta === null ? '' : readFileSync(rechazosRuta, 'utf8')}`;
};

it.each(FORMATOS.map((f) => [f.id, f] as const))(
  '%s: un nombre o un documento en cualquier columna no sale en los rechazos ni en el informe',
  async (id, formato) => {
    const { grupos, titulos, filas } = semillaDe(formato, 60 * AJENOS.length, new Azar(20261127, 0));
    // Each row has one cell that is not its own; of the many rows of the seed, as many as cells there are to spoil.
    const corridas = titulos.flatMap((_, i) => AJENOS.map(([valor]) => ({ i, valor })));
    const datos = corridas.map(({ i, valor }, n) => filas[n % filas.length]!.map((v, j) => (i === j ? valor : v)));
    const ruta = join(dir, `${id}_2025_10.csv`);
    writeFileSync(
      ruta,
      [...grupos, titulos, ...datos].map((f) => f.map((c) => escribirCampo(c, ',')).join(',') + '\n').join(''),
    );
    const r = await recibirArchivo(
      { ruta, nombre: `${id}_2025_10.csv`, formato: id, modificado: '2026-11-05T00:00:00Z' },
      { trabajo: dir, seudonimo: (d) => `s_${d.length}`, territorio, conexiones },
    );
    expect(r.carga.error).toBeNull();
    expect(r.carga.recibidas).toBe(datos.length);
    const dicho = salida(r).toUpperCase();
    for (const pieza of AJENOS.flatMap(([, piezas]) => piezas)) expect(dicho, id).not.toContain(pieza);
  },
);
