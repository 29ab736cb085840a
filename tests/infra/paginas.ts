import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { enProyecto } from '../../infra/rutas.ts';

const CARGAN = /(^|\/)\+(page|layout)\.server\.ts$/;

/** Routes of the site that load something on the server, as their folders are called: `cortes/[corte]`; the first page is `.`. */
export const rutasQueCargan = (): string[] =>
  readdirSync(enProyecto('web', 'src', 'routes'), { recursive: true, encoding: 'utf8' })
    .map((archivo) => archivo.replaceAll('\\', '/'))
    .filter((archivo) => CARGAN.test(archivo))
    .map((archivo) => dirname(archivo))
    .sort();

/** Where each of them is asked for, over a region with two cortes of one facility without sectors. */
export const DIRECCIONES: Readonly<Record<string, string>> = {
  '.': '/?buscar=ayacucho',
  'ambito/[id]': '/ambito/P:0503',
  auditoria: '/auditoria?region=05',
  cortes: '/cortes?region=05',
  'cortes/[corte]': '/cortes/05-2026-10-r1',
  'cortes/diferencias': '/cortes/diferencias?a=05-2026-09-r1&b=05-2026-10-r1',
  'cortes/sectores': '/cortes/sectores?corte=05-2026-10-r1',
  datos: '/datos?region=05',
  'datos/calidad': '/datos/calidad?region=05',
  'eess/[renipress]': '/eess/00003644',
  'eess/[renipress]/pantalla': '/eess/00003644/pantalla',
  emparejar: '/emparejar',
  entrar: '/entrar',
  'ial/[ubigeo]': '/ial/050304',
  'ial/[ubigeo]/pantalla': '/ial/050304/pantalla',
  'iar/[region]': '/iar/05',
  'iar/[region]/pantalla': '/iar/05/pantalla',
  'iar/[region]/paquete': '/iar/05/paquete',
  indicador: '/indicador',
  'indicador/[id]': '/indicador/dni_30d?region=05',
  pantallas: '/pantallas?region=05',
  'red/[id]': '/red/05-05',
  'sector/[codigo]': '/sector/00003644-SIN',
};

/** What is not worked out where it is deployed, and is said so in words. */
export const SIN_MOTOR: ReadonlySet<string> = new Set(['cortes/sectores']);
