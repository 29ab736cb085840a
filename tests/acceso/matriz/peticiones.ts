import type { Persona } from './oraculo.ts';
import { CARGAS, corteDe, FICHA, lugaresDe, REGIONES } from './mundo.ts';

/** A request, and who must be let through: everybody else must be refused. */
export type Peticion = {
  /** As `RUTAS` names it: to know that none was forgotten. */
  readonly ruta: string;
  readonly metodo: 'GET' | 'POST';
  readonly camino: string;
  readonly cuerpo?: unknown;
  readonly cabeceras?: Readonly<Record<string, string>>;
  /** Null: anybody, also nobody. */
  readonly deja: ((p: Persona) => boolean) | null;
};

const enLista = (lista: readonly string[] | undefined, x: string): boolean => lista?.includes(x) ?? false;
const veLugar =
  (region: string, id: string) =>
  ({ ve }: Persona): boolean =>
    enLista(ve[region as '05' | '06'], id);
/** As `veLugar`, for what is not on a wall. */
const examina =
  (region: string, id: string) =>
  (p: Persona): boolean =>
    p.ve.soloPared === undefined && veLugar(region, id)(p);
/** Boards: a wall has its own and not those of what it lists. */
const veTablero =
  (region: string, id: string) =>
  (p: Persona): boolean =>
    veLugar(region, id)(p) && (p.ve.soloPared === undefined || p.ve.soloPared === id);

/** Places no region has, or that are the beginning of others: nobody but who has the whole region (of the corte) may ask for them. */
const RAROS = [
  'D:05',
  'D:0503',
  'P:05',
  'D:059999',
  'E:99999999',
  'S:00003644',
  'E:SIN-05',
  'M:05',
  'R:05',
  'G:50',
  'N:PE',
];
const todaLaRegion =
  (region: string) =>
  ({ ve }: Persona): boolean =>
    enLista(ve.region, region) || (enLista(ve.cortes, region) && enLista(ve['05'], 'G:05') && region === '05');

const id = encodeURIComponent;

function deLugar(region: string, lugar: string): Peticion[] {
  const l = id(lugar);
  const c = corteDe(region);
  const otro = corteDe(region, '2026-09');
  const raro = RAROS.includes(lugar);
  const [ver, examinar] = raro
    ? [todaLaRegion(region), todaLaRegion(region)]
    : [veTablero(region, lugar), examina(region, lugar)];
  const get = (ruta: string, camino: string, deja: Peticion['deja']): Peticion => ({
    ruta,
    metodo: 'GET',
    camino,
    deja,
  });
  return [
    get('/v1/tableros/:ambito', `/v1/tableros/${l}?corte=${c}`, ver),
    get('/v1/tableros/:ambito', `/v1/tableros/${l}?corte=${c}&modo=equipo`, ver),
    get('/v1/tableros/:ambito', `/v1/tableros/${l}?corte=${c}&modo=publico`, null),
    // A revision that the region does not publish, by the public doors.
    get('/v1/tableros/:ambito', `/v1/tableros/${l}?corte=${c.replace('r1', 'r2')}&modo=publico`, null),
    get(
      '/v1/cortes/:id/exportar',
      `/v1/cortes/${c.replace('r1', 'r2')}/exportar?formato=csv&ambito=${l}&modo=publico`,
      null,
    ),
    get('/v1/cortes/:corte/diferencias', `/v1/cortes/${otro}/diferencias?con=${c}&ambito=${l}`, examinar),
    get(
      '/v1/cortes/:corte/diferencias',
      `/v1/cortes/${otro}/diferencias?con=${c}&ambito=${l}&ficha=${FICHA}`,
      examinar,
    ),
    get('/v1/cortes/:corte/sectores', `/v1/cortes/${c}/sectores?ambito=${l}`, examinar),
    ...['csv', 'xlsx', 'parquet'].map((f) =>
      get('/v1/cortes/:id/exportar', `/v1/cortes/${c}/exportar?formato=${f}&ambito=${l}`, examinar),
    ),
    get('/v1/cortes/:id/exportar', `/v1/cortes/${c}/exportar?formato=csv&ambito=${l}&modo=publico`, null),
    ...['seguimiento', 'auditoria', 'peticion_titular'].map((f) =>
      get(
        '/v1/nominal/sectoristas/:ambito',
        `/v1/nominal/sectoristas/${l}?corte=${c}&finalidad=${f}`,
        f !== 'seguimiento' || !/^[SED]:/.test(lugar) || raro
          ? () => false
          : (p) => (p.ve.nombres?.length ?? 0) > 0 && veLugar(region, lugar)(p),
      ),
    ),
    get('/v1/nominal/sectoristas/:ambito', `/v1/nominal/sectoristas/${l}?corte=${c}`, () => false),
  ];
}

/** Of the current corte, whose region is that of the place: the first that has it. */
function vigentes(lugar: string): Peticion[] {
  const region = lugaresDe('05').includes(lugar) ? '05' : '06';
  const l = id(lugar);
  const get = (ruta: string, camino: string, deja: Peticion['deja']): Peticion => ({
    ruta,
    metodo: 'GET',
    camino,
    deja,
  });
  return [
    get('/v1/tableros/:ambito', `/v1/tableros/${l}`, veTablero(region, lugar)),
    get('/v1/tableros/:ambito', `/v1/tableros/${l}?modo=publico`, null),
    get('/v1/tableros/:ambito/tendencia', `/v1/tableros/${l}/tendencia`, veTablero(region, lugar)),
    get('/v1/tableros/:ambito/tendencia', `/v1/tableros/${l}/tendencia?modo=publico`, null),
    get('/v1/series/:ambito/:ficha', `/v1/series/${l}/${FICHA}`, examina(region, lugar)),
    get('/v1/series/:ambito/:ficha', `/v1/series/${l}/${FICHA}?desde=2026-09&hasta=2026-10`, examina(region, lugar)),
    get('/v1/nominal/sectoristas/:ambito', `/v1/nominal/sectoristas/${l}?finalidad=auditoria`, () => false),
  ];
}

function deRegion(region: string): Peticion[] {
  const c = corteDe(region);
  const en = (lista: keyof Persona['ve']) => (p: Persona) =>
    enLista(p.ve[lista] as readonly string[] | undefined, region);
  const get = (ruta: string, camino: string, deja: Peticion['deja']): Peticion => ({
    ruta,
    metodo: 'GET',
    camino,
    deja,
  });
  const post = (ruta: string, camino: string, cuerpo: unknown, deja: Peticion['deja']): Peticion => ({
    ruta,
    metodo: 'POST',
    camino,
    cuerpo,
    deja,
  });
  const subir = (consulta: string, deja: Peticion['deja']): Peticion => ({
    ...post('/v1/cargas', `/v1/cargas?${consulta}`, 'dni\n', deja),
    cabeceras: { 'X-Sala-Archivo': 'a.csv' },
  });
  return [
    get('/v1/cortes', `/v1/cortes?region=${region}`, en('cortes')),
    get('/v1/cortes/:id', `/v1/cortes/${c}`, en('region')),
    get('/v1/calidad/:region', `/v1/calidad/${region}`, en('region')),
    get('/v1/calidad/:region', `/v1/calidad/${region}?corte=${c}`, en('region')),
    get('/v1/cubos/:region', `/v1/cubos/${region}`, en('region')),
    get('/v1/cubos/:region', `/v1/cubos/${region}?corte=${c}&modo=equipo`, en('region')),
    get('/v1/cubos/:region', `/v1/cubos/${region}?modo=publico`, null),
    get('/v1/cubos/:region/archivo/:archivo', `/v1/cubos/${region}/archivo/${region.repeat(8)}.duckdb`, en('region')),
    get('/v1/publico/:region/:archivo', `/v1/publico/${region}/${'ab'.repeat(8)}.duckdb`, null),
    // A cube that is not published any more.
    get('/v1/publico/:region/:archivo', `/v1/publico/${region}/${'cd'.repeat(8)}.duckdb`, null),
    // The exact cube, by the public door.
    get('/v1/publico/:region/:archivo', `/v1/publico/${region}/${region.repeat(8)}.duckdb`, null),
    // The cube of another region, by the door of this one.
    get(
      '/v1/cubos/:region/archivo/:archivo',
      `/v1/cubos/${region}/archivo/${(region === '05' ? '06' : '05').repeat(8)}.duckdb`,
      en('region'),
    ),
    get('/v1/cortes/:id/exportar', `/v1/cortes/${c}/exportar?formato=csv`, examina(region, `G:${region}`)),
    get('/v1/cortes/:corte/sectores', `/v1/cortes/${c}/sectores?ambito=G:${region}&calcular=si`, en('region')),
    get('/v1/cargas', `/v1/cargas?region=${region}`, en('diario')),
    subir(`region=${region}`, en('informatica')),
    subir(`ambito=G:${region}`, en('informatica')),
    subir(`region=${region}&ensayo=si`, en('informatica')),
    post('/v1/cortes', '/v1/cortes', { region, periodo: '2026-10' }, en('informatica')),
    post('/v1/cortes', '/v1/cortes', { region, periodo: 'ayer' }, en('informatica')),
    get('/v1/pantallas', `/v1/pantallas?region=${region}`, en('informatica')),
    post(
      '/v1/pantallas/:region/:id/revocar',
      `/v1/pantallas/${region}/0123456789abcdef/revocar`,
      {},
      en('informatica'),
    ),
    get('/v1/auditoria', `/v1/auditoria?region=${region}`, en('auditoria')),
    get('/v1/auditoria', `/v1/auditoria?region=${region}&mes=2026-01`, en('auditoria')),
    ...['seguimiento', 'auditoria', 'peticion_titular'].map((f) =>
      post(
        '/v1/auditoria/titular',
        `/v1/auditoria/titular?region=${region}&finalidad=${f}`,
        { documento: '99000001' },
        f === 'peticion_titular' ? en('titular') : () => false,
      ),
    ),
    ...[`G:${region}`, ...(region === '05' ? ['D:050304', 'E:00003644', 'E:00003700', 'D:050301'] : ['D:060101'])].map(
      (ambito) =>
        post(
          '/v1/pantallas',
          '/v1/pantallas',
          { ambito },
          (p) => enLista(p.ve.pantallas, ambito) || (ambito === 'D:050301' && en('informatica')(p)),
        ),
    ),
  ];
}

const deCarga = ({ id: carga, region }: (typeof CARGAS)[number]): Peticion[] => [
  { ruta: '/v1/cargas/:id', metodo: 'GET', camino: `/v1/cargas/${carga}`, deja: (p) => enLista(p.ve.diario, region) },
  {
    ruta: '/v1/cargas/:id/rechazos.csv',
    metodo: 'GET',
    camino: `/v1/cargas/${carga}/rechazos.csv`,
    deja: (p) => enLista(p.ve.informatica, region),
  },
  ...['', '&finalidad=seguimiento', '&finalidad=auditoria', '&finalidad=peticion_titular'].map((f): Peticion => ({
    ruta: '/v1/cargas/:id/rechazos.csv',
    metodo: 'GET',
    camino: `/v1/cargas/${carga}/rechazos.csv?valores=si${f}`,
    deja: (p) => enLista(p.ve.nominal, carga) && f === `&finalidad=${p.ve.para}`,
  })),
  {
    ruta: '/v1/cargas/:id/anular',
    metodo: 'POST',
    camino: `/v1/cargas/${carga}/anular`,
    cuerpo: { motivo: 'se cargó con el mes equivocado' },
    deja: (p) => enLista(p.ve.informatica, region),
  },
];

const esInformatica = (p: Persona): boolean => p.clase !== 'dispositivo' && p.roles.includes('admin');
const abierta = (ruta: string, camino: string): Peticion => ({ ruta, metodo: 'GET', camino, deja: null });

/** Every request of the matrix. */
export const PETICIONES: readonly Peticion[] = [
  abierta('/v1/salud', '/v1/salud'),
  abierta('/v1/openapi.json', '/v1/openapi.json'),
  abierta('/v1/sesion', '/v1/sesion'),
  abierta('/v1/regiones', '/v1/regiones'),
  abierta('/v1/ambitos', '/v1/ambitos?buscar=Lugar'),
  abierta('/v1/ambitos/:id', '/v1/ambitos/E:00003644'),
  abierta('/v1/buscar', '/v1/buscar?q=Lugar'),
  abierta('/v1/fichas', '/v1/fichas'),
  abierta('/v1/fichas/:id', `/v1/fichas/${FICHA}`),
  abierta('/v1/formatos', '/v1/formatos'),
  abierta('/v1/plantillas/:plantilla', '/v1/plantillas/agua.csv'),
  { ruta: '/v1/tareas', metodo: 'GET', camino: '/v1/tareas', deja: (p) => esInformatica(p) && p.ambitos.length > 0 },
  {
    ruta: '/v1/cargas',
    metodo: 'POST',
    camino: '/v1/cargas',
    cuerpo: 'dni\n',
    cabeceras: { 'X-Sala-Archivo': 'a.csv' },
    deja: () => false,
  },
  ...REGIONES.flatMap((r) => [...lugaresDe(r), ...RAROS].flatMap((l) => deLugar(r, l))),
  ...[...new Set(REGIONES.flatMap(lugaresDe))].flatMap(vigentes),
  ...REGIONES.flatMap(deRegion),
  ...CARGAS.flatMap(deCarga),
];
