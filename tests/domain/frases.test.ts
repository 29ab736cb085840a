import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faltanParaMeta } from '../../functions/domain/conteo.ts';
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
      'El paquete va en 34.8 % en Lucanamarca (16 de 46); la meta es 80.0 % y falta que cumplan 21 niños. ' +
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
      'Dentro, Calvario no llega en El paquete (5 de 12): falta que cumplan 5 niños.',
    ]);
  });

  it('does not say that it complies without saying of how many targets nothing came', () => {
    const tres = ['q', 'r', 's'].map((f) => indicador({ clave: `${f}@v`, ficha: f, corto: f }));
    const celdas: Celda[] = [celda(40, 46), { e: 'nr' }, { e: 'v', num: 0, den: 0, sinDato: 5 }, { e: 'na' }];
    const [primera] = frasesDe({
      ambito,
      corte: { periodo: '2026-10' },
      indicadores: [indicador(), ...tres],
      metas: celdas.map(() => META),
      propio: { ...fila('D:050304', 'Lucanamarca', celdas[0]!), celdas },
      hijos: [],
    });
    expect(primera!.texto).toBe(
      'Lucanamarca cumple la meta en El paquete (40 de 46); de otros 2 con meta no llegó el dato.',
    );
  });

  it('one missing is one, in the singular', () => {
    expect(textos([indicador()], [META], celda(7, 10), [])).toContain('y falta que cumpla 1.');
  });
});

describe('a definition nobody has read', () => {
  const provisional = indicador({ clave: 'x@v', corto: 'Lo no leído', provisional: true });
  const otro = indicador({ clave: 'y@v', corto: 'Lo otro', verificacion: 'sin_verificar' });
  const decir = (indicadores: IndicadorTablero[], celdas: Celda[]): string[] =>
    frasesDe({
      ambito,
      corte: { periodo: '2026-10' },
      indicadores,
      metas: indicadores.map(() => META),
      propio: { ...fila('D:050304', 'Lucanamarca', celdas[0]!), celdas },
      hijos: [],
    }).map((f) => f.texto);
  it('does not lead while another is in gap, and its gap is told after it', () => {
    expect(decir([provisional, indicador(), otro], [celda(10, 90), celda(5, 10), celda(70, 90)])).toEqual([
      'El paquete va en 50.0 % en Lucanamarca (5 de 10); la meta es 80.0 % y falta que cumplan 3 niños.',
      'Sin contar 2 indicadores provisionales o sin verificar que tampoco cumplen su meta; el mayor: Lo no leído (provisional), 10 de 90, falta que cumplan 62 niños.',
    ]);
    expect(decir([indicador(), otro], [celda(5, 10), celda(70, 90)])[1]).toBe(
      'Sin contar un indicador provisional o sin verificar que tampoco cumple su meta: Lo otro (sin verificar), 70 de 90, falta que cumplan 2 niños.',
    );
  });
  it('leads with its mark when it is the only gap: what is met comes after', () => {
    expect(decir([provisional, indicador()], [celda(4, 116), celda(9, 10)])).toEqual([
      'Lo no leído (provisional) va en 3.4 % en Lucanamarca (4 de 116); la meta es 80.0 % y falta que cumplan 89 niños.',
      'En lo demás que se puede juzgar, cumple la meta en El paquete (9 de 10).',
    ]);
    expect(decir([provisional], [celda(0, 90)])[0]).toMatch(/^Lo no leído \(provisional\) va en 0\.0 %/);
  });
  it('is never hidden: whatever is in gap, the board opens with a gap and the widest of all is named', () => {
    const verificacion = fc.constantFrom('V1' as const, 'V2' as const, 'sin_verificar' as const, 'propuesta' as const);
    const caso = fc.record({
      num: fc.nat(60),
      resto: fc.nat(60),
      provisional: fc.boolean(),
      verificacion,
      direccion: fc.constantFrom('mayor' as const, 'menor' as const),
    });
    fc.assert(
      fc.property(fc.array(caso, { minLength: 1, maxLength: 5 }), (lista) => {
        const indicadores = lista.map((c, k) => indicador({ ...c, clave: `k${k}@v`, corto: `Indicador ${k}.` }));
        const frases = decir(
          indicadores,
          lista.map((c) => celda(c.num, c.num + c.resto)),
        );
        const faltan = lista.map((c) => {
          const den = c.num + c.resto;
          return den < 5 ? 0 : (faltanParaMeta({ num: c.num, den }, META.meta, c.direccion) ?? 0);
        });
        const mayor = Math.max(...faltan);
        if (mayor === 0) return;
        expect(frases[0]).toContain(' va en ');
        const nombrados = indicadores.filter((x, k) => faltan[k] === mayor && frases.join(' ').includes(x.corto));
        expect(nombrados.length).toBeGreaterThan(0);
        for (const x of indicadores)
          if (x.provisional && frases.join(' ').includes(x.corto))
            expect(frases.join(' ')).toContain(`${x.corto} (provisional)`);
      }),
    );
  });
});

it('says that a target is a ceiling where less is better, and never that it is not reached', () => {
  const agua = indicador({ corto: 'Sin agua clorada', direccion: 'menor' });
  const meta = { ...META, meta: 0.73 };
  expect(textos([agua], [meta], celda(40, 40), [fila('S:1', 'Calvario', celda(20, 20))])).toBe(
    'Sin agua clorada va en 100.0 % en Lucanamarca (40 de 40); la meta es a lo más 73.0 % y hay 11 de más con el problema. ' +
      '1 de 1 sector con 5 o más casos pasa esa meta. En Calvario hay 6 de más.',
  );
  expect(textos([agua], [meta], celda(20, 60), [fila('S:1', 'Calvario', celda(20, 20))])).toBe(
    'Lucanamarca cumple la meta en Sin agua clorada (20 de 60). ' +
      'Dentro, Calvario pasa la meta en Sin agua clorada (20 de 20): hay 6 de más con el problema.',
  );
});
