import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pasoAgregar } from '../../functions/aggregate/paso-agregar.ts';
import { pasoCongelar } from '../../functions/close/paso-congelar.ts';
import { parseCorteId, type Publicado } from '../../functions/domain/corte.ts';
import { pasoPublicar, type DepsPasoPublicar } from '../../functions/publish/paso-publicar.ts';
import { abrir, cargar, PADRON, type Sala } from './sala-de-prueba.ts';

let sala: Sala;
beforeEach(async () => {
  sala = await abrir();
  await cargar(sala, 'personas.csv', PADRON, '2026-11-05');
});
afterEach(() => sala.cerrar());

type Dicho = { readonly avisos: unknown[]; readonly medidas: unknown[]; readonly sucesos: unknown[] };

/** Closes October as the deployed functions do, and tells what reached the log, the measures and the record. */
async function cerrarOctubre(politica?: DepsPasoPublicar['politica']): Promise<Publicado & { dicho: Dicho }> {
  const { db, tabla, objetos } = sala.servicio;
  const deps = { db, tabla, objetos, trabajo: sala.trabajo, software: 'sala prueba' };
  const congelado = await pasoCongelar(deps)({ region: '05', periodos: ['2026-10'] });
  await pasoAgregar(deps)(congelado);
  const dicho: Dicho = { avisos: [], medidas: [], sucesos: [] };
  const publicado = await pasoPublicar({
    ...deps,
    ...(politica ? { politica } : {}),
    avisar: (...aviso) => void dicho.avisos.push(aviso),
    medir: (...medida) => void dicho.medidas.push(medida),
    registro: {
      ahora: () => '2026-11-06T03:00:00.000Z',
      auditoria: { anotar: async ({ quien, que, recurso }) => void dicho.sucesos.push({ quien, que, recurso }) },
    },
  })({ ...congelado, por: 'informatica-05' });
  return { ...publicado, dicho };
}

const OMITIDA = /^el modo público no publica \S+: cuenta a las mismas personas que \S+$/;
const ROTA = { ok: false, motivos: ['El mínimo no es un número.'] } as const;

describe('lo que un cierre tiene que decir', () => {
  it('that the public mode is not published reaches whoever asked, the log and who watches', async () => {
    const aviso = 'el modo público no se publica. El mínimo no es un número.';
    const { avisos, dicho } = await cerrarOctubre(ROTA);
    expect(avisos).toEqual([aviso]);
    expect(dicho.avisos).toEqual([[aviso, '05']]);
    expect(dicho.medidas).toEqual([['PublicoNoPublicado', 1]]);
  });

  it('also when it is configured and nothing of it is on the boards: silence is not an answer', async () => {
    const { avisos, dicho } = await cerrarOctubre({
      ok: true,
      politica: { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5, fichas: [] },
    });
    expect(avisos).toEqual([expect.stringMatching(/^el modo público no se publica: ninguna de sus fichas/)]);
    expect(dicho.medidas).toEqual([['PublicoNoPublicado', 1]]);
  });

  it('what the public mode leaves out, by ficha and without persons', async () => {
    const { cortes, avisos, dicho } = await cerrarOctubre();
    expect(cortes.map((c) => parseCorteId(c.corte)?.periodo)).toEqual(['2026-10']);
    expect(avisos).not.toEqual([]);
    for (const aviso of avisos) expect(aviso).toMatch(OMITIDA);
    expect(dicho.avisos).toEqual(avisos.map((a) => [a, '05']));
    expect(dicho.medidas).toEqual([['PublicoOmitidos', avisos.length]]);
  });

  it('who asked for it is in the record of publications', async () => {
    const { dicho } = await cerrarOctubre();
    expect(dicho.sucesos).toEqual([{ quien: 'informatica-05', que: 'publicacion', recurso: 'corte:05-2026-10-r1' }]);
  });
});

it('a sala of a machine answers them too', async () => {
  const { avisos, cortes } = await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
  expect(cortes).toHaveLength(1);
  expect(avisos).not.toEqual([]);
  for (const aviso of avisos) expect(aviso).toMatch(OMITIDA);
});
