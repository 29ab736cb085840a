import { afterAll, beforeAll, expect, it } from 'vitest';
import { cortesRepo } from '../../functions/adapters/dynamo/cortes.ts';
import { servidoDe } from '../../functions/close/servido.ts';
import { verificarCorte, type Servido } from '../../functions/close/verificar.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { software } from '../../functions/local/version.ts';
import { abrir, cargar, PADRON, SECTORES, type Sala } from '../close/sala-de-prueba.ts';

const CORTE = '05-2026-10-r1';
const ARCHIVOS: Readonly<Record<string, string>> = {
  personas: PADRON,
  sectorizacion: SECTORES,
  perfil_eess: `renipress,anio,poblacion,familias,viviendas,medicos,enfermeras,obstetras,tecnicos,acs,parteras,eess_mayor,minutos_eess_mayor,km_eess_mayor
00003644,2025,900,240,230,1,2,1,3,8,,00003639,90,42.5`,
  perfil_distrito: `ubigeo,anio,entrada,valor
050304,2026,gestantes,12
050304,2026,sistemas_agua,`,
  microareas: `codigo_ccpp,tipo,lat,lon
0503040001,basural,-13.94,-74.37`,
  cronograma: `sector,fecha,tipo,responsable,hecho
00003644-02,2026-10-05,visita,Enfermera,SI
00003644-02,2026-10-20,visita,Enfermera,NO
00003644-02,2026-11-20,visita,Enfermera,NO`,
};

let sala: Sala;
let servido: Servido;
const tablero = async (ambito: string): Promise<Tablero> => (await servido.tablero(ambito, CORTE))!;

beforeAll(async () => {
  sala = await abrir();
  servido = servidoDe(sala.servicio.db, sala.servicio.tabla);
  for (const [tabla, texto] of Object.entries(ARCHIVOS)) await cargar(sala, `${tabla}.csv`, texto, '2026-11-05');
  await sala.servicio.cerrar({ region: '05', periodos: ['2026-10'], por: 'prueba' });
});
afterAll(() => sala.cerrar());

it('districts of a region and of a province say their quintile and the redes of their facilities, named once', async () => {
  for (const id of ['G:05', 'P:0503']) {
    const { hijos, redes, ...t } = await tablero(id);
    // Lucanamarca, 44 % of poverty in 2018: third of five in Ayacucho.
    expect(hijos.map((h) => [h.ambito.id, h.quintil, h.redes])).toEqual([['D:050304', 3, ['R:05-05']]]);
    expect(redes).toEqual([{ id: 'R:05-05', tipo: 'R', nombre: expect.any(String) as string }]);
    expect(t).not.toHaveProperty('perfilEess');
  }
});

it('a facility has what it declared, the more capable one named, and its sector what was seen and scheduled', async () => {
  const { perfilEess, sectores, ...t } = await tablero('E:00003644');
  expect(perfilEess).toMatchObject({
    anio: 2025,
    poblacion: 900,
    parteras: null,
    minutosEessMayor: 90,
    kmEessMayor: 42.5,
  });
  expect(perfilEess?.eessMayor).toMatchObject({ id: 'E:00003639', tipo: 'E' });
  expect(sectores.map((s) => [s.codigo, s.microareas, s.cronograma])).toEqual([
    [
      '00003644-02',
      [{ tipo: 'basural', codigo: '0503040001', lat: -13.94, lon: -74.37 }],
      { mes: { programadas: 2, hechas: 1 }, anio: { programadas: 2, hechas: 1 } },
    ],
  ]);
  expect(t).not.toHaveProperty('redes');
});

it('a district has its declared inputs, with what came empty', async () => {
  const { perfilDistrito, sectores } = await tablero('D:050304');
  expect(perfilDistrito).toEqual({
    anio: 2026,
    entradas: [
      { entrada: 'gestantes', valor: 12 },
      { entrada: 'sistemas_agua', valor: null },
    ],
  });
  expect(sectores[0]?.cronograma?.mes).toEqual({ programadas: 2, hechas: 1 });
});

it('a corte made again gives the same of all this, and a board that says another quintile is told', async () => {
  const m = (await cortesRepo(sala.servicio.db, sala.servicio.tabla).leer(CORTE))!;
  const otroQuintil: Servido = {
    ...servido,
    async tablero(ambito, corte) {
      const t = await servido.tablero(ambito, corte);
      return t && ambito === 'G:05' ? { ...t, hijos: t.hijos.map((h) => ({ ...h, quintil: 1 as const })) } : t;
    },
  };
  const verificar = (s: Servido) =>
    verificarCorte(m, { objetos: sala.servicio.objetos, servido: s, trabajo: sala.trabajo, software: software() });
  expect(await verificar(servido)).toMatchObject({ igual: true });
  expect((await verificar(otroQuintil)).detalle.map((d) => [d.donde, d.que])).toEqual([
    ['tablero G:05', 'fila D:050304'],
  ]);
});
