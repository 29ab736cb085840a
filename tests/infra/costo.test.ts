import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  conInforme,
  dolares,
  FIJOS,
  informe,
  leerDatos,
  lineas,
  OPERACION,
  segundosDe,
  type Cantidades,
  type Supuestos,
} from '../../infra/costo.ts';
import { FUNCIONES } from '../../infra/funciones.ts';
import { deTipo } from './roles.ts';
import { carpetaCon, plantillas } from './sala-de-prueba.ts';

const datos = leerDatos();
const { precios, supuestos } = datos;

/** A month that is easy to work out by hand: one sector, one row, and everything a round number. */
const MES: Cantidades = {
  fecha: '2026-01-01',
  maquina: 'a mano',
  carga: 0,
  demo: { meses: 1, sectores: 10, ambitos: 20, filas_his_mes: 1000 },
  ingesta_mes: {
    archivos: 1,
    filas: 1000,
    segundos: 10,
    escritas: 5,
    leidas: 3,
    originales_bytes: 1e9,
    normalizado_bytes: 5e8,
    objetos_escritos: 4,
  },
  cierre_mes: {
    segundos: { congelar: 1, agregar: 20, publicar: 30 },
    escritas: 1000,
    leidas: 100,
    objetos_escritos: 6,
    objetos_bytes: 1e9,
  },
  tabla: { items_por_corte: 10, bytes_por_corte: 1e9 },
  visita: Object.fromEntries(
    ['iar', 'ial', 'eess', 'sector'].map((p) => [p, { peticiones: 2, leidas: 4, bytes: 1000 }]),
  ) as Cantidades['visita'], // the four screens
};
const ESCALA = {
  titulo: 'prueba',
  regiones: 1,
  sectores: 20,
  filas_his_mes: 3000,
  personas: 10,
  paredes: 1,
  visitas_publicas: 100,
};
const SUPUESTOS: Supuestos = {
  ...supuestos,
  cierres_por_mes: 2,
  visitas_por_persona: 10,
  repintados_de_pared_por_mes: 50,
  meses_guardados: 3,
  dias_originales: 60,
  copias_anteriores: 1,
};
const cantidad = (precio: string, s = SUPUESTOS, e = ESCALA): number =>
  lineas(MES, s, e).find((l) => l.precio === precio)!.cantidad;

describe('cantidades, a mano', () => {
  it('publishing grows with the sectors and is done twice; reading files, with the rows, once', () => {
    expect(cantidad('dynamodb_escritura')).toBe(1000 * 2 * 2 + 5);
    expect(cantidad('dynamodb_guardado')).toBe(2 * 3 * 2); // GB: twice the sectors, three months, two cortes each
    expect(segundosDe(MES, SUPUESTOS, ESCALA)).toEqual({
      Ingesta: 30,
      Agregar: 20 * 3 * 2,
      Publicar: 30 * 2 * 2,
      Cerrar: 4,
    });
  });

  it('reads what people, walls and visitors open', () => {
    const visitas = 10 * 10 + 100 + 50;
    expect(cantidad('api_peticion')).toBe(visitas * 2);
    expect(cantidad('dynamodb_lectura')).toBeCloseTo(visitas * 4 + 100 * 2 * 2);
  });

  it('keeps originals for their days, and what was read of them and its results for the months', () => {
    expect(cantidad('s3_guardado')).toBeCloseTo(3 * 2 + 0.5 * 3 * 3 + 1 * 2 * 2 * 3);
  });

  it('charges a function for its memory', () => {
    const sinGente = { ...ESCALA, personas: 0, paredes: 0, visitas_publicas: 0 };
    const gb = (n: keyof typeof FUNCIONES): number => FUNCIONES[n].memoriaMb / 1024;
    expect(cantidad('lambda_computo', SUPUESTOS, sinGente)).toBeCloseTo(
      gb('Ingesta') * 30 + gb('Agregar') * 120 + gb('Publicar') * 120 + gb('Cerrar') * 4,
    );
  });
});

describe('precios', () => {
  it('are dated, say where each comes from and how far it is trusted, and are all used', () => {
    expect(precios.fecha).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const [nombre, p] of Object.entries(precios.precios as Record<string, unknown>)) {
      expect(p, nombre).toMatchObject({
        usd: expect.any(Number) as unknown,
        fuente: expect.stringMatching(/^https:\/\/aws\.amazon\.com\//) as unknown,
        marca: expect.stringMatching(/^(V1|V2|sin verificar)$/) as unknown,
      });
    }
    const usados = lineas(MES, SUPUESTOS, ESCALA).map((l) => l.precio);
    expect([...new Set(usados)].sort()).toEqual(Object.keys(precios.precios).sort());
  });

  it('refuses a line whose price nobody wrote', () => {
    expect(() => dolares({ servicio: 'X', precio: 'nadie', cantidad: 1 }, precios)).toThrow(/nadie/);
  });

  it('twice the country costs twice, but for what is fixed', () => {
    const fijos = [
      'waf_acl',
      'waf_regla',
      'kms_llave',
      'secreto',
      'cloudwatch_alarma',
      'cloudwatch_medida',
      'cloudwatch_tablero',
      'sqs_peticion',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (a, b) => {
        const e = {
          titulo: '',
          regiones: a,
          sectores: a,
          filas_his_mes: b,
          personas: b,
          paredes: a,
          visitas_publicas: b,
        };
        const doble = {
          titulo: '',
          regiones: 2 * a,
          sectores: 2 * a,
          filas_his_mes: 2 * b,
          personas: 2 * b,
          paredes: 2 * a,
          visitas_publicas: 2 * b,
        };
        const una = lineas(MES, SUPUESTOS, e);
        return lineas(MES, SUPUESTOS, doble).every((l, i) => {
          const razon = l.cantidad / una[i]!.cantidad;
          return Math.abs(razon - (fijos.includes(l.precio) ? 1 : 2)) < 1e-9;
        });
      }),
    );
  });
});

describe('lo fijo', () => {
  const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
  afterAll(() => cliente.borrar());

  it('is what the templates have', () => {
    const p = Object.values(plantillas(cliente.ruta, { env: 'prod' }));
    const cuantos = (tipo: string): number => p.reduce((n, t) => n + deTipo(t, tipo).length, 0);
    const reglas = p
      .flatMap((t) => deTipo(t, 'AWS::WAFv2::WebACL'))
      .flatMap(([, r]) => r.Properties['Rules'] as unknown[]);
    const mirado = [
      ...p.flatMap((t) => deTipo(t, 'AWS::CloudWatch::Alarm')),
      ...p.flatMap((t) => deTipo(t, 'AWS::CloudWatch::Dashboard')),
    ].map(([, r]) => JSON.stringify(r.Properties));
    const PROPIAS =
      /"Namespace":"Sala[^}]*?"MetricName":"(\w+)"|"MetricName":"(\w+)","Namespace":"Sala|\\"Sala\\",\\"(\w+)\\"/g;
    const medidas = mirado.flatMap((t) => [...t.matchAll(PROPIAS)].map((m) => m[1] ?? m[2] ?? m[3]));
    expect(new Set(medidas).size, [...new Set(medidas)].join()).toBe(FIJOS.medidas);
    expect(FIJOS).toMatchObject({
      alarmas: cuantos('AWS::CloudWatch::Alarm'),
      llaves: cuantos('AWS::KMS::Key'),
      secretos: cuantos('AWS::SecretsManager::Secret'),
      tableros: cuantos('AWS::CloudWatch::Dashboard'),
      reglas: reglas.length,
    });
  });
});

it('docs/operacion.md says what is computed today', () => {
  const pagina = readFileSync(OPERACION, 'utf8');
  expect(conInforme(pagina, informe(datos))).toBe(pagina);
});
