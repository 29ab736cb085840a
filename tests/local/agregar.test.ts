import { describe, expect, it } from 'vitest';
import { agregar, type OpcionesAgregar } from '../../functions/local/agregar.ts';
import { evaluar } from '../../functions/local/evaluar.ts';
import type { Nivel } from '../../functions/local/por-nivel.ts';
import type { FilaCsv, Salida } from '../fichas/arnes.ts';
import { enCarpeta, type Tablas } from './carpeta-de-prueba.ts';

type Linea = {
  ambito: string;
  nombre: string;
  num: number | null;
  den: number | null;
  valor: number | null;
  excluidos: Record<string, number>;
  componentes: Record<string, [number, number, number]>;
  falla_mas: string | null;
  meta: number | null;
  luz: string | null;
  intervalo: [number, number] | null;
  pocos: boolean;
  brecha: number | null;
  faltan: number | null;
  estado: string;
  motivo?: string;
};

const CORTE = '2026-11-30';
const EESS = '00003644';
// Three localities: two with a sector of their own, one in nobody's.
const [NORTE, SUR, NADIE] = ['0503040001', '0503040002', '0503040003'] as const;

const SECTORES: readonly FilaCsv[] = [
  { renipress: EESS, sector: 'S-NORTE', nombre: 'Norte', codigo_ccpp: NORTE, desde: '2025-01-01' },
  { renipress: EESS, sector: 'S-SUR', nombre: 'Sur', codigo_ccpp: SUR, desde: '2025-01-01' },
  { renipress: EESS, sector: 'S-VACIO', nombre: 'Vacío', codigo_ccpp: '0503040009', desde: '2025-01-01' },
];

let serie = 0;
/** A child of 100 days with DNI at some age; null never. */
const nino = (codigo_ccpp: string, dni: number | null, cambios: FilaCsv = {}): FilaCsv => {
  const emision = dni === null ? null : new Date(Date.UTC(2026, 7, 22 + dni)).toISOString().slice(0, 10);
  return {
    documento: `99${String(++serie).padStart(6, '0')}`,
    tipo_documento: 'DNI',
    fecha_nacimiento: '2026-08-22',
    sexo: 'F',
    seguros: '1',
    fecha_emision_dni: emision,
    ubigeo: codigo_ccpp.slice(0, 6),
    codigo_ccpp,
    renipress: EESS,
    estado: '1',
    ...cambios,
  };
};
const varios = (n: number, hacer: () => FilaCsv): FilaCsv[] => Array.from({ length: n }, hacer);

const PERSONAS: readonly FilaCsv[] = [
  ...varios(6, () => nino(NORTE, 30)), // on the last day
  ...varios(4, () => nino(NORTE, 31)), // a day late
  ...varios(3, () => nino(SUR, null)),
  ...varios(2, () => nino(NADIE, 10)),
  nino(NORTE, 10, { estado: '0' }), // out: inactive
  nino('0101010001', 5, { ubigeo: '010101', renipress: EESS }), // of another region, registered here
  nino(NORTE, 5, { ubigeo: null, codigo_ccpp: null, renipress: null }), // nobody knows where
];
const TABLAS: Tablas = { personas: PERSONAS, sectorizacion: SECTORES };

const correr = async (por: Nivel | undefined, tablas: Tablas = TABLAS, cambios: Partial<OpcionesAgregar> = {}) =>
  enCarpeta<Linea>(tablas, (o) =>
    agregar({ ficha: 'dni_30d', version: 'fed_2025_2026', corte: CORTE, por, ...o, ...cambios }),
  );

const suma = (lineas: readonly Linea[]): [number, number] => [
  lineas.reduce((s, l) => s + l.num!, 0),
  lineas.reduce((s, l) => s + l.den!, 0),
];

describe('sala agregar', () => {
  it('adds up, place by place, what «evaluar» says person by person', async () => {
    const { lineas } = await correr('sector');
    expect(lineas.map((l) => [l.ambito, l.nombre, l.num, l.den])).toEqual([
      ['S:00003644-SIN', 'Sin sector', 3, 3], // two of nobody's locality, one from another region
      ['S:S-NORTE', 'Norte', 6, 10],
      ['S:S-SUR', 'Sur', 0, 3],
      ['S:S-VACIO', 'Vacío', 0, 0],
      ['S:SIN-SIN-SIN', 'Sin sector', 1, 1],
    ]);
    const personas = await enCarpeta<Salida>(TABLAS, (o) =>
      evaluar({ ficha: 'dni_30d', version: 'fed_2025_2026', corte: CORTE, ...o }),
    );
    expect(suma(lineas)).toEqual([
      personas.lineas.reduce((s, p) => s + (p.num ?? 0), 0),
      personas.lineas.reduce((s, p) => s + p.den, 0),
    ]);
  });

  it('every level adds up to the same total, also with residents of another region and of none', async () => {
    const niveles = await Promise.all((['sector', 'eess', 'distrito', 'region'] as const).map((por) => correr(por)));
    for (const { lineas } of niveles) expect(suma(lineas)).toEqual([10, 17]);
    const [, eess, distrito, region] = niveles.map((n) => Object.fromEntries(n.lineas.map((l) => [l.ambito, l.den])));
    expect(eess).toEqual({ 'E:00003644': 16, 'E:SIN-SIN': 1 });
    expect(distrito).toEqual({ 'D:010101': 1, 'D:050304': 15, 'D:05-SIN': 1 });
    expect(region).toEqual({ 'G:01': 1, 'G:05': 16 });
  });

  it('keeps the five states apart, with interval, light and mark of few', async () => {
    const { lineas } = await correr('sector');
    const de = (id: string): Linea => lineas.find((l) => l.ambito === id)!;
    expect(de('S:S-NORTE')).toMatchObject({
      estado: 'valor',
      valor: 0.6,
      pocos: false,
      brecha: 4,
      excluidos: { inactivo: 1 },
    });
    expect(de('S:S-NORTE').intervalo![0]).toBeCloseTo(0.3127, 4); // 6 of 10
    expect(de('S:S-NORTE').intervalo![1]).toBeCloseTo(0.8318, 4);
    expect(de('S:S-SUR')).toMatchObject({ estado: 'cero', valor: 0, luz: 'pocos', pocos: true });
    expect(de('S:S-VACIO')).toMatchObject({ estado: 'no_aplica', valor: null, luz: 'no_aplica', intervalo: null });
  });

  it('says which component most persons lack', async () => {
    const tablas = { ...TABLAS, prestaciones: [{ documento: '99000001', fecha: '2026-11-01', codigo: 'Z001' }] };
    const { lineas } = await correr('eess', tablas, { ficha: 'paquete_menor_12m' });
    const linea = lineas.find((l) => l.ambito === `E:${EESS}`)!;
    // At 100 days only the DNI is required.
    expect(linea.componentes['dni']).toEqual([9, 7, 0]);
    expect(linea.componentes['neumococo']).toEqual([0, 0, 16]);
    expect(linea.falla_mas).toBe('dni');
  });

  it('without a table the ficha needs every place is «no reportado», with the reason and without numbers', async () => {
    const { lineas, avisos } = await correr('eess', TABLAS, { ficha: 'paquete_menor_12m' });
    expect(lineas).toHaveLength(2);
    for (const l of lineas)
      expect(l).toMatchObject({
        estado: 'no_reportado',
        num: null,
        den: null,
        valor: null,
        luz: null,
        motivo: 'En la carpeta falta prestaciones.csv.',
      });
    expect(avisos).toContain('falta prestaciones.csv');
  });

  it('a level finer than the ficha is measured at has no value, and says which to ask for', async () => {
    const tablas = { ...TABLAS, matricula: [{ documento: '99000001', anio: 2026, nivel: 'inicial' }] };
    const { lineas } = await correr('sector', tablas, { ficha: 'educacion_inicial_3a' });
    expect(new Set(lineas.map((l) => l.estado))).toEqual(new Set(['no_aplica']));
    expect(lineas[0]!.motivo).toContain('--por');
  });

  it('targets of the folder win over those of the ficha: of the place, else of its region', async () => {
    const fila = {
      ficha: 'dni_30d',
      version: 'fed_2025_2026',
      desde: '2026-01-01',
      hasta: '2026-12-31',
      verificado: 'V1',
    };
    const metas = [
      { ...fila, ambito: 'G:05', meta: 60 },
      { ...fila, ambito: 'E:00003644', meta: 0.9 },
      { ...fila, ambito: 'S:S-SUR', meta: 10, hasta: '2026-11-29' }, // over
    ];
    const sectores = (await correr('sector', { ...TABLAS, metas })).lineas;
    const norte = sectores.find((l) => l.ambito === 'S:S-NORTE')!;
    expect(norte).toMatchObject({ meta: 0.6, luz: 'lograda', faltan: 0 });
    expect(sectores.find((l) => l.ambito === 'S:S-SUR')!.meta).toBe(0.6);
    const eess = await correr('eess', { ...TABLAS, metas });
    expect(eess.lineas.find((l) => l.ambito === `E:${EESS}`)).toMatchObject({ meta: 0.9, luz: 'brecha', faltan: 6 }); // 14.4 → 15 − 9
    expect(eess.avisos).toContain('fracción');
  });

  it('a bad date or method is told in words', async () => {
    await expect(correr('eess', TABLAS, { corte: '2026-02-30' })).rejects.toThrow(/no es una fecha del calendario/);
    await expect(correr('eess', TABLAS, { metodo: 'nada' })).rejects.toThrow(/quite --metodo/);
    await expect(correr('eess', TABLAS, { version: 'fed_1999' })).rejects.toThrow(/Existen: fed_2025_2026/);
  });
});
