import { describe, expect, it } from 'vitest';
import { cambiaSesion, clasificar, direccionBase } from '../../../web/src/lib/fuera-de-linea/clasificar.ts';

const ORIGEN = 'https://sala.pe';
const de = (camino: string, mas: { metodo?: string; navega?: boolean; particular?: boolean; origen?: string } = {}) =>
  clasificar({
    metodo: mas.metodo ?? 'GET',
    url: new URL(camino, mas.origen ?? ORIGEN),
    origen: ORIGEN,
    esNavegacion: mas.navega ?? false,
    esParticular: mas.particular ?? false,
  });

describe('qué se guarda', () => {
  it.each(['/', '/iar/05', '/ial/050304?ind=x', '/eess/00003644/pantalla', '/sector/S:1', '/indicador', '/explorar'])(
    'the page %s, when somebody goes to it',
    (camino) => {
      expect(de(camino, { navega: true })).toBe('pagina');
      expect(de(camino)).toBeNull();
    },
  );
  it.each([
    ['/v1/tableros/G:05', 'dato'],
    ['/v1/tableros/G%3A05?corte=05-2026-10-r1', 'dato_fijo'],
    ['/v1/tableros/G:05/tendencia', 'dato'],
    ['/v1/cubos/05/archivo/abc.duckdb', 'motor'],
    ['/_app/immutable/chunks/x.js', 'inmutable'],
    ['/_app/immutable/assets/duckdb-eh.H4sh.wasm', 'motor'],
    ['/_app/immutable/assets/duckdb-browser-eh.worker.H4sh.js', 'motor'],
    ['/geo/distritos-05.json', 'fijo'],
    ['/iar/05/__data.json?x-sveltekit-invalidated=01', 'navegacion'],
  ])('%s as %s', (camino, clase) => expect(de(camino)).toBe(clase));
});

describe('qué no se guarda nunca', () => {
  it.each([
    '/v1/cargas',
    '/v1/cargas/abc',
    '/v1/cargas/abc/rechazos.csv',
    '/v1/tareas',
    '/v1/cortes/05-2026-10-r1/exportar?formato=csv',
    '/v1/cortes?region=05',
    '/v1/ambitos?buscar=quispe',
    '/v1/plantillas/padron',
    '/_app/version.json',
    '/datos/__data.json',
    '/service-worker.js',
    '/v1/sesion',
    '/v1/nominal/sectoristas/E:00003644',
    '/v1/auditoria?region=05',
    '/entrar/__data.json',
  ])('%s', (camino) => expect(de(camino)).toBeNull());
  it('what is not a reading, goes elsewhere, carries credentials or asks for a piece', () => {
    expect(de('/v1/tableros/G:05', { metodo: 'POST' })).toBeNull();
    expect(de('/v1/tableros/G:05', { origen: 'https://otro.pe' })).toBeNull();
    expect(de('/v1/tableros/G:05', { particular: true })).toBeNull();
    expect(de('/iar/05', { navega: true, particular: true })).toBeNull();
  });
  it.each(['/datos', '/datos/calidad', '/cortes', '/lo-que-sea', '/entrar', '/emparejar', '/auditoria'])(
    'the page %s: only the network answers it',
    (camino) => expect(de(camino, { navega: true })).toBe('pagina_en_linea'),
  );
});

it('a place is found whatever was sorted in it, but not in another corte or mode', () => {
  const base = (camino: string): string => direccionBase(new URL(camino, ORIGEN));
  expect(base('/iar/05?ind=a&orden=nombre')).toBe(base('/iar/05'));
  expect(base('/iar/05?ind=a&corte=c1')).toBe(`${ORIGEN}/iar/05?corte=c1`);
  expect(base('/iar/05?modo=publico')).not.toBe(base('/iar/05'));
});

it('coming in, going out and becoming somebody else change the session, and nothing of another site does', () => {
  for (const camino of ['/sesion', '/sesion/salir', '/sesion/demostracion', '/sesion/pantalla', '/sesion?code=c'])
    expect(cambiaSesion(new URL(camino, ORIGEN), ORIGEN)).toBe(true);
  for (const camino of ['/entrar', '/sesiones', '/iar/05?x=/sesion', 'https://otro.pe/sesion/salir'])
    expect(cambiaSesion(new URL(camino, ORIGEN), ORIGEN)).toBe(false);
});
