import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { leerPoliticaPublica } from '../../../functions/adapters/catalogos/politica.ts';
import { rutaCatalogo } from '../../../functions/adapters/catalogos/ruta.ts';
import { esSensible, leerPolitica } from '../../../functions/domain/supresion/politica.ts';

const { fichas } = leerFichas();
const BUENA = {
  minimo: 10,
  denominador: 20,
  denominadorMes: 100,
  candidatos: 5,
  distrito: ['anemia_6_35m'],
  provincia: [] as string[],
};
const leer = (mas: object) => leerPolitica({ ...BUENA, ...mas }, fichas);

describe('la configuración del modo público', () => {
  it('the one that comes with Sala is accepted, and its sensitive fichas are of the province', () => {
    const leida = leerPolitica(JSON.parse(readFileSync(rutaCatalogo('publico/politica.json'), 'utf8')), fichas);
    if (!leida.ok) throw new Error(leida.motivos.join(' '));
    const sensibles = new Set(fichas.filter(esSensible).map((f) => f.ficha));
    expect(sensibles).toContain('gest_tamizaje_violencia');
    expect(sensibles).toContain('gest_violencia_paquete');
    expect(sensibles).toContain('embarazo_adolescente');
    for (const f of leida.politica.fichas) if (sensibles.has(f.ficha)) expect(f.desde).toBe('provincia');
  });

  it.each([
    ['missing', undefined],
    ['null', null],
    ['a text', 'todo'],
    ['with a threshold that is text', { ...BUENA, minimo: '10' }],
    ['with a threshold missing', { ...BUENA, minimo: undefined }],
    ['with an unknown key', { ...BUENA, minimos: 10 }],
    ['with fewer protected counts than the floor', { ...BUENA, minimo: 5 }],
    ['with a smaller denominator than the floor', { ...BUENA, denominador: 10 }],
    ['with fewer candidates than the floor', { ...BUENA, candidatos: 1 }],
    ['not whole', { ...BUENA, minimo: 10.5 }],
    ['with a ficha that does not exist', { ...BUENA, distrito: ['no_existe'] }],
    ['with a ficha twice', { ...BUENA, provincia: ['anemia_6_35m'] }],
    ['with a ficha that is not a coverage', { ...BUENA, distrito: ['sec_poblacion'] }],
  ])('%s: nothing is published, and it says why', (_, dato) => {
    const leida = leerPolitica(dato, fichas);
    expect(leida.ok).toBe(false);
    if (!leida.ok) expect(leida.motivos.join(' ')).not.toBe('');
  });

  it('a file that is not JSON, or is not there, publishes nothing', () => {
    expect(leerPoliticaPublica(fichas, rutaCatalogo('territorio/distritos.csv')).ok).toBe(false);
    expect(leerPoliticaPublica(fichas, '/no/existe.json').ok).toBe(false);
  });

  it('more protection than the floor is taken as it is', () => {
    const leida = leer({ minimo: 15, denominador: 30, candidatos: 8 });
    expect(leida).toMatchObject({ ok: true, politica: { minimo: 15, denominador: 30, candidatos: 8 } });
  });

  it('a sensitive ficha listed by district goes to the province', () => {
    const leida = leer({ distrito: ['gest_tamizaje_violencia', 'anemia_6_35m'] });
    expect(leida).toMatchObject({
      ok: true,
      politica: {
        fichas: [
          { ficha: 'gest_tamizaje_violencia', desde: 'provincia' },
          { ficha: 'anemia_6_35m', desde: 'distrito' },
        ],
      },
    });
  });

  it.each([
    'Tamizaje de VIH en gestantes',
    'Sífilis congénita',
    'Paquete de salud mental',
    'Atención por violencia',
    'TBC',
    'Infección de transmisión sexual tratada',
    'Gestantes adolescentes con control',
    'Madres adolescentes',
    'Adolescentes embarazadas',
    'Partos de adolescentes',
    'Víctimas de abuso sexual',
    'Maltrato infantil',
    'Personas con trastorno mental',
    'Planificación familiar',
    'Hepatitis B en gestantes',
    'Cáncer de cuello uterino',
    'Personas con discapacidad',
  ])('knows by its words that «%s» is sensitive', (nombre) =>
    expect(esSensible({ ficha: 'x', nombre, paquete: 'Otros' })).toBe(true),
  );
  it.each(['Polio, tres dosis', 'Recién nacidos vacunados con BCG y hepatitis B', 'Adolescentes con hemoglobina'])(
    'and that «%s» is not',
    (nombre) => expect(esSensible({ ficha: 'x', nombre, paquete: 'Otros' })).toBe(false),
  );
  it('takes for sensitive the same fichas of the catalogue as before: none was left out, nor a vaccine taken', () =>
    expect(fichas.filter(esSensible).map((f) => f.ficha)).toEqual([
      'embarazo_adolescente',
      'gest_tamizaje_violencia',
      'gest_violencia_paquete',
    ]));
});
