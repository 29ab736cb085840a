import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SOSIEGO_MS, turnosDeGuardar } from '../../../web/src/lib/fuera-de-linea/turnos.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const abrir = () => {
  const hechos: boolean[] = [];
  return { hechos, turnos: turnosDeGuardar((alPaso) => hechos.push(alPaso)) };
};

describe('when an open page is kept', () => {
  it('rests a part of what it took to come, and later takes the rest', () => {
    const { hechos, turnos } = abrir();
    turnos.llegar(1_000);
    vi.advanceTimersByTime(99);
    expect(hechos).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(hechos).toEqual([true]);
    vi.advanceTimersByTime(2 * SOSIEGO_MS);
    expect(hechos).toEqual([true, false]);
  });
  it('on a slow link waits no longer than it used to', () => {
    const { hechos, turnos } = abrir();
    turnos.llegar(30_000);
    vi.advanceTimersByTime(SOSIEGO_MS);
    expect(hechos).toEqual([true]);
  });
  it('is kept at once when whoever reads looks away, and only once', () => {
    const { hechos, turnos } = abrir();
    turnos.llegar(SOSIEGO_MS);
    turnos.dejar();
    turnos.dejar();
    vi.advanceTimersByTime(SOSIEGO_MS);
    expect(hechos).toEqual([true]);
  });
  it('another page begins anew', () => {
    const { hechos, turnos } = abrir();
    turnos.llegar(10_000);
    vi.advanceTimersByTime(900);
    turnos.llegar(10_000);
    vi.advanceTimersByTime(900);
    expect(hechos).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(hechos).toEqual([true]);
    turnos.parar();
    turnos.dejar();
    vi.advanceTimersByTime(3 * SOSIEGO_MS);
    expect(hechos).toEqual([true]);
  });
});
