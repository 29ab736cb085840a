import type { Template } from 'aws-cdk-lib/assertions';
import type { NombreFuncion } from '../../infra/funciones.ts';
import type { Plantillas, Recurso } from './sala-de-prueba.ts';

/** In which template each function is. */
export const DONDE = {
  Api: 'api',
  Ingesta: 'proceso',
  Agregar: 'proceso',
  Publicar: 'proceso',
  Cerrar: 'proceso',
  Sitio: 'web',
  Vigilar: 'vigia',
} as const satisfies Record<NombreFuncion, keyof Plantillas>;

export const deTipo = (t: Template, tipo: string): [string, Recurso][] =>
  Object.entries(t.findResources(tipo)) as [string, Recurso][]; // the library types resources loosely

type Sentencia = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};

const sinHuella = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

/** What a statement names, without the hashes of a template: `Objetos/normalizado/*`, `Llave`, `*`. */
function nombrar(recurso: unknown): string {
  if (typeof recurso === 'string') return recurso;
  const r = recurso as Record<string, unknown>; // an intrinsic function of CloudFormation: an object of one key
  const atributo = r['Fn::GetAtt'] as [string, string] | undefined;
  if (atributo) return sinHuella(atributo[0]);
  const importado = r['Fn::ImportValue'] as string | undefined;
  if (importado)
    return /ExportsOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(?:Arn)?[0-9A-F]{8}$/.exec(importado)?.[1] ?? importado;
  const unido = r['Fn::Join'] as [string, unknown[]] | undefined;
  if (unido) return unido[1].map(nombrar).join(unido[0]);
  return typeof r['Ref'] === 'string' ? `<${sinHuella(r['Ref'])}>` : JSON.stringify(recurso);
}

const enUnRol = (r: Recurso, nombre: NombreFuncion): boolean =>
  (r.Properties['Roles'] as { Ref: string }[]).some(({ Ref }) => new RegExp(`^${nombre}Rol[0-9A-F]{8}$`).test(Ref));

/** Every policy statement of the function's role, one line per action and resource, with the condition it is under. Sorted. */
export function permisosDe(p: Plantillas, nombre: NombreFuncion): string[] {
  const lineas = deTipo(p[DONDE[nombre]], 'AWS::IAM::Policy')
    .filter(([, r]) => enUnRol(r, nombre))
    .flatMap(([, r]) => (r.Properties['PolicyDocument'] as { Statement: Sentencia[] }).Statement)
    .flatMap((s) =>
      [s.Action].flat().flatMap((accion) =>
        [s.Resource].flat().map((recurso) => {
          const si = s.Condition ? ` si ${JSON.stringify(s.Condition)}` : '';
          return `${s.Effect === 'Allow' ? '' : `${s.Effect} `}${accion} ${nombrar(recurso)}${si}`;
        }),
      ),
    );
  return [...new Set(lineas)].sort();
}
