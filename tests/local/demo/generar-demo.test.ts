import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerTerritorio } from '../../../functions/adapters/catalogos/territorio.ts';
import { TABLAS } from '../../../functions/domain/tablas.ts';
import { generarDemo, type OpcionesDemo } from '../../../functions/local/demo/demo.ts';

const raiz = mkdtempSync(join(tmpdir(), 'demo-'));
const t = leerTerritorio();
afterAll(() => rmSync(raiz, { recursive: true }));

const generar = async (nombre: string, mas: Partial<OpcionesDemo> = {}): Promise<string> => {
  const salida = join(raiz, nombre);
  await generarDemo({ tamano: 'chico', semilla: 7, salida, periodos: 3, ...mas });
  return salida;
};
const lineas = (carpeta: string, archivo: string): string[] =>
  readFileSync(join(carpeta, archivo), 'utf8').trimEnd().split('\n');
const deHis = (carpeta: string): string[] => readdirSync(carpeta).filter((f) => f.startsWith('NominalTramaNuevo_'));
const huellas = (carpeta: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(carpeta).map((f) => [
      f,
      createHash('sha256')
        .update(readFileSync(join(carpeta, f)))
        .digest('hex'),
    ]),
  );

/** Rows of the only sheet as text by column letter. */
function hoja(ruta: string): Map<string, string>[] {
  const partes = unzipSync(readFileSync(ruta));
  const textos = [...strFromU8(partes['xl/sharedStrings.xml']!).matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    (x) => x[1]!,
  );
  return [...strFromU8(partes['xl/worksheets/sheet1.xml']!).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((fila) => {
    const celdas = fila[1]!.matchAll(
      /<c r="([A-Z]+)\d+" t="(s|inlineStr)">(?:<v>(\d+)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g,
    );
    return new Map([...celdas].map((c) => [c[1]!, c[2] === 's' ? textos[Number(c[3])]! : c[4]!]));
  });
}

let limpia: string;
let sucia: string;
beforeAll(async () => {
  limpia = await generar('limpia', { sucio: 0 });
  sucia = await generar('sucia', { sucio: 0.05 });
});

describe('generarDemo', () => {
  it('gives the same bytes for the same seed and others for another', async () => {
    const otra = await generar('otra', { sucio: 0.05 });
    expect(huellas(otra)).toEqual(huellas(sucia));
    const semilla8 = huellas(await generar('semilla8', { sucio: 0.05, semilla: 8 }));
    for (const f of ['padron_nominal_HUANCA_SANCOS.xlsx', 'censo.csv', 'NominalTramaNuevo_AYACUCHO_2026_10.csv']) {
      expect(semilla8[f]).not.toBe(huellas(sucia)[f]);
    }
  });

  it('writes the HIS with its 40 columns, one file a month, and no key twice', () => {
    expect(deHis(limpia).sort()).toEqual(
      ['2026_10', '2026_8', '2026_9'].map((p) => `NominalTramaNuevo_AYACUCHO_${p}.csv`),
    );
    const claves = new Set<string>();
    let filas = 0;
    for (const f of deHis(limpia)) {
      const [cabecera, ...datos] = lineas(limpia, f);
      expect(cabecera!.split(',')).toHaveLength(40);
      for (const d of datos) {
        const c = d.split(',');
        expect(c).toHaveLength(40);
        expect(c[4]).toBe(`${c[1]}-${c[2]!.padStart(2, '0')}-${c[3]!.padStart(2, '0')}`);
        expect(t.eessPorIdHis.has(c[9]!)).toBe(true);
        claves.add(`${c[0]}|${c[25]}|${c[26]}`);
        filas++;
      }
    }
    expect(filas).toBeGreaterThan(2000);
    expect(claves.size).toBe(filas);
  });

  it('brings late visits in the file of the next month', () => {
    const [, ...octubre] = lineas(limpia, 'NominalTramaNuevo_AYACUCHO_2026_10.csv');
    const meses = new Set(octubre.map((d) => d.split(',')[4]!.slice(0, 7)));
    expect([...meses].sort()).toEqual(['2026-09', '2026-10']);
  });

  it('attends only patients of the master, and collective activities that are no persons', () => {
    const pacientes = new Set(lineas(limpia, 'MaestroPaciente.csv').map((l) => l.split(',')[0]!));
    const ajenos = deHis(limpia)
      .flatMap((f) => lineas(limpia, f).slice(1))
      .map((l) => l.split(',')[10]!)
      .filter((id) => !pacientes.has(id));
    expect(ajenos.length).toBeGreaterThan(0);
    for (const id of ajenos) expect(id).toMatch(/^(APP|AAA)\d{2,3}$/);
  });

  it('starts every document with 99, in every file', () => {
    const columna = (archivo: string, nombres: readonly string[]): string[] => {
      const [cabecera, ...datos] = lineas(sucia, archivo);
      const indices = nombres.map((n) => cabecera!.split(',').indexOf(n));
      return datos.flatMap((d) => indices.map((i) => d.split(',')[i]!)).filter((v) => v !== '');
    };
    const cnv = readdirSync(sucia).filter((f) => f.startsWith('CNV_'));
    const documentos = [
      ...columna('MaestroPaciente.csv', ['Numero_Documento']),
      ...['censo.csv', 'matricula.csv', 'nomina_c1.csv', 'visitas.csv'].flatMap((f) => columna(f, ['documento'])),
      ...cnv.flatMap((f) => columna(f, ['nu_cnv', 'nu_doc_madre'])),
    ];
    const filas = hoja(join(sucia, 'padron_nominal_HUANCA_SANCOS.xlsx'));
    const titulos = filas[0]!;
    for (const [letra, titulo] of titulos) {
      if (!/^(CÓDIGO DEL PADRÓN|NÚMERO DE CNV|CUI|DNI|NÚMERO DE DOCUMENTO)/.test(titulo)) continue;
      documentos.push(...filas.map((f) => f.get(letra) ?? '').filter((v) => v.trim() !== '' && v !== titulo));
    }
    expect(documentos.length).toBeGreaterThan(5000);
    expect(documentos.filter((d) => !/^99\d{6,8}$/.test(d))).toEqual([]);
  });

  it('lists in the padrón children under six of real districts, with the repeated title', () => {
    const [titulos, ...filas] = hoja(join(limpia, 'padron_nominal_HUANCA_SANCOS.xlsx'));
    const letra = (inicio: string): string => [...titulos!].find(([, v]) => v.startsWith(inicio))![0];
    expect([...titulos!.values()].filter((v) => v.startsWith('TIPO DE VÍNCULO'))).toHaveLength(2);
    expect(titulos!.get('B')).toBe('TIPO DE DOCUMENTO\nDE IDENTIDAD DEL NIÑO\n(DNI=1\nCUI=2\nCNV=3\nCOD. PAD=4)');
    expect(filas.length).toBeGreaterThan(500);
    const distritos = new Set(filas.map((f) => f.get(letra('UBIGEO'))!));
    expect(distritos).toContain('050304');
    for (const d of distritos) expect(t.distritos.get(d)?.provincia).toBe('0503');
    const nacimientos = filas.map((f) => f.get(letra('FECHA DE NACIMIENTO'))!.split('/').reverse().join('-')).sort();
    expect(nacimientos[0]! > '2020-11-05').toBe(true);
    expect(nacimientos.at(-1)! <= '2026-10-31').toBe(true);
  });

  it('gives each facility four sectors of real localities and leaves some without sector', () => {
    const [cabecera, ...filas] = lineas(limpia, 'sectorizacion.csv');
    expect(cabecera).toBe(Object.keys(TABLAS.sectorizacion).join(','));
    const celdas = filas.map((l) => l.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((c) => c.replace(/,$/, '')));
    const sectores = new Set(celdas.map((c) => c[1]!));
    expect(sectores.size).toBe(48);
    expect(sectores).toContain('00003644-01');
    for (const c of celdas) expect(t.localidades.has(c[4]!)).toBe(true);
    const asignadas = new Set(celdas.map((c) => c[4]));
    const deProvincia = [...t.localidades.values()].filter((l) => l.ubigeo.startsWith('0503'));
    expect(deProvincia.some((l) => !asignadas.has(l.codigo))).toBe(true);
    const cerradas = celdas.filter((c) => c[11] !== '');
    expect(cerradas.length).toBeGreaterThan(0);
    for (const c of cerradas) expect(celdas.some((o) => o[4] === c[4] && o[5] === c[5] && o[10]! > c[11]!)).toBe(true);
  });

  it('gives a unit to one sector at a time', () => {
    const abiertas = lineas(limpia, 'sectorizacion.csv').filter((l) => l.endsWith(','));
    const unidades = abiertas.map((l) => /,(\d{10}),([A-Z0-9]*),/.exec(l)![0]);
    expect(new Set(unidades).size).toBe(unidades.length);
  });

  it.each([
    'sectoristas',
    'censo',
    'perfil_localidad',
    'perfil_eess',
    'perfil_distrito',
    'riesgo_comunal',
    'cronograma',
    'microareas',
    'matricula',
    'nomina_c1',
    'visitas',
  ] as const)('writes %s with its canonical header', (tabla) => {
    expect(lineas(limpia, `${tabla}.csv`)[0]).toBe(Object.keys(TABLAS[tabla]).join(','));
  });

  it('enrols in initial school most of those who are three on 31 March, and nobody else', () => {
    const [titulos, ...filas] = hoja(join(limpia, 'padron_nominal_HUANCA_SANCOS.xlsx'));
    const letra = (titulo: string): string => [...titulos!].find(([, v]) => v.startsWith(titulo))![0];
    const [nacimiento, dni, cnv] = ['FECHA DE NACIMIENTO', 'DNI', 'NÚMERO DE CNV'].map(letra) as [
      string,
      string,
      string,
    ];
    const numero = (f: Map<string, string>): string => f.get(dni)?.trim() || (f.get(cnv) ?? '');
    const deTres = filas.filter((f) => {
      const fecha = f.get(nacimiento)!.split('/').reverse().join('-');
      return fecha > '2022-03-31' && fecha <= '2023-03-31';
    });
    const matriculados = lineas(limpia, 'matricula.csv')
      .slice(1)
      .map((l) => l.split(','));
    expect(new Set(matriculados.map((c) => c[1]))).toEqual(new Set(['2026']));
    const documentos = new Set(deTres.map(numero));
    for (const [documento] of matriculados) expect(documentos.has(documento!)).toBe(true);
    expect(matriculados.length / deTres.length).toBeGreaterThan(0.8);
    expect(matriculados.length / deTres.length).toBeLessThan(0.98);
  });

  it('soils what it is asked to: repeated headers and keys, totals, unknown facilities, dates to come', () => {
    const filas = deHis(sucia).flatMap((f) => lineas(sucia, f).slice(1));
    const celdas = filas.map((l) => l.split(','));
    const claves = celdas.map((c) => `${c[0]}|${c[25]}|${c[26]}`);
    expect(filas.some((l) => l.startsWith('Id_Cita,'))).toBe(true);
    expect(filas.filter((l) => l.startsWith('TOTAL,'))).toHaveLength(3);
    expect(new Set(claves).size).toBeLessThan(filas.length);
    expect(celdas.some((c) => /^\d+$/.test(c[9] ?? '') && !t.eessPorIdHis.has(c[9]!))).toBe(true);
    expect(celdas.some((c) => c[4]! > '2026-10-31' && /^2027/.test(c[4]!))).toBe(true);
    expect(celdas.some((c) => c.length !== 40)).toBe(true);
  });

  it('refuses the country and options that make no sense', async () => {
    await expect(generar('pais', { tamano: 'pais' })).rejects.toThrow(/se mide una región «grande» y se extrapola/);
    await expect(generar('x', { periodos: 0 })).rejects.toThrow(RangeError);
    await expect(generar('x', { hasta: '2026-13' })).rejects.toThrow(RangeError);
    await expect(generar('x', { semilla: 1.5 })).rejects.toThrow(RangeError);
  });
});
