import { describe, expect, it } from 'vitest';
import { LIMITES } from '../../functions/ingest/limites.ts';
import { abrirXlsx } from '../../functions/ingest/xlsx.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carpeta, FILAS_PADRON, libroXlsx, recibir, tramaHis } from './archivos-de-prueba.ts';

const dir = carpeta();
const error = async (nombre: string, bytes: string | Uint8Array, formato?: string) => {
  const r = await recibir(dir, nombre, bytes, { formato });
  expect(r).toMatchObject({ parquet: [], rechazosRuta: null, carga: { recibidas: 0, archivo: nombre } });
  return r.carga.error;
};

describe('un archivo que no se puede leer se rechaza entero y dice por qué', () => {
  it('vacío', async () => expect(await error('a.csv', '')).toMatchObject({ codigo: 'archivo_vacio' }));

  it('binario', async () => {
    const ruido = Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256);
    expect(await error('a.csv', ruido)).toMatchObject({ codigo: 'archivo_binario' });
  });

  it('con bytes nulos', async () => {
    const trama = tramaHis(Array.from({ length: 200 }, () => ({})));
    expect(await error('a.csv', trama.replace('99381.01', '99381\0'))).toMatchObject({ codigo: 'bytes_nulos' });
    expect(await error('a.csv', Buffer.from(`\uFEFF${trama}`, 'utf16le'))).toMatchObject({ codigo: 'bytes_nulos' });
  });

  it('sin una columna obligatoria: cuál falta y cuáles vinieron', async () => {
    const e = await error('a.csv', tramaHis([{}]).replace('Id_Paciente', 'Otra'));
    expect(e?.codigo).toBe('falta_columna');
    expect(e?.mensaje).toContain('falta la columna ID PACIENTE');
    expect(e?.mensaje).toContain('CODIGO ITEM');
  });

  it('de un formato que no se conoce: cuáles se leen', async () => {
    for (const bytes of [
      'a,b\n1,2\n',
      'documento,foo\n1,2\n',
      libroXlsx([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ])
      expect((await error('a.csv', bytes))?.mensaje).toMatch(/padrón nominal.*sectorizacion/);
    expect(await error('a.csv', tramaHis([{}]), 'padron')).toMatchObject({
      codigo: expect.stringMatching(/formato_desconocido|falta_columna/),
    });
    expect(await error('a.csv', tramaHis([{}]), 'no_existe')).toMatchObject({ codigo: 'formato_desconocido' });
  });

  it('XLSX cortado en cualquier punto', async () => {
    const libro = libroXlsx(FILAS_PADRON(Array.from({ length: 300 }, (_, i) => ({ dni: String(99000100 + i) }))));
    for (const parte of [0.02, 0.5, 0.99])
      expect(await error('a.xlsx', libro.slice(0, Math.floor(libro.length * parte)))).toMatchObject({
        codigo: 'archivo_truncado',
      });
    const roto = Uint8Array.from(libro);
    roto.fill(0x41, 1000, 1400);
    expect(await error('a.xlsx', roto)).toMatchObject({ codigo: 'archivo_truncado' });
  });

  it('sin una sola fila del mes que dice su nombre, o que se pidió: reemplazaría a lo de ese mes', async () => {
    const deOtroMes = { codigo: 'periodo_ajeno', mensaje: expect.stringMatching(/2026-03.*van del 2026-10-09/) };
    expect(await error('NominalTramaNuevo_AYACUCHO_2026_03.csv', tramaHis([{}]))).toMatchObject(deOtroMes);
    const bueno = 'NominalTramaNuevo_AYACUCHO_2026_10.csv';
    expect((await recibir(dir, bueno, tramaHis([{}]), { periodo: '2026-03' })).carga.error).toMatchObject(deOtroMes);
    expect((await recibir(dir, bueno, tramaHis([{}]))).carga.error).toBeNull();
  });

  it('.xls antiguo y gzip', async () => {
    expect(await error('a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toMatchObject({ codigo: 'xls_antiguo' });
    expect(await error('a.csv.gz', Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatchObject({ codigo: 'paquete_anidado' });
  });

  it('XLSX que crecería sin medida', async () => {
    const ruta = join(dir, 'bomba.xlsx');
    writeFileSync(ruta, libroXlsx(FILAS_PADRON(Array.from({ length: 2000 }, () => ({})))));
    const limites = { ...LIMITES, razonDesde: 1, maxRazon: 10 };
    await expect(abrirXlsx(ruta, limites)).rejects.toMatchObject({ codigo: 'xlsx_demasiado_grande' });
    await expect(abrirXlsx(ruta, { ...limites, maxRazon: 1000, maxDescomprimido: 1000 })).rejects.toMatchObject({
      codigo: 'xlsx_demasiado_grande',
    });
  });
});

it('un CSV cortado a la mitad pierde sólo la fila cortada', async () => {
  const trama = tramaHis(Array.from({ length: 50 }, () => ({})));
  const r = await recibir(dir, 'x_2026_10.csv', trama.slice(0, Math.floor(trama.length / 2)));
  expect(r.carga).toMatchObject({ rechazadas: 1, motivos: { columnas_de_menos: 1 }, error: null });
  expect(r.carga.aceptadas).toBe(r.carga.recibidas - 1);
});
