import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { crearApp, RUTAS } from '../../../functions/api/app.ts';
import { rutaHono } from '../../../functions/api/ruta.ts';
import { azarDe } from '../../close/horarios/azar.ts';
import { cacheCompartida, cacheDeBorde, cacheDeNavegador, type Cache } from './caches.ts';
import { crearCredenciales, ESTADOS, type Estado } from './credenciales.ts';
import { mundo, secretosEn, type Secreto } from './mundo.ts';
import { PERSONAS, puedeVer, type Persona } from './oraculo.ts';
import { PETICIONES, type Peticion } from './peticiones.ts';

const NOMBRES = Object.keys(PERSONAS);
const NADIE: Persona = { roles: [], ambitos: [], nominal: [], ve: {} };
let app: Hono;
let credenciales: Awaited<ReturnType<typeof crearCredenciales>>;
const cuenta = { casos: 0, fugas: 0, permitidos: 0, negados: 0 };
const fallos: string[] = [];

beforeAll(async () => {
  credenciales = await crearCredenciales();
  app = crearApp(mundo({ identificar: credenciales.identificar }));
});
beforeEach(() => {
  fallos.length = 0;
});
afterAll(() => {
  process.stdout.write(
    `matriz de acceso: ${cuenta.casos} casos (${cuenta.permitidos} permitidos, ${cuenta.negados} negados), ${cuenta.fugas} fugas\n`,
  );
});

const cuerpoDe = (p: Peticion): { body: string; headers: Record<string, string> } | null =>
  p.metodo === 'GET'
    ? null
    : typeof p.cuerpo === 'string'
      ? { body: p.cuerpo, headers: { 'content-type': 'application/octet-stream' } }
      : { body: JSON.stringify(p.cuerpo), headers: { 'content-type': 'application/json' } };

const peticion = (p: Peticion, cabeceras: Record<string, string>, metodo: string = p.metodo): Request => {
  const cuerpo = metodo === 'GET' || metodo === 'HEAD' ? null : cuerpoDe(p);
  return new Request(`http://sala.ejemplo${p.camino}`, {
    method: metodo,
    headers: { ...p.cabeceras, ...cuerpo?.headers, ...cabeceras },
    ...(cuerpo ? { body: cuerpo.body } : {}),
  });
};

/** Everything that left, in plain text. */
async function loQueSalio(r: Response): Promise<string> {
  const bytes = Buffer.from(await r.arrayBuffer());
  const texto = (r.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  return `${texto}\n${JSON.stringify([...r.headers])}`;
}

const fallar = (que: string): void => {
  if (fallos.length < 20) fallos.push(que);
};

/** Looks at one answer: nothing that the person may not see, and refused or not as the table says. */
function juzgar(quien: Persona, salio: string, r: Response, rotulo: string): void {
  cuenta.casos++;
  const vistos: Secreto[] = secretosEn(salio).filter((s) => !puedeVer(quien, s));
  if (vistos.length > 0) {
    cuenta.fugas++;
    fallar(`FUGA ${rotulo}: ${vistos.map((s) => `${s.clase} ${s.region} ${s.de}`).join(', ')}`);
  }
  const guardable = r.headers.get('cache-control') ?? '';
  if (secretosEn(salio).some((s) => s.clase !== 'publico') && !/private|no-store/.test(guardable))
    fallar(`GUARDABLE ${rotulo}: ${guardable}`);
}

function juzgarEstado(p: Peticion, quien: Persona, valida: boolean, r: Response, rotulo: string): void {
  const deja = p.deja === null || (valida && p.deja(quien));
  const negado = r.status === 401 || r.status === 403;
  if (deja) cuenta.permitidos++;
  else cuenta.negados++;
  if (deja && negado) fallar(`DE MÁS ${rotulo}: ${r.status}`);
  // A purpose that was not said, or a place too large, is badly asked; what is not there is told to whoever has a session.
  if (!deja && !negado && !(valida && [400, 404].includes(r.status))) fallar(`DE MENOS ${rotulo}: ${r.status}`);
  if (!deja && !valida && r.status !== 401) fallar(`SIN SESIÓN ${rotulo}: ${r.status}`);
}

describe('matriz de acceso', { timeout: 300_000 }, () => {
  it('asks every route of the API', () => {
    const pedidas = new Set(PETICIONES.map((p) => `${p.metodo} ${p.ruta}`));
    expect(RUTAS.map((r) => `${r.metodo.toUpperCase()} ${rutaHono(r)}`).filter((r) => !pedidas.has(r))).toEqual([]);
  });

  it('nobody sees of a place what is not theirs: each person × each request, asked anew and with what another was given', async () => {
    const etags = new Map<string, string>();
    for (const p of PETICIONES.filter((x) => x.metodo === 'GET'))
      for (const nombre of ['pais', 'informatica', 'informatica_sin_permiso_nominal', 'evaluadora', 'red']) {
        const etag = (await app.request(peticion(p, credenciales.cabeceras(nombre, 'valida', 0)))).headers.get('etag');
        if (etag) etags.set(p.camino, etag);
      }
    expect(etags.size).toBeGreaterThan(100);
    let n = 0;
    for (const p of PETICIONES)
      for (const nombre of NOMBRES) {
        const quien = PERSONAS[nombre]!;
        const cabeceras = credenciales.cabeceras(nombre, 'valida', n++);
        const r = await app.request(
          peticion(p, { ...cabeceras, ...(n % 3 === 0 ? { 'accept-encoding': 'gzip' } : {}) }),
        );
        const rotulo = `${nombre} ${p.metodo} ${p.camino}`;
        juzgar(quien, await loQueSalio(r), r, rotulo);
        juzgarEstado(p, quien, true, r, rotulo);
        const etag = etags.get(p.camino);
        if (etag === undefined) continue;
        const otra = await app.request(peticion(p, { ...cabeceras, 'if-none-match': etag }));
        juzgar(quien, await loQueSalio(otra), otra, `${rotulo} con la copia de otra`);
        // To say that nothing changed is to say that one may know.
        if (otra.status === 304 && p.deja !== null && !p.deja(quien)) {
          cuenta.fugas++;
          fallar(`CONFIRMA ${rotulo}`);
        }
      }
    expect(fallos).toEqual([]);
  });

  it('a credential that is not good is nobody, whoever it says it is', async () => {
    let n = 0;
    const malos = ESTADOS.filter((e): e is Exclude<Estado, 'valida'> => e !== 'valida');
    // Those who would see the most; the rest of the persons take turns.
    const siempre = ['pais', 'informatica', 'evaluadora', 'pantalla_de_puesto'];
    for (const p of PETICIONES)
      for (const estado of malos) {
        const turno = NOMBRES[n % NOMBRES.length]!;
        for (const nombre of [siempre[n % siempre.length]!, turno]) {
          const r = await app.request(peticion(p, credenciales.cabeceras(nombre, estado, n++)));
          const rotulo = `${nombre} (${estado}) ${p.metodo} ${p.camino}`;
          juzgar(NADIE, await loQueSalio(r), r, rotulo);
          juzgarEstado(p, NADIE, false, r, rotulo);
        }
      }
    expect(fallos).toEqual([]);
  });

  it('no other method goes round', async () => {
    let n = 0;
    const rutas = new Map(PETICIONES.map((p) => [`${p.metodo} ${p.ruta}`, p]));
    for (const p of rutas.values())
      for (const metodo of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'PROPFIND'])
        for (const nombre of NOMBRES) {
          if (metodo === p.metodo || rutas.has(`${metodo} ${p.ruta}`)) continue;
          const r = await app.request(peticion(p, credenciales.cabeceras(nombre, 'valida', n++), metodo));
          const rotulo = `${nombre} ${metodo} ${p.camino}`;
          juzgar(PERSONAS[nombre]!, await loQueSalio(r), r, rotulo);
          if (metodo === 'HEAD') juzgarEstado(p, PERSONAS[nombre]!, true, r, rotulo);
          else if (r.ok) fallar(`OTRO MÉTODO ${rotulo}: ${r.status}`);
        }
    expect(fallos).toEqual([]);
  });

  it.each<[string, (o: (p: Request) => Promise<Response>) => Cache]>([
    ['a shared cache', cacheCompartida],
    ['the edge of the CDN', cacheDeBorde],
    ['the cache of a browser several use', cacheDeNavegador],
  ])('%s never gives one what it kept of another', async (_, cache) => {
    const porCache = cache(async (p) => app.request(p));
    const { uno } = azarDe(20261106);
    // Few addresses, so that one asks for what another just did.
    const frecuentes = PETICIONES.filter((p) => p.metodo === 'GET').filter((_, i) => i % 7 === 0);
    for (let n = 0; n < 3_000; n++) {
      const p = uno(frecuentes);
      const nombre = uno(NOMBRES);
      const estado = uno(['valida', 'valida', 'valida', 'ausente', 'vencida'] as const);
      const quien = estado === 'valida' ? PERSONAS[nombre]! : NADIE;
      const r = await porCache(peticion(p, credenciales.cabeceras(nombre, estado, n)));
      juzgar(quien, await loQueSalio(r), r, `${nombre} (${estado}) ${p.camino}`);
    }
    expect(fallos).toEqual([]);
  });

  it('a region that withdraws the public mode serves nothing of it by any door', async () => {
    const abiertas = mundo({ identificar: credenciales.identificar });
    const cerrada = crearApp({
      ...abiertas,
      punteros: {
        ...abiertas.punteros,
        ultimo: async (region) => {
          const ultimo = await abiertas.punteros.ultimo(region);
          return ultimo && { ...ultimo, publico: null };
        },
      },
    });
    let publicas = 0;
    for (const p of PETICIONES.filter((x) => x.deja === null && x.metodo === 'GET')) {
      const [antes, ahora] = await Promise.all([app, cerrada].map(async (a) => a.request(peticion(p, {}))));
      const vistos = secretosEn(await loQueSalio(antes!)).filter((s) => s.clase === 'publico');
      if (vistos.length === 0) continue;
      publicas++;
      const etag = antes!.headers.get('etag');
      const confirma = await cerrada.request(peticion(p, etag ? { 'if-none-match': etag } : {}));
      const siguen = secretosEn(await loQueSalio(ahora!)).filter((s) => s.clase === 'publico');
      if (siguen.length > 0 || ahora!.status !== 404 || confirma.status !== 404)
        fallar(`SIGUE ABIERTA ${p.camino}: ${ahora!.status} ${confirma.status}`);
    }
    expect(fallos).toEqual([]);
    expect(publicas).toBeGreaterThan(60);
  });

  it('is large enough, and most of what it asks is refused', () => {
    expect(cuenta.casos).toBeGreaterThanOrEqual(20_000);
    expect(cuenta.permitidos).toBeGreaterThan(1_000);
    expect(cuenta.negados).toBeGreaterThan(cuenta.permitidos);
    expect(cuenta.fugas).toBe(0);
  });
});
