import { afterAll, describe, expect, it } from 'vitest';
import { NOMBRES } from '../../infra/funciones.ts';
import { PERMISOS } from './permisos.ts';
import { deTipo, DONDE, permisosDe } from './roles.ts';
import { carpetaCon, plantillas } from './sala-de-prueba.ts';

const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
afterAll(() => cliente.borrar());

const prod = plantillas(cliente.ruta, { env: 'prod' });
const dev = plantillas(cliente.ruta, { env: 'dev' });

describe.each(NOMBRES)('%s', (nombre) => {
  it('may do exactly what the table says, in both environments', () => {
    expect(permisosDe(prod, nombre)).toEqual(PERMISOS[nombre]);
    expect(permisosDe(dev, nombre)).toEqual(PERMISOS[nombre]);
  });

  it('has a role of its own, with no managed policy and no inline one, that only Lambda takes', () => {
    const [, rol] = deTipo(prod[DONDE[nombre]], 'AWS::IAM::Role').find(([id]) =>
      new RegExp(`^${nombre}Rol[0-9A-F]{8}$`).test(id),
    )!;
    expect(Object.keys(rol.Properties).filter((k) => k !== 'Tags')).toEqual(['AssumeRolePolicyDocument']);
    expect(rol.Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
    });
    const [, fn] = deTipo(prod[DONDE[nombre]], 'AWS::Lambda::Function').find(([id]) =>
      new RegExp(`^${nombre}[0-9A-F]{8}$`).test(id),
    )!;
    expect(JSON.stringify(fn.Properties['Role'])).toContain(`${nombre}Rol`);
  });
});

describe('en conjunto', () => {
  const quienPuede = (que: RegExp): string[] => NOMBRES.filter((n) => PERMISOS[n].some((p) => que.test(p)));

  it('gives nobody a wildcard action, a Scan, a delete or the administration of a table', () => {
    expect(quienPuede(/^[a-z0-9]+:[^ ]*\*/)).toEqual([]);
    expect(quienPuede(/^dynamodb:(Scan|DeleteTable|Create|Update(?!Item)|Export|Restore)/)).toEqual([]);
    expect(quienPuede(/^dynamodb:Delete\w+ (?!Nominal si .*\["CODIGO#\*"\])/)).toEqual([]);
    expect(quienPuede(/^s3:Delete/)).toEqual([]);
    expect(quienPuede(/^(?!xray:).* \*$/)).toEqual([]);
  });

  it('shows files as received to ingest alone, and the rest of what is nominal by prefix and partition', () => {
    expect(quienPuede(/ DepositoNominal\/recepcion\/\*$/)).toEqual(['Ingesta']);
    expect(quienPuede(/^s3:GetObject DepositoNominal\/nominal\/cortes\/\*$/)).toEqual(['Api']);
    expect(quienPuede(/^dynamodb:UpdateItem Nominal .*CUOTA/)).toEqual(['Api']);
    expect(quienPuede(/^s3:GetObject DepositoNominal\/nominal\/normalizado\/\*$/)).toEqual(['Agregar']);
    expect(quienPuede(/^s3:ListBucket DepositoNominal$/)).toEqual([]);
    // To read files, and to tell a person who asked for who read their data.
    expect(quienPuede(/ Seudonimos\b/)).toEqual(['Api', 'Ingesta']);
    expect(quienPuede(/ LlaveNominal$/)).toEqual(['Api', 'Ingesta', 'Agregar', 'Publicar', 'Sitio']);
    expect(quienPuede(/ Nominal$/)).toEqual([]);
    const deAuditoria = NOMBRES.flatMap((n) =>
      PERMISOS[n].filter((p) => p.includes('AUDITORIA')).map((p) => p.split(' ')[0]),
    );
    expect([...new Set(deAuditoria)].sort()).toEqual(['dynamodb:PutItem', 'dynamodb:Query']); // added and read, never changed
  });

  // What a person's own rows are written with, when rejects are shown with their values: nothing deployed shows them.
  it('lets nobody write under a person, and only the API answer what is there', () => {
    const deTitular = NOMBRES.flatMap((n) =>
      PERMISOS[n].filter((p) => p.includes('TITULAR')).map((p) => [n, p.split(' ')[0]]),
    );
    expect(deTitular).toEqual([['Api', 'dynamodb:Query']]);
    expect(quienPuede(/^dynamodb:BatchWriteItem Nominal/)).toEqual([]);
  });

  it('lets the two that face the public write no result', () => {
    for (const n of ['Api', 'Sitio'] as const)
      expect(PERMISOS[n].filter((p) => /(Put|Update|Write)\w* (Tabla|Objetos)/.test(p))).toEqual([]);
  });

  it('has no policy but those of its functions and of CDK’s own', () => {
    const ajenas = Object.values(prod).flatMap((t) =>
      deTipo(t, 'AWS::IAM::Policy')
        .map(([id]) => id)
        .filter((id) => !NOMBRES.some((n) => id.startsWith(`${n}Rol`) || id.startsWith(`${n}Pasos`))),
    );
    expect(ajenas.filter((id) => !/^(CustomCDKBucketDeployment|DepositoNominalNotificationsHandler)/.test(id))).toEqual(
      [],
    );
  });
});
