import { expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { elegirVersion } from '../../../functions/domain/ficha/elegir.ts';
import { historiaIncompleta, mesesDeHistoria } from '../../../functions/domain/ficha/historia.ts';
import { indicadoresTablero } from '../../../functions/domain/ficha/indicadores-tablero.ts';
import { periodosEntre } from '../../../functions/domain/periodo.ts';
import { avisosDe } from '../../../functions/publish/avisos.ts';

const { fichas } = leerFichas();
const meses = (ficha: string, version: string, corte = '2026-10-31'): number =>
  mesesDeHistoria(elegirVersion(fichas, ficha, version).version, corte);

it('knows how far back each ficha looks', () => {
  expect(meses('sec_poblacion', 'sala_2026')).toBe(0); // no HIS at all
  expect(meses('dni_30d', 'fed_2025_2026')).toBe(0);
  expect(meses('rn_paquete_oportuno', 'fed_2025_2026')).toBe(2);
  expect(meses('hierro_hb_4_6m', 'fed_2025_2026')).toBe(5); // day 110 to day 209
  expect(meses('paquete_menor_12m', 'fed_2024_2025')).toBeGreaterThanOrEqual(13); // CRED of the third day, at 364 days
  expect(meses('anemia_6_35m', 'tablero')).toBe(12);
  expect(meses('am_vacam', 'sala_2026', '2026-10-31')).toBe(10);
  expect(meses('am_vacam', 'sala_2026', '2026-01-31')).toBe(1);
});

it('lists the months that are missing, and none when all came', () => {
  const todo = new Set(periodosEntre('2025-09', '2026-10'));
  expect([...historiaIncompleta(fichas, '2026-10-31', todo).keys()]).toEqual([]);
  const sinAgosto = new Set([...todo].filter((p) => p !== '2026-08'));
  expect(historiaIncompleta(fichas, '2026-10-31', sinAgosto).get('hierro_hb_4_6m@fed_2025_2026')).toEqual(['2026-08']);
  expect(historiaIncompleta(fichas, '2026-10-31', sinAgosto).has('rn_paquete_oportuno@fed_2025_2026')).toBe(false);
});

it('says on the board which indicators come out lower than they are', () => {
  const indicadores = indicadoresTablero(fichas);
  const [aviso] = avisosDe(fichas, indicadores, '2026-10-31', ['2026-10'], new Set());
  expect(aviso).toContain('Falta el HIS de');
  expect(aviso).toContain('Paquete integrado <12 meses');
  expect(aviso).not.toContain('DNI hasta los 30 días');
  expect(avisosDe(fichas, indicadores, '2026-10-31', null, new Set())).toEqual([]);
});
