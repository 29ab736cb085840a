import { describe, expect, it } from 'vitest';
import { tarjetasDe } from '../../../web/src/lib/pantalla/tarjetas.ts';
import { personasDe } from '../../../web/src/lib/tablero/etapas.ts';
import { personas } from '../../../web/src/lib/textos/es/tablero.ts';
import { textosDe } from '../../../web/src/lib/textos/pared.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

describe('the persons of a row', () => {
  const propio = { poblacion: { total: 9, nino: 4 } };
  it('are none where the board counted and it brings nobody, and unknown where nobody counted', () => {
    expect(personasDe({ poblacion: { total: 1, nino: 1 } }, propio, 'todos')).toBe(1);
    expect(personasDe({ poblacion: null }, propio, 'todos')).toBe(0);
    expect(personasDe({ poblacion: { total: 1 } }, propio, 'nino')).toBe(0);
    expect(personasDe({ poblacion: null }, propio, 'adulto')).toBeNull();
    expect(personasDe({ poblacion: null }, { poblacion: null }, 'todos')).toBeNull();
  });

  it('are said of a sector with nobody on the wall too', () => {
    const tablero = tableroFicticio('E:00003644');
    const [primero, ...otros] = tablero.hijos;
    const vacio = { ...primero!, poblacion: null, celdas: primero!.celdas.map(() => ({ e: 'na' as const })) };
    const conteo = { ...tablero.propio, poblacion: { total: 100 } };
    const de = (propio: typeof tablero.propio) => tarjetasDe({ ...tablero, propio, hijos: [vacio, ...otros] }).tarjetas;
    expect(de(conteo)[0]).toMatchObject({ personas: 0, falla: null });
    expect(de({ ...tablero.propio, poblacion: null })[0]!.personas).toBeNull();
  });

  it('are one person or several', () => {
    expect([0, 1, 2].map(personas)).toEqual(['personas', 'persona', 'personas']);
    expect(textosDe('es').rotulo('persona')).toBe('Persona');
  });
});
