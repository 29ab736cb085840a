import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluar } from '../../functions/local/evaluar.ts';
import { normalizar } from '../../functions/local/normalizar.ts';

const CENSO =
  'documento,renipress,ficha_familiar,codigo_ccpp,manzana,desde,hasta\n99000001,00003644,F1,0503040001,,2025-01-01,\n';

let dir: string;
const escribir = (nombre: string, contenido: string): string => {
  const ruta = join(dir, nombre);
  writeFileSync(ruta, contenido);
  return ruta;
};
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'sala-normalizar-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('normalizar', () => {
  it('goes on when a path is not a file', async () => {
    mkdirSync(join(dir, 'carpeta'));
    const cargas = await normalizar({
      archivos: [escribir('censo.csv', CENSO), join(dir, 'nohay.csv'), join(dir, 'carpeta')],
      salida: join(dir, 'tablas'),
    });
    expect(cargas.map((c) => c.error?.codigo ?? null)).toEqual([null, 'no_existe', 'no_es_archivo']);
    expect(existsSync(join(dir, 'tablas', 'censo.csv'))).toBe(true);
  });

  it('does not count the same bytes twice, and leaves no table of an earlier run', async () => {
    const salida = join(dir, 'tablas');
    mkdirSync(salida);
    writeFileSync(join(salida, 'agua.csv'), 'codigo_ccpp\n0503040001\n');
    const cargas = await normalizar({ archivos: [escribir('a.csv', CENSO), escribir('b.csv', CENSO)], salida });
    expect(cargas.map((c) => [c.archivo, c.recibidas, c.aceptadas, c.duplicadas])).toEqual([
      ['a.csv', 1, 1, 0],
      ['b.csv', 1, 0, 1],
    ]);
    expect(readFileSync(join(salida, 'censo.csv'), 'utf8').trim().split('\n')).toHaveLength(2);
    expect(existsSync(join(salida, 'agua.csv'))).toBe(false);
  });

  it('refuses a file with old Mac line ends, and one without rows, instead of losing them', async () => {
    const cargas = await normalizar({
      archivos: [escribir('mac.csv', CENSO.replaceAll('\n', '\r')), escribir('solo.csv', CENSO.split('\n')[0]!)],
      salida: join(dir, 'tablas'),
    });
    expect(cargas.map((c) => c.error?.codigo)).toEqual(['sin_filas', 'sin_filas']);
  });
});

describe('evaluar sobre una carpeta', () => {
  const evaluarEn = async (personas: string): Promise<string> => {
    writeFileSync(join(dir, 'personas.csv'), personas);
    const salida = new PassThrough();
    const leido = text(salida);
    await evaluar({
      ficha: 'dni_30d',
      version: 'fed_2025_2026',
      corte: '2026-10-31',
      dir,
      salida,
      avisos: new PassThrough().resume(),
    }).finally(() => salida.end());
    return leido;
  };

  it('reads semicolons as it reads commas', async () => {
    const comas =
      'documento,tipo_documento,dni,fecha_nacimiento,fecha_emision_dni\n99000001,DNI,99000001,2026-03-01,2026-03-31\n';
    expect(JSON.parse(await evaluarEn(comas.replaceAll(',', ';')))).toEqual(JSON.parse(await evaluarEn(comas)));
    expect(JSON.parse(await evaluarEn(comas))).toMatchObject({ den: 1, num: 1 });
  });

  it('refuses a table it does not understand instead of answering for everybody', async () => {
    await expect(evaluarEn('hola,mundo\n1,2\n')).rejects.toThrow(/personas\.csv.*documento/);
    writeFileSync(join(dir, 'prestaciones.csv'), 'documento,fecha,cod\n99000001,2026-03-01,90670\n');
    await expect(evaluarEn('documento,fecha_nacimiento\n99000001,2026-03-01\n')).rejects.toThrow(
      /prestaciones\.csv.*codigo/,
    );
  });
});
