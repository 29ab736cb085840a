import { describe, expect, it } from 'vitest';
import type { LocalidadTablero } from '../../../functions/domain/tablero.ts';
import { gruposDeRiesgo, gruposEnPalabras } from '../../../web/src/lib/sector/grupos-riesgo.ts';
import { reunirLocalidades } from '../../../web/src/lib/sector/localidades.ts';
import { claseMicroarea, contarMicroareas, microareasEnPalabras } from '../../../web/src/lib/sector/microareas.ts';
import { INDICADORES, tableroFicticio } from '../tablero-ficticio.ts';

describe('micro areas', () => {
  it('gives each kind its shape and word; a kind nobody foresaw keeps its own words', () => {
    const clases = ['basural', 'cauce', 'lodazal', 'laguna', 'consumo_drogas'].map(claseMicroarea);
    expect(new Set(clases.map((c) => c.trazo)).size).toBe(5);
    expect(claseMicroarea('Quebrada').nombre).toBe('Cauce o quebrada');
    expect(claseMicroarea('pozo séptico abierto')).toMatchObject({ nombre: 'Pozo séptico abierto' });
    expect(claseMicroarea('').nombre).toBe('Otra');
    // The legend of the sketch asks again by the id of the kind.
    for (const c of clases) expect(claseMicroarea(c.id)).toEqual(c);
  });

  it('counts by kind, most first', () => {
    const m = ['laguna', 'basural', 'basural', 'quebrada', 'cauce', 'cauce'].map((tipo) => ({ tipo }));
    expect(contarMicroareas(m).map((c) => [c.clase.id, c.n])).toEqual([
      ['cauce', 3],
      ['basural', 2],
      ['laguna', 1],
    ]);
    expect(microareasEnPalabras(m)).toBe('Cauce o quebrada (3), basural (2), laguna');
    expect(microareasEnPalabras([])).toBe('');
  });
});

describe('risk groups', () => {
  const eess = tableroFicticio('E:00003644');
  const indicadores = [
    {
      ...INDICADORES[0]!,
      ficha: 'sec_grupos_riesgo',
      tipo: 'conteo' as const,
      componentes: [
        { id: 'menor_2a', nombre: 'Menores de 2 años' },
        { id: 'vih', nombre: 'VIH' },
        { id: 'tbc', nombre: 'Tuberculosis' },
      ],
    },
  ];
  const fila = (celda: (typeof eess)['propio']['celdas'][number]) => ({ ...eess.propio, celdas: [celda] });

  it('says the groups that hold somebody, acronyms as they are', () => {
    const f = fila({
      e: 'v',
      num: 30,
      den: 30,
      sinDato: 0,
      comp: [
        [17, 0, 13],
        [1, 0, 29],
        [0, 0, 30],
      ],
    });
    expect(gruposEnPalabras(gruposDeRiesgo({ indicadores }, f))).toBe('30 personas: menores de 2 años 17, VIH 1');
  });

  it('tells nobody from not reported, and waits for the detail', () => {
    const de = (celda: Parameters<typeof fila>[0]) => gruposEnPalabras(gruposDeRiesgo({ indicadores }, fila(celda)));
    expect(de({ e: 'v', num: 0, den: 0, sinDato: 0 })).toBe('nadie en los datos');
    expect(de({ e: 'nr' })).toBe('no reportado');
    expect(de({ e: 'v', num: 1, den: 1, sinDato: 0 })).toBe('1 persona');
    expect(gruposDeRiesgo({ indicadores: [] }, eess.propio)).toBeNull();
  });
});

describe('localities of a sector', () => {
  const l = (codigo: string, manzana: string, mas: Partial<LocalidadTablero>): LocalidadTablero => ({
    codigo,
    nombre: `Pueblo ${codigo}`,
    manzana,
    lat: null,
    lon: null,
    altitud: 3000,
    area: 'RURAL',
    minutos: null,
    medio: '',
    personas: 0,
    ...mas,
  });

  it('joins the blocks of one, and says the least and most minutes', () => {
    const r = reunirLocalidades([
      l('1', 'B', { personas: 10, minutos: 24, medio: 'a pie' }),
      l('2', '', { personas: 50 }),
      l('1', 'A', { personas: 20, minutos: 93, medio: 'acémila' }),
    ]);
    expect(r.map((x) => [x.codigo, x.personas, x.minutos, x.manzanas, x.medios])).toEqual([
      ['2', 50, null, [], []],
      ['1', 30, [24, 93], ['A', 'B'], ['a pie', 'acémila']],
    ]);
  });
});
