import { correr, type FilaCsv, type Pedido, type Salida } from './arnes.ts';

/** Built-in catalogue: two facilities of first level, a hospital (II-1), and one of EsSalud. */
export const EESS = { uno: '00003644', otro: '00003560', hospital: '00003494' } as const;

export const mujer = (documento: string, mas: FilaCsv = {}): FilaCsv => ({
  documento,
  tipo_documento: 'DNI',
  fecha_nacimiento: '1999-05-05',
  sexo: 'F',
  ubigeo: '050101',
  estado: 'censo',
  ...mas,
});

/** A visit of its own unless `id_cita` says otherwise, type D, in the first facility. */
export const linea = (documento: string, fecha: string, codigo: string, mas: FilaCsv = {}): FilaCsv => ({
  id_cita: `${documento} ${fecha} ${codigo}`,
  documento,
  fecha,
  renipress: EESS.uno,
  codigo,
  tipo_dx: 'D',
  ...mas,
});

/** Several codes of one visit; `Z3491/1` carries LAB 1, `O990-R` is of type R. */
export const visita = (documento: string, fecha: string, codigos: string, mas: FilaCsv = {}): FilaCsv[] =>
  codigos.split(' ').map((texto) => {
    const [resto, lab1 = ''] = texto.split('/') as [string, string?];
    const [codigo, tipo_dx = 'D'] = resto.split('-') as [string, string?];
    return linea(documento, fecha, codigo, { id_cita: `${documento} ${fecha}`, tipo_dx, lab1, ...mas });
  });

export const parto = (documento_madre: string, fecha_nacimiento: string, mas: FilaCsv = {}): FilaCsv => ({
  cnv: `99${documento_madre.padStart(8, '0')}`,
  documento_madre,
  fecha_nacimiento,
  peso_g: 3200,
  semanas: 40,
  lugar: 'EESS',
  renipress: EESS.uno,
  ubigeo_madre: '050101',
  ...mas,
});

/** `[den, num]`, or the reason for not being counted. */
export const juicio = (s: Salida | undefined): unknown =>
  s === undefined ? 'sin fila' : s.den > 0 ? [s.den, s.num] : (s.excluido ?? s.motivos[0]);

export const porDocumento = async (p: Pedido): Promise<ReadonlyMap<string, Salida>> =>
  new Map((await correr(p)).lineas.map((l) => [l.documento, l]));

/** What each document got: `[den, num]` or the reason. */
export const juicios = async (p: Pedido, documentos: readonly string[]): Promise<unknown[]> => {
  const r = await porDocumento(p);
  return documentos.map((d) => juicio(r.get(d)));
};
