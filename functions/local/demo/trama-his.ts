import { join } from 'node:path';
import { diaDe } from '../../domain/fecha.ts';
import { primerDia, sumarMeses, ultimoDia, type Periodo } from '../../domain/periodo.ts';
import type { Eess } from '../../domain/territorio.ts';
import { ArchivoTexto } from './archivo-texto.ts';
import type { Azar } from './azar.ts';
import { anoDe, diaDelMes, isoDe, mesAbsoluto, mesDe } from './calendario.ts';

export const CABECERA_HIS =
  'Id_Cita,Anio,Mes,Dia,Fecha_Atencion,Lote,Num_Pag,Num_Reg,Id_Ups,Id_Establecimiento,Id_Paciente,Id_Personal,Id_Registrador,Id_Financiador,Id_Condicion_Establecimiento,Id_Condicion_Servicio,Edad_Reg,Tipo_Edad,Anio_Actual_Paciente,Mes_Actual_Paciente,Dia_Actual_Paciente,Id_Turno,Codigo_Item,Tipo_Diagnostico,Valor_Lab,Id_Correlativo,Id_Correlativo_Lab,Peso,Talla,Hemoglobina,Perimetro_Abdominal,Perimetro_Cefalico,Id_Otra_Condicion,Id_Centro_Poblado,Fecha_Ultima_Regla,Fecha_Solicitud_Hb,Fecha_Resultado_Hb,Fecha_Registro,Fecha_Modificacion,Id_Pais';

/** Who is attended: changes as the visits go by. */
export type Atendido = {
  /** Id_Paciente */
  id: string;
  readonly nacimiento: number;
  readonly financiador: string;
  /** Year of the last visit to a facility; 0 before the first. Decides N, R or C. */
  ultimoAno: number;
};

export type Medidas = {
  readonly peso?: string;
  readonly talla?: string;
  readonly hb?: string;
  readonly fur?: number;
  /** Id_Otra_Condicion: 1 pregnant, 2 puerpera. */
  readonly condicion?: string;
};

const SIN_MEDIDAS: Medidas = {};
const TARDIO = 0.03;
export const UPS = {
  cred: '301202',
  obstetricia: '303203',
  medicina: '302303',
  inmunizaciones: '301204',
  enfermeria: '301203',
} as const;

/**
 * The nominal HIS, one file a month, 40 columns. Open a visit with `cita` and write its codes with `fila`. About 3 % of the visits are
 * typed the month after and come in that month's file; those of the last month have not arrived yet. A fraction `sucio` of the rows
 * carries the faults of the field.
 */
export class TramaHis {
  readonly desde: number;
  readonly hasta: number;
  readonly porMes: Int32Array;
  readonly #mes0: number;
  readonly #archivos: ArchivoTexto[];
  readonly #azar: Azar;
  readonly #sucio: number;
  #citas = 0;
  #indice = -1;
  #correlativo = 0;
  #antes = '';
  #despues = '';
  #registro = '';

  constructor(carpeta: string, ambito: string, periodos: readonly Periodo[], azar: Azar, sucio: number) {
    this.desde = diaDe(primerDia(periodos[0]!));
    this.hasta = diaDe(ultimoDia(periodos.at(-1)!));
    this.#mes0 = mesAbsoluto(this.desde);
    this.#azar = azar;
    this.#sucio = sucio;
    this.porMes = new Int32Array(periodos.length);
    this.#archivos = periodos.map(
      (p) =>
        new ArchivoTexto(
          join(carpeta, `NominalTramaNuevo_${ambito}_${p.slice(0, 4)}_${Number(p.slice(5))}.csv`),
          CABECERA_HIS,
        ),
    );
  }

  /** Starts a visit. Outside the window, or typed after it, nothing is written. */
  cita(p: Atendido, dia: number, eess: Eess, ups: string, medidas: Medidas = SIN_MEDIDAS): void {
    this.#indice = -1;
    const ano = anoDe(dia);
    const condicion = p.ultimoAno === 0 ? 'N' : p.ultimoAno < ano ? 'R' : 'C';
    p.ultimoAno = Math.max(p.ultimoAno, ano);
    if (dia < this.desde || dia > this.hasta) return;
    const azar = this.#azar;
    const tardia = azar.real() < TARDIO;
    const indice = mesAbsoluto(dia) - this.#mes0 + (tardia ? 1 : 0);
    if (indice >= this.#archivos.length) return;
    this.#indice = indice;
    this.#correlativo = 0;
    const n = ++this.#citas;
    const falta = azar.real() < this.#sucio * 0.4 ? azar.entero(0, 9) : -1;
    const fecha = falta <= 2 && falta >= 0 ? this.hasta + 200 : dia;
    const idHis = falta >= 3 && falta <= 5 ? `9${eess.idHis.padStart(6, '0')}` : eess.idHis;
    const paciente = falta === 9 ? '' : p.id;
    const registro = tardia ? dia + 31 - diaDelMes(dia) + azar.entero(1, 9) : dia + azar.entero(0, 2);
    const hora = `0${azar.entero(8, 9)}:${azar.entero(10, 59)}:${azar.entero(10, 59)}`;
    const [anos, meses, dias] = edadEn(p.nacimiento, dia);
    const edad = anos > 0 ? `${anos},A` : meses > 0 ? `${meses},M` : `${dias},D`;
    this.#antes = `${100000000 + n},${anoDe(fecha)},${mesDe(fecha)},${diaDelMes(fecha)},${isoDe(fecha)},A${String((n >> 9) % 90).padStart(2, '0')},${((n >> 4) % 32) + 1},${(n % 16) + 1},${ups},${idHis},${paciente},${eess.idHis}${n % 5},${eess.idHis}9,${p.financiador},${condicion},${condicion},${edad},${anos},${meses},${dias},${n % 3 === 0 ? 'T' : 'M'},`;
    const {
      hb = '0.00',
      peso = '',
      talla = '',
      fur,
      condicion: otra = '',
    } = falta > 5 && falta < 9 ? danar(medidas, falta) : medidas;
    const fHb = hb === '0.00' ? '' : isoDe(dia);
    this.#registro = `${isoDe(registro)} ${hora}`;
    this.#despues = `${peso},${talla},${hb},,,${otra},,${fur === undefined ? '' : isoDe(fur)},${fHb},${fHb},`;
  }

  /** A code of the open visit, and a second row of the same code when it carries two LAB values. */
  fila(codigo: string, tipo: 'D' | 'P' | 'R', lab = '', lab2 = ''): void {
    if (this.#indice < 0) return;
    this.#correlativo++;
    this.#escribir(codigo, tipo, lab, 1);
    if (lab2 !== '') this.#escribir(codigo, tipo, lab2, 2);
  }

  /** Collective activities (`APPnnn`) and animals (`AAAnn`): no person behind them. */
  colectiva(dia: number, eess: Eess, actividad: string, codigo: string): void {
    const [n, hb] = [++this.#citas, '0.00'];
    const fecha = isoDe(dia);
    this.porMes[mesAbsoluto(dia) - this.#mes0]!++;
    this.#archivos[mesAbsoluto(dia) - this.#mes0]!.linea(
      `${100000000 + n},${anoDe(dia)},${mesDe(dia)},${diaDelMes(dia)},${fecha},ACT,1,${(n % 16) + 1},101002,${eess.idHis},${actividad},${eess.idHis}1,${eess.idHis}9,,,,,,,,,M,${codigo},D,1,1,1,,,${hb},,,,,,,,${fecha} 08:00:00,${fecha} 08:00:00,`,
    );
  }

  /** Closes the files; each dirty one ends with a row of totals. @returns names and rows */
  cerrar(): ArchivoTexto[] {
    this.#archivos.forEach((a, i) => {
      if (this.#sucio > 0) a.linea(`TOTAL,${this.porMes[i]}${','.repeat(38)}`);
      a.cerrar();
    });
    return this.#archivos;
  }

  get primerPeriodo(): Periodo {
    return isoDe(this.desde).slice(0, 7);
  }

  /** First and last day of month `i`. */
  limites(i: number): readonly [number, number] {
    const p = sumarMeses(this.primerPeriodo, i);
    return [diaDe(primerDia(p)), diaDe(ultimoDia(p))];
  }

  #escribir(codigo: string, tipo: string, lab: string, correlativoLab: number): void {
    const archivo = this.#archivos[this.#indice]!;
    const inicio = `${this.#antes}${codigo},${tipo},`;
    const medio = `,${this.#correlativo},${correlativoLab},${this.#despues}${this.#registro},`;
    this.porMes[this.#indice]!++;
    if (this.#sucio > 0 && this.#azar.real() < this.#sucio) this.#ensuciar(archivo, inicio, lab, medio);
    else archivo.linea(`${inicio}${lab}${medio}${this.#registro},PER`);
  }

  #ensuciar(archivo: ArchivoTexto, inicio: string, lab: string, medio: string): void {
    const limpia = `${inicio}${lab}${medio}${this.#registro},PER`;
    const falta = this.#azar.entero(0, 6);
    if (falta <= 2) {
      if (falta === 2) archivo.linea(CABECERA_HIS);
      archivo.linea(limpia);
      if (falta === 0) archivo.linea(limpia);
      else if (falta === 1) archivo.linea(`${inicio}9${medio}${this.#registro.slice(0, 10)} 23:59:59,PER`); // a later correction
    } else if (falta === 3) archivo.linea(`${inicio} ${medio}${this.#registro}, `);
    else if (falta === 4) archivo.linea(`${inicio}null${medio}${this.#registro},null`);
    else if (falta === 5)
      archivo.linea(limpia.slice(0, -30)); // cut short: columns are missing
    else archivo.linea(`${limpia},,`); // columns too many
  }
}

function edadEn(nacimiento: number, dia: number): readonly [number, number, number] {
  const d = diaDelMes(dia) - diaDelMes(nacimiento);
  const meses = mesAbsoluto(dia) - mesAbsoluto(nacimiento) - (d < 0 ? 1 : 0);
  return [Math.floor(meses / 12), meses % 12, d < 0 ? d + 30 : d];
}

/** Measures as they are mistyped: height in metres, a weight of 300, a hemoglobin that nobody has. */
const danar = (m: Medidas, falta: number): Medidas => {
  if (falta === 6 && m.talla !== undefined) return { ...m, talla: (Number(m.talla) / 100).toFixed(2) };
  if (falta === 7 && m.peso !== undefined) return { ...m, peso: '300.000' };
  return m.hb === undefined ? m : { ...m, hb: '99.90' };
};
