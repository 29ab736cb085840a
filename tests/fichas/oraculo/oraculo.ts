/**
 * The package and the newborn fichas worked out by hand from `indicadores.md` §5.1-5.3: slow, obvious, and reading neither the YAML
 * nor the compiler. It tries every combination of dates, one person at a time.
 */
export type Linea = {
  readonly cita: string;
  readonly edad: number;
  readonly codigo: string;
  readonly tipo: string;
  readonly lab: string;
};
export type Persona = {
  /** Days of age at the cut. */
  readonly edad: number;
  readonly lineas: readonly Linea[];
  readonly emisionDni: number | null;
};
export type Estado = 'cumple' | 'no_cumple' | 'no_exigible';

type Filtro = (l: Linea) => boolean;

export const reglas = (persona: Persona) => {
  const vistas = persona.lineas.filter((l) => l.edad >= 0 && l.edad <= persona.edad);
  const enCita = (l: Linea, f: Filtro): boolean => persona.lineas.some((x) => x.cita === l.cita && f(x));
  const fechas = (f: Filtro): number[] => [...new Set(vistas.filter(f).map((l) => l.edad))];

  /** How far any chain gets: dates of each step and whether a date may follow the previous one (null for the first). */
  const masLarga = (
    pasos: readonly { f: Filtro; puede: (edad: number, anterior: number | null) => boolean }[],
  ): number => {
    const seguir = (k: number, anterior: number | null): number => {
      const paso = pasos[k];
      if (!paso) return k;
      let mejor = k;
      for (const edad of fechas(paso.f))
        if ((anterior === null || edad > anterior) && paso.puede(edad, anterior))
          mejor = Math.max(mejor, seguir(k + 1, edad));
      return mejor;
    };
    return seguir(0, null);
  };
  const hay = (f: Filtro, desde: number, hasta: number): boolean => fechas(f).some((e) => e >= desde && e <= hasta);
  const es =
    (...codigos: string[]): Filtro =>
    (l) =>
      codigos.includes(l.codigo);

  const dosis = (tiene: number, pide: number): Estado =>
    pide === 0 ? 'no_exigible' : tiene >= pide ? 'cumple' : 'no_cumple';
  const tabla = (...tramos: readonly (readonly [hasta: number, dosis: number])[]): number =>
    tramos.find(([hasta]) => persona.edad <= hasta)![1];
  /** First in [a, b], each next one at an interval in [min, max] and no later than `tope`. */
  const serie = (
    f: Filtro,
    n: number,
    [a, b]: readonly [number, number],
    [min, max]: readonly [number, number],
    tope = Infinity,
    primera: Filtro = f,
  ): number =>
    masLarga(
      Array.from({ length: n }, (_, k) => ({
        f: k === 0 ? primera : f,
        puede: (edad: number, anterior: number | null) =>
          edad <= tope &&
          (anterior === null ? edad >= a && edad <= b : edad - anterior >= min && edad - anterior <= max),
      })),
    );
  const porVentanas = (f: Filtro, ventanas: readonly (readonly [number, number])[], min = 1): number =>
    masLarga(
      ventanas.map(([a, b]) => ({
        f,
        puede: (edad: number, anterior: number | null) =>
          edad >= a && edad <= b && (anterior === null || edad - anterior >= min),
      })),
    );
  return { persona, enCita, hay, es, dosis, tabla, serie, porVentanas };
};

const SIN_TOPE = Infinity;

const credRn2024 = ({ persona, es, dosis }: ReturnType<typeof reglas>, pide: number): Estado => {
  // c1 at 3 days or more; then 3, 7 and 7 days at least: tried as every quadruple of dates
  const f = es('Z001', '99381.01');
  const dias = [
    ...new Set(
      persona.lineas.filter((l) => f(l) && l.edad >= 3 && l.edad <= 28 && l.edad <= persona.edad).map((l) => l.edad),
    ),
  ];
  const completo = dias.some((a) =>
    dias.some((b) => b - a >= 3 && dias.some((c) => c - b >= 7 && dias.some((d) => d - c >= 7))),
  );
  return dosis(completo ? 4 : 0, pide);
};

export function paquete2025(persona: Persona): Record<string, Estado> {
  const r = reglas(persona);
  const { es, serie, hay, dosis, tabla, enCita } = r;
  const tres = tabla([119, 0], [189, 1], [259, 2], [SIN_TOPE, 3]);
  const tele: Filtro = (l) => enCita(l, (x) => x.codigo.startsWith('99499'));
  const anemia: Filtro = (l) => enCita(l, (x) => ['D509', 'D649'].includes(x.codigo) && x.tipo === 'D');
  const ta: Filtro = (l) => l.lab === 'TA';
  const hierro: Filtro = (l) => l.codigo === '99199.17' && !tele(l);
  const polvo: Filtro = (l) => l.codigo === '99199.19' && !tele(l);
  const primera =
    (f: Filtro, mas: Filtro = () => true): Filtro =>
    (l) =>
      f(l) && !ta(l) && mas(l);
  const combinado = Math.max(
    serie(polvo, 2, [170, 209], [25, 35], SIN_TOPE, primera(hierro)),
    serie(hierro, 2, [170, 209], [25, 35], SIN_TOPE, primera(polvo)),
  );
  const esquemas: [number, number][] = [
    [
      serie(hierro, 3, [170, 209], [25, 70], SIN_TOPE, primera(hierro, anemia)),
      tabla([209, 0], [279, 1], [349, 2], [SIN_TOPE, 3]),
    ],
    [
      serie(
        hierro,
        2,
        [170, 209],
        [25, 70],
        SIN_TOPE,
        primera(hierro, (l) => !anemia(l)),
      ),
      tabla([209, 0], [279, 1], [SIN_TOPE, 2]),
    ],
    [combinado, tabla([209, 0], [244, 1], [SIN_TOPE, 2])],
    [
      serie(polvo, 6, [170, 209], [25, 35], SIN_TOPE, primera(polvo)),
      tabla([209, 0], [244, 1], [279, 2], [314, 3], [349, 4], [363, 5], [SIN_TOPE, 6]),
    ],
  ];
  return {
    neumococo: dosis(serie(es('90670', '90677'), 2, [55, 119], [28, 70]), tabla([119, 0], [189, 1], [SIN_TOPE, 2])),
    rotavirus: dosis(serie(es('90681'), 2, [55, 210], [28, SIN_TOPE], 240), tabla([210, 0], [240, 1], [SIN_TOPE, 2])),
    polio: dosis(serie(es('90712', '90713'), 3, [55, 119], [28, 70]), tres),
    pentavalente: dosis(serie(es('90722', '90723'), 3, [55, 119], [28, 70]), tres),
    hierro_4m: dosis(hay(hierro, 110, 130) ? 1 : 0, tabla([130, 0], [SIN_TOPE, 1])),
    hierro_6m:
      persona.edad < 210 ? 'no_exigible' : esquemas.some(([tiene, pide]) => tiene >= pide) ? 'cumple' : 'no_cumple',
    hemoglobina: dosis(
      hay((l) => ['85018', '85018.01', '85031'].includes(l.codigo) && l.tipo === 'D', 170, 209) ? 1 : 0,
      tabla([209, 0], [SIN_TOPE, 1]),
    ),
    dni: dosis(
      persona.emisionDni !== null && persona.emisionDni >= 0 && persona.emisionDni <= 30 ? 1 : 0,
      tabla([30, 0], [SIN_TOPE, 1]),
    ),
  };
}

export function paquete2024(persona: Persona): Record<string, Estado> {
  const r = reglas(persona);
  const { es, serie, hay, dosis, tabla, enCita, porVentanas } = r;
  const tres = tabla([119, 0], [147, 1], [217, 2], [SIN_TOPE, 3]);
  const anemia: Filtro = (l) =>
    enCita(l, (x) => ['D500', 'D508', 'D509', 'D649', 'D539'].includes(x.codigo) && ['D', 'R'].includes(x.tipo));
  const vias: [number, number][] = [
    [
      porVentanas(
        (l) => ['99199.17', '99199.11'].includes(l.codigo) && anemia(l),
        [
          [170, 239],
          [240, 299],
          [300, 364],
        ],
      ),
      tabla([239, 0], [299, 1], [363, 2], [SIN_TOPE, 3]),
    ],
    [
      porVentanas(
        (l) => l.codigo === '99199.17' && !anemia(l),
        [
          [170, 269],
          [270, 364],
        ],
      ),
      tabla([269, 0], [363, 1], [SIN_TOPE, 2]),
    ],
    [
      porVentanas(es('99199.19'), [
        [170, 209],
        [210, 239],
        [240, 269],
        [270, 299],
        [300, 329],
        [330, 364],
      ]),
      tabla([209, 0], [239, 1], [269, 2], [299, 3], [329, 4], [363, 5], [SIN_TOPE, 6]),
    ],
  ];
  const meses: [number, number][] = [
    [29, 59],
    [60, 89],
    [90, 119],
    [120, 149],
    [150, 179],
    [180, 209],
    [210, 239],
    [240, 269],
    [270, 299],
    [300, 329],
    [330, 364],
  ];
  return {
    cred_rn: credRn2024(r, tabla([28, 0], [SIN_TOPE, 4])),
    cred_mensual: dosis(
      porVentanas(es('Z001', '99381'), meses, 28),
      tabla(
        [59, 0],
        [89, 1],
        [119, 2],
        [149, 3],
        [179, 4],
        [209, 5],
        [239, 6],
        [269, 7],
        [299, 8],
        [329, 9],
        [363, 10],
        [SIN_TOPE, 11],
      ),
    ),
    neumococo: dosis(serie(es('90670'), 2, [55, 119], [28, 70]), tabla([119, 0], [147, 1], [SIN_TOPE, 2])),
    rotavirus: dosis(serie(es('90681'), 2, [55, 180], [28, SIN_TOPE], 240), tabla([180, 0], [208, 1], [SIN_TOPE, 2])),
    polio: dosis(serie(es('90712', '90713'), 3, [55, 119], [28, 70]), tres),
    pentavalente: dosis(serie(es('90722', '90723'), 3, [55, 119], [28, 70]), tres),
    hierro_4m: dosis(hay(es('99199.17'), 110, 179) ? 1 : 0, tabla([179, 0], [SIN_TOPE, 1])),
    hierro_6m:
      persona.edad < 210 ? 'no_exigible' : vias.some(([tiene, pide]) => tiene >= pide) ? 'cumple' : 'no_cumple',
    hemoglobina: dosis(
      hay((l) => ['85018', '85018.01'].includes(l.codigo) && l.tipo === 'D', 170, 209) ? 1 : 0,
      tabla([209, 0], [SIN_TOPE, 1]),
    ),
    dni: dosis(
      persona.emisionDni !== null && persona.emisionDni >= 0 && persona.emisionDni <= 60 ? 1 : 0,
      tabla([60, 0], [SIN_TOPE, 1]),
    ),
  };
}

const siempre = (cumple: boolean): Estado => (cumple ? 'cumple' : 'no_cumple');

export function rn2025(persona: Persona): Record<string, Estado> {
  const { hay, es, porVentanas } = reglas(persona);
  return {
    bcg: siempre(hay(es('90585'), 0, 1)),
    hepatitis_b: siempre(hay(es('90744'), 0, 1)),
    tamizaje_neonatal: siempre(hay(es('36416'), 2, 6)),
    cred_rn: siempre(
      porVentanas(
        es('99381.01'),
        [
          [3, 6],
          [7, 14],
          [15, 21],
        ],
        7,
      ) === 3,
    ),
  };
}

export function rn2024(persona: Persona): Record<string, Estado> {
  return { ...rn2025(persona), cred_rn: credRn2024(reglas(persona), 4) };
}
