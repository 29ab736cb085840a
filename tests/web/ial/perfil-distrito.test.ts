import { describe, expect, it } from 'vitest';
import { contarSectorizacion, nombreEntrada } from '../../../web/src/lib/ial/perfil-distrito.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

describe('sectorización of a district', () => {
  it('writes the known inputs in plain words and the others as they came', () => {
    expect(nombreEntrada('viviendas_con_agua')).toBe('Viviendas con agua');
    expect(nombreEntrada('otra_cosa_medida')).toBe('Otra cosa medida');
  });

  it('counts each facility, locality and worker once', () => {
    const t = tableroFicticio('D:050111');
    const c = contarSectorizacion(t);
    expect([c.establecimientos, c.sectores, c.sectoristas, c.sinSectorista]).toEqual([1, 5, 6, 0]);
    expect(c.localidades).toBe(3 + 4 + 5 + 6 + 7);
    expect(c.personasSinSector).toBe(t.hijos.find((h) => h.ambito.id.endsWith('-SIN'))!.poblacion!.total);
    const repetidos = [...t.sectores, { ...t.sectores[0]!, id: 'S:00003644-09', sectoristas: [] }];
    const d = contarSectorizacion({ ...t, sectores: repetidos });
    expect([d.sectores, d.localidades, d.sectoristas, d.sinSectorista]).toEqual([6, c.localidades, c.sectoristas, 1]);
    expect(contarSectorizacion({ ...t, propio: { ...t.propio, poblacion: null } }).personasSinSector).toBeNull();
  });
});
