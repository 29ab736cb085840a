import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { auditoriaRepo } from '../../functions/adapters/dynamo/auditoria.ts';
import { crearSeudonimos } from '../../functions/adapters/seudonimos.ts';
import { crearApp } from '../../functions/api/app.ts';
import type { Deps } from '../../functions/api/deps.ts';
import { leerDocumento, mesDe, type Suceso } from '../../functions/domain/acceso/auditoria.ts';
import type { Identidad } from '../../functions/domain/acceso/identidad.ts';
import { enMemoria } from '../adapters/dynamo/almacen.ts';
import { CARGA, DEMO, deps } from '../api/deps.ts';

const almacen = enMemoria();
const seudonimo = crearSeudonimos(Buffer.alloc(32, 7));
const MAESTRA: Identidad = {
  ...DEMO,
  sujeto: 'u-ial',
  roles: ['ial'],
  ambitos: ['D:050304'],
  nominal: ['seguimiento'],
};
const EVALUADORA: Identidad = {
  ...DEMO,
  sujeto: 'u-eval',
  roles: ['evaluador'],
  ambitos: ['G:05'],
  nominal: ['auditoria', 'peticion_titular'],
};
const DOCUMENTO = '99000001';

/** A server with a record of its own month, so that tests do not see each other's. */
function sala(mes: string, mas: Partial<Deps> = {}) {
  let quien: Identidad = DEMO;
  let ahora = `${mes}-10T15:00:00.000Z`;
  const medidas: string[] = [];
  const auditoria = auditoriaRepo(almacen.db, almacen.tabla);
  const app = crearApp(
    deps({
      ahora: () => ahora,
      identificar: async () => ({ quien }),
      auditoria,
      seudonimo: async (d) => seudonimo(d),
      medir: (que, cuantas) => void medidas.push(`${que} ${cuantas}`),
      rechazosConValores: async (_, lectura) => {
        await auditoria.anotarTitulares(lectura, [seudonimo(DOCUMENTO)]);
        return Buffer.from('linea,valor\n2,QUISPE\n');
      },
      ...mas,
    }),
  );
  const pedir = async (camino: string, como: Identidad, cuerpo?: unknown) => {
    quien = como;
    return app.request(
      camino,
      cuerpo === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(cuerpo) },
    );
  };
  const registro = async (como: Identidad = EVALUADORA): Promise<Suceso[]> =>
    ((await (await pedir(`/v1/auditoria?region=05&mes=${mes}`, como)).json()) as { sucesos: Suceso[] }).sucesos;
  return {
    pedir,
    registro,
    medidas,
    pasar: (ms: number) => void (ahora = new Date(Date.parse(ahora) + ms).toISOString()),
  };
}
const RECHAZOS = `/v1/cargas/${CARGA.id}/rechazos.csv?valores=si&finalidad=`;

describe('cada lectura de datos de personas', () => {
  it('is noted with who, what, where, what for and when, before it is given', async () => {
    const s = sala('2026-01');
    expect((await s.pedir(`${RECHAZOS}seguimiento`, DEMO)).status).toBe(200);
    s.pasar(1000);
    expect(await s.registro()).toEqual([
      {
        instante: '2026-01-10T15:00:00.000Z',
        quien: 'demo',
        que: 'lectura_nominal',
        recurso: `rechazos:${CARGA.id}`,
        region: '05',
        ambito: CARGA.alcance.ambito,
        finalidad: 'seguimiento',
      },
    ]);
    expect(s.medidas).toEqual(['LecturasNominales 1', 'LecturasNominalesDistintas 1']);
    // Looking at the record is in the record.
    expect((await s.registro()).map((x) => [x.quien, x.que])).toEqual([
      ['u-eval', 'consulta_auditoria'],
      ['demo', 'lectura_nominal'],
    ]);
  });

  it('a reading of the record is noted wherever it says it begins', async () => {
    const s = sala('2026-09');
    for (let i = 0; i < 3; i++)
      expect((await s.pedir('/v1/auditoria?region=05&mes=2026-09&cursor=OTk5OQ', EVALUADORA)).status).toBe(200);
    expect((await s.registro()).map((x) => x.que)).toHaveLength(3);
  });

  it('what is refused is neither given nor noted as read', async () => {
    const s = sala('2026-02');
    for (const [como, finalidad, status] of [
      [MAESTRA, 'seguimiento', 403], // the file is of the region
      [DEMO, 'auditoria', 403],
      [{ ...DEMO, nominal: [] }, 'seguimiento', 403],
      [{ ...DEMO, roles: ['iar'] }, 'seguimiento', 403],
      [DEMO, 'curiosidad', 400],
    ] as [Identidad, string, number][])
      expect((await s.pedir(`${RECHAZOS}${finalidad}`, como)).status).toBe(status);
    expect(await s.registro()).toEqual([]);
  });

  it('without somewhere to note it nothing is read', async () => {
    const s = sala('2026-03', { auditoria: null });
    expect((await s.pedir(`${RECHAZOS}seguimiento`, DEMO)).status).toBe(501);
  });

  it('if it cannot be noted it is not given', async () => {
    const rota = { ...auditoriaRepo(almacen.db, almacen.tabla), anotar: () => Promise.reject(new Error('sin tabla')) };
    const s = sala('2026-04', { auditoria: rota, anotar: () => {} });
    const r = await s.pedir(`${RECHAZOS}seguimiento`, DEMO);
    expect([r.status, (await r.text()).includes('QUISPE')]).toEqual([500, false]);
  });
});

describe('los nombres de quienes responden por un sector', () => {
  const NOMBRES = {
    'S:00003644-01': [{ nombre: 'Ana Inventada', cargo: 'Enfermera' }],
    'S:00003650-01': [{ nombre: 'Luis Inventado', cargo: 'Técnico' }],
  };
  const conNombres: Partial<Deps> = {
    objetos: {
      list: async () => [],
      get: async (clave) =>
        clave === 'nominal/cortes/05-2026-10-r1/sectoristas.json.gz' ? gzipSync(JSON.stringify(NOMBRES)) : null,
    },
    lugares: {
      ...deps().lugares,
      ver: async (id) => ({ id, tipo: 'E', nombre: id, padre: null, region: '05' }),
      padres: async () => (id) =>
        ({ 'S:00003644-01': ['E:00003644'], 'S:00003650-01': ['E:00003650'], 'E:00003644': ['D:050304'] })[id] ?? [],
    },
  };
  const de = (ambito: string) => `/v1/nominal/sectoristas/${ambito}?finalidad=seguimiento`;

  it('are given to whoever answers for the place, and only those of the place', async () => {
    const s = sala('2026-05', conNombres);
    const r = await s.pedir(de('D:050304'), MAESTRA);
    expect(r.headers.get('Cache-Control')).toBe('no-store');
    expect(((await r.json()) as { sectores: unknown }).sectores).toEqual({ 'S:00003644-01': NOMBRES['S:00003644-01'] });
    expect((await s.pedir(de('E:00003650'), MAESTRA)).status).toBe(403);
    expect((await s.pedir(de('E:00003644'), { ...MAESTRA, nominal: [] })).status).toBe(403);
    expect((await s.pedir(de('G:05'), DEMO)).status).toBe(400); // not the whole region at once
    expect((await s.pedir('/v1/nominal/sectoristas/E:00003644', MAESTRA)).status).toBe(400);
    expect((await s.registro()).map((x) => [x.quien, x.recurso])).toEqual([
      ['u-ial', 'sectoristas:D:050304@05-2026-10-r1'],
    ]);
  });

  it('in bulk are stopped, and somebody is told', async () => {
    const s = sala('2026-06', { ...conNombres, cuota: { distintas: 3, veces: 10 } });
    const leer = async (ambito: string) => (await s.pedir(de(ambito), DEMO)).status;
    for (let i = 1; i <= 3; i++) expect(await leer(`E:0000364${i}`)).toBe(200);
    const r = await s.pedir(de('E:00003649'), DEMO);
    const negada = (await r.json()) as { code: string; detail: string };
    expect([r.status, negada.code]).toEqual([429, 'demasiadas']);
    expect(negada.detail).toContain('alarma');
    expect(s.medidas.filter((m) => m.startsWith('LecturasNominalesDistintas'))).toEqual(
      [1, 2, 3].map((n) => `LecturasNominalesDistintas ${n}`),
    );
    expect(Number(r.headers.get('Retry-After'))).toBe(3600);
    expect(await leer('E:00003641')).toBe(200); // the same again is not more people
    for (let i = 5; i <= 10; i++) expect(await leer('E:00003641')).toBe(200);
    expect(await leer('E:00003641')).toBe(429);
    expect(s.medidas.at(-2)).toBe('LecturasNominalesDistintas 3'); // the same again is counted once
    expect(s.medidas.filter((m) => m === 'LecturasNominalesNegadas 1')).toHaveLength(2);
    expect((await s.pedir(de('E:00003649'), { ...DEMO, sujeto: 'otra' })).status).toBe(200); // each has their own
    s.pasar(3_600_000);
    expect(await leer('E:00003649')).toBe(200);
  });
});

describe('lo que no se puede hacer aquí', () => {
  it('rows with their values are refused where originals are not read, and neither noted nor counted', async () => {
    const s = sala('2026-11', { rechazosConValores: null, cuota: { distintas: 1, veces: 1 } });
    for (let i = 0; i < 3; i++) {
      const r = await s.pedir(`${RECHAZOS}seguimiento`, DEMO);
      const { code, detail } = (await r.json()) as { code: string; detail: string };
      expect([r.status, code]).toEqual([501, 'no_aqui']);
      expect(detail).toContain('no vuelve a leer los archivos originales');
      expect(detail).not.toContain('ya no se guarda');
    }
    expect([await s.registro(), s.medidas]).toEqual([[], []]);
    // Who may not have them is told that first.
    expect((await s.pedir(`${RECHAZOS}seguimiento`, MAESTRA)).status).toBe(403);
  });

  it('where nobody watches nobody is said to have been warned', async () => {
    const s = sala('2026-12', { medir: null, cuota: { distintas: 1, veces: 1 } });
    expect((await s.pedir(`${RECHAZOS}seguimiento`, DEMO)).status).toBe(200);
    const r = await s.pedir(`${RECHAZOS}seguimiento`, DEMO);
    expect(r.status).toBe(429);
    expect(((await r.json()) as { detail: string }).detail).not.toMatch(/alarma|avis|vigila/);
  });
});

describe('una persona pregunta quién leyó sus datos', () => {
  const preguntar = (documento: string) => ({ documento });
  const A = '/v1/auditoria/titular?region=05&finalidad=peticion_titular';

  it('and is told, by a document that is neither kept nor said again', async () => {
    const s = sala('2026-07');
    await s.pedir(`${RECHAZOS}seguimiento`, DEMO);
    s.pasar(1000);
    const r = await s.pedir(A, EVALUADORA, preguntar(' 99-000001 '));
    const texto = await r.text();
    expect(
      (JSON.parse(texto) as { sucesos: Suceso[] }).sucesos.filter((x) => x.instante.startsWith('2026-07')),
    ).toMatchObject([{ quien: 'demo', recurso: `rechazos:${CARGA.id}`, finalidad: 'seguimiento' }]);
    expect(texto).not.toContain(DOCUMENTO);
    expect(
      ((await (await s.pedir(A, EVALUADORA, preguntar('99000002'))).json()) as { sucesos: unknown[] }).sucesos,
    ).toEqual([]);
    expect((await s.registro()).map((x) => x.que)).toContain('peticion_titular');
    const tabla = JSON.stringify((await almacen.db.send(new ScanCommand({ TableName: almacen.tabla }))).Items);
    expect(tabla).not.toContain(DOCUMENTO);
    expect(tabla).not.toContain('99000002');
  });

  it('only through whoever may attend her, with a document that is one', async () => {
    const s = sala('2026-08');
    expect((await s.pedir(A, MAESTRA, preguntar(DOCUMENTO))).status).toBe(403);
    expect((await s.pedir(A, { ...EVALUADORA, nominal: ['auditoria'] }, preguntar(DOCUMENTO))).status).toBe(403);
    expect((await s.pedir(A.replace('05', '06'), EVALUADORA, preguntar(DOCUMENTO))).status).toBe(403);
    for (const malo of [{}, preguntar(''), preguntar('<script>'), preguntar('9'.repeat(41)), { documento: 1 }])
      expect((await s.pedir(A, EVALUADORA, malo)).status).toBe(400);
    expect((await s.pedir(A, EVALUADORA, { documento: 'x'.repeat(70_000) })).status).toBe(413);
  });
});

it('a page of the record leads to the next, and the month is that of Lima', async () => {
  const repo = auditoriaRepo(almacen.db, almacen.tabla);
  const base = {
    quien: 'x',
    que: 'publicacion',
    recurso: 'corte:09',
    region: '09',
    ambito: 'G:09',
    finalidad: null,
  } as const;
  for (let i = 0; i < 5; i++) await repo.anotar({ ...base, instante: `2026-09-0${i + 1}T00:00:00.000Z` });
  await repo.anotar({ ...base, instante: '2026-10-01T04:59:59.999Z' });
  const una = await repo.listar('09', '2026-09', null, 4);
  expect(una.sucesos.map((s) => s.instante.slice(0, 10))).toEqual([
    '2026-10-01',
    '2026-09-05',
    '2026-09-04',
    '2026-09-03',
  ]);
  const otra = await repo.listar('09', '2026-09', una.cursor, 4);
  expect([otra.sucesos.map((s) => s.instante.slice(0, 10)), otra.cursor]).toEqual([['2026-09-02'], null]);
  expect((await repo.listar('09', '2026-08')).sucesos.map((s) => s.instante)).toEqual(['2026-09-01T00:00:00.000Z']);
  expect(mesDe('2026-10-01T05:00:00.000Z')).toBe('2026-10');
});

it('a document is read however it is typed, and what is none is not', () => {
  expect([' 99 000-001', 'ab.123456', '12345', '', 'x'.repeat(20), '9900000;'].map(leerDocumento)).toEqual([
    '99000001',
    'AB123456',
    null,
    null,
    null,
    null,
  ]);
});
