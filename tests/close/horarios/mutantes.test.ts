import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comprobar, limpioDe } from './comprobar.ts';
import { TablaEnMemoria } from './dynamo-en-memoria.ts';
import { comprimirUnaVez } from './gzip-una-vez.ts';
import { sortear } from './horario.ts';
import { CuboEnMemoria } from './objetos-en-memoria.ts';
import { Taller } from './taller.ts';

/**
 * The proof, proved: the store is made to behave as if the code had a known mistake, and some schedule among the first ones must
 * fail. Each mistake is planted where the code asks for the guarantee, so that none of our own modules has to be changed.
 */
const HASTA = 200;

let taller: Taller;
beforeAll(() => {
  comprimirUnaVez();
  taller = new Taller();
});
afterAll(() => taller.cerrar());

type Entrada = Parameters<TablaEnMemoria['put']>[0];
const originales = {
  put: TablaEnMemoria.prototype.put,
  update: TablaEnMemoria.prototype.update,
  batchWrite: TablaEnMemoria.prototype.batchWrite,
  query: TablaEnMemoria.prototype.query,
  poner: CuboEnMemoria.prototype.poner,
};
const esDe = (e: Entrada, sk: string): boolean => e.Item?.['sk']?.S?.startsWith(sk) ?? false;
const sinCondicion = (e: Entrada): Entrada => ({ ...e, ConditionExpression: undefined });
/** What the code reads of the journal, as it would understand it with the mistake; the journal itself stays as it is. */
const leyendo = (cambiar: (c: Record<string, unknown>, puesto: number) => object): void => {
  TablaEnMemoria.prototype.query = function (e) {
    const salida = originales.query.call(this, e) as { Items: Record<string, { S: string }>[] };
    if (e.ExpressionAttributeValues?.[':sk']?.S !== 'CARGA#') return salida;
    const Items = salida.Items.map((i, n, todas) => ({
      ...i,
      doc: { S: JSON.stringify(cambiar(JSON.parse(i['doc']!.S) as Record<string, unknown>, todas.length - n)) },
    }));
    return { ...salida, Items };
  };
};

const MUTANTES: Readonly<Record<string, () => void>> = {
  'the order of arrival decides': () =>
    leyendo((c, puesto) => ({ ...c, emitido: `2026-12-${String(puesto).padStart(2, '0')}` })),
  'the pointer moves before the manifest is there': () => {
    TablaEnMemoria.prototype.put = function (e) {
      return esDe(e, 'CORTE#') ? {} : originales.put.call(this, e);
    };
  },
  'a retry takes a second revision': () => {
    TablaEnMemoria.prototype.query = function (e) {
      const prefijo = e.ExpressionAttributeValues?.[':sk']?.S ?? '';
      const salida = originales.query.call(this, e) as { Items: Record<string, { S: string }>[] };
      if (!prefijo.startsWith('RESERVA#')) return salida;
      return { ...salida, Items: salida.Items.map((i) => ({ ...i, dueno: { S: 'somebody else' } })) };
    };
  },
  'what a re-issue leaves out is not deleted': () =>
    // Every file a source of its own: nothing replaces anything, and of one key the latest still counts.
    leyendo((c) => ({ ...c, alcance: { ...(c['alcance'] as object), fuente: String(c['id']) } })),
  'what the store leaves unprocessed is dropped': () => {
    TablaEnMemoria.prototype.batchWrite = function (e, rechaza) {
      originales.batchWrite.call(this, e, rechaza);
      return { UnprocessedItems: {} };
    };
  },
  'the same file enters twice': () => {
    TablaEnMemoria.prototype.put = function (e) {
      return originales.put.call(this, e.Item?.['pk']?.S?.startsWith('SHA#') ? sinCondicion(e) : e);
    };
  },
  'the totals are not written': () => {
    CuboEnMemoria.prototype.poner = function (clave, cuerpo) {
      if (!clave.endsWith('totales.json.gz')) originales.poner.call(this, clave, cuerpo);
    };
  },
};

describe('a planted mistake', () => {
  it.each(Object.keys(MUTANTES))('«%s» is caught', { timeout: 600_000 }, async (nombre) => {
    const fallan: number[] = [];
    for (let s = 1; s <= HASTA && fallan.length === 0; s++) {
      const h = sortear(s, 'suma', (m) => taller.mundo(m).archivos.length);
      // The clean run of the same files is made with the code as it is.
      await limpioDe(taller, h);
      MUTANTES[nombre]!();
      try {
        await comprobar(h, taller);
      } catch {
        fallan.push(s);
      } finally {
        Object.assign(TablaEnMemoria.prototype, {
          put: originales.put,
          update: originales.update,
          batchWrite: originales.batchWrite,
          query: originales.query,
        });
        CuboEnMemoria.prototype.poner = originales.poner;
      }
    }
    expect(fallan).not.toEqual([]);
  });
});
