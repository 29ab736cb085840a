import { beforeAll, describe, expect, it } from 'vitest';
import { sumarDias } from '../../functions/domain/fecha.ts';
import { ev, evaluarNinos, evs, type Evento, type Nino, type Salida } from './arnes.ts';

// Transcribed from indicadores.md §5.1 (fed_2024_2025) and §5.3; nothing here reads the YAML.
const CORTE = '2025-10-31';
const S = 'cumple';
const N = 'no_cumple';
const X = 'no_exigible';
type Caso = readonly [componente: string, edad: number, eventos: string | readonly Evento[], estado: string];

const deTres = (id: string, codigo: string): Caso[] => [
  [id, 119, '', X],
  [id, 120, '', N],
  [id, 147, `${codigo}@119`, S],
  [id, 148, `${codigo}@119`, N],
  [id, 148, `${codigo}@119 ${codigo}@146`, N],
  [id, 148, `${codigo}@119 ${codigo}@147`, S],
  [id, 217, `${codigo}@55 ${codigo}@125`, S],
  [id, 217, `${codigo}@55 ${codigo}@126`, N],
  [id, 218, `${codigo}@55 ${codigo}@125`, N],
  [id, 218, `${codigo}@55 ${codigo}@125 ${codigo}@195`, S],
  [id, 218, `${codigo}@55 ${codigo}@125 ${codigo}@196`, N],
];

const credCada = (dias: readonly number[], codigo = '99381'): string => dias.map((d) => `${codigo}@${d}`).join(' ');
const ONCE = [29, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330];
const con = (dia: number, cita: string, codigo = '99199.17', dx = 'D509', tipo: 'D' | 'P' | 'R' = 'D'): Evento[] => [
  ev(`${codigo}@${dia}`, { cita }),
  ev(`${dx}@${dia}`, { cita, tipo }),
];
const mn = (dias: readonly number[]): string => dias.map((d) => `99199.19@${d}`).join(' ');

const CASOS: Caso[] = [
  ['cred_rn', 28, '', X],
  ['cred_rn', 29, '', N],
  ['cred_rn', 29, credCada([3, 6, 13, 20], '99381.01'), S],
  ['cred_rn', 29, credCada([3, 6, 13, 20], 'Z001'), S],
  ['cred_rn', 29, credCada([3, 6, 13, 20]), N],
  ['cred_rn', 29, credCada([2, 6, 13, 20], '99381.01'), N],
  ['cred_rn', 29, credCada([3, 5, 13, 20], '99381.01'), N],
  ['cred_rn', 29, credCada([3, 6, 12, 20], '99381.01'), N],
  ['cred_rn', 29, credCada([3, 6, 13, 19], '99381.01'), N],
  ['cred_rn', 29, credCada([11, 14, 21, 28], '99381.01'), S],
  ['cred_rn', 30, credCada([12, 15, 22, 29], '99381.01'), N],
  ['cred_mensual', 59, '', X],
  ['cred_mensual', 60, '', N],
  ['cred_mensual', 60, credCada([28]), N],
  ['cred_mensual', 60, credCada([29]), S],
  ['cred_mensual', 89, credCada([59]), S],
  ['cred_mensual', 90, credCada([59]), N],
  ['cred_mensual', 90, credCada([59, 86]), N],
  ['cred_mensual', 90, credCada([59, 87]), S],
  ['cred_mensual', 90, credCada([40, 60]), N],
  ['cred_mensual', 120, credCada([40, 70, 100]), S],
  // The second is missing: the rest do not count.
  ['cred_mensual', 120, credCada([40, 100]), N],
  ['cred_mensual', 89, credCada([40, 100].filter((d) => d <= 89)), S],
  ['cred_mensual', 364, credCada(ONCE), S],
  ['cred_mensual', 364, credCada(ONCE.filter((d) => d !== 60)), N],
  ['cred_mensual', 363, credCada(ONCE.slice(0, 10)), S],
  ['cred_mensual', 364, credCada(ONCE.slice(0, 10)), N],
  ['neumococo', 119, '', X],
  ['neumococo', 120, '90670@54', N],
  ['neumococo', 120, '90670@55', S],
  ['neumococo', 120, '90677@60', N],
  ['neumococo', 147, '90670@119', S],
  ['neumococo', 148, '90670@119', N],
  ['neumococo', 148, '90670@119 90670@147', S],
  ['neumococo', 148, '90670@119 90670@146', N],
  ['rotavirus', 180, '', X],
  ['rotavirus', 181, '90681@180', S],
  ['rotavirus', 181, '90681@181', N],
  ['rotavirus', 208, '90681@55', S],
  ['rotavirus', 209, '90681@55', N],
  ['rotavirus', 209, '90681@180 90681@207', N],
  ['rotavirus', 209, '90681@180 90681@208', S],
  ['rotavirus', 300, '90681@180 90681@240', S],
  ['rotavirus', 300, '90681@180 90681@241', N],
  ...deTres('polio', '90713'),
  ...deTres('pentavalente', '90723'),
  ['hierro_4m', 179, '', X],
  ['hierro_4m', 180, '99199.17@109', N],
  ['hierro_4m', 180, '99199.17@110', S],
  ['hierro_4m', 180, '99199.17@179', S],
  ['hierro_4m', 181, '99199.17@180', N],
  ['hemoglobina', 209, '', X],
  ['hemoglobina', 210, '85018@170', S],
  ['hemoglobina', 210, '85018.01@209', S],
  ['hemoglobina', 210, '85031@190', N],
  ['hemoglobina', 210, [ev('85018@190', { tipo: 'R' })], N],
  // Hierro 6 m: a route that requires nothing yet complies, so before day 270 nobody fails
  ['hierro_6m', 209, '', X],
  ['hierro_6m', 210, '', S],
  ['hierro_6m', 269, '', S],
  ['hierro_6m', 270, '', N],
  ['hierro_6m', 270, '99199.17@169', N],
  ['hierro_6m', 270, '99199.17@170', S],
  ['hierro_6m', 363, '99199.17@269', S],
  ['hierro_6m', 363, '99199.17@270', N],
  ['hierro_6m', 364, '99199.17@269', N],
  ['hierro_6m', 364, '99199.17@269 99199.17@270', S],
  ['hierro_6m', 364, '99199.17@269 99199.17@364', S],
  ['hierro_6m', 364, '99199.17@300 99199.17@364', N],
  ['hierro_6m', 270, '99199.11@200', N],
  // treatment needs the diagnosis in the same visit, type D or R
  ['hierro_6m', 299, con(239, 'a'), S],
  ['hierro_6m', 299, con(240, 'a'), N],
  ['hierro_6m', 299, con(239, 'a', '99199.11'), S],
  ['hierro_6m', 299, con(239, 'a', '99199.11', 'D539', 'R'), S],
  ['hierro_6m', 299, con(239, 'a', '99199.11', 'D509', 'P'), N],
  ['hierro_6m', 299, [ev('99199.11@239'), ev('D509@239')], N],
  ['hierro_6m', 300, con(239, 'a'), N],
  ['hierro_6m', 300, [...con(239, 'a'), ...con(299, 'b')], S],
  ['hierro_6m', 363, [...con(239, 'a'), ...con(300, 'b')], N],
  ['hierro_6m', 364, [...con(170, 'a'), ...con(240, 'b')], N],
  ['hierro_6m', 364, [...con(170, 'a'), ...con(240, 'b'), ...con(364, 'c')], S],
  // a delivery with anemia is not supplementation
  ['hierro_6m', 300, con(200, 'a', '99199.17', 'D500'), N],
  ['hierro_6m', 299, mn([209, 210, 269]), S],
  ['hierro_6m', 300, mn([209, 210, 269]), N],
  ['hierro_6m', 270, mn([209, 239, 269]), S],
  ['hierro_6m', 329, mn([170, 210, 240, 299]), S],
  ['hierro_6m', 330, mn([170, 210, 240, 299]), N],
  ['hierro_6m', 330, mn([170, 210, 240, 299, 329]), S],
  ['hierro_6m', 363, mn([170, 210, 240, 299, 329]), S],
  ['hierro_6m', 364, mn([170, 210, 240, 299, 329]), N],
  ['hierro_6m', 364, mn([170, 210, 240, 299, 329, 364]), S],
  ['hierro_6m', 300, mn([170, 240, 270, 299]), N],
];

const nombre = ([componente, edad, eventos]: Caso): string =>
  `${componente}, ${edad} d: ${typeof eventos === 'string' ? eventos : JSON.stringify(eventos)}`;

describe('paquete_menor_12m fed_2024_2025', () => {
  let salida: ReadonlyMap<string, Salida>;
  beforeAll(async () => {
    const ninos: Record<string, Nino> = {
      essalud: { edad: 50, persona: { seguros: '2' } },
      'dni 60': { edad: 61, persona: { fecha_emision_dni: sumarDias(CORTE, -1) } },
      'dni 61': { edad: 61, persona: { fecha_emision_dni: CORTE } },
      'dni no aún': { edad: 60 },
    };
    for (const c of CASOS) ninos[nombre(c)] = { edad: c[1], eventos: typeof c[2] === 'string' ? evs(c[2]) : c[2] };
    expect(Object.keys(ninos)).toHaveLength(CASOS.length + 4);
    salida = await evaluarNinos({ ficha: 'paquete_menor_12m', version: 'fed_2024_2025', corte: CORTE }, ninos);
  });
  it.each(CASOS.map((c) => [nombre(c), c] as const))('%s', (n, [componente, , , estado]) => {
    expect(salida.get(n)!.componentes[componente]).toBe(estado);
  });
  it('admits every insurance and asks for the DNI from day 61', () => {
    expect(salida.get('essalud')).toMatchObject({ den: 1, excluido: null });
    expect(salida.get('dni 60')!.componentes['dni']).toBe(S);
    expect(salida.get('dni 61')!.componentes['dni']).toBe(N);
    expect(salida.get('dni no aún')!.componentes['dni']).toBe(X);
  });
});
