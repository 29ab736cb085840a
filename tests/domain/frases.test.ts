import { describe, expect, it } from 'vitest';
import { frasesDe } from '../../functions/domain/frases.ts';
import type { Celda, Fila, IndicadorTablero, MetaVigente } from '../../functions/domain/tablero.ts';

const indicador = (cambios: Partial<IndicadorTablero> = {}): IndicadorTablero => ({
  clave: 'p@v',
  ficha: 'p',
  version: 'v',
  metodo: '',
  nombre: 'Paquete',
  corto: 'El paquete',
  edicion: '',
  etiquetaMetodo: '',
  codigoOficial: null,
  cursoVida: 'nino',
  condicion: '',
  paquete: '',
  direccion: 'mayor',
  tipo: 'cobertura',
  unidad: 'niños',
  nivel: 'sector',
  verificacion: 'V2',
  provisional: false,
  fuente: 'F4',
  componentes: [
    { id: 'neumococo', nombre: '2.ª de neumococo' },
    { id: 'dni', nombre: 'DNI' },
  ],
  principal: true,
  ...cambios,
});
const META: MetaVigente = { meta: 0.8, basal: null, de: 'G:05', verificacion: 'V2' };
const celda = (num: number, den: number, comp?: [number, number, number][]): Celda => ({
  e: 'v',
  num,
  den,
  sinDato: 0,
  ...(comp ? { comp } : {}),
});
const fila = (id: string, nombre: string, c: Celda): Fila => ({
  ambito: { id, tipo: 'S', nombre },
  grupo: null,
  celdas: [c],
  poblacion: null,
});
const ambito = {
  id: 'D:050304',
  tipo: 'D' as const,
  nombre: 'Lucanamarca',
  residencia: [],
  salud: [],
  categoria: null,
  altitud: null,
  lat: null,
  lon: null,
};
const textos = (indicadores: IndicadorTablero[], metas: (MetaVigente | null)[], propia: Celda, hijos: Fila[]): string =>
  frasesDe({
    ambito,
    corte: { periodo: '2026-10' },
    indicadores,
    metas,
    propio: fila('D:050304', 'Lucanamarca', propia),
    hijos,
  })
    .map((f) => f.texto)
    .join(' ');

describe('frases', () => {
  const hijos = [
    fila(
      'S:1',
      'Calvario',
      celda(5, 12, [
        [6, 5, 1],
        [10, 2, 0],
      ]),
    ),
    fila('S:2', 'Centro', celda(9, 10)),
    fila('S:3', 'Alto', celda(2, 4)), // few cases: no judgement
    fila('S:00003644-SIN', 'Sin sector', celda(0, 20)),
  ];

  it('names the gap, the worst place, and what fails most there', () => {
    expect(textos([indicador()], [META], celda(16, 46), hijos)).toBe(
      'El paquete va en 34.8 % en Lucanamarca (16 de 46); la meta es 80.0 % y faltan 21 niños. ' +
        '1 de 2 sectores con 5 o más casos está bajo esa meta. En Calvario faltan 5; lo que más falta es 2.ª de neumococo (5 de 7).',
    );
  });

  it('never says a percentage that few cases cannot bear', () => {
    expect(textos([indicador()], [META], celda(1, 4), [])).toBe(
      'En Lucanamarca hay menos de 5 casos en cada indicador con meta: mire los números uno por uno.',
    );
  });

  it('says which month has no target loaded', () => {
    expect(textos([indicador()], [null], celda(10, 40), [])).toContain('Para octubre de 2026 no hay meta cargada');
  });

  it('with the target met, says where it was met, what could not be judged, and who stays behind inside', () => {
    const otro = indicador({ clave: 'q@v', ficha: 'q', corto: 'El otro' });
    const dos = (a: Celda, b: Celda, id: string, nombre: string): Fila => ({ ...fila(id, nombre, a), celdas: [a, b] });
    const frases = frasesDe({
      ambito,
      corte: { periodo: '2026-10' },
      indicadores: [indicador(), otro],
      metas: [META, META],
      propio: dos(celda(40, 46), celda(1, 2), 'D:050304', 'Lucanamarca'),
      hijos: [dos(celda(5, 12), celda(0, 1), 'S:1', 'Calvario'), dos(celda(35, 34), celda(1, 1), 'S:2', 'Centro')],
    }).map((f) => f.texto);
    expect(frases).toEqual([
      'Lucanamarca cumple la meta en El paquete (40 de 46); en otro indicador con meta los casos son muy pocos.',
      'Dentro, Calvario no llega en El paquete (5 de 12): faltan 5 niños.',
    ]);
  });

  it('one missing is one, in the singular', () => {
    expect(textos([indicador()], [META], celda(7, 10), [])).toContain('y falta 1.');
  });
});

it('does not open with a definition nobody has read, however wide its gap, unless there is no other', () => {
  const provisional = indicador({ corto: 'Lo no leído', provisional: true });
  const abrir = (indicadores: IndicadorTablero[], celdas: Celda[]): string =>
    frasesDe({
      ambito,
      corte: { periodo: '2026-10' },
      indicadores,
      metas: indicadores.map(() => META),
      propio: { ...fila('D:050304', 'Lucanamarca', celdas[0]!), celdas },
      hijos: [],
    })[0]!.texto;
  expect(abrir([provisional, indicador()], [celda(0, 90), celda(5, 10)])).toMatch(/^El paquete va en 50\.0 %/);
  expect(abrir([provisional], [celda(0, 90)])).toMatch(/^Lo no leído va en 0\.0 %/);
});
