import { describe, expect, it } from 'vitest';
import { carpeta, filasDe, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();
const CABECERA =
  'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado';
const persona = (n: number, ubigeo: string, renipress: string): string =>
  `9900000${n},DNI,9900000${n},,2026-01-0${n},M,1,,${ubigeo},,,${renipress},,1`;

describe('un código RENIEC que también existe en el INEI', () => {
  // 050803 is what RENIEC calls Santiago de Lucanamarca (INEI 050304) and a district of another province for INEI.
  it('is suspected beside a facility of the district RENIEC means, and is not converted', async () => {
    const r = await recibir(
      dir,
      'personas.csv',
      [CABECERA, persona(1, '050803', '00003644'), persona(2, '050304', '00003644')].join('\n'),
    );
    expect(r.carga).toMatchObject({ aceptadas: 1, observadas: 1, motivos: { ubigeo_posible_reniec: 1 } });
    expect(rechazosDe(r)).toEqual(['2,ubigeo,ubigeo_posible_reniec,observada,050803']);
    expect((await filasDe(r, 'personas')).map((f) => f['ubigeo'])).toEqual([null, '050304']);
  });

  it('is not suspected with a facility of its own, nor for a neighbour of the same province', async () => {
    const r = await recibir(
      dir,
      'personas2.csv',
      [CABECERA, persona(1, '050803', ''), persona(2, '050302', '00003644'), persona(3, '050301', '00003644')].join(
        '\n',
      ),
    );
    expect(r.carga).toMatchObject({ aceptadas: 3, observadas: 0 });
  });
});
