import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { aceptarPorFinal } from '../../infra/constructs/aceptar.ts';
import { Revision } from '../../infra/revision.ts';
import { carpetaCon, REGION, salaSinEmpaquetar } from './sala-de-prueba.ts';

const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
afterAll(() => cliente.borrar());

const hallazgos = (app: ReturnType<typeof salaSinEmpaquetar>['app']): string[] =>
  new Revision(app)
    .validateScope(app)
    .violations.flatMap((v) => v.violatingResources.map((r) => `${v.ruleName} en ${r.constructPath}`));

describe('cdk-nag AwsSolutions', () => {
  it.each([
    ['prod', {}, REGION],
    ['dev', {}, REGION],
    ['prod', {}, 'us-east-1'],
    [
      'prod',
      {
        dominio: 'sala.ejemplo.pe',
        certificado: 'arn:aws:acm:us-east-1:000000000000:certificate/0',
        paises: 'PE',
        correo: 'a@ejemplo.pe',
        reservarConcurrencia: 'no',
        tablaRestaurada: 'otra',
        tablaNominalRestaurada: 'otra-nominal',
      },
      REGION,
    ],
  ])('%s: every finding is solved or justified beside its resource', (env, contexto, region) => {
    const { app } = salaSinEmpaquetar(cliente.ruta, { env, ...contexto }, region);
    app.synth(); // stops at the first one that is not
    expect(hallazgos(app)).toEqual([]);
  });

  it('finds what is not justified, and stops the synthesis', () => {
    const { app, datos } = salaSinEmpaquetar(cliente.ruta, { env: 'prod' });
    new Bucket(datos, 'Suelto');
    expect(() => app.synth()).toThrow(/access logs disabled/);
    expect(hallazgos(app)).toEqual([
      'AwsSolutions-S1 en Sala-prod-Datos/Suelto/Resource',
      'AwsSolutions-S10 en Sala-prod-Datos/Suelto/Resource',
    ]);
  });

  it('accepts by its end only the rule, the end and the place that were said', () => {
    const { app, proceso } = salaSinEmpaquetar(cliente.ruta, { env: 'dev' });
    const otra = new Stack(app, 'Otra');
    new Bucket(otra, 'Suelto');
    aceptarPorFinal(proceso, 'S1', '', 'en otro lugar');
    aceptarPorFinal(otra, 'S10', 'final que no tiene', 'otro final');
    expect(hallazgos(app)).toHaveLength(2);
    aceptarPorFinal(otra, 'S1', '', 'ahora sí');
    expect(hallazgos(app)).toHaveLength(1);
  });
});
