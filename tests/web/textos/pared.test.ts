import { describe, expect, it } from 'vitest';
import * as es from '../../../web/src/lib/textos/es/pared.ts';
import { textosDe, type Rotulo } from '../../../web/src/lib/textos/pared.ts';
import * as quy from '../../../web/src/lib/textos/quy/pared.ts';

const CLAVES = Object.keys(es.rotulos) as Rotulo[]; // a literal table: its keys are all there are

describe('the wall in two languages', () => {
  it('is plain Spanish when no other language is asked for', () => {
    const t = textosDe('es');
    expect(CLAVES.map(t.rotulo)).toEqual(Object.values(es.rotulos));
    expect(CLAVES.map(t.idiomaDe)).toEqual(CLAVES.map(() => undefined));
    expect(t.aviso).toBeNull();
  });

  it('says each label in Quechua with its language, or in Spanish without one', () => {
    const t = textosDe('quy');
    expect([t.rotulo('personas'), t.idiomaDe('personas')]).toEqual(['Runakuna', 'quy']);
    expect([t.rotulo('sinteticos'), t.idiomaDe('sinteticos')]).toEqual(['Datos sintéticos', undefined]);
    for (const clave of CLAVES) expect(t.idiomaDe(clave) === 'quy').toBe(t.rotulo(clave) === quy.rotulos[clave]);
  });

  it('says that nobody has verified the example', () => {
    expect(textosDe('quy').aviso).toContain('sin verificar');
  });

  it('keeps to the three vowels of the official spelling', () => {
    for (const texto of Object.values(quy.rotulos)) expect(texto ?? '').not.toMatch(/[eoáéíóú]/i);
  });
});
