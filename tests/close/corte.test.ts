import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { punterosRepo } from '../../functions/adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../../functions/adapters/dynamo/tableros.ts';
import { descomprimir } from '../../functions/adapters/dynamo/comprimido.ts';
import { pasoAgregar } from '../../functions/aggregate/paso-agregar.ts';
import { pasoCongelar } from '../../functions/close/paso-congelar.ts';
import type { Objetos } from '../../functions/domain/objetos.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { pasoPublicar } from '../../functions/publish/paso-publicar.ts';
import { abrir as abrirSala, cargar, PADRON, PADRON_CORREGIDO, SECTORES, type Sala } from './sala-de-prueba.ts';

let abiertas: Sala[] = [];

async function abrir(): Promise<Sala> {
  const nueva = await abrirSala();
  abiertas.push(nueva);
  return nueva;
}

const ultimo = ({ servicio }: Sala) => punterosRepo(servicio.db, servicio.tabla).ultimo('05');

/** num and den of a ficha in a place, as the current board says. */
async function cifra(sala: Sala, corte: string, ambito: string, ficha: string): Promise<unknown> {
  const doc = await tablerosRepo(sala.servicio.db, sala.servicio.tabla).leer(ambito, corte, 'equipo');
  if (!doc) return null;
  const t = descomprimir<Tablero>(doc.gzip);
  const c = t.propio.celdas[t.indicadores.findIndex((i) => i.ficha === ficha)];
  return c?.e === 'v' ? [c.num, c.den] : c?.e;
}

let sala: Sala;
beforeEach(async () => {
  sala = await abrir();
  await cargar(sala, 'personas.csv', PADRON, '2026-11-05');
  await cargar(sala, 'sectorizacion.csv', SECTORES, '2026-11-05');
});
afterEach(async () => {
  for (const s of abiertas) await s.cerrar();
  abiertas = [];
});

describe('un corte', () => {
  it('counts by hand and by the territory of its month', async () => {
    await sala.servicio.cerrar({ region: '05', periodos: ['2026-09', '2026-10'], por: 'prueba' });
    // Third child: 10 days old in September, 41 in October and without DNI.
    expect(await cifra(sala, '05-2026-09-r1', 'D:050304', 'dni_30d')).toEqual([1, 2]);
    expect(await cifra(sala, '05-2026-10-r1', 'D:050304', 'dni_30d')).toEqual([1, 3]);
    const eess = async (corte: string): Promise<string[]> => {
      const doc = await tablerosRepo(sala.servicio.db, sala.servicio.tabla).leer('E:00003644', corte, 'equipo');
      return descomprimir<Tablero>(doc!.gzip).hijos.map((h) => h.ambito.id);
    };
    expect(await eess('05-2026-09-r1')).toEqual(['S:00003644-01']);
    expect(await eess('05-2026-10-r1')).toEqual(['S:00003644-02']);
  });

  it('without the monthly HIS, what needs it is not reported instead of zero', async () => {
    await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    expect(await cifra(sala, '05-2026-10-r1', 'G:05', 'paquete_menor_12m')).toBe('nr');
    expect(await cifra(sala, '05-2026-10-r1', 'G:05', 'gest_paquete_parto')).toBe('nr');
  });

  it('closed again with the same inputs is the same corte', async () => {
    const uno = await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    const dos = await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    expect(dos.cortes[0]).toEqual({ ...uno.cortes[0], publicado: false });
  });

  it('has the same seal in another folder, with another key and another order of arrival', async () => {
    const otra = await abrir();
    await cargar(otra, 'sectorizacion.csv', SECTORES, '2026-11-05');
    await cargar(otra, 'personas.csv', PADRON, '2026-11-05');
    const sello = async (s: Sala) =>
      (await s.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' })).cortes[0]!.sha256;
    expect(await sello(otra)).toBe(await sello(sala));
  });

  it('corrected is another revision; the first one stays as it was', async () => {
    await sala.servicio.cerrar({ region: '05', periodos: ['2026-09', '2026-10'], por: 'prueba' });
    await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');
    const { cortes } = await sala.servicio.cerrar({ region: '05', periodos: ['2026-09'], por: 'prueba' });
    expect(cortes[0]!.corte).toBe('05-2026-09-r2');
    expect(await cifra(sala, '05-2026-09-r1', 'G:05', 'dni_30d')).toEqual([1, 2]);
    expect(await cifra(sala, '05-2026-09-r2', 'G:05', 'dni_30d')).toEqual([2, 2]);
    expect((await ultimo(sala))?.corte).toBe('05-2026-10-r1'); // an older month never becomes the latest
  });

  it('an older issue that arrives later replaces nothing', async () => {
    await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
    await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-10-20');
    expect(
      (await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' })).cortes[0],
    ).toMatchObject({
      corte: '05-2026-10-r1',
      publicado: false,
    });
  });
});

describe('una publicación que se corta', () => {
  /** Everything works until the object whose key matches is written. */
  const queFalla = (objetos: Objetos, cuando: RegExp): Objetos => ({
    ...objetos,
    put: (clave, cuerpo) =>
      cuando.test(clave) ? Promise.reject(new Error('corte de luz')) : objetos.put(clave, cuerpo),
  });

  it.each([/totales/, /manifest/, /^equipo\//])(
    'at %s leaves the previous corte current, and goes on to the same seal',
    async (donde) => {
      await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
      const antes = await ultimo(sala);
      await cargar(sala, 'personas.csv', PADRON_CORREGIDO, '2026-11-12');

      const { db, tabla, objetos } = sala.servicio;
      const deps = { db, tabla, trabajo: sala.trabajo, software: 'sala prueba' };
      const congelado = { ...(await pasoCongelar(deps)({ region: '05', periodos: ['2026-10'] })), por: 'prueba' };
      await pasoAgregar({ ...deps, objetos })(congelado);
      await expect(pasoPublicar({ ...deps, objetos: queFalla(objetos, donde) })(congelado)).rejects.toThrow(
        'corte de luz',
      );
      expect(await ultimo(sala)).toEqual(antes);
      expect(await cifra(sala, antes!.corte, 'G:05', 'dni_30d')).toEqual([1, 3]);

      const [hecho] = (await pasoPublicar({ ...deps, objetos })(congelado)).cortes;
      expect(hecho).toMatchObject({ corte: '05-2026-10-r2', publicado: true });
      expect((await ultimo(sala))?.corte).toBe('05-2026-10-r2');
      expect(await cifra(sala, '05-2026-10-r2', 'G:05', 'dni_30d')).toEqual([2, 3]);
    },
  );
});
