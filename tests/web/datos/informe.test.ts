import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { informeDe, situacionDe } from '../../../web/src/lib/datos/informe.ts';
import { tieneTitulo } from '../../../web/src/lib/datos/palabras.ts';
import { nombreRegion, regionPedida, REGIONES } from '../../../web/src/lib/datos/regiones.ts';
import { cargaFicticia } from './carga-ficticia.ts';

const NOMBRES = new Map([['his', 'HIS, trama']]);

it('writes the sum so that it can be added by hand, and says when it does not add up', () => {
  const bien = informeDe(cargaFicticia(), NOMBRES);
  expect(bien.sumandos.map((s) => [s.nombre, s.n])).toEqual([
    ['aceptadas', 6],
    ['observadas', 2],
    ['duplicadas', 1],
    ['rechazadas', 1],
  ]);
  expect([bien.cuadra, bien.formato]).toEqual([true, 'HIS, trama']);
  expect(informeDe(cargaFicticia({ recibidas: 11 }), NOMBRES).cuadra).toBe(false);
});

it('tells where the rows of each reason went, the commonest first', () => {
  expect(informeDe(cargaFicticia(), NOMBRES).motivos.map((m) => [m.codigo, m.n, m.estado])).toEqual([
    ['eess_desconocido', 2, 'observada'],
    ['clave_repetida', 1, 'duplicada'],
    ['fila_total', 1, 'rechazada'],
  ]);
});

it('does not say where the rows of a reason went when the counts of the file do not bear it out', () => {
  const otra = cargaFicticia({ observadas: 1, rechazadas: 2 });
  expect(informeDe(otra, NOMBRES).motivos.map((m) => m.estado)).toEqual([null, null, null]);
});

it('says what the file covers: source, months, place, days and issue', () => {
  const dice = (cambios: Parameters<typeof cargaFicticia>[0]): string[] =>
    informeDe(cargaFicticia(cambios), NOMBRES).cubre.map((x) => x.dice);
  expect(dice({})).toEqual(['HIS', 'octubre de 2026', 'región Ayacucho', '1 oct 2026 a 31 oct 2026', '5 nov 2026']);
  const acumulado = { fuente: 'cnv', periodo: '2026-01/2026-10', ambito: 'D:050304' } as const;
  expect(dice({ alcance: acumulado as never, dato_desde: null, emitido: null })).toEqual([
    'Certificado de nacido vivo (CNV)',
    'enero de 2026 a octubre de 2026',
    'distrito 050304',
    'hasta el 31 oct 2026',
    'el archivo no lo dice',
  ]);
});

it('offers the rejects only of what was stored and had some', () => {
  expect(informeDe(cargaFicticia(), NOMBRES).rechazos).toBe('/v1/cargas/0123456789abcdef/rechazos.csv');
  expect(informeDe(cargaFicticia(), NOMBRES, false).rechazos).toBeNull();
  expect(informeDe(cargaFicticia({ rechazos: null }), NOMBRES).rechazos).toBeNull();
});

it('names how a file fared by the worst that happened to its rows', () => {
  const limpio = { observadas: 0, rechazadas: 0, duplicadas: 0, aceptadas: 10, motivos: {} };
  expect(situacionDe(cargaFicticia(limpio))).toBe('limpia');
  expect(situacionDe(cargaFicticia({ ...limpio, aceptadas: 9, observadas: 1 }))).toBe('con_observadas');
  expect(situacionDe(cargaFicticia())).toBe('con_rechazadas');
  expect(situacionDe(cargaFicticia({ motivos: { archivo_repetido: 10 } }))).toBe('repetida');
  expect(situacionDe(cargaFicticia({ error: { codigo: 'sin_filas', mensaje: '…' } }))).toBe('rechazada');
});

it('says that a file was replaced only when the journal says so', () => {
  const de = (cambios: Parameters<typeof cargaFicticia>[0]) => {
    const { cuenta, noCuenta } = informeDe(cargaFicticia(cambios), NOMBRES);
    return [cuenta, noCuenta && `${noCuenta.titulo}: ${noCuenta.dice}`];
  };
  expect(de({})).toEqual([true, null]);
  expect(de({ vigente: 'entera', reemplazada_por: [] })).toEqual([true, null]);
  expect(de({ vigente: 'en_parte', reemplazada_por: ['b'] })).toEqual([
    true,
    'Cuenta en parte: lo demás lo dice otra vez la carga b, de emisión posterior.',
  ]);
  expect(de({ vigente: 'no', reemplazada_por: ['b', 'c'] })).toEqual([
    false,
    expect.stringMatching(/^No cuenta: la reemplazan las cargas b, c, de emisión posterior/),
  ]);
  const anulada = { instante: '2026-11-06T00:00:00.000Z', sujeto: 'demo', motivo: 'mes equivocado' };
  expect(de({ vigente: 'anulada', anulada })).toEqual([
    false,
    'Anulada: no cuenta desde el 6 nov 2026: «mes equivocado» (demo).',
  ]);
  expect(informeDe(cargaFicticia({ aviso_declaracion: 'Ya.' }), NOMBRES).avisoDeclaracion).toBe('Ya.');
});

it('has a title for every reason to refuse a whole file', () => {
  const fuente = readFileSync(new URL('../../../functions/ingest/errores.ts', import.meta.url), 'utf8');
  const codigos = [...fuente.slice(fuente.indexOf('CodigoArchivo =')).matchAll(/'([a-z_]+)'/g)].map((m) => m[1]!);
  expect(codigos.length).toBeGreaterThan(5);
  expect(codigos.filter((c) => !tieneTitulo(c))).toEqual([]);
});

it('knows the regions by the names of the catalogue of the territory', () => {
  const csv = readFileSync(
    new URL('../../../functions/catalogos/territorio/departamentos.csv', import.meta.url),
    'utf8',
  );
  const filas = csv.trim().split(/\r?\n/).slice(1);
  expect(REGIONES).toEqual(Object.fromEntries(filas.map((f) => f.split(',').slice(0, 2))));
  expect([nombreRegion('05'), nombreRegion('77')]).toEqual(['Ayacucho', '77']);
  expect([regionPedida('06', ['05']), regionPedida('99', ['06']), regionPedida(null, [])]).toEqual(['06', '06', '05']);
});
