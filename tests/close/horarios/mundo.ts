import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import type { Referencia } from '../../../functions/adapters/catalogos/referencia.ts';
import { leerTerritorio } from '../../../functions/adapters/catalogos/territorio.ts';
import type { Meses } from '../../../functions/domain/alcance.ts';
import { azarDe, type Azar } from './azar.ts';

/** Three districts of two provinces, one facility and two localities in each. */
export type Sitio = { readonly ubigeo: string; readonly renipress: string; readonly localidades: readonly string[] };

/** One row of a file, as whoever wrote the file knows it. `mes` only where a row speaks of one. */
export type Fila = {
  readonly clave: string;
  readonly ubigeo: string;
  readonly renipress: string;
  readonly mes: string | null;
  readonly persona?: { readonly nacimiento: string; readonly emision: string };
  readonly peso?: number | null;
};

/** One file of the pool: its bytes, what is said of it, and what it really holds. */
export type Archivo = {
  readonly nombre: string;
  readonly ruta: string;
  readonly fuente: 'personas' | 'cnv' | 'sectorizacion' | 'malo';
  readonly periodo: Meses;
  readonly ambito: string;
  readonly emitido: string | undefined;
  readonly modificado: string;
  readonly filas: readonly Fila[];
  /** Lines of data in the file, with those that repeat another or cannot be read. */
  readonly lineas: number;
};

export type Mundo = { readonly sitios: readonly Sitio[]; readonly archivos: readonly Archivo[] };

export const REGION = '05';
export const MESES = ['2026-09', '2026-10'] as const;
const FICHAS = ['dni_30d', 'rn_bajo_peso'];

/** The real definitions of two indicators over the part of the real territory where the files are. */
export function referenciaChica(): Referencia {
  const todo = leerTerritorio();
  const enRegion = <T extends { readonly ubigeo: string }>(m: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...m].filter(([, v]) => v.ubigeo.startsWith('0502') || v.ubigeo.startsWith('0503')));
  const territorio = {
    ...todo,
    distritos: enRegion(todo.distritos),
    eess: enRegion(todo.eess),
    localidades: enRegion(todo.localidades),
    inei: new Map<string, string>(),
    version: 'territorio-chico',
  };
  const catalogo = leerFichas();
  return {
    territorio,
    catalogo: {
      ...catalogo,
      fichas: catalogo.fichas.filter((f) => FICHAS.includes(f.ficha)),
      version: 'dos-fichas',
    },
  };
}

/** The first facility of each of three districts, with two localities that lie there. */
export function sitiosDe({ territorio }: Referencia): Sitio[] {
  const en = (provincia: string, cuantos: number): Sitio[] =>
    [...territorio.distritos.keys()]
      .filter((u) => u.startsWith(provincia))
      .sort()
      .flatMap((ubigeo) => {
        const renipress = [...territorio.eess.values()].find((e) => e.ubigeo === ubigeo && e.red !== 'SIN')?.renipress;
        const localidades = [...territorio.localidades.values()]
          .filter((l) => l.ubigeo === ubigeo)
          .map((l) => l.codigo);
        return renipress && localidades.length >= 2
          ? [{ ubigeo, renipress, localidades: localidades.slice(0, 2) }]
          : [];
      })
      .slice(0, cuantos);
  return [...en('0503', 2), ...en('0502', 1)];
}

const PERSONAS =
  'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado';
const CNV = 'cnv,documento_madre,fecha_nacimiento,peso_g,semanas,lugar,renipress,ubigeo_madre';
const SECTORES = 'renipress,sector,nombre,color,codigo_ccpp,manzana,minutos_eess,medio,area,superficie_km2,desde,hasta';

const mas = (fecha: string, dias: number): string =>
  new Date(Date.parse(`${fecha}T00:00:00Z`) + dias * 86_400_000).toISOString().slice(0, 10);

type Borrador = Omit<Archivo, 'nombre' | 'ruta' | 'lineas' | 'filas'> & {
  readonly filas: readonly (Fila & { readonly texto: string })[];
  readonly cabecera: string;
};

/** Everyone there may be, with where they live in each of two moments. */
function gente(azar: Azar, sitios: readonly Sitio[]) {
  return Array.from({ length: 12 }, (_, i) => {
    const nacimiento = mas('2025-12-15', azar.entero(0, 310));
    return {
      documento: `990000${String(i + 10)}`,
      nacimiento,
      emisiones: [azar.quiza(50) ? mas(nacimiento, azar.entero(1, 60)) : '', mas(nacimiento, azar.entero(1, 45))],
      casas: [azar.uno(sitios), azar.quiza(70) ? null : azar.uno(sitios)] as const,
    };
  });
}

const dentro = (ambito: string, f: { ubigeo: string; renipress: string }): boolean =>
  ambito.startsWith('E:') ? f.renipress === ambito.slice(2) : f.ubigeo.startsWith(ambito.slice(2));

function padron(azar: Azar, personas: ReturnType<typeof gente>, ambito: string, momento: 0 | 1): Borrador['filas'] {
  return personas.flatMap((p) => {
    const casa = (momento === 1 ? p.casas[1] : null) ?? p.casas[0];
    const fila = { ubigeo: casa.ubigeo, renipress: casa.renipress };
    if (!dentro(ambito, fila) || azar.quiza(momento === 1 ? 20 : 5)) return []; // left out: deleted when it is a re-issue
    const emision = p.emisiones[momento]!;
    const ccpp = casa.localidades[Number(p.documento) % 2]!;
    return [
      {
        ...fila,
        clave: p.documento,
        mes: null,
        persona: { nacimiento: p.nacimiento, emision },
        texto: `${p.documento},DNI,${p.documento},,${p.nacimiento},M,1,${emision},${casa.ubigeo},${ccpp},,${casa.renipress},,1`,
      },
    ];
  });
}

function nacimientos(
  azar: Azar,
  sitios: readonly Sitio[],
  ambito: string,
  meses: readonly string[],
): Borrador['filas'] {
  return meses.flatMap((mes) =>
    Array.from({ length: 5 }, (_, i) => {
      const casa = sitios[i % sitios.length]!;
      const clave = `99${mes.slice(0, 4)}${mes.slice(5)}${String(i + 10)}`;
      const peso = azar.quiza(10) ? null : azar.entero(1800, 3600);
      const fecha = `${mes}-${String(azar.entero(1, 28)).padStart(2, '0')}`;
      return {
        clave,
        mes,
        ubigeo: casa.ubigeo,
        renipress: casa.renipress,
        peso,
        texto: `${clave},9977${mes.slice(5)}${String(i + 10)},${fecha},${peso ?? ''},39,EESS,${casa.renipress},${casa.ubigeo}`,
      };
    }).filter((f) => dentro(ambito, f) && !azar.quiza(15)),
  );
}

const sectores = (sitios: readonly Sitio[], vuelta: number): Borrador['filas'] =>
  sitios.flatMap((s) =>
    s.localidades.map((ccpp, i) => {
      const sector = `${s.renipress}-0${((i + vuelta) % 2) + 1}`;
      return {
        clave: `${sector}|${ccpp}`,
        mes: null,
        ubigeo: s.ubigeo,
        renipress: s.renipress,
        texto: `${s.renipress},${sector},Sector ${sector.slice(-1)},#0072b2,${ccpp},,30,a pie,RURAL,4,2024-01-01,`,
      };
    }),
  );

/** Up to ten files of one world: re-issues, corrections, deletions, overlaps, ties, and one that cannot be read. */
export function crearMundo(semilla: number, referencia: Referencia, carpeta: string): Mundo {
  const azar = azarDe(semilla * 7919 + 1);
  const sitios = sitiosDe(referencia);
  const personas = gente(azar, sitios);
  const [a, b, c] = sitios as [Sitio, Sitio, Sitio]; // the territory has them
  const dia = (desde: number, hasta: number): string => `2026-11-${String(azar.entero(desde, hasta)).padStart(2, '0')}`;
  const hora = (): string => `${dia(1, 20)}T${String(azar.entero(10, 12))}:00:00.000Z`;
  const igual = dia(5, 9);
  const de = (
    fuente: Archivo['fuente'],
    ambito: string,
    periodo: Meses,
    emitido: string | undefined,
    cabecera: string,
    filas: Borrador['filas'],
    modificado = hora(),
  ): Borrador => ({ fuente, ambito, periodo, emitido, modificado, cabecera, filas });
  const provincia = `P:${a.ubigeo.slice(0, 4)}`;
  const borradores: Borrador[] = [
    de('personas', 'G:05', '', igual, PERSONAS, padron(azar, personas, 'G:05', 0), '2026-11-09T10:00:00.000Z'),
    de(
      'personas',
      'G:05',
      '',
      azar.quiza(60) ? igual : dia(5, 12),
      PERSONAS,
      padron(azar, personas, 'G:05', 1),
      '2026-11-09T11:00:00.000Z',
    ),
    de('personas', provincia, '', dia(3, 14), PERSONAS, padron(azar, personas, provincia, 1)),
    de(
      'personas',
      azar.quiza(50) ? `D:${c.ubigeo}` : `E:${b.renipress}`,
      '',
      azar.quiza(30) ? undefined : dia(3, 14),
      PERSONAS,
      [],
    ),
    de('cnv', 'G:05', MESES[0], dia(3, 9), CNV, nacimientos(azar, sitios, 'G:05', [MESES[0]])),
    de('cnv', azar.quiza(50) ? 'G:05' : provincia, '2026-08/2026-10', dia(3, 9), CNV, []),
    de('cnv', `D:${a.ubigeo}`, MESES[1], dia(3, 9), CNV, nacimientos(azar, sitios, `D:${a.ubigeo}`, [MESES[1]])),
    de('sectorizacion', 'G:05', '', dia(3, 9), SECTORES, sectores(sitios, 0)),
    de('sectorizacion', `E:${a.renipress}`, '', dia(3, 9), SECTORES, sectores([a], 1)),
    de('malo', 'G:05', '', igual, 'esto,no,es,nada', [
      { clave: '1', ubigeo: '', renipress: '', mes: null, texto: '1,2,3,4' },
    ]),
  ];
  mkdirSync(carpeta, { recursive: true });
  const archivos = borradores.map((x, i): Archivo => {
    const filas =
      x.filas.length > 0
        ? x.filas
        : x.fuente === 'cnv'
          ? nacimientos(azar, sitios, x.ambito, ['2026-08', ...MESES])
          : padron(azar, personas, x.ambito, 1);
    // A line that repeats another, and one without its key.
    const repetida = x.fuente !== 'malo' && azar.quiza(60) && filas[0] ? [filas[0].texto] : [];
    const rota =
      x.fuente !== 'malo' && x.fuente !== 'sectorizacion' && azar.quiza(60)
        ? [','.repeat(x.cabecera.split(',').length - 1) + '1']
        : [];
    const lineas = [...filas.map((f) => f.texto), ...repetida, ...rota];
    const nombre = `${semilla}-${i}-${x.fuente}.csv`;
    const ruta = join(carpeta, nombre);
    writeFileSync(ruta, [x.cabecera, ...lineas, ''].join('\n'));
    const { cabecera: _, ...resto } = x;
    return { ...resto, filas: filas.map(({ texto: _texto, ...f }) => f), nombre, ruta, lineas: lineas.length };
  });
  // An empty re-issue of a place is refused: leave it out.
  return { sitios, archivos: archivos.filter((f) => f.filas.length > 0) };
}
