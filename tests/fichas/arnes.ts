import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sumarDias, type Fecha } from '../../functions/domain/fecha.ts';
import { evaluar } from '../../functions/local/evaluar.ts';

export type Salida = {
  readonly documento: string;
  readonly den: number;
  readonly num: number | null;
  readonly excluido: string | null;
  readonly curso_vida: string | null;
  readonly componentes: Readonly<Record<string, string>>;
  readonly motivos: readonly string[];
};

export type FilaCsv = Readonly<Record<string, string | number | null | undefined>>;

export const csv = (filas: readonly FilaCsv[]): string => {
  const columnas = [...new Set(filas.flatMap((f) => Object.keys(f)))];
  const celda = (v: string | number | null | undefined): string =>
    v === null || v === undefined ? '' : `"${String(v).replaceAll('"', '""')}"`;
  return [columnas.join(','), ...filas.map((f) => columnas.map((c) => celda(f[c])).join(','))].join('\n') + '\n';
};

const memoria = (): { flujo: Writable; texto: () => string } => {
  const trozos: string[] = [];
  const flujo = new Writable({
    write(trozo, _codificacion, listo) {
      trozos.push(String(trozo));
      listo();
    },
  });
  return { flujo, texto: () => trozos.join('') };
};

export type Pedido = {
  readonly ficha: string;
  readonly version: string;
  readonly corte: Fecha;
  readonly metodo?: string;
  readonly quintiles?: readonly number[];
  readonly tablas: Readonly<Record<string, readonly FilaCsv[]>>;
};

/** Runs `evaluar` over tables written as CSVs in a fresh folder. */
export async function correr(p: Pedido): Promise<{ lineas: Salida[]; avisos: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'sala-fichas-'));
  try {
    for (const [tabla, filas] of Object.entries(p.tablas))
      if (filas.length > 0) await writeFile(join(dir, `${tabla}.csv`), csv(filas));
    const [salida, avisos] = [memoria(), memoria()];
    await evaluar({ ...p, dir, salida: salida.flujo, avisos: avisos.flujo });
    const lineas = salida.texto().split('\n').filter(Boolean);
    return { lineas: lineas.map((l) => JSON.parse(l) as Salida), avisos: avisos.texto() };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A line of the HIS, by age in days: lines with the same `cita` share the visit. */
export type Evento = {
  readonly dia: number;
  readonly codigo: string;
  readonly tipo?: 'D' | 'P' | 'R';
  readonly lab?: string;
  readonly cita?: string;
};

/** `90670@55` is code 90670 at 55 days of age, type D, in a visit of its own. */
export const ev = (texto: string, mas: Partial<Evento> = {}): Evento => {
  const [codigo, dia] = texto.split('@') as [string, string];
  return { codigo, dia: Number(dia), ...mas };
};
export const evs = (textos: string): Evento[] =>
  textos
    .split(' ')
    .filter(Boolean)
    .map((t) => ev(t));

export type Nino = {
  /** Days of age at the cut. */
  readonly edad: number;
  readonly eventos?: readonly Evento[];
  /** Columns of `personas` that differ from a child with DNI, SIS and an active record. */
  readonly persona?: FilaCsv;
  readonly cnv?: FilaCsv;
};

/** Evaluates many children in one run; each result is read by the name of its case. */
export async function evaluarNinos(
  pedido: Omit<Pedido, 'tablas'>,
  ninos: Readonly<Record<string, Nino>>,
): Promise<ReadonlyMap<string, Salida>> {
  const personas: FilaCsv[] = [];
  const prestaciones: FilaCsv[] = [];
  const cnv: FilaCsv[] = [];
  const documentos = new Map<string, string>();
  for (const [i, [nombre, n]] of Object.entries(ninos).entries()) {
    const documento = `99${String(i).padStart(6, '0')}`;
    const nacimiento = sumarDias(pedido.corte, -n.edad);
    documentos.set(documento, nombre);
    personas.push({
      documento,
      tipo_documento: 'DNI',
      dni: documento,
      cnv: `99${String(i).padStart(8, '0')}`,
      fecha_nacimiento: nacimiento,
      sexo: 'F',
      seguros: '1',
      ubigeo: '050101',
      estado: '1',
      ...n.persona,
    });
    if (n.cnv) cnv.push({ cnv: `99${String(i).padStart(8, '0')}`, ...n.cnv });
    for (const [j, e] of (n.eventos ?? []).entries())
      prestaciones.push({
        id_cita: `${i}-${e.cita ?? `sola${j}`}`,
        documento,
        fecha: sumarDias(nacimiento, e.dia),
        codigo: e.codigo,
        tipo_dx: e.tipo ?? 'D',
        lab1: e.lab ?? '',
      });
  }
  const { lineas } = await correr({ ...pedido, tablas: { personas, prestaciones, cnv } });
  return new Map(lineas.map((l) => [documentos.get(l.documento) ?? l.documento, l]));
}
