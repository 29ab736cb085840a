import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCIONES, type Accion, type Regla } from '../../functions/domain/acceso/acciones.ts';
import { FINALIDADES, ROLES, type Identidad, type Rol } from '../../functions/domain/acceso/identidad.ts';
import { contiene, padresDe, type LugarConPadre } from '../../functions/domain/acceso/lugares.ts';
import { puede } from '../../functions/domain/acceso/puede.ts';

/** Two districts of one province, a facility in each of one microred, a sector in each; and somebody placed nowhere. */
const LUGARES: readonly LugarConPadre[] = [
  { id: 'G:05', padre: null },
  { id: 'P:0503', padre: 'G:05' },
  { id: 'D:050304', padre: 'P:0503' },
  { id: 'D:050301', padre: 'P:0503' },
  { id: 'R:05-01', padre: 'G:05' },
  { id: 'M:05-01-02', padre: 'R:05-01' },
  { id: 'E:00003644', padre: 'M:05-01-02', distrito: 'D:050304' },
  { id: 'E:00003645', padre: 'M:05-01-02', distrito: 'D:050301' },
  { id: 'S:00003644-01', padre: 'E:00003644' },
  { id: 'S:00003644-SIN', padre: 'E:00003644' },
  { id: 'S:00003645-01', padre: 'E:00003645' },
  { id: 'E:SIN-050304', padre: 'M:SIN-SIN-SIN' },
  { id: 'M:SIN-SIN-SIN', padre: 'R:SIN-SIN' },
  { id: 'R:SIN-SIN', padre: 'G:05' },
];
const padres = padresDe(LUGARES);
const ahora = 1_000;

const quien = (mas: Partial<Identidad> = {}): Identidad => ({
  sujeto: 'u1',
  clase: 'persona',
  roles: ['eess'],
  ambitos: ['E:00003644'],
  nominal: [],
  vence: ahora + 1,
  ...mas,
});
const decidir = (
  identidad: Identidad | null,
  accion: Accion,
  ambito: string,
  finalidad: Identidad['nominal'][0] | null = null,
) => puede(identidad, { accion, lugar: { ambito, region: '05' }, modo: 'equipo', finalidad }, { ahora, padres });
const ve = (identidad: Identidad, ambito: string): boolean => decidir(identidad, 'leer_lugar', ambito).puede;

describe('lo que abarca cada lugar', () => {
  const IDS = LUGARES.map((l) => l.id);
  const vistos = (rol: Rol, ambito: string) => IDS.filter((id) => ve(quien({ roles: [rol], ambitos: [ambito] }), id));

  it.each<[Rol, string, string[]]>([
    ['eess', 'S:00003644-01', ['S:00003644-01']],
    ['eess', 'E:00003644', ['E:00003644', 'S:00003644-01', 'S:00003644-SIN']],
    [
      'eess',
      'R:05-01',
      ['R:05-01', 'M:05-01-02', 'E:00003644', 'E:00003645', 'S:00003644-01', 'S:00003644-SIN', 'S:00003645-01'],
    ],
    ['ial', 'D:050304', ['D:050304', 'E:00003644', 'S:00003644-01', 'S:00003644-SIN', 'E:SIN-050304']],
    ['ial', 'P:0503', IDS.filter((id) => !/^[GRM]:/.test(id))],
    ['iar', 'G:05', IDS],
    ['iar', 'N:PE', IDS],
    ['iar', 'G:06', []],
  ])('%s of %s', (rol, ambito, esperado) => expect(vistos(rol, ambito)).toEqual(esperado));

  it("a place no list knows is only its region's", () => {
    expect(ve(quien({ ambitos: ['E:00003644'] }), 'S:00009999-01')).toBe(false);
    expect(ve(quien({ roles: ['iar'], ambitos: ['G:05'] }), 'S:00009999-01')).toBe(true);
    expect(ve(quien({ roles: ['ial'], ambitos: ['D:050304'] }), 'D:05')).toBe(false); // not a district: a prefix of all of them
  });

  it("what nobody could place in another region is not this one's, though it has the same code", () => {
    expect(contiene('G:05', { ambito: 'R:SIN-SIN', region: '06' }, padres)).toBe(false);
    expect(contiene('G:06', { ambito: 'R:SIN-SIN', region: '06' }, padres)).toBe(true);
  });
});

describe('por omisión se niega', () => {
  it('without identity, past its time, in public mode, without roles or places', () => {
    const por = (i: Identidad | null) => decidir(i, 'leer_lugar', 'E:00003644');
    expect(por(null)).toEqual({ puede: false, por: 'sin_sesion' });
    expect(por(quien({ vence: ahora }))).toEqual({ puede: false, por: 'sesion_vencida' });
    expect(por(quien({ vence: NaN }))).toEqual({ puede: false, por: 'sesion_vencida' });
    expect(por(quien({ roles: [] }))).toEqual({ puede: false, por: 'rol' });
    expect(por(quien({ roles: ['publico'] }))).toEqual({ puede: false, por: 'rol' });
    expect(por(quien({ ambitos: [] }))).toEqual({ puede: false, por: 'ambito' });
    const pedido = { accion: 'leer_lugar', lugar: { ambito: 'E:00003644', region: '05' }, finalidad: null } as const;
    expect(puede(quien(), { ...pedido, modo: 'publico' }, { ahora, padres })).toEqual({ puede: false, por: 'modo' });
  });

  it('a role given over a place of another kind grants nothing', () => {
    expect(ve(quien({ roles: ['eess'], ambitos: ['G:05'] }), 'E:00003644')).toBe(false);
    expect(ve(quien({ roles: ['ial'], ambitos: ['N:PE'] }), 'D:050304')).toBe(false);
    expect(ve(quien({ roles: ['iar'], ambitos: ['D:050304'] }), 'D:050304')).toBe(false);
  });

  it('the kind of the place tells which role has it; those of every kind have all of them', () => {
    const mixta = quien({ roles: ['eess', 'iar'], ambitos: ['E:00003644', 'G:06'] });
    expect(decidir(mixta, 'leer_region', 'G:05').puede).toBe(false);
    expect(ve(mixta, 'D:050304')).toBe(false);
    expect(ve(mixta, 'S:00003644-01')).toBe(true);
    const admin = quien({ roles: ['admin', 'iar'], ambitos: ['E:00003644', 'G:05'] });
    expect(decidir(admin, 'cerrar', 'G:05').puede).toBe(true);
  });

  it('a screen sees its own place and nothing else of anybody', () => {
    const pantalla = quien({ clase: 'dispositivo', roles: ['admin'], ambitos: ['E:00003644'], nominal: FINALIDADES });
    expect(ve(pantalla, 'E:00003644')).toBe(true);
    expect(ve(pantalla, 'S:00003644-01')).toBe(false);
    for (const accion of Object.keys(ACCIONES) as Accion[])
      if (accion !== 'leer_lugar') expect(decidir(pantalla, accion, 'E:00003644', 'seguimiento').puede).toBe(false);
  });

  it('names of persons need a purpose that the role and the identity both have', () => {
    const leer = (i: Identidad, f: Identidad['nominal'][0] | null) =>
      decidir(i, 'leer_rechazos_nominal', 'E:00003644', f);
    expect(leer(quien(), 'seguimiento')).toEqual({ puede: false, por: 'finalidad' });
    const conPermiso = quien({ nominal: ['seguimiento', 'auditoria'] });
    expect(leer(conPermiso, null).puede).toBe(false);
    expect(leer(conPermiso, 'seguimiento').puede).toBe(true);
    expect(leer(conPermiso, 'auditoria').puede).toBe(false); // no eess audits
    expect(leer(quien({ roles: ['iar'], ambitos: ['G:05'], nominal: FINALIDADES }), 'seguimiento').puede).toBe(false);
  });
});

describe('propiedades, sobre territorios y personas al azar', () => {
  const NIVELES = ['R', 'M', 'E', 'S'];
  /** A health tree of one region and districts for its facilities. */
  const territorio = fc
    .record({
      hijos: fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 40 }),
      distritos: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ hijos, distritos }) => {
      const lugares: LugarConPadre[] = [{ id: 'G:05', padre: null }];
      for (let d = 1; d <= distritos; d++) lugares.push({ id: `D:05010${d}`, padre: 'P:0501' });
      lugares.push({ id: 'P:0501', padre: 'G:05' });
      hijos.forEach((n, i) => {
        const nivel = i < 4 ? i : n;
        const posibles = lugares.filter((l) => l.id.startsWith(nivel === 0 ? 'G' : NIVELES[nivel - 1]!));
        const padre = posibles[(i * 7) % posibles.length]!.id;
        const distrito = nivel === 2 ? { distrito: `D:05010${(i % distritos) + 1}` } : {};
        lugares.push({ id: `${NIVELES[nivel]}:x${i}`, padre, ...distrito });
      });
      return lugares;
    });
  const identidad = (lugares: readonly LugarConPadre[]) =>
    fc.record({
      sujeto: fc.constant('u'),
      clase: fc.constantFrom('persona' as const, 'persona' as const, 'dispositivo' as const),
      roles: fc.subarray([...ROLES]),
      ambitos: fc.subarray([...lugares.map((l) => l.id), 'N:PE', 'G:06', 'P:0502'], { maxLength: 3 }),
      nominal: fc.subarray([...FINALIDADES]),
      vence: fc.constantFrom(ahora - 1, ahora, ahora + 1, ahora + 100),
    });
  const caso = territorio.chain((lugares) =>
    fc.record({
      lugares: fc.constant(lugares),
      quien: identidad(lugares),
      lugar: fc.constantFrom(...lugares.map((l) => l.id)),
      accion: fc.constantFrom(...(Object.keys(ACCIONES) as Accion[])),
      finalidad: fc.option(fc.constantFrom(...FINALIDADES), { nil: null }),
    }),
  );
  const preguntar = (
    i: Identidad,
    {
      lugares,
      lugar,
      accion,
      finalidad,
    }: { lugares: readonly LugarConPadre[]; lugar: string; accion: Accion; finalidad: Identidad['nominal'][0] | null },
  ): boolean =>
    puede(
      i,
      { accion, lugar: { ambito: lugar, region: '05' }, modo: 'equipo', finalidad },
      { ahora, padres: padresDe(lugares) },
    ).puede;

  it('taking away a role, a place, a purpose or time never grants', () => {
    fc.assert(
      fc.property(caso, fc.nat(), (c, n) => {
        const sin = <T>(xs: readonly T[]): T[] => xs.filter((_, i) => i !== n % Math.max(1, xs.length));
        for (const menos of [
          { ...c.quien, roles: sin(c.quien.roles) },
          { ...c.quien, ambitos: sin(c.quien.ambitos) },
          { ...c.quien, nominal: sin(c.quien.nominal) },
          { ...c.quien, vence: c.quien.vence - 50 },
        ])
          if (preguntar(menos, c)) expect(preguntar(c.quien, c)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('whoever may with a place may with every place under it', () => {
    fc.assert(
      fc.property(caso, (c) => {
        if (c.quien.clase === 'dispositivo' || !preguntar(c.quien, c)) return;
        for (const l of c.lugares)
          if (l.padre === c.lugar || l.distrito === c.lugar)
            expect(preguntar(c.quien, { ...c, lugar: l.id })).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a place by the side, or above, of all that the identity has is never given', () => {
    fc.assert(
      fc.property(caso, (c) => {
        const regla: Regla = ACCIONES[c.accion];
        if (regla.cubre !== 'todo') return;
        // Written apart: the names of every place above, one path at a time.
        const sobre = (id: string): string[] => {
          const l = c.lugares.find((x) => x.id === id);
          return [id, ...(l?.padre ? sobre(l.padre) : []), ...(l?.distrito ? sobre(l.distrito) : [])];
        };
        const linea = [...sobre(c.lugar), 'N:PE'];
        if (!c.quien.ambitos.some((a) => linea.includes(a))) expect(preguntar(c.quien, c)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
