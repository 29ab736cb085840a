import { readFileSync } from 'node:fs';
import { PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { cargasRepo } from '../../functions/adapters/dynamo/cargas.ts';
import { enProyecto } from '../../infra/rutas.ts';
import { enMemoria } from '../adapters/dynamo/almacen.ts';
import { comprobarPedido } from '../../functions/close/pedido.ts';
import { cargaDePrueba } from '../carga-de-prueba.ts';
import { carpetaCon, plantillasDe, salaSinEmpaquetar, type Plantillas } from './sala-de-prueba.ts';

const leer = (...camino: string[]): string => readFileSync(enProyecto(...camino), 'utf8');
const operacion = leer('docs', 'operacion.md');
const despliegue = leer('docs', 'despliegue.md');

describe('lo que se manda escribir para desplegar', () => {
  it('says of which environment, for what is written without it is of dev', () => {
    const ordenes = [leer('README.md'), operacion, despliegue].flatMap((t) => t.match(/npx cdk [^`\n]*/g) ?? []);
    const deTodo = ordenes.filter((o) => o.includes('--all'));
    expect(deTodo.length).toBeGreaterThan(3);
    expect(deTodo.filter((o) => !/ -c env=(dev|prod)\b/.test(o))).toEqual([]);
  });

  it('tells of every context that is read', () => {
    const leidos = [...leer('infra', 'entorno.ts').matchAll(/\b(?:texto|lista|entero)\(node, '(\w+)'/g)].map(
      (m) => m[1]!,
    );
    expect(leidos.length).toBeGreaterThan(10);
    const filas = despliegue.split('\n').filter((l) => l.startsWith('| `'));
    expect(leidos.filter((c) => !filas.some((f) => f.split('|')[1]!.includes(`\`${c}\``)))).toEqual([]);
  });
});

describe('lo que se toma de lo desplegado', () => {
  const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
  afterAll(() => cliente.borrar());
  const tomadas = [...operacion.matchAll(/^(\w+)=\$\(salida (\w+) (\w+)\)$/gm)].map(([, variable, pila, salida]) => ({
    variable: variable!,
    pila: pila!,
    salida: salida!,
  }));

  it('every name written with a dollar comes from one output, and each is used', () => {
    const sinTomar = operacion.replaceAll(/^\w+=\$\(salida .*$/gm, '');
    const usadas = [...sinTomar.matchAll(/\$\{?([A-Z]\w+)/g)].map((m) => m[1]!);
    expect([...new Set(usadas)].sort()).toEqual(tomadas.map((t) => t.variable).sort());
  });

  it('the stacks are called so, and have those outputs', () => {
    const sala = salaSinEmpaquetar(cliente.ruta, { env: 'prod' });
    const plantillas = plantillasDe(sala);
    const prefijo = /--stack-name "([\w-]+)\$1"/.exec(operacion)![1]!;
    expect(tomadas.length).toBeGreaterThan(5);
    for (const { pila, salida } of tomadas) {
      const clave = pila.toLowerCase() as keyof Plantillas;
      expect(sala[clave].stackName).toBe(`${prefijo}${pila}`);
      expect(Object.keys(plantillas[clave].findOutputs(salida)), salida).toEqual([salida]);
    }
  });

  it('the order to close a month is one that the close takes', () => {
    const pedido = /--payload '(\{[^']+\})'/.exec(operacion)![1]!;
    expect(comprobarPedido(JSON.parse(pedido) as object)).toMatchObject({ region: '05', por: 'informatica-05' });
  });
});

describe('una carga que se anula a mano', () => {
  const almacen = enMemoria();
  const escrito = /dynamodb put-item[^']*'(?<condicion>[^']+)' \\\n\s*--item '(?<linea>\{[^']+\})'/.exec(
    operacion,
  )!.groups!;

  it('with the line of docs/operacion.md is voided, once, and put back with the other one', async () => {
    const cargas = cargasRepo(almacen.db, almacen.tabla);
    const sha256 = '0123456789abcdef'.repeat(4);
    await cargas.registrar('05', cargaDePrueba({ id: sha256.slice(0, 16), sha256 }), '2026-11-05T10:00:00.000Z');
    const anotar = (linea: string) =>
      almacen.db.send(
        new PutItemCommand({
          TableName: almacen.tabla,
          ConditionExpression: escrito['condicion'],
          Item: JSON.parse(linea) as PutItemCommandInput['Item'], // as the CLI takes it
        }),
      );
    const anulada = async () => (await cargas.recibidas('05'))[0]!.anulada;
    await anotar(escrito['linea']!);
    expect(await anulada()).toEqual({
      instante: '2026-11-20T15:00:00.000Z',
      sujeto: 'informatica-05',
      motivo: 'archivo de otra provincia',
    });
    await expect(anotar(escrito['linea']!)).rejects.toThrow(/conditional/i);
    await anotar(escrito['linea']!.replace('ANULADA', 'RESTITUIDA').replace('T15', 'T16'));
    expect(await anulada()).toBeNull();
  });
});
