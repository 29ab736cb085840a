import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CABECERA, crearEnlace, SEGMENTO } from './enlace.ts';
import { Agenda, type Reloj } from './reloj.ts';
import { crearSentido } from './sentido.ts';

/** A clock that only moves when the next event is taken. */
function relojDePrueba(): Reloj & { correr: () => void } {
  const agenda = new Agenda();
  let ahora = 0;
  return {
    ahora: () => ahora,
    en: (cuando, hacer) => agenda.poner(Math.max(ahora, cuando), hacer),
    correr() {
      for (let s = agenda.sacar(); s; s = agenda.sacar()) {
        ahora = s.cuando;
        s.hacer();
      }
    },
  };
}

const MS_POR_SEGMENTO = ((SEGMENTO + CABECERA) * 8) / 1_600; // at 1.6 Mbit/s

/** When each piece of `bytes` sent at 0 arrives, over a fresh link. */
function enviar(
  bytes: number,
  { rtt = 150, bps = 1_600_000, desde = 0 } = {},
): { llegadas: [number, number][]; fin: number } {
  const reloj = relojDePrueba();
  const llegadas: [number, number][] = [];
  let fin = NaN;
  const s = crearSentido({
    reloj,
    enlace: crearEnlace(bps),
    mitad: rtt / 2,
    desde,
    entregar: (d) => llegadas.push([reloj.ahora(), d.length]),
    cerrar: () => (fin = reloj.ahora()),
  });
  s.enviar(Buffer.alloc(bytes, 7));
  s.terminar();
  reloj.correr();
  return { llegadas, fin };
}

describe('the link', () => {
  it('takes the time its rate says, and the next one waits for the one before', () => {
    const e = crearEnlace(1_600_000);
    expect(e.ocupar(0, 1_500)).toBe(7.5);
    expect(e.ocupar(1, 1_500)).toBe(15);
    expect(e.ocupar(100, 200)).toBe(101);
  });

  it('never carries more than its rate, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 3_000 })), { minLength: 1 }), (pedidos) => {
        const e = crearEnlace(800_000);
        let ahora = 0;
        let bytes = 0;
        let fin = 0;
        for (const [pausa, n] of pedidos) {
          ahora += pausa;
          bytes += n;
          const f = e.ocupar(ahora, n);
          expect(f).toBeGreaterThanOrEqual(fin);
          fin = f;
        }
        expect(fin).toBeGreaterThanOrEqual(bytes / 100 - 1e-6);
      }),
    );
  });
});

describe('one way of a connection', () => {
  it('a byte takes half a round trip', () => {
    expect(enviar(1).llegadas[0]![0]).toBeCloseTo(75 + (41 * 8) / 1_600);
  });

  it('nothing leaves before the handshake', () => {
    expect(enviar(1, { desde: 150 }).llegadas[0]![0]).toBeCloseTo(225 + (41 * 8) / 1_600);
  });

  it('the eleventh segment waits for the first acknowledgement', () => {
    const { llegadas } = enviar(11 * SEGMENTO);
    expect(llegadas[9]![0]).toBeCloseTo(75 + 10 * MS_POR_SEGMENTO);
    // Acknowledged one round trip after the first left, sent, and half a trip more.
    expect(llegadas[10]![0]).toBeCloseTo(MS_POR_SEGMENTO + 150 + MS_POR_SEGMENTO + 75);
  });

  it('a long answer ends up going at the rate of the link', () => {
    const { llegadas } = enviar(1_000_000);
    const [tarde, total] = [llegadas.at(-1)![0], llegadas.reduce((n, [, b]) => n + b, 0)];
    expect(total).toBe(1_000_000);
    const aTope = 75 + Math.ceil(1_000_000 / SEGMENTO) * MS_POR_SEGMENTO;
    expect(tarde).toBeGreaterThan(aTope - MS_POR_SEGMENTO);
    expect(tarde).toBeLessThan(aTope + 150); // what slow start loses at the beginning
  });

  it('an endless rate and no distance deliver at once', () => {
    const { llegadas, fin } = enviar(20_000, { rtt: 0, bps: Infinity });
    expect(llegadas.every(([t]) => t === 0)).toBe(true);
    expect(fin).toBe(0);
  });

  it('everything sent is delivered once, in order, and the end comes last', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 12 }), (tamanos) => {
        const reloj = relojDePrueba();
        const recibido: Buffer[] = [];
        let cerrado = false;
        const s = crearSentido({
          reloj,
          enlace: crearEnlace(1_600_000),
          mitad: 75,
          desde: 0,
          entregar: (d) => {
            expect(cerrado).toBe(false);
            recibido.push(d);
          },
          cerrar: () => (cerrado = true),
        });
        const enviado = tamanos.map((n, i) => Buffer.alloc(n, i + 1));
        enviado.forEach((b) => s.enviar(b));
        s.terminar();
        reloj.correr();
        expect(Buffer.concat(recibido).equals(Buffer.concat(enviado))).toBe(true);
        expect(cerrado).toBe(true);
        expect(s.enCola()).toBe(0);
      }),
    );
  });
});
