/**
 * Takes the official SIEN-HIS 2022 counts of one region to `web/src/lib/sien/datos/<region>.json`: `node web/herramientas/sien.ts 05`.
 * Last accumulated period, anemia of 6 to 35 months and chronic malnutrition of 0 to 59 months.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ConteoSien, DistritoSien, ParSien, RegionSien } from '../src/lib/sien/sien.ts';

const CATALOGOS = new URL('../../functions/catalogos/sien/', import.meta.url);
const PERIODO = '2022-01/2022-09';
/** The source wrote Belén (Iquitos) with a code that is no longer valid. */
const CORREGIDO: Readonly<Record<string, string>> = { '160111': '160112' };

const filas = (nombre: string): Record<string, string>[] =>
  parse(readFileSync(new URL(nombre, CATALOGOS)), { columns: true }) as Record<string, string>[]; // columns: true gives records

const conteo = (texto: string | undefined): ConteoSien =>
  texto === '*' || texto === 'SD' ? texto : texto === undefined || texto === '' ? 'SD' : Number(texto);

export function sienDe(region: string): RegionSien {
  const distritos: Record<string, { nombre: string; anemia: ParSien | null; dci: ParSien | null }> = {};
  const leer = (archivo: string, grupo: string, campo: 'anemia' | 'dci', casos: string, evaluados: string): void => {
    for (const f of filas(archivo)) {
      const ubigeo = CORREGIDO[f['ubigeo']!] ?? f['ubigeo']!;
      if (f['periodo'] !== PERIODO || f['grupo_edad'] !== grupo || !ubigeo.startsWith(region)) continue;
      const d = (distritos[ubigeo] ??= { nombre: f['distrito_fuente']!, anemia: null, dci: null });
      d[campo] = [conteo(f[casos]), conteo(f[evaluados])];
    }
  };
  leer('sien_anemia_distrito_2022.csv', '6-35m', 'anemia', 'anemia_total', 'evaluados');
  leer('sien_estado_nutricional_distrito_2022.csv', '0-59m', 'dci', 'dc_casos', 'te_evaluados');
  const ordenados: Record<string, DistritoSien> = Object.fromEntries(
    Object.entries(distritos).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    periodo: PERIODO,
    fuente: 'INS/CENAN, informes SIEN-HIS por distrito, enero a setiembre de 2022',
    nota: 'Cifras oficiales y reales de 2022, con el criterio de anemia anterior a la NTS 213: no se comparan con las de esta sala.',
    distritos: ordenados,
  };
}

if (process.argv[1] === import.meta.filename) {
  const region = process.argv[2] ?? '';
  if (!/^\d{2}$/.test(region)) throw new Error('Diga la región: node web/herramientas/sien.ts 05');
  const carpeta = new URL('../src/lib/sien/datos/', import.meta.url);
  mkdirSync(carpeta, { recursive: true });
  writeFileSync(new URL(`${region}.json`, carpeta), `${JSON.stringify(sienDe(region))}\n`);
}
