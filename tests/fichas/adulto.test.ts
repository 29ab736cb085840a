import { describe, expect, it } from 'vitest';
import type { FilaCsv } from './arnes.ts';
import { juicios, linea, mujer, porDocumento, visita } from './filas.ts';

const CORTE = '2026-11-30';

describe('adol_prestaciones_priorizadas', () => {
  const COMUN = 'C8002/TA 99402.03 99403.01 99402.09';
  const MUJER = '99199.26 85018';
  const adolescente = (documento: string, mas: FilaCsv = {}): FilaCsv =>
    mujer(documento, { fecha_nacimiento: '2012-03-03', ...mas });
  const personas = [
    adolescente('a'),
    adolescente('b', { sexo: 'M' }),
    adolescente('c'),
    adolescente('d', { sexo: 'M' }),
    adolescente('e'),
    adolescente('f', { sexo: 'M' }),
    adolescente('g', { sexo: 'M' }),
    adolescente('h', { sexo: 'M' }),
    adolescente('i', { sexo: 'M', fecha_nacimiento: '2014-11-30' }),
    adolescente('j', { sexo: 'M', fecha_nacimiento: '2014-12-01' }),
    adolescente('k', { sexo: 'M', fecha_nacimiento: '2008-12-01' }),
    adolescente('l', { sexo: 'M', fecha_nacimiento: '2008-11-30' }),
    adolescente('m', { sexo: 'M', estado: 'atendido' }),
  ];
  const documentos = personas.map((p) => String(p['documento']));
  const prestaciones = [
    ...visita('a', '2026-01-01', `${COMUN} Z019 ${MUJER}`),
    ...visita('b', '2026-11-30', `${COMUN} 99209.04`),
    ...visita('c', '2026-05-05', `${COMUN} Z019 99199.26 85031`),
    ...visita('d', '2025-12-31', `${COMUN} Z019`),
    ...visita('e', '2026-05-05', `${COMUN} Z019 ${MUJER} D509-R`),
    ...visita('f', '2026-05-05', `${COMUN} Z019`.replace('/TA', '/1')),
    ...visita('g', '2026-05-05', `${COMUN} Z019-P`),
    ...visita('h', '2026-05-05', `${COMUN} Z019 D508`),
    ...['i', 'j', 'k', 'l', 'm'].flatMap((d) => visita(d, '2026-11-30', `${COMUN} Z019`)),
  ];
  const pedido = { ficha: 'adol_prestaciones_priorizadas', corte: CORTE, tablas: { personas, prestaciones } };
  const porEdad = [[1, 1], 'edad', [1, 1], 'edad', 'solo_atendido'];
  it('asks five services of everyone in the year, and two more of girls', async () => {
    expect(await juicios({ ...pedido, version: 'cg_2025' }, documentos)).toEqual([
      ...[1, 1, 0, 0, 1, 0, 0, 1].map((n) => [1, n]),
      ...porEdad,
    ]);
  });
  it('in FED 2025-2026 leaves out those with anemia and takes the haemogram', async () => {
    expect(await juicios({ ...pedido, version: 'fed_2025_2026' }, documentos)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 0],
      'anemia',
      [1, 0],
      [1, 0],
      [1, 1],
      ...porEdad,
    ]);
  });
  it('does not require of boys what is of girls', async () => {
    const r = await porDocumento({ ...pedido, version: 'cg_2025' });
    expect([r.get('a')!.componentes['hierro'], r.get('b')!.componentes['hierro']]).toEqual(['cumple', 'no_exigible']);
  });
});

describe('older adults', () => {
  const mayor = (documento: string, fecha_nacimiento = '1950-01-01', mas: FilaCsv = {}): FilaCsv =>
    mujer(documento, { fecha_nacimiento, ...mas });
  it('am_neumococo: a dose of 90670 at any time', async () => {
    const documentos = [...'abcdef'];
    const prestaciones = [
      linea('a', '2019-01-01', '90670'),
      linea('b', '2026-12-01', '90670'),
      linea('c', '2026-01-01', '90677'),
      linea('d', '2026-11-30', '90670'),
      linea('e', '2026-01-01', '90670'),
    ];
    const personas = documentos.map((d) =>
      mayor(d, { d: '1966-11-30', e: '1966-12-01' }[d], d === 'f' ? { estado: '0' } : {}),
    );
    expect(
      await juicios(
        { ficha: 'am_neumococo', version: 'sala_2026', corte: CORTE, tablas: { personas, prestaciones } },
        documentos,
      ),
    ).toEqual([[1, 1], [1, 0], [1, 0], [1, 1], 'edad', 'inactivo']);
  });
  it('am_paquete: of those with VACAM in the year, all thirteen services in the year', async () => {
    const TODO =
      '99387/AS 99173 96150.01 96150.02 96150.03 96150.04 96150.07 99402.09 D0150 90658 99401 Z019/DNT 82947'.split(
        ' ',
      );
    const sin = (codigo: string): string => TODO.filter((c) => !c.startsWith(codigo)).join(' ');
    const faltantes = TODO.map((c) => c.split('/')[0]!);
    const documentos = ['todo', 'tarde', 'antes', 'sin_lab', 'otra_vacam', ...faltantes];
    const prestaciones = [
      ...visita('todo', '2026-01-01', TODO.join(' ')),
      ...visita('tarde', '2026-12-01', TODO.join(' ')),
      ...visita('antes', '2025-12-31', TODO.join(' ')),
      ...visita('sin_lab', '2026-03-03', TODO.join(' ').replace('/AS', '/X')),
      ...visita('otra_vacam', '2026-03-03', TODO.join(' ').replace('99387/AS', '99215.03/GC').replace('82947', 'Z017')),
      ...faltantes.flatMap((c) => visita(c, '2026-03-03', sin(c))),
    ];
    expect(
      await juicios(
        {
          ficha: 'am_paquete',
          version: 'sala_2026',
          corte: CORTE,
          tablas: { personas: documentos.map((d) => mayor(d)), prestaciones },
        },
        documentos,
      ),
    ).toEqual([
      [1, 1],
      'sin_vacam',
      'sin_vacam',
      'sin_vacam',
      [1, 1],
      'sin_vacam',
      ...Array.from({ length: 12 }, () => [1, 0]),
    ]);
  });
});
