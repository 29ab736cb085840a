import { beforeAll, describe, expect, it } from 'vitest';
import { diasEntre, sumarDias } from '../../functions/domain/fecha.ts';
import { evaluarNinos, evs, type Nino, type Salida } from './arnes.ts';

// Transcribed from indicadores.md §5.2.
const CORTE = '2026-06-30';
const NACIDO = '2026-06-01';
const EDAD = diasEntre(NACIDO, CORTE);
const TODAS = '90585@0 90744@1 36416@2 99381.01@6 99381.01@13 99381.01@20';

const casos2025: readonly (readonly [string, string, string])[] = [
  ['bcg', '90585@1', 'cumple'],
  ['bcg', '90585@2', 'no_cumple'],
  ['hepatitis_b', '90744@0', 'cumple'],
  ['hepatitis_b', '90744@2', 'no_cumple'],
  ['tamizaje_neonatal', '36416@1', 'no_cumple'],
  ['tamizaje_neonatal', '36416@2', 'cumple'],
  ['tamizaje_neonatal', '36416@6', 'cumple'],
  ['tamizaje_neonatal', '36416@7', 'no_cumple'],
  ['cred_rn', '99381.01@3 99381.01@10 99381.01@17', 'cumple'],
  ['cred_rn', '99381.01@2 99381.01@10 99381.01@17', 'no_cumple'],
  ['cred_rn', '99381.01@6 99381.01@13 99381.01@20', 'cumple'],
  ['cred_rn', '99381.01@7 99381.01@14 99381.01@21', 'no_cumple'],
  ['cred_rn', '99381.01@6 99381.01@12 99381.01@20', 'no_cumple'],
  ['cred_rn', '99381.01@6 99381.01@14 99381.01@20', 'no_cumple'],
  ['cred_rn', '99381.01@6 99381.01@14 99381.01@21', 'cumple'],
  ['cred_rn', '99381.01@6 99381.01@15 99381.01@22', 'no_cumple'],
  ['cred_rn', 'Z001@3 Z001@10 Z001@17', 'no_cumple'],
];
const casos2024: readonly (readonly [string, string, string])[] = [
  ['cred_rn', '99381.01@3 Z001@6 99381.01@13 99381.01@20', 'cumple'],
  ['cred_rn', '99381.01@3 99381.01@10 99381.01@17', 'no_cumple'],
  ['cred_rn', '99381.01@11 99381.01@14 99381.01@21 99381.01@28', 'cumple'],
  ['cred_rn', '99381.01@11 99381.01@14 99381.01@21 99381.01@27', 'no_cumple'],
];

describe.each([
  ['fed_2025_2026', casos2025],
  ['fed_2024_2025', casos2024],
] as const)('rn_paquete_oportuno %s', (version, casos) => {
  let salida: ReadonlyMap<string, Salida>;
  beforeAll(async () => {
    const ninos: Record<string, Nino> = {
      completo: { edad: EDAD, eventos: evs(version === 'fed_2025_2026' ? TODAS : `${TODAS} 99381.01@27`) },
      'cumple 29 el primer día': { edad: diasEntre(sumarDias('2026-06-01', -29), CORTE) },
      'cumplió 29 el mes anterior': { edad: diasEntre(sumarDias('2026-05-31', -29), CORTE) },
      'nacido el 2 de junio': { edad: EDAD - 1 },
      'sin CNV': { edad: EDAD, persona: { cnv: '' } },
      EsSalud: { edad: EDAD, persona: { seguros: '2' } },
      '36 semanas': { edad: EDAD, cnv: { peso_g: 3000, semanas: 36 } },
    };
    for (const c of casos) ninos[c.join(' ')] = { edad: EDAD, eventos: evs(c[1]) };
    salida = await evaluarNinos({ ficha: 'rn_paquete_oportuno', version, corte: CORTE }, ninos);
  });
  it.each(casos.map((c) => [c.join(' '), c] as const))('%s', (n, [componente, , estado]) => {
    expect(salida.get(n)!.componentes[componente]).toBe(estado);
  });
  it('measures those who turn 29 days within the month', () => {
    expect(salida.get('completo')).toMatchObject({ den: 1, num: 1 });
    expect(salida.get('cumple 29 el primer día')).toMatchObject({ den: 1, num: 0 });
    expect(salida.get('cumplió 29 el mes anterior')).toMatchObject({ den: 0, num: null, excluido: 'edad' });
    expect(salida.get('nacido el 2 de junio')).toMatchObject({ den: 0, num: null, excluido: 'edad' });
  });
  it('asks for CNV and for SIS or no insurance only from 2025 on', () => {
    const nuevo = version === 'fed_2025_2026';
    expect(salida.get('sin CNV')!.excluido).toBe(nuevo ? 'sin_cnv' : null);
    expect(salida.get('EsSalud')!.excluido).toBe(nuevo ? 'seguro' : null);
    expect(salida.get('36 semanas')!.excluido).toBe('bajo_peso_o_prematuro');
  });
});
