import { expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { diferenciasEntre } from '../../../functions/domain/ficha/describir-diferencias.ts';
import { describirFicha } from '../../../functions/domain/ficha/describir.ts';
import { fichaDe } from './ficha-de-prueba.ts';

const base = {
  prestaciones: { vacuna: { codigos: ['90670'] } },
  componentes: [{ id: 'neumococo', nombre: 'Neumococo', existe: { prestacion: 'vacuna', edad: [55, 119] } }],
};

it('an edition does not differ from itself, whatever its name', () => {
  const [a, b] = fichaDe({ ...base, principal: true }, { ...base, version: 'b', edicion: 'Edición B' }).ediciones;
  expect(diferenciasEntre(a!, b!)).toEqual([]);
});

it('says which code, window, exclusion and component each edition has alone', () => {
  const [a, b] = fichaDe(
    { ...base, principal: true, exclusiones: [{ motivo: 'seguro', texto: 'Tiene otro seguro' }] },
    {
      version: 'b',
      prestaciones: { vacuna: { codigos: ['90670', '90677'] } },
      componentes: [
        { id: 'neumococo', nombre: 'Neumococo', existe: { prestacion: 'vacuna', edad: [55, 130] } },
        { id: 'dni', nombre: 'DNI', dato: { campo: 'dni', presente: true } },
      ],
    },
  ).ediciones;
  expect(diferenciasEntre(a!, b!)).toEqual([
    { tema: 'A quiénes no cuenta', esta: 'Tiene otro seguro.', otra: 'A nadie más.' },
    {
      tema: 'Neumococo: plazos',
      esta: 'entre los 55 y 119 días de edad.',
      otra: 'entre los 55 y 130 días de edad.',
    },
    { tema: 'Neumococo: códigos', esta: 'vacuna: 90670.', otra: 'vacuna: 90670 o 90677.' },
    { tema: 'DNI', esta: 'No se mide.', otra: 'Se mide.' },
  ]);
});

it('every ficha of the catalogue can be told, with nothing undefined and no empty sentence', () => {
  for (const ficha of leerFichas().fichas) {
    const { ediciones } = describirFicha(ficha);
    const texto = JSON.stringify(ediciones);
    expect(texto, ficha.ficha).not.toMatch(/undefined|NaN|Infinity|Invalid/);
    expect(
      ediciones.filter((e) => e.fuentes.length === 0).map((e) => e.version),
      ficha.ficha,
    ).toEqual([]);
    for (const e of ediciones)
      for (const c of e.componentes)
        expect(c.rutas.length + c.condiciones.length, `${ficha.ficha} ${e.version} ${c.id}`).toBeGreaterThan(0);
    for (const otra of ediciones.slice(1))
      for (const d of diferenciasEntre(ediciones[0]!, otra)) {
        expect(d.esta, `${ficha.ficha}: ${d.tema}`).not.toBe('');
        expect(d.otra, `${ficha.ficha}: ${d.tema}`).not.toBe('');
        expect(d.esta, `${ficha.ficha}: ${d.tema}`).not.toBe(d.otra);
      }
  }
});
