import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abrirDuckdb, cerrarDuckdb, ejecutar } from '../../../functions/adapters/duckdb/conexion.ts';
import type { IndicadorTablero } from '../../../functions/domain/tablero.ts';
import { crearHechosCubo, escribirCubo } from '../../../functions/publish/cubo.ts';

/** `periodo, distrito, sector, clave, etapa, condicion, num, den`: all in one red, microred and facility. */
export type HechoDePrueba = readonly [string, string, string | null, string, string, string, number, number];

export const indicadorTablero = (clave: string, otros: Partial<IndicadorTablero> = {}): IndicadorTablero => {
  const [ficha = '', version = ''] = clave.split('@');
  return {
    clave,
    ficha,
    version,
    metodo: '',
    nombre: `Indicador ${ficha}`,
    corto: ficha,
    edicion: `Edición ${version}`,
    etiquetaMetodo: '',
    codigoOficial: null,
    cursoVida: 'todos',
    condicion: '',
    paquete: '',
    direccion: 'mayor',
    tipo: 'cobertura',
    unidad: 'niños',
    nivel: 'sector',
    verificacion: 'V1',
    provisional: false,
    fuente: 'F1',
    componentes: [],
    principal: true,
    ...otros,
  };
};

/** The bytes of a real cube with those facts. */
export async function cuboDePrueba(
  hechos: readonly HechoDePrueba[],
  indicadores: readonly IndicadorTablero[],
  lugares: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const carpeta = await mkdtemp(join(tmpdir(), 'explorar-'));
  const con = await abrirDuckdb();
  await crearHechosCubo(con);
  const texto = (v: string | null): string => (v === null ? 'NULL' : `'${v.replaceAll("'", "''")}'`);
  const fila = ([periodo, distrito, sector, clave, etapa, condicion, num, den]: HechoDePrueba): string => {
    const [ficha = '', version = ''] = clave.split('@');
    const textos = [
      periodo,
      'G:05',
      `P:${distrito.slice(2, 6)}`,
      distrito,
      'R:05-01',
      'M:05-01-02',
      'E:00003644',
      sector,
    ];
    return `(${[...textos, clave, ficha, version, '', etapa, condicion].map(texto).join(', ')}, ${num}, ${den}, 0)`;
  };
  await ejecutar(con, `INSERT INTO hechos_cubo VALUES ${hechos.map(fila).join(', ')}`);
  const ruta = join(carpeta, 'c.duckdb');
  const meses = [...new Set(hechos.map(([p]) => p))].sort();
  await escribirCubo({
    con,
    ruta,
    lugares: Object.entries(lugares).map(([id, nombre]) => ({ id, tipo: id[0] as 'D', nombre })), // their letter is their type
    cortes: meses.map((periodo, i) => ({ periodo, corte: `05-${periodo}-r1`, sha256: `${i}`.repeat(64) })),
    indicadores,
    info: { region: '05', nombre_region: 'Ayacucho', modo: 'equipo', sintetico: true, catalogo: 'c', software: 's' },
  });
  cerrarDuckdb(con);
  const bytes = await readFile(ruta);
  await rm(carpeta, { recursive: true });
  return bytes;
}
