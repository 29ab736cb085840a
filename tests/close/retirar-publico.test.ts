import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { punterosRepo } from '../../functions/adapters/dynamo/punteros.ts';
import { pasoCongelar } from '../../functions/close/paso-congelar.ts';
import { servidoDe } from '../../functions/close/servido.ts';
import { verificarCorte } from '../../functions/close/verificar.ts';
import { leerPolitica, type PoliticaLeida } from '../../functions/domain/supresion/politica.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { abrirAccesoLocal } from '../../functions/local/acceso/acceso-local.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { apiLocal } from '../../functions/local/servidor.ts';
import { software } from '../../functions/local/version.ts';
import { pasoPublicar } from '../../functions/publish/paso-publicar.ts';
import { join } from 'node:path';
import { abrir, cargar, PADRON, PADRON_CORREGIDO, SECTORES, type Sala } from './sala-de-prueba.ts';

const [R1, R2] = ['05-2026-10-r1', '05-2026-10-r2'];
const PUERTAS = (corte: string): string[] => [
  `/v1/tableros/G:05?modo=publico&corte=${corte}`,
  `/v1/tableros/D:050304?modo=publico&corte=${corte}&ventana=mes`,
  `/v1/cortes/${corte}/exportar?modo=publico&formato=csv`,
];
const GENERALES = [
  '/v1/tableros/G:05?modo=publico',
  '/v1/tableros/G:05/tendencia?modo=publico',
  '/v1/cubos/05?modo=publico',
];

let sala: Sala;
let pedir: (ruta: string) => Promise<Response>;
const cubos: string[] = [];

const ultimo = () => punterosRepo(sala.servicio.db, sala.servicio.tabla).ultimo('05');
const estados = (rutas: readonly string[]): Promise<number[]> =>
  Promise.all(rutas.map(async (r) => (await pedir(r)).status));

/** Publishes again what is closed already, by another configuration of the public mode. */
async function republicar(politica: PoliticaLeida): Promise<void> {
  const { db, tabla, objetos } = sala.servicio;
  const deps = { db, tabla, trabajo: sala.trabajo, software: software() };
  const congelado = await pasoCongelar(deps)({ region: '05', periodos: ['2026-10'] });
  const {
    cortes: [corte],
  } = await pasoPublicar({ ...deps, objetos, politica })({ ...congelado, por: 'prueba' });
  expect(corte?.publicado).toBe(false);
}

const conFichas = (distrito: readonly string[]): PoliticaLeida =>
  leerPolitica(
    { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5, distrito, provincia: [] },
    leerFichas().fichas,
  );

beforeAll(async () => {
  sala = await abrir();
  const carpeta = abrirCarpetaDatos(join(sala.raiz, 'datos'));
  const app = apiLocal(sala.servicio, carpeta, 'x', await abrirAccesoLocal({ conSesion: true }));
  pedir = async (ruta) => app.request(`http://localhost${ruta}`);
  await cargar(sala, 'sectorizacion.csv', SECTORES, '2026-11-05');
  await cargar(sala, 'personas.csv', PADRON, '2026-11-05');
  await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
});
afterAll(() => sala.cerrar());

describe('lo que se publicó y ya no', () => {
  it('while it is in force it is served by every door', async () => {
    const { url } = (await (await pedir('/v1/cubos/05?modo=publico')).json()) as { url: string };
    cubos.push(url);
    expect(await estados([...PUERTAS(R1), ...GENERALES, url])).toEqual(Array(7).fill(200));
  });

  it('a correction takes out the revision before it and its cube, and says which one is in force', async () => {
    await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');
    await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    const { url } = (await (await pedir('/v1/cubos/05?modo=publico')).json()) as { url: string };
    expect(await estados([...PUERTAS(R2), ...GENERALES, url])).toEqual(Array(7).fill(200));
    expect(await estados([...PUERTAS(R1), ...cubos])).toEqual(Array(4).fill(404));
    expect(await (await pedir(PUERTAS(R1)[2]!)).json()).toMatchObject({
      code: 'corte_reemplazado',
      detail: expect.stringContaining(R2) as string,
    });
    cubos.push(url);
  });

  it('both are still what they were made of', async () => {
    const { db, tabla, objetos } = sala.servicio;
    for (const corte of [R1, R2]) {
      const r = await verificarCorte((await cortesRepo(db, tabla).leer(corte))!, {
        objetos,
        servido: servidoDe(db, tabla),
        trabajo: sala.trabajo,
        software: software(),
      });
      expect(r.detalle).toEqual([]);
    }
  });

  it('a shorter list takes the ficha out without anything new to publish', async () => {
    const claves = async (): Promise<string[]> => {
      const t = (await (await pedir('/v1/tableros/G:05?modo=publico')).json()) as Tablero;
      return t.indicadores.map((i) => i.ficha);
    };
    expect(await claves()).toContain('anemia_6_35m');
    await republicar(conFichas(['dni_30d']));
    expect(await claves()).toEqual(['dni_30d']);
    expect(await (await pedir(PUERTAS(R2)[2]!)).text()).not.toContain('anemia_6_35m');
    expect(await estados(cubos)).toEqual([404, 404]);
  });

  it('a configuration that is wrong closes every door, also with nothing new to publish', async () => {
    await republicar({ ok: false, motivos: ['está mal escrita'] });
    expect((await ultimo())?.publico).toBeNull();
    const { url } = { url: cubos.at(-1)! };
    expect(await estados([...PUERTAS(R1), ...PUERTAS(R2), ...GENERALES, url])).toEqual(Array(10).fill(404));
    await republicar(conFichas(['dni_30d']));
    expect(await estados([...PUERTAS(R2), ...GENERALES])).toEqual(Array(6).fill(200));
  });
});
