import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Carga } from '../../functions/domain/carga.ts';
import { comprobarArchivo } from '../../functions/ingest/archivo.ts';
import { ensayar, ingresar } from '../../functions/ingest/ingresar.ts';
import { LIMITES, limitesDe, type Limites } from '../../functions/ingest/limites.ts';
import { carpeta, FILAS_PADRON, libroXlsx, territorio, tramaHis } from './archivos-de-prueba.ts';

const dir = carpeta();
const agua = (punto: string): string =>
  `codigo_ccpp,fecha,punto,cloro_mg_l,turbiedad_unt\n0503040001,2026-10-01,${punto},0.5,1\n0503040002,2026-10-02,${punto},0.6,1\n`;

/** A journal and a store in memory. */
function sala() {
  const diario = new Map<string, Carga>();
  const objetos = new Map<string, string>();
  const trabajo = join(dir, `t-${crypto.randomUUID()}`);
  mkdirSync(trabajo);
  const deps = (limites: Partial<Limites> = {}) => ({
    cargas: {
      deLosMismosBytes: async (sha: string) =>
        [...diario.values()]
          .filter((c) => c.sha256 === sha)
          .map((c) => ({ ...c, region: '05', recibida: '2026-11-05T00:00:00.000Z', anulada: null })),
      registrar: async (_region: string, carga: Carga) => {
        diario.set(carga.sha256, carga);
        return { nueva: true, carga };
      },
    },
    objetos: { put: async (clave: string) => void objetos.set(clave, '') },
    trabajo,
    seudonimo: (d: string) => `s_${d}`,
    territorio,
    recibido: '2026-11-05T00:00:00.000Z',
    limites: { ...LIMITES, ...limites },
  });
  return { diario, objetos, trabajo, deps };
}

async function cargar(nombre: string, bytes: Uint8Array | string, limites: Partial<Limites> = {}, s = sala()) {
  const ruta = join(dir, nombre);
  writeFileSync(ruta, bytes);
  const r = await ingresar({ ruta, nombre }, false, s.deps(limites));
  expect(readdirSync(s.trabajo)).toEqual([]); // nothing is left behind
  expect(r.fallos).toEqual([]);
  return { ...s, ...r, codigos: r.ingresos.map((i) => i.carga.error?.codigo ?? null) };
}
const zip = (partes: Record<string, string | Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(partes).map(([n, t]) => [n, typeof t === 'string' ? strToU8(t) : t]))),
  );

/** Changes a field of the central directory of every entry: offset inside its record. */
function alterarDirectorio(z: Buffer, en: number, valor: Buffer): Buffer {
  const b = Buffer.from(z);
  for (let i = b.indexOf('PK\x01\x02', 0, 'latin1'); i >= 0; i = b.indexOf('PK\x01\x02', i + 4, 'latin1'))
    valor.copy(b, i + en);
  return b;
}

describe('un ZIP o un GZ son los archivos que traen', () => {
  it('cada miembro es una carga con su nombre, y el mismo CSV suelto o comprimido es el mismo archivo', async () => {
    const s = sala();
    const suelto = await cargar('agua.csv', agua('P1'), {}, s);
    const enZip = await cargar('dos.zip', zip({ 'agua.csv': agua('P1'), 'carpeta/otra.csv': agua('P2') }), {}, s);
    expect(enZip.ingresos.map((i) => [i.carga.archivo, i.nueva, i.carga.id === suelto.ingresos[0]!.carga.id])).toEqual([
      ['dos.zip › agua.csv', false, true],
      ['dos.zip › carpeta/otra.csv', true, false],
    ]);
    const enGz = await cargar('agua.csv.gz', gzipSync(agua('P2')), {}, s);
    expect(enGz.ingresos).toMatchObject([
      { nueva: false, carga: { archivo: 'agua.csv.gz › agua.csv', duplicadas: 2 } },
    ]);
    // Stored under a name of our own, never under the one the archive gives.
    expect([...s.objetos.keys()].filter((k) => k.startsWith('recepcion/')).map((k) => k.split('/').at(-1))).toEqual([
      'original',
      'miembro',
    ]);
  });

  it('ni el nombre del paquete ni los de sus miembros nombran a nadie en lo que se guarda', async () => {
    const s = sala();
    const { ingresos } = await cargar(
      'visitas QUISPE 45678912.zip',
      zip({ 'MAMANI JUANA/agua 45678912.csv': agua('P9') }),
      {},
      s,
    );
    expect(ingresos[0]!.carga.archivo).toBe('visitas *** ########.zip › *** ***/agua ########.csv');
    const guardado = JSON.stringify([ingresos, [...s.objetos.keys()]]);
    expect(guardado).not.toMatch(/QUISPE|MAMANI|JUANA|45678912/i);
  });

  it('un miembro malo no detiene a los otros, y lo que no es dato se dice', async () => {
    const r = await cargar(
      'mezcla.zip',
      zip({ 'a/': '', '__MACOSX/._x': 'x', 'a/.DS_Store': 'x', 'LEEME.txt': 'hola', 'vacio.csv': '', 'agua.csv': agua('P3'), 'p.xlsx': libroXlsx(FILAS_PADRON([{}])), 'mas.gz': gzipSync('a') }),
    ); // prettier-ignore
    expect(r.codigos).toEqual(['formato_desconocido', 'archivo_vacio', null, null, 'paquete_anidado']);
    expect(r.ignorados).toEqual(['a/', '__MACOSX/._x', 'a/.DS_Store']);
    expect(r.ingresos[3]?.carga.formato).toBe('padron');
  });

  it('un XLSX sigue siendo un XLSX, también en GZ', async () => {
    const libro = libroXlsx(FILAS_PADRON([{}]));
    expect((await cargar('p.xlsx', libro)).ingresos).toMatchObject([
      { carga: { archivo: 'p.xlsx', formato: 'padron' } },
    ]);
    expect((await cargar('p.xlsx.gz', gzipSync(libro))).ingresos).toMatchObject([
      { carga: { formato: 'padron', error: null } },
    ]);
  });

  it('un ensayo informa entero y no guarda ni anota nada', async () => {
    const s = sala();
    writeFileSync(join(dir, 'e.zip'), zip({ 'agua.csv': agua('P4') }));
    const r = await ensayar({ ruta: join(dir, 'e.zip'), nombre: 'e.zip' }, s.deps());
    expect(r.ingresos).toMatchObject([
      { nueva: true, carga: { recibidas: 2, aceptadas: 2, rechazos: null, normalizado: [] } },
    ]);
    expect([s.diario.size, s.objetos.size, readdirSync(s.trabajo).length]).toEqual([0, 0, 0]);
  });
});

describe('lo que puede hacer daño se rechaza y dice por qué', () => {
  const ceros = Buffer.alloc(3_000_000, '0\n');

  it('bombas: por tamaño, por razón, por número de entradas y anidadas', async () => {
    expect((await cargar('b1.zip', zip({ 'a.csv': ceros }), { maxDescomprimido: 1e6 })).codigos).toEqual([
      'paquete_bomba',
    ]);
    expect((await cargar('b2.zip', zip({ 'a.csv': ceros }), { razonDesde: 1e6, maxRazon: 20 })).codigos).toEqual([
      'paquete_bomba',
    ]);
    expect((await cargar('b3.zip', zip({ a: '1', b: '2', c: '3' }), { maxEntradas: 2 })).codigos).toEqual([
      'paquete_bomba',
    ]);
    expect((await cargar('b4.zip', zip({ 'a.zip': zip({ 'a.csv': 'x' }) }))).codigos).toEqual(['paquete_anidado']);
    expect((await cargar('b5.gz', gzipSync(ceros), { maxDescomprimido: 1e6 })).codigos).toEqual(['paquete_bomba']);
    expect((await cargar('b6.gz', gzipSync(ceros), { razonDesde: 1e6, maxRazon: 20 })).codigos).toEqual([
      'paquete_bomba',
    ]);
  });

  it('un tamaño declarado que miente', async () => {
    const chico = Buffer.alloc(4);
    chico.writeUInt32LE(10);
    expect((await cargar('m.zip', alterarDirectorio(zip({ 'a.csv': agua('P') }), 24, chico))).codigos).toEqual([
      'archivo_truncado',
    ]);
  });

  it('rutas que salen del archivo, y nada se escribe con el nombre de un miembro', async () => {
    const r = await cargar('r.zip', zip({ '../fuera.csv': agua('x'), '/raiz.csv': agua('x'), 'a\\b.csv': agua('x'), 'C:/x.csv': agua('x'), 'n\0.csv': agua('x'), 'buena.csv': agua('P5') }));
    expect(r.codigos).toEqual([...Array<string>(5).fill('ruta_insegura'), null]);
    expect(readdirSync(dir)).not.toContain('fuera.csv');
    expect(new Set(r.ingresos.map((i) => i.carga.id)).size).toBe(6);
  }); // prettier-ignore

  it('enlaces, cifrados y métodos que no se leen dentro de un ZIP', async () => {
    const z = zip({ 'a.csv': agua('P') });
    const enlace = Buffer.alloc(4);
    enlace.writeUInt32LE((0o120777 << 16) >>> 0);
    expect((await cargar('s.zip', alterarDirectorio(z, 38, enlace))).codigos).toEqual(['enlace_simbolico']);
    expect((await cargar('c.zip', alterarDirectorio(z, 8, Buffer.of(1, 0)))).codigos).toEqual(['paquete_cifrado']);
    expect((await cargar('d.zip', alterarDirectorio(z, 10, Buffer.of(9, 0)))).codigos).toEqual([
      'compresion_desconocida',
    ]);
  });

  it('comprimidos cortados, con la suma cambiada o con algo detrás', async () => {
    const g = gzipSync(agua('P'));
    for (const malo of [g.subarray(0, -3), Buffer.concat([g, Buffer.from('más')]), Buffer.concat([g, Buffer.alloc(9)])])
      expect((await cargar('x.gz', malo)).codigos).toEqual(['archivo_truncado']);
    const z = zip({ 'a.csv': agua('P') });
    expect((await cargar('k.zip', alterarDirectorio(z, 16, Buffer.of(1, 2, 3, 4)))).codigos).toEqual([
      'archivo_truncado',
    ]);
    expect((await cargar('t.zip', z.subarray(0, -10))).codigos).toEqual(['archivo_truncado']);
    expect((await cargar('v.zip', zip({ 'a/': '' }))).codigos).toEqual(['paquete_vacio']);
  });

  it('enlaces, tuberías, dispositivos y carpetas no se abren', () => {
    symlinkSync('/etc/hostname', join(dir, 'enlace.csv'));
    execFileSync('mkfifo', [join(dir, 'tuberia.csv')]);
    const codigo = (ruta: string, limites = LIMITES): string => {
      try {
        comprobarArchivo(ruta, limites);
        return '';
      } catch (e) {
        return (e as { codigo: string }).codigo; // only refusals are thrown here
      }
    };
    expect(['enlace.csv', 'tuberia.csv', 'no-hay.csv', '.'].map((n) => codigo(join(dir, n)))).toEqual(['enlace_simbolico', 'no_es_archivo', 'no_existe', 'no_es_archivo']);
    expect(codigo('/dev/null')).toBe('no_es_archivo');
    writeFileSync(join(dir, 'once.csv'), 'x'.repeat(11));
    expect(codigo(join(dir, 'once.csv'), { ...LIMITES, maxArchivo: 10 })).toBe('archivo_demasiado_grande');
    expect(codigo(join(dir, 'once.csv'), { ...LIMITES, maxArchivo: 11 })).toBe('');
  }); // prettier-ignore

  it('XML con DOCTYPE, muy anidado o con un texto sin medida', async () => {
    const hoja = (x: string): Buffer =>
      zip({ 'xl/workbook.xml': '<workbook><sheets/></workbook>', 'xl/worksheets/sheet1.xml': x });
    for (const malo of [
      '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><worksheet>&c;</worksheet>',
      `<worksheet>${'<a>'.repeat(100)}`,
      `<worksheet x="${'y'.repeat(5_000_000)}"/>`,
      `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>${'z'.repeat(5_000_000)}</t></is></c></row></sheetData></worksheet>`,
    ])
      expect((await cargar('x.xlsx', hoja(malo))).codigos).toEqual(['xml_inseguro']);
    const textos = zip({
      'xl/workbook.xml': '<workbook><sheets/></workbook>',
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
      'xl/sharedStrings.xml': `<sst><si>${'<t>abcdefgh</t>'.repeat(400_000)}</si></sst>`,
    });
    expect((await cargar('t.xlsx', textos)).codigos).toEqual(['xml_inseguro']);
  });

  it('una línea sin fin es una fila rechazada, sin guardarla en la memoria', async () => {
    const larga = Buffer.alloc(24 << 20, 'x');
    const trama = tramaHis([{}, {}]);
    const [cabecera, primera, segunda] = trama.trimEnd().split('\n');
    const antes = process.memoryUsage().arrayBuffers;
    const r = await cargar('x_2026_10.csv', Buffer.concat([Buffer.from(`${cabecera}\n${primera}\n`), larga, Buffer.from(`\n${segunda}\n`)]));
    expect(r.ingresos).toMatchObject([{ carga: { recibidas: 3, aceptadas: 2, rechazadas: 1, motivos: { fila_demasiado_larga: 1 } } }]);
    expect(process.memoryUsage().arrayBuffers - antes).toBeLessThan(150e6);
    expect((await cargar('sola.csv', larga)).codigos).toEqual(['formato_desconocido']);
  }); // prettier-ignore
});

it('los límites se cambian por el ambiente y se comprueban', () => {
  expect(limitesDe({})).toEqual(LIMITES);
  expect(limitesDe({ SALA_LIMITE_MAX_ENTRADAS: '7' }).maxEntradas).toBe(7);
  for (const malo of ['x', '-1', '0', '1.5'])
    expect(() => limitesDe({ SALA_LIMITE_MAX_RAZON: malo })).toThrow('SALA_LIMITE_MAX_RAZON');
  expect(() => limitesDe({ SALA_LIMITE_MAX_FILA: '5000000' })).toThrow('1900000');
});
