import { describe, expect, it } from 'vitest';
import type { PerfilEess } from '../../../functions/domain/tablero.ts';
import { distanciaMayor, duracion, gruposPerfil } from '../../../web/src/lib/eess/perfil-eess.ts';

const perfil: PerfilEess = {
  anio: 2026,
  poblacion: 1800,
  familias: 450,
  viviendas: null,
  medicos: 0,
  enfermeras: 2,
  obstetras: 1,
  tecnicos: 3,
  acs: 9,
  parteras: null,
  eessMayor: null,
  minutosEessMayor: 90,
  kmEessMayor: 42.5,
};

describe('profile of a facility', () => {
  it('tells zero from no datum', () => {
    const datos = new Map(gruposPerfil(perfil).flatMap((g) => g.datos.map((d) => [d.nombre, d.valor] as const)));
    expect([datos.get('Población'), datos.get('Médicos'), datos.get('Viviendas'), datos.get('Parteras')]).toEqual([
      '1,800',
      '0',
      'sin dato',
      'sin dato',
    ]);
  });

  it('says how far the more capable facility is, with what is known', () => {
    expect([0, 45, 60, 90, 185].map(duracion)).toEqual(['0 min', '45 min', '1 h', '1 h 30 min', '3 h 5 min']);
    expect(distanciaMayor(perfil)).toBe('a 1 h 30 min y 42.5 km');
    expect(distanciaMayor({ ...perfil, kmEessMayor: null })).toBe('a 1 h 30 min');
    expect(distanciaMayor({ ...perfil, kmEessMayor: null, minutosEessMayor: null })).toBeNull();
  });
});
