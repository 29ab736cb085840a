import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { crearSala, type Sala } from '../../infra/sala.ts';
import { enProyecto } from '../../infra/rutas.ts';

/** A folder with those files inside, and how to remove it. */
export function carpetaCon(archivos: Readonly<Record<string, string>>): { readonly ruta: string; borrar(): void } {
  const ruta = mkdtempSync(join(tmpdir(), 'sala-infra-'));
  for (const [nombre, texto] of Object.entries(archivos)) {
    mkdirSync(dirname(join(ruta, nombre)), { recursive: true });
    writeFileSync(join(ruta, nombre), texto);
  }
  return { ruta, borrar: () => rmSync(ruta, { recursive: true, force: true }) };
}

/** The contexts every deployment has. */
export const contextoPropio = (): Record<string, unknown> =>
  (JSON.parse(readFileSync(enProyecto('cdk.json'), 'utf8')) as { context: Record<string, unknown> }).context; // our own file

/** No region of AWS: what is written in a template as a region must come from whoever deploys. */
export const REGION = 'xx-prueba-1';

/** Sala as it would be deployed, with the contexts of cdk.json, without bundling any code. */
export const salaSinEmpaquetar = (cliente: string, contexto: Record<string, unknown>, region = REGION): Sala =>
  crearSala({ cliente, region, context: { ...contextoPropio(), 'aws:cdk:bundling-stacks': [], ...contexto } });

export type Recurso = {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
};
export type Plantillas = Readonly<Record<Exclude<keyof Sala, 'app'>, Template>>;

export const plantillasDe = ({ datos, proceso, cortafuegos, web, acceso, api, vigia }: Sala): Plantillas => ({
  datos: Template.fromStack(datos),
  proceso: Template.fromStack(proceso),
  cortafuegos: Template.fromStack(cortafuegos),
  web: Template.fromStack(web),
  acceso: Template.fromStack(acceso),
  api: Template.fromStack(api),
  vigia: Template.fromStack(vigia),
});

export const plantillas = (cliente: string, contexto: Record<string, unknown>): Plantillas =>
  plantillasDe(salaSinEmpaquetar(cliente, contexto));
