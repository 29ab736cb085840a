import { describe, expect, it } from 'vitest';
import { encabezadoImpreso } from '../../../web/src/lib/ui/encabezado-impreso.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const tablero = tableroFicticio('G:05');

describe('what every printed sheet says', () => {
  it('writes place, corte, seal and page, and no name closes the rule', () => {
    const css = encabezadoImpreso({ ...tablero, ambito: { ...tablero.ambito, nombre: 'A"}</style>\\' } });
    expect(css).toMatch(/^@page \{@top-left/);
    expect(css).toContain(tablero.corte.id);
    expect(css).toContain('a3f9c27d');
    expect(css).toContain('counter(page)');
    expect(css).not.toContain('A"');
    expect(css).not.toContain('</style');
  });
  it('may be of one kind of sheet', () => {
    expect(encabezadoImpreso(tablero, 'hoja-sector')).toMatch(/^@page hoja-sector\{@top-left/);
  });
});
