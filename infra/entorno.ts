import { RemovalPolicy } from 'aws-cdk-lib';
import type { Node } from 'constructs';
import { DIAS_ORIGINALES } from './retencion.ts';

export type Entorno = {
  readonly nombre: 'dev' | 'prod';
  /** Where everything lives but what CloudFront demands elsewhere. */
  readonly region: string;
  /** What holds data outlives its stack in prod and goes with it in dev. */
  readonly alBorrar: RemovalPolicy;
  /** Nobody deletes it by mistake: stacks, tables and the directory of people. */
  readonly protegido: boolean;
  /** Days that an original file is kept. */
  readonly diasOriginales: number;
  /** Days since the last day of the latest published month after which somebody is told. */
  readonly diasSinCorte: number;
  /** Different things naming persons that one account reads in an hour, after which somebody is told. Never past its quota, where reading stops. */
  readonly lecturasNominales: number;
  /** US dollars a month after which somebody is told, at 80 % of it and when the forecast passes it. */
  readonly presupuestoUsd: number;
  /** Who is told. */
  readonly correos: readonly string[];
  /** Own name of the site and its certificate, which CloudFront wants in us-east-1. */
  readonly dominio: { readonly nombre: string; readonly certificado: string } | null;
  /** How people reach the site, `https://` and a name: the directory sends nobody back anywhere else. Null until it is known. */
  readonly direccion: string | null;
  /** ISO 3166 codes; empty: any country. */
  readonly paises: readonly string[];
  /** False in an account whose limit of concurrency is too low to set any of it apart. */
  readonly reservarConcurrencia: boolean;
  /** A table recovered from another instant, which the functions use in place of the one of the stack. */
  readonly tablaRestaurada: string | null;
  /** The same, of the table of what is nominal. */
  readonly tablaNominalRestaurada: string | null;
};

/** Different things naming persons that one account may read in an hour (CUOTA_NOMINAL, which a test holds this against). */
export const CUOTA_DISTINTAS = 60;

const OMISION = {
  diasOriginales: DIAS_ORIGINALES,
  diasSinCorte: 45,
  lecturasNominales: Math.floor((CUOTA_DISTINTAS * 2) / 3),
  presupuestoUsd: 150,
} as const;

const CORREO = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/;
const CERTIFICADO = /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;

const texto = (node: Node, nombre: string): string | null => {
  const valor: unknown = node.tryGetContext(nombre);
  return valor === undefined || valor === null || valor === '' ? null : String(valor);
};

const lista = (node: Node, nombre: string): string[] =>
  (texto(node, nombre) ?? '')
    .split(',')
    .map((s) => s.trim())
    .filter((s) => s !== '');

function entero(node: Node, nombre: keyof typeof OMISION, unidad: string, maximo = Infinity): number {
  const n = Number(texto(node, nombre) ?? OMISION[nombre]);
  if (Number.isInteger(n) && n >= 1 && n <= maximo) return n;
  throw new Error(
    `El contexto ${nombre} debe ser un número entero de ${unidad}, ${maximo === Infinity ? '1 o más' : `de 1 a ${maximo}`}: use «-c ${nombre}=${OMISION[nombre]}»`,
  );
}

function leerNombre(node: Node): Entorno['nombre'] {
  const nombre = texto(node, 'env') ?? 'dev';
  if (nombre === 'dev' || nombre === 'prod') return nombre;
  throw new Error(`El contexto env vale «${nombre}» y sólo puede ser dev o prod: use «-c env=dev» o «-c env=prod»`);
}

function leerRegion(node: Node, porOmision: string | undefined): string {
  const region = texto(node, 'region') ?? porOmision;
  if (region && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return region;
  throw new Error(
    `No se sabe en qué región de AWS desplegar${region ? ` («${region}» no lo es)` : ''}: use «-c region=…» o configure la de sus credenciales`,
  );
}

function leerDominio(node: Node): Entorno['dominio'] {
  const nombre = texto(node, 'dominio');
  const certificado = texto(node, 'certificado');
  if (nombre === null && certificado === null) return null;
  if (
    nombre !== null &&
    /^[a-z0-9.-]+\.[a-z]{2,}$/.test(nombre) &&
    certificado !== null &&
    CERTIFICADO.test(certificado)
  )
    return { nombre, certificado };
  throw new Error(
    'Los contextos dominio y certificado van juntos: «-c dominio=sala.ejemplo.pe -c certificado=arn:aws:acm:us-east-1:…:certificate/…»',
  );
}

function leerDireccion(node: Node, dominio: Entorno['dominio']): string | null {
  const direccion = texto(node, 'direccion') ?? (dominio && `https://${dominio.nombre}`);
  if (direccion === null || /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}$/.test(direccion)) return direccion;
  throw new Error(
    `El contexto direccion vale «${direccion}» y es https:// y un nombre, sin nada detrás: use «-c direccion=https://sala.ejemplo.pe»`,
  );
}

function leerCorreos(node: Node): readonly string[] {
  const correos = lista(node, 'correo');
  const malo = correos.find((c) => !CORREO.test(c));
  if (malo === undefined) return correos;
  throw new Error(`El contexto correo tiene «${malo}», que no es una dirección: use «-c correo=a@x.pe,b@x.pe»`);
}

function leerPaises(node: Node): readonly string[] {
  const paises = lista(node, 'paises');
  if (paises.every((p) => /^[A-Z]{2}$/.test(p))) return paises;
  throw new Error('El contexto paises lleva códigos ISO de dos letras: use «-c paises=PE» o «-c paises=PE,BO»');
}

/** In words, for whoever synthesises: which of the two it is and what becomes of its data. */
export const decirEntorno = ({ nombre, region }: Pick<Entorno, 'nombre' | 'region'>): string =>
  nombre === 'prod'
    ? `Entorno prod, en ${region}: el de datos de verdad. Sus tablas y depósitos sobreviven a sus pilas y no se dejan borrar.`
    : `Entorno dev, en ${region}: de prueba. Sus datos se borran con sus pilas; para datos de verdad, «-c env=prod».`;

/** Reads the contexts, `-c nombre=valor`. @param region the one of whoever deploys. @throws when one is not understood, saying what to write. */
export function leerEntorno(node: Node, region: string | undefined): Entorno {
  const nombre = leerNombre(node);
  const dominio = leerDominio(node);
  return {
    nombre,
    region: leerRegion(node, region),
    alBorrar: nombre === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    protegido: nombre === 'prod',
    diasOriginales: entero(node, 'diasOriginales', 'días'),
    diasSinCorte: entero(node, 'diasSinCorte', 'días'),
    lecturasNominales: entero(node, 'lecturasNominales', 'lecturas', CUOTA_DISTINTAS),
    presupuestoUsd: entero(node, 'presupuestoUsd', 'dólares'),
    correos: leerCorreos(node),
    dominio,
    direccion: leerDireccion(node, dominio),
    paises: leerPaises(node),
    reservarConcurrencia: texto(node, 'reservarConcurrencia') !== 'no',
    tablaRestaurada: texto(node, 'tablaRestaurada'),
    tablaNominalRestaurada: texto(node, 'tablaNominalRestaurada'),
  };
}
