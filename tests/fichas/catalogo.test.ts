import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leerCarpeta, leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { esquemaJson } from './esquema-json.ts';

describe('the built-in fichas', () => {
  const { fichas, version } = leerFichas();
  it('are valid and have a version that depends on their bytes', () => {
    expect(fichas.length).toBeGreaterThan(15);
    expect(version).toMatch(/^[0-9a-f]{16}$/);
  });
  it('have at most one edition shown first', () => {
    for (const f of fichas) expect(f.versiones.filter((v) => v.principal).length, f.ficha).toBeLessThanOrEqual(1);
  });
  it('name the JSON Schema that matches what is validated', () => {
    const archivo = JSON.parse(
      readFileSync(new URL('../../functions/fichas/esquema.json', import.meta.url), 'utf8'),
    ) as unknown;
    expect(archivo).toEqual(JSON.parse(JSON.stringify(esquemaJson())));
  });
});

describe('a folder with a broken ficha', () => {
  const carpeta = mkdtempSync(join(tmpdir(), 'sala-catalogo-'));
  afterAll(() => rmSync(carpeta, { recursive: true, force: true }));
  const bueno = readFileSync(new URL('../../functions/fichas/dni_30d.yaml', import.meta.url), 'utf8');
  const leerCon = (texto: string): (() => unknown) => {
    writeFileSync(join(carpeta, 'dni_30d.yaml'), texto);
    return () => leerCarpeta(carpeta);
  };
  it.each([
    [
      'clave desconocida',
      bueno.replace('unidad: niños', 'unidades: niños'),
      /dni_30d\.yaml:5: unidades: esta clave no existe/,
    ],
    [
      'número por texto',
      bueno.replace('edad: [0, 30]', "edad: ['0', 30]"),
      /dni_30d\.yaml:\d+: versiones\[0\]\.componentes\[0\]\.existe\.edad\[0\]: se esperaba number/,
    ],
    [
      'prestación que no existe',
      bueno.replace('prestacion: emision_dni', 'prestacion: emision'),
      /no hay prestación «emision»/,
    ],
    ['motivo desconocido', bueno.replace('motivo: inactivo', 'motivo: dormido'), /no se conoce «dormido»/],
    ['sin fuente', bueno.replace(/^ +fuente:.*\n/m, ''), /dni_30d\.yaml:\d+: versiones\[0\]\.fuente: falta esta clave/],
    [
      'fuente que no existe',
      bueno.replace(/fuente: F\d+/, 'fuente: F99'),
      /dni_30d\.yaml:\d+: versiones\[0\]\.fuente: no se conoce la fuente «F99»/,
    ],
    [
      'tramos que se pisan',
      bueno.replace('{ hasta: 30, dosis: 0 }', '{ hasta: 30, dosis: 0 }, { hasta: 20, dosis: 1 }'),
      /se pisan/,
    ],
    ['exige más de lo que hay', bueno.replace('{ dosis: 1 }', '{ dosis: 2 }'), /exige más dosis/],
    ['último tramo cerrado', bueno.replace('{ dosis: 1 }', '{ hasta: 90, dosis: 1 }'), /último tramo/],
    ['ventana al revés', bueno.replace('edad: [0, 30]', 'edad: [30, 0]'), /termina antes de empezar/],
    ['corto muy largo', bueno.replace('corto: DNI hasta los 30 días', `corto: ${'x'.repeat(29)}`), /más de 28/],
    ['no es YAML', 'ficha: [', /no es YAML válido/],
    ['otro nombre', bueno.replace('ficha: dni_30d', 'ficha: dni_otro'), /debe llamarse dni_otro\.yaml/],
  ])('says file and path: %s', (_, texto, mensaje) => {
    expect(leerCon(texto)).toThrow(mensaje);
  });
  it('says the line', () => {
    const linea = bueno.split('\n').findIndex((l) => l.includes('edad: [0, 30]')) + 1;
    expect(leerCon(bueno.replace('edad: [0, 30]', 'edad: [30, 0]'))).toThrow(`dni_30d.yaml:${linea}: `);
  });
  it('reads the same file when it is right, and another byte is another version', () => {
    const antes = (leerCon(bueno)() as { version: string }).version;
    expect((leerCon(`${bueno}\n# nota\n`)() as { version: string }).version).not.toBe(antes);
  });
});
