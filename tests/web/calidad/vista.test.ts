import { expect, it } from 'vitest';
import type { Calidad, Conciliacion } from '../../../functions/domain/calidad.ts';
import { frasesCalidad } from '../../../functions/domain/calidad/frases.ts';
import { estadosRecepcion } from '../../../functions/domain/calidad/recepcion.ts';
import { direccion, leerEstado } from '../../../web/src/lib/calidad/estado-url.ts';
import { vistaDe } from '../../../web/src/lib/calidad/vista.ts';

const MESES = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
const serie = (renipress: string, filas: number[]) => ({ renipress, filas, estado: estadosRecepcion(filas) });
const anio = (padron: number, nacidos: number | null): Conciliacion => ({
  anio: 2026,
  padron,
  nacidos,
  meses_nacidos: 10,
  padron_mismos_meses: padron,
  proyeccion: null,
});

const CALIDAD: Calidad = {
  formato: 1,
  region: '05',
  fecha_corte: '2026-10-31',
  corte: {
    id: '05-2026-10-r1',
    region: '05',
    periodo: '2026-10',
    fechaCorte: '2026-10-31',
    sha256: 'f',
    catalogo: 'c',
    software: 's',
  },
  modo: 'equipo',
  sintetico: true,
  fuentes: [],
  meses: MESES,
  frescura: [
    { fuente: 'agua', nombre: 'Agua', marca: 'atrasada', dato_hasta: '2026-06-01', dias: 152, umbral: 60, filas: 3 },
  ],
  eess: [
    { renipress: '00000001', nombre: 'Bien', distrito: '050101' },
    { renipress: '00000002', nombre: 'Antes', distrito: '050102' },
    { renipress: '00000003', nombre: 'Ahora', distrito: '050101' },
  ],
  distritos: [
    { ubigeo: '050101', nombre: 'Uno' },
    { ubigeo: '050102', nombre: 'Dos' },
  ],
  recepcion: [
    {
      fuente: 'his',
      nombre: 'HIS',
      unidad: 'líneas',
      ...serie('', [90, 60, 90, 90, 60]),
      sin_eess: 2,
      eess: [
        serie('00000001', [30, 30, 30, 30, 30]),
        serie('00000002', [30, 0, 30, 30, 30]),
        serie('00000003', [30, 30, 30, 30, 0]),
      ],
    },
  ],
  oportunidad: null,
  padron: null,
  denominadores: {
    fuente_nacidos: 'cnv',
    fuente_proyeccion: null,
    region: [anio(130, 120)],
    distritos: [
      { ubigeo: '050101', anios: [anio(110, 100)] },
      { ubigeo: '050102', anios: [anio(20, 20)] },
    ],
  },
  consistencia: [],
  atipicos: [],
  homologacion: [MESES.map(() => 'no'), MESES.map(() => 'no_reportado')],
};
const ver = (q: string) => vistaDe(CALIDAD, leerEstado(new URLSearchParams(q)));

it('opens with what is missing of the month, what is old and which denominators disagree', () => {
  expect(frasesCalidad(CALIDAD).map((f) => f.texto)).toEqual([
    'HIS de octubre de 2026: de 3 establecimientos que suelen enviarlo, no llegó el de 1.',
    'Fuentes atrasadas: Agua. Lo que falta es el dato: no lo lea como una caída de la cobertura.',
    'Niños nacidos en 2026: el padrón y los nacimientos difieren 10 % o más en 1 de 2 distritos.',
  ]);
});

it('shows first the facility that is missing now, and only those with a gap until all are asked for', () => {
  expect(ver('').eess.filas.map((f) => f.nombre)).toEqual(['Ahora', 'Antes']);
  expect(ver('ver=todos').eess.filas.map((f) => f.nombre)).toEqual(['Ahora', 'Antes', 'Bien']);
  expect(ver('ver=todos&distrito=050102').eess.filas.map((f) => f.nombre)).toEqual(['Antes']);
  expect(ver('').matriz[0]!.faltas).toEqual([0, 1, 0, 0, 1]);
});

it('puts first the districts where more children separate the counts, the region above them', () => {
  const { filas, anio: elegido } = ver('').conciliacion;
  expect(elegido).toBe(2026);
  expect(filas.map((f) => [f.nombre, f.nacidos.acuerdo, f.proyeccion.acuerdo])).toEqual([
    ['Toda la región', 'coincide', 'no_reportado'],
    ['Uno', 'difiere', 'no_reportado'],
    ['Dos', 'coincide', 'no_reportado'],
  ]);
});

it('leaves out of the homologación the districts that hold no sessions', () => {
  expect(ver('').homologacion.map((d) => d.nombre)).toEqual(['Uno']);
});

it('what the address says badly is as if it were not there, and what was chosen survives another choice', () => {
  expect(leerEstado(new URLSearchParams('criterio=x&anio=ayer&distrito=5&ver=nada&region=ayacucho'))).toEqual(
    leerEstado(new URLSearchParams('')),
  );
  const url = new URL('http://sala/datos/calidad?region=05&criterio=eess');
  expect(direccion(url, { anio: '2025' }, 'denominadores')).toBe(
    '/datos/calidad?region=05&criterio=eess&anio=2025#denominadores',
  );
  expect(direccion(url, { criterio: null }, 'padron')).toBe('/datos/calidad?region=05#padron');
});
