import { join } from 'node:path';
import type { Territorio } from '../../domain/territorio.ts';
import { ArchivoTexto, campo } from './archivo-texto.ts';
import type { Azar } from './azar.ts';
import { isoDe } from './calendario.ts';
import type { Unidad } from './jurisdiccion.ts';
import { apellido, nombres, via } from './nombres.ts';

export const CABECERA_PACIENTE =
  'Id_Paciente,Id_Tipo_Documento,Numero_Documento,Apellido_Paterno_Paciente,Apellido_Materno_Paciente,Nombres_Paciente,Fecha_Nacimiento,Genero,Id_Etnia,Historia_Clinica,Ficha_Familiar,Ubigeo_Nacimiento,Ubigeo_Reniec,Domicilio_Reniec,Ubigeo_Declarado,Domicilio_Declarado,Referencia_Domicilio,Id_Pais,Id_Establecimiento,Fecha_Alta,Fecha_Modificacion';

export type Identidad = { readonly paterno: string; readonly materno: string; readonly nombres: string };

export const identidad = (azar: Azar): Identidad => ({
  paterno: apellido(azar),
  materno: apellido(azar),
  nombres: nombres(azar),
});

/** HIS master of patients: who each `Id_Paciente` is. The same child has two rows when visits were recorded under the CNV first. */
export class MaestroPaciente {
  readonly archivo: ArchivoTexto;
  readonly #t: Territorio;
  readonly #azar: Azar;
  readonly #sucio: number;
  #n = 0;

  constructor(carpeta: string, t: Territorio, azar: Azar, sucio: number) {
    this.archivo = new ArchivoTexto(join(carpeta, 'MaestroPaciente.csv'), CABECERA_PACIENTE);
    this.#t = t;
    this.#azar = azar;
    this.#sucio = sucio;
  }

  /** Writes one patient. @param tipo 1 DNI, 2 foreigner's card, 5 none, 6 CNV @returns its Id_Paciente */
  alta(
    tipo: '1' | '2' | '5' | '6',
    numero: string,
    quien: Identidad,
    nacimiento: number,
    sexo: 'M' | 'F',
    u: Unidad,
  ): string {
    const id = String(2000000000 + ++this.#n);
    const ubigeo = u.localidad.ubigeo;
    const reniec = this.#t.distritos.get(ubigeo)?.ubigeoReniec ?? '';
    const calle =
      u.localidad.area === 'URBANO' ? `${via(this.#azar)} ${this.#azar.entero(1, 900)}` : campo(u.localidad.nombre);
    const alta = isoDe(nacimiento);
    // Free text with a bare comma breaks the row, as in the field.
    const domicilio = this.#azar.real() < this.#sucio * 0.2 ? `${calle}, frente a la plaza, casa azul` : calle;
    this.archivo.linea(
      `${id},${tipo},${numero},${quien.paterno},${quien.materno},${quien.nombres},${isoDe(nacimiento)},${sexo},${this.#n % 3 === 0 ? '58' : '40'},${this.#n},,${ubigeo},${reniec},${domicilio},${ubigeo},${calle},,PER,${u.eess.idHis},${alta},${alta}`,
    );
    return id;
  }
}

export const CABECERA_ESTABLECIMIENTO =
  'Id_Establecimiento,Nombre_Establecimiento,Ubigueo_Establecimiento,Codigo_Disa,Disa,Codigo_Red,Red,Codigo_MicroRed,MicroRed,Codigo_Unico,Codigo_Sector,Descripcion_Sector,Departamento,Provincia,Distrito,Categoria_Establecimiento';

/** HIS master of facilities of a region: the bridge from the internal id to RENIPRESS (here of nine digits). */
export function escribirEstablecimientos(carpeta: string, t: Territorio, region: string): ArchivoTexto {
  const archivo = new ArchivoTexto(join(carpeta, 'MAESTRO_HIS_ESTABLECIMIENTO.csv'), CABECERA_ESTABLECIMIENTO);
  for (const e of t.eess.values()) {
    if (!e.ubigeo.startsWith(region)) continue;
    const codigo = (c: string): string => (c === 'SIN' ? '00' : c);
    archivo.linea(
      [
        e.idHis,
        e.nombre,
        e.ubigeo,
        e.disa === 'SIN' ? '' : e.disa,
        t.regiones.get(region)!,
        codigo(e.red),
        e.red === 'SIN' ? 'NO PERTENECE A NINGUNA RED' : e.nombreRed,
        codigo(e.microred),
        e.microred === 'SIN' ? 'NO PERTENECE A NINGUNA MICRORED' : e.nombreMicrored,
        e.renipress.padStart(9, '0'),
        e.institucion === 'GOBIERNO REGIONAL' ? '7' : '1',
        e.institucion,
        t.regiones.get(region)!.toUpperCase(),
        t.provincias.get(e.ubigeo.slice(0, 4))!.toUpperCase(),
        t.distritos.get(e.ubigeo)!.nombre.toUpperCase(),
        e.categoria,
      ]
        .map(campo)
        .join(','),
    );
  }
  archivo.cerrar();
  return archivo;
}
