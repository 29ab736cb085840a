import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOMBRES_TABLAS } from '../../functions/domain/tablas.ts';
import { hojaEnmascarada, nombreEnmascarado, tituloEnmascarado } from '../../functions/ingest/nombre-archivo.ts';

describe('el nombre de un archivo', () => {
  it.each([
    ['visita QUISPE MAMANI JUANA 45678912.csv', 'visita *** *** *** ########.csv'],
    ['visita quispe mamani juana 45678912.csv', 'visita *** *** *** ########.csv'],
    ['VisitaQuispeMamani.xlsx', 'Visita******.xlsx'],
    ['padron_45.678912_2026_10.csv', 'padron_##.######_####_##.csv'],
    ['padron 45-678-912.csv', 'padron ##-###-###.csv'],
    ['quispe.mamani.csv', '***.***.csv'],
    ['MARIA JESUS QUISPE.zip', '*** *** ***.zip'],
    ['seguimiento Huamán Ñahui octubre.xlsx', 'seguimiento *** *** octubre.xlsx'],
    ['cnv 1012345678.csv', 'cnv ##########.csv'],
    ['juana', '***'],
    ['4567 8912.csv', '#### ####.csv'],
    ['45 67 89 12.csv', '## ## ## ##.csv'],
    ['45,678,912.csv', '##,###,###.csv'],
    ['45_678_912.csv', '##_###_###.csv'],
    ['dni 456789 12.csv', 'dni ###### ##.csv'],
    ['dni 20101215.csv', 'dni ########.csv'],
    ['dni４５６７８９１２.csv', 'dni########.csv'],
    ['gestante Jose Sabogal.csv', 'gestante *** ***.csv'],
    ['visita Luis Carranza.xlsx', 'visita *** ***.xlsx'],
  ])('%s is kept as %s', (nombre, queda) => {
    expect(nombreEnmascarado(nombre)).toBe(queda);
  });

  it.each([
    'NominalTramaNuevo_AYACUCHO_2026_10.csv',
    'NominalTramaNuevo_050304_2026_10.csv',
    'padron_nominal_HUANCA_SANCOS.xlsx',
    'DATOS_ABIERTOS_CNV_31122025.csv',
    'MAESTRO_HIS_ESTABLECIMIENTO.csv',
    'MaestroPaciente.csv',
    'Niños AYACUCHO.csv',
    'RENIPRESS.csv',
    'nomina_c1.csv',
    'visitas 2026-10-31.csv',
    'HISMINSA octubre 2026 San Juan Bautista.zip',
    'padrón nominal agosto 2026 (2).xlsx',
    'visitas 00003644.csv',
    'visitas 00003644 2026-10.csv',
    'padron 050304 2026 10 31.csv',
    'visitas distrito Luis Carranza.xlsx',
    ...NOMBRES_TABLAS.map((t) => `${t}.csv`),
    ...NOMBRES_TABLAS.map((t) => `${t}_2025_10.csv`),
  ])('%s says nothing of anybody and is kept as it is', (nombre) => {
    expect(nombreEnmascarado(nombre)).toBe(nombre);
  });

  it('whatever is around it, a document is never left; masking again changes nothing', () => {
    const dni = fc
      .integer({ min: 10_000_000, max: 99_999_999 })
      .map(String)
      .filter((d) => !/20[0-4]\d/.test(d));
    const texto = fc.string({ unit: fc.constantFrom(...'abñÁ _-.()2 '), maxLength: 8 });
    fc.assert(
      fc.property(
        texto.filter((t) => !/\d$/.test(t)),
        dni,
        texto.filter((t) => !/^\d/.test(t)),
        (a, d, b) => {
          const queda = nombreEnmascarado(`${a}${d}${b}.csv`);
          expect(queda).not.toContain(d);
          expect(nombreEnmascarado(queda)).toBe(queda);
        },
      ),
    );
  });
});

describe('una hoja y el título de una columna', () => {
  it('a sheet that is called like somebody is told by its place', () => {
    expect(hojaEnmascarada({ nombre: 'QUISPE MAMANI JUANA 45678912', posicion: 3 })).toBe(
      '*** *** *** ######## (hoja 3)',
    );
    expect(hojaEnmascarada({ nombre: 'Hoja 1', posicion: 1 })).toBe('Hoja 1');
    expect(hojaEnmascarada({ nombre: 'octubre 2026', posicion: 2 })).toBe('octubre 2026');
  });

  it('one unknown word of a title is of the source; several, or a document, are not shown', () => {
    expect(tituloEnmascarado('HIJA DE ROSA HUAMAN 40404040', 7)).toBe('*** DE *** *** ######## (columna 7)');
    expect(tituloEnmascarado('Novedad', 7)).toBe('Novedad');
    expect(tituloEnmascarado('Fecha de visita', 2)).toBe('Fecha de visita');
    expect(tituloEnmascarado('40404040', 2)).toBe('######## (columna 2)');
  });
});
