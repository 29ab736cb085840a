import { join } from 'node:path';
import type { Eess, Territorio } from '../../domain/territorio.ts';
import type { Azar } from './azar.ts';
import { mesesEntre, peruanaDe } from './calendario.ts';
import type { Unidad } from './jurisdiccion.ts';
import { LibroXlsx } from './libro-xlsx.ts';
import type { Identidad } from './maestros.ts';
import { via } from './nombres.ts';

const VINCULO = 'TIPO DE VÍNCULO\n(MADRE=1\nPADRE=2\nHERMANO=3\nOTRO FAMILIAR=4\nOTRO=5)';

/**
 * Titles of the padrón nominal, with line breaks and catalogues inside. VÍNCULO comes twice: mother, then head of family. MANZANA and
 * FECHA DE EMISIÓN DEL PADRÓN exist in some versions only; FECHA DE EMISIÓN DE DNI comes in the version RENIEC delivers.
 */
export const CABECERA_PADRON: readonly string[] = [
  'N°',
  'TIPO DE DOCUMENTO\nDE IDENTIDAD DEL NIÑO\n(DNI=1\nCUI=2\nCNV=3\nCOD. PAD=4)',
  'CÓDIGO DEL PADRÓN\n(COD. PAD)',
  'NÚMERO DE CNV',
  'CUI',
  'DNI',
  'APELLIDO PATERNO\nDEL NIÑO',
  'APELLIDO MATERNO\nDEL NIÑO',
  'NOMBRES DEL NIÑO',
  'ESTADO DE\nTRÁMITE DE DNI',
  'FECHA DE\nTRÁMITE DE DNI',
  'FECHA DE\nEMISIÓN DE DNI',
  'SEXO\n(MASCULINO=1\nFEMENINO=2)',
  'FECHA DE NACIMIENTO',
  'EDAD',
  'EJE VIAL',
  'DESCRIPCIÓN',
  'MANZANA',
  'REFERENCIA\nDE DIRECCIÓN',
  'UBIGEO DEL DISTRITO\n(INEI)',
  'DEPARTAMENTO',
  'PROVINCIA',
  'DISTRITO',
  'CÓDIGO DE\nCENTRO POBLADO',
  'NOMBRE DE\nCENTRO POBLADO',
  'ÁREA DEL\nCENTRO POBLADO',
  'MENOR VISITADO',
  '¿MENOR ENCONTRADO?',
  'FECHA DE VISITA',
  'FUENTE DE DATOS',
  'FECHA DE FUENTE',
  'CÓDIGO DE EESS\nDE NACIMIENTO',
  'NOMBRE DE EESS\nDE NACIMIENTO',
  'CÓDIGO DE EESS\nDE ATENCIÓN',
  'NOMBRE DE EESS\nDE ATENCIÓN',
  'FRECUENCIA\nDE ATENCIÓN',
  'CÓDIGO DE EESS\nDE ADSCRIPCIÓN',
  'NOMBRE DE EESS\nDE ADSCRIPCIÓN',
  'TIPO DE SEGURO\n(NINGUNO=0\nSIS=1\nESSALUD=2\nSANIDAD=3\nPRIVADO=4)',
  'PROGRAMAS SOCIALES\n(NINGUNO=0\nPIN=1\nVASO DE LECHE=2\nJUNTOS=4\nQALI WARMA=5\nCUNA MAS SCD=7\nCUNA MAS SAF=8)',
  'CÓDIGO DE\nINSTITUCIÓN EDUCATIVA',
  'NOMBRE DE\nINSTITUCIÓN EDUCATIVA',
  VINCULO,
  'TIPO DE DOCUMENTO\nDE LA MADRE',
  'NÚMERO DE DOCUMENTO\nDE LA MADRE',
  'APELLIDO PATERNO\nDE LA MADRE',
  'APELLIDO MATERNO\nDE LA MADRE',
  'NOMBRES DE LA MADRE',
  'CELULAR',
  'CORREO',
  'GRADO DE INSTRUCCIÓN',
  'LENGUA HABITUAL',
  VINCULO,
  'NÚMERO DE DOCUMENTO\nDEL JEFE DE FAMILIA',
  'APELLIDO PATERNO\nDEL JEFE DE FAMILIA',
  'APELLIDO MATERNO\nDEL JEFE DE FAMILIA',
  'NOMBRES DEL\nJEFE DE FAMILIA',
  'ESTADO REGISTRO\n(INACTIVO=0\nACTIVO=1\nACTIVO OBSERVADO=2)',
  'FECHA CREACIÓN DE REGISTRO',
  'USUARIO QUE CREA',
  'FECHA DE MODIFICACIÓN DE REGISTRO',
  'USUARIO QUE MODIFICA',
  'ENTIDAD',
  'TIPO REGISTRO',
  'FECHA DE EMISIÓN\nDEL PADRÓN',
];

// Values that hardly repeat: document numbers, names of the child and its mother, blocks of address.
const UNICAS = new Set([0, 2, 3, 4, 5, 8, 16, 44, 47, 53, 56]);

export type Nino = {
  readonly quien: Identidad;
  readonly sexo: 'M' | 'F';
  readonly nacimiento: number;
  /** '' when there is none. */
  readonly dni: string;
  readonly cnv: string;
  readonly pad: string;
  readonly emisionDni: number | null;
  readonly unidad: Unidad;
  /** Where the padrón says the child belongs; null: a code that does not exist. */
  readonly adscripcion: Eess | null;
  readonly nacioEn: Eess | null;
  readonly seguro: '0' | '1' | '2' | '3' | '4';
  readonly madre: { readonly dni: string; readonly quien: Identidad };
};

/** One workbook of the padrón nominal: the children of a province under six years at the issue date. */
export class Padron {
  readonly #libro: LibroXlsx;
  readonly #t: Territorio;
  readonly #emision: number;
  readonly #azar: Azar;
  readonly #sucio: number;
  readonly nombre: string;

  constructor(carpeta: string, t: Territorio, provincia: string, emision: number, azar: Azar, sucio: number) {
    const lugar = t.provincias.get(provincia)!;
    this.nombre = `padron_nominal_${lugar.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll(' ', '_')}.xlsx`;
    this.#libro = new LibroXlsx(join(carpeta, this.nombre), 'PADRON', CABECERA_PADRON, UNICAS);
    this.#t = t;
    this.#emision = emision;
    this.#azar = azar;
    this.#sucio = sucio;
  }

  /** Data rows so far, dirt included. */
  get filas(): number {
    return this.#libro.filas - 1;
  }

  agregar(n: Nino): void {
    const fila = this.#fila(n);
    if (this.#sucio > 0 && this.#azar.real() < this.#sucio * 4) this.#ensuciar(fila, n);
    else this.#libro.fila(fila);
  }

  cerrar(): void {
    if (this.#sucio > 0) this.#libro.fila(['TOTAL', String(this.filas)]);
    this.#libro.cerrar();
  }

  #fila(n: Nino): string[] {
    const azar = this.#azar;
    const d = this.#t.distritos.get(n.unidad.localidad.ubigeo)!;
    const codigoEess = (e: Eess): string => (azar.real() < 0.1 ? `0${e.renipress}` : e.renipress);
    const urbano = n.unidad.localidad.area === 'URBANO';
    const sinLugar = azar.real() < 0.015;
    const visita = azar.real() < 0.5 ? peruanaDe(Math.max(n.nacimiento, this.#emision - azar.entero(6, 300))) : '';
    const creado = n.nacimiento + azar.entero(0, 25);
    const modificado = Math.max(creado, this.#emision - azar.entero(6, 400));
    const tramite = n.emisionDni === null ? '' : peruanaDe(Math.max(n.nacimiento, n.emisionDni - 4));
    const meses = mesesEntre(n.nacimiento, this.#emision);
    const ie = meses >= 36 && azar.real() < 0.7 ? String(1000000 + azar.entero(0, 899)) : '';
    const seguro = n.seguro === '1' && azar.real() < 0.01 ? '1, 3, ' : `${n.seguro}, `;
    return [
      String(this.filas + 1),
      n.dni !== '' ? '1' : n.cnv !== '' ? '3' : '4',
      n.pad,
      n.cnv,
      n.dni,
      n.dni === '' ? ' ' : n.dni,
      n.quien.paterno,
      n.quien.materno,
      meses === 0 && n.dni === '' ? 'RECIEN NACIDO' : n.quien.nombres,
      n.dni === '' ? 'SIN TRAMITE' : 'EMITIDO',
      tramite,
      n.emisionDni === null ? '' : peruanaDe(n.emisionDni),
      n.sexo === 'M' ? '1' : '2',
      peruanaDe(n.nacimiento),
      `${Math.floor(meses / 12)} AÑOS ${meses % 12} MESES`,
      urbano ? via(azar).toUpperCase() : 'SIN DATOS',
      n.unidad.manzana === ''
        ? urbano
          ? `N° ${azar.entero(1, 900)}`
          : ''
        : `MZ. ${n.unidad.manzana} LT. ${azar.entero(1, 30)}`,
      n.unidad.manzana,
      '',
      d.ubigeo,
      this.#t.regiones.get(d.region)!.toUpperCase(),
      this.#t.provincias.get(d.provincia)!.toUpperCase(),
      d.nombre.toUpperCase(),
      sinLugar ? '' : n.unidad.localidad.codigo,
      sinLugar ? '' : `${n.unidad.localidad.nombre}, ${urbano ? 'PUEBLO' : 'CASERIO'}`,
      n.unidad.localidad.area,
      visita === '' ? 'NO VISITADO' : 'VISITADO',
      visita === '' ? '' : azar.real() < 0.96 ? 'SI' : 'NO',
      visita,
      'PADRON NOMINAL',
      peruanaDe(creado),
      n.nacioEn === null ? '' : codigoEess(n.nacioEn),
      n.nacioEn?.nombre ?? '',
      n.adscripcion === null ? '00099999' : codigoEess(n.adscripcion),
      n.adscripcion?.nombre ?? 'SIN NOMBRE',
      azar.real() < 0.7 ? 'SIEMPRE' : 'A VECES',
      n.adscripcion === null ? '00099999' : codigoEess(n.adscripcion),
      n.adscripcion?.nombre ?? 'SIN NOMBRE',
      seguro,
      azar.real() < 0.35 ? '2, 4, ' : '0, ',
      ie,
      ie === '' ? '' : `IEI ${ie.slice(-3)}`,
      '1',
      '1',
      n.madre.dni,
      n.madre.quien.paterno,
      n.madre.quien.materno,
      n.madre.quien.nombres,
      azar.real() < 0.6 ? '.' : '999999999',
      '',
      azar.de(['PRIMARIA COMPLETA', 'SECUNDARIA COMPLETA', 'SECUNDARIA INCOMPLETA', 'SUPERIOR']),
      azar.real() < 0.6 ? 'QUECHUA' : 'CASTELLANO',
      '1',
      n.madre.dni,
      n.madre.quien.paterno,
      n.madre.quien.materno,
      n.madre.quien.nombres,
      azar.real() < 0.012 ? '0' : azar.real() < 0.05 ? '2' : '1',
      peruanaDe(creado),
      azar.real() < 0.6 ? 'SERVICIO CNV' : 'TRAMA',
      peruanaDe(modificado),
      azar.real() < 0.5 ? 'HISMINSA' : 'TRAMA',
      azar.real() < 0.5 ? 'MUNICIPIO' : 'ESTABLECIMIENTO DE SALUD',
      azar.real() < 0.5 ? 'REGISTRO MANUAL' : 'WEB SERVICE',
      peruanaDe(this.#emision),
    ];
  }

  #ensuciar(fila: string[], n: Nino): void {
    const poner = (titulo: string, valor: string): void => {
      fila[CABECERA_PADRON.findIndex((t) => t.startsWith(titulo))] = valor;
    };
    const d = this.#t.distritos.get(n.unidad.localidad.ubigeo)!;
    switch (this.#azar.entero(0, 8)) {
      case 0: // RENIEC's code where INEI's belongs
        poner('UBIGEO', d.ubigeoReniec === '' ? '999999' : d.ubigeoReniec);
        break;
      case 1: // zeros lost in Excel
        poner('UBIGEO', String(Number(d.ubigeo)));
        poner('CÓDIGO DE EESS\nDE ADSCRIPCIÓN', String(Number(n.adscripcion?.renipress ?? '99999')));
        break;
      case 2:
        this.#libro.fila(CABECERA_PADRON);
        break;
      case 3: // born after the issue
        poner('FECHA DE NACIMIENTO', peruanaDe(this.#emision + 90));
        break;
      case 4: // the whole row again
        this.#libro.fila(fila);
        break;
      case 5: // the same child twice: with its CNV and with its DNI
        if (n.dni !== '' && n.cnv !== '') {
          const otra = [...fila];
          [otra[1], otra[4], otra[5]] = ['3', '', ' '];
          this.#libro.fila(otra);
        }
        break;
      case 6:
        poner('FECHA DE NACIMIENTO', ' ');
        break;
      case 7:
        poner('TIPO DE SEGURO', 'null');
        poner('DNI', ' ');
        poner('NÚMERO DE CNV', ' ');
        break;
      default: // no date of the calendar
        poner('FECHA DE NACIMIENTO', '31/02/2025');
    }
    this.#libro.fila(fila);
  }
}
