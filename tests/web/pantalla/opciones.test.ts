import { expect, it } from 'vitest';
import { edadDe, horaLima } from '../../../web/src/lib/pantalla/edad.ts';
import { leerOpciones, PANELES } from '../../../web/src/lib/pantalla/opciones.ts';
import * as es from '../../../web/src/lib/textos/es/pared.ts';
import { textosDe } from '../../../web/src/lib/textos/pared.ts';

const leer = (texto: string) => leerOpciones(new URLSearchParams(texto));

it('an address that says nothing turns every panel each 20 seconds', () =>
  expect(leer('')).toEqual({ segundos: 20, paneles: PANELES, tema: null, idioma: 'es', minutos: 5, reciclarHoras: 6 }));

it('nonsense takes its default: nobody stands before a wall to read an error', () => {
  expect(leer('segundos=abc&paneles=nada&tema=rosa&idioma=en&minutos=')).toEqual(leer(''));
  expect(leer('paneles=alertas,resumen,alertas,x').paneles).toEqual(['alertas', 'resumen']);
  expect(leer('tema=oscuro&idioma=quy&segundos=45')).toMatchObject({ tema: 'oscuro', idioma: 'quy', segundos: 45 });
});

it('no address makes a wall flash, ask without rest or load itself again and again', () => {
  for (const texto of ['0', '-3', '-5', '0.02', '1', '1e-9'])
    expect(leer(`segundos=${texto}&minutos=${texto}`)).toMatchObject({ segundos: 5, minutos: 1 });
  expect(leer('reciclar=0').reciclarHoras).toBe(0);
  for (const texto of ['0.0001', '-1', '00']) expect(leer(`reciclar=${texto}`).reciclarHoras).toBe(1);
});

it('the age of the data is counted in days of Lima, and past a month and a half they are old', () => {
  const noche = Date.parse('2026-11-28T04:59:00Z'); // still the 27th in Lima
  expect(edadDe('2026-10-31', noche)).toEqual({ dias: 27, antigua: false });
  expect(edadDe('2026-10-31', noche + 120_000)).toEqual({ dias: 28, antigua: false });
  expect(edadDe('2026-10-12', noche).antigua).toBe(true);
  expect(horaLima(noche)).toBe('23:59');
  expect(es.frases.hace(1)).toBe('de ayer');
  expect(es.frases.hace(28)).toBe('hace 28 días');
});

it('the example in Quechua says it is one, and keeps Spanish where it has no word', () => {
  const quy = textosDe('quy');
  expect(quy.aviso).toContain('sin verificar');
  expect(quy.rotulo('personas')).toBe('Runakuna');
  expect(quy.idiomaDe('personas')).toBe('quy');
  expect(quy.rotulo('corte')).toBe(es.rotulos.corte);
  expect(quy.idiomaDe('corte')).toBeUndefined();
  expect(textosDe('es').aviso).toBeNull();
});
