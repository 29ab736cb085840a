import type { Eess } from '../../domain/territorio.ts';
import type { Azar } from './azar.ts';
import { anoDe, isoDe, mesesEntre } from './calendario.ts';
import { ajusteAltitud } from './crecimiento.ts';
import { recibe } from './cobertura.ts';
import { textoHb, type Mundo } from './mundo.ts';
import type { Nino } from './padron.ts';
import { UPS, type Atendido, type Medidas } from './trama-his.ts';

/** What decides the course of a child's health, beside where it lives. */
export type Rasgos = {
  readonly lugar: number;
  readonly pesoG: number;
  readonly semanas: number;
  readonly enEess: boolean;
  /** Attended by another insurer: its visits hardly reach this HIS. */
  readonly ajeno: boolean;
  /** Visits before the DNI stay under the CNV as another patient. */
  readonly dobleIdentidad: boolean;
};

/** Visits after the first year, in completed months, and the share of those under follow-up who keep up with them. */
const ETAPAS: readonly (readonly [constantes: number, meses: readonly number[]])[] = [
  [0.7, [12, 14, 15, 16, 18, 20, 22]],
  [0.5, [24, 27, 30, 33]],
  [0.2, [36, 39, 42, 45, 48, 51, 54, 57]],
];
/** Chance of coming to one of them: of those who keep up, of the rest of those under follow-up, and of the others. */
const VIENE = { constante: 0.97, suelto: 0.14, otro: 0.1 } as const;
/** Only for vaccines. */
const SIN_CONTROL = 15;
/** Chance of an assay at the control of a month. */
const CON_HB: ReadonlyMap<number, number> = new Map([
  [12, 0.95],
  [18, 0.4],
  [24, 0.7],
  [30, 0.4],
  [36, 0.3],
  [48, 0.3],
]);
/** Share of the children with anemia that never start treatment. */
const SIN_TRATAR = 0.07;
const TOPE_ENTREGAS = 6;
const DIAS_MES = 30.4375;
/** Months of 30.4375 days end up to three days before those of the calendar. */
const HOLGURA = 3;

/** Writes to the HIS every visit of a child inside the window: newborn, first year month by month, then the calendar by age. */
export function vivirNino(m: Mundo, azar: Azar, n: Nino, r: Rasgos): void {
  const vida = new VidaNino(m, azar, n, r);
  if (m.emision - n.nacimiento < 0 || n.nacimiento > m.his.hasta) return;
  vida.nacer();
  if (r.ajeno && azar.ocurre(0.75)) return;
  vida.primerAno();
  vida.despues();
}

class VidaNino {
  readonly #m: Mundo;
  readonly #azar: Azar;
  readonly #n: Nino;
  readonly #r: Rasgos;
  readonly #eess: Eess;
  readonly #actual: Atendido;
  readonly #antes: Atendido | null;
  readonly #zTalla: number;
  readonly #zPeso: number;
  readonly #hbBase: number;
  readonly #ajuste: number;
  readonly #desfase: number;
  readonly #penta: string;
  readonly #micronutrientes: boolean;
  #mejoraDesde = Infinity;
  #conAnemia = false;

  constructor(m: Mundo, azar: Azar, n: Nino, r: Rasgos) {
    this.#m = m;
    this.#azar = azar;
    this.#n = n;
    this.#r = r;
    this.#eess = n.adscripcion ?? n.unidad.eess;
    const financiador =
      n.seguro === '1' ? '2' : n.seguro === '2' ? '3' : n.seguro === '4' ? '9' : n.seguro === '3' ? '7' : '1';
    const paciente = (tipo: '1' | '5' | '6', numero: string): Atendido => ({
      id: m.maestro.alta(tipo, numero, n.quien, n.nacimiento, n.sexo, n.unidad),
      nacimiento: n.nacimiento,
      financiador,
      ultimoAno: n.nacimiento < m.his.desde ? anoDe(m.his.desde - 1) : 0,
    });
    this.#actual = n.dni !== '' ? paciente('1', n.dni) : n.cnv !== '' ? paciente('6', n.cnv) : paciente('5', '');
    this.#antes = r.dobleIdentidad && n.dni !== '' && n.cnv !== '' ? paciente('6', n.cnv) : null;
    const chico = (3200 - r.pesoG) / 1500;
    this.#zTalla = azar.normal() * 1.05 - 0.98 - Math.max(0, chico) * 0.5 + (n.unidad.sector?.efectoTalla ?? 0);
    this.#zPeso = this.#zTalla * 0.55 + azar.normal() * 0.7 + 0.1;
    this.#hbBase = 10.62 + azar.normal() * 0.85 + (n.unidad.sector?.efectoHb ?? 0);
    this.#ajuste = ajusteAltitud(n.unidad.localidad.altitud ?? 0);
    this.#desfase = azar.entero(0, 9);
    this.#penta = azar.ocurre(0.6) ? '90723' : '90722';
    this.#micronutrientes = azar.ocurre(0.1);
  }

  nacer(): void {
    const { nacimiento: b } = this.#n;
    const lugar = this.#r.enEess ? (this.#n.nacioEn ?? this.#eess) : this.#eess;
    if (this.#recibe(b, 0.985, 0.82)) {
      this.#cita(b + this.#azar.entero(0, 1), UPS.inmunizaciones, {}, lugar);
      this.#fila('90585', 'DU');
      if (this.#azar.ocurre(0.99)) this.#fila('90744', 'DU');
    }
    if (this.#r.ajeno) return;
    let dia = b + this.#azar.entero(3, 5);
    for (let k = 1; k <= 4; k++) {
      if (this.#recibe(dia, k === 4 ? 0.93 : 0.985, 0.55)) {
        this.#visita(dia, {}, '99381.01', String(k));
        if (k === 1 && this.#recibe(dia, 0.985, 0.6)) this.#fila('36416', '');
      }
      dia = Math.min(b + 28, dia + 7 + this.#azar.entero(0, 1));
    }
  }

  primerAno(): void {
    const { nacimiento: b } = this.#n;
    const riesgo = this.#r.pesoG < 2500 || this.#r.semanas < 37;
    let dosis = 0;
    let ultimaDosis = -Infinity;
    let entregas = 0;
    let anemia = false;
    let tratadaDesde: number | null = null;
    let influenza = 0;
    for (let k = 1; k <= 11; k++) {
      let dia = b + 30 * k + this.#desfase + this.#azar.entero(0, 1);
      if (dia > this.#m.his.hasta) break;
      const seguido = this.#recibe(dia, 0.985, 0);
      if (!seguido) {
        if (!this.#azar.ocurre(0.42)) continue;
        dia = Math.min(dia + this.#azar.entero(0, 22), b + 30 * k + 29);
      }
      const da = (p: number): boolean => this.#azar.real() < (seguido ? p : p * 0.78);
      const edad = dia - b;
      const conHb = (k === 6 || (anemia ? k >= 7 && k <= 9 : k === 9) || (riesgo && (k === 1 || k === 3))) && da(0.985);
      const hb = conHb ? this.#hb(dia) : null;
      this.#visita(dia, hb === null ? {} : { hb: textoHb(hb) }, '99381', String(k));
      if (hb !== null) this.#fila('85018', '');
      const toca = k >= 6 ? 3 : k >= 4 ? 2 : k >= 2 ? 1 : 0;
      if (dosis < toca && dia - ultimaDosis >= 28 && da(0.99)) {
        dosis++;
        ultimaDosis = dia;
        this.#vacunas(dosis, edad);
      }
      if ((k === 4 || (riesgo && (k === 1 || k === 3))) && da(0.985))
        this.#fila('99199.17', this.#azar.ocurre(0.7) ? '1' : 'SF1');
      if (k < 6) continue;
      if (influenza < 2 && mesesEntre(b, dia) === 6 + influenza && da(0.9)) this.#fila('90657', String(++influenza));
      if (hb !== null && !anemia && this.#esAnemia(hb, dia) && da(0.95)) {
        anemia = true;
        this.#mejoraDesde = dia;
        entregas = this.#azar.ocurre(SIN_TRATAR) ? TOPE_ENTREGAS : 0;
        this.#fila('D509', 'LEV');
        this.#conAnemia = true;
        if (entregas === 0) tratadaDesde = dia;
      } else if (anemia && entregas < 3) this.#m.his.fila('D509', 'R', 'LEV');
      const mmn = this.#micronutrientes && !anemia;
      if (mmn ? da(0.96) : entregas < TOPE_ENTREGAS && da(entregas < 3 ? 0.98 : 0.22)) {
        entregas++;
        if (mmn) this.#fila('99199.19', String(entregas));
        else this.#fila('99199.17', anemia ? String(entregas) : `SF${entregas}`);
      }
    }
    if (tratadaDesde !== null) this.#recuperacion(tratadaDesde);
  }

  despues(): void {
    for (const [constantes, meses] of ETAPAS) {
      const si = this.#azar.ocurre(constantes) ? VIENE.constante : VIENE.suelto;
      for (const mes of meses) {
        const dia = this.#n.nacimiento + Math.round(mes * DIAS_MES) + HOLGURA + this.#desfase;
        if (dia > this.#m.his.hasta) return;
        if (dia >= this.#m.his.desde && this.#recibe(dia, si, VIENE.otro)) this.#control(mes, dia);
      }
    }
  }

  #control(mes: number, dia: number): void {
    const hb = this.#azar.ocurre(CON_HB.get(mes) ?? 0) ? this.#hb(dia) : null;
    if (mes === SIN_CONTROL) this.#cita(dia, UPS.inmunizaciones, {});
    else this.#visita(dia, hb === null ? {} : { hb: textoHb(hb) }, '99382', String(mes < 24 ? (mes - 10) / 2 : 1));
    if (mes === 12) this.#varias(['90670', '3'], ['90707', '1'], ['90716', '1']);
    else if (mes === 15) this.#varias(['90717', 'DU'], ['90633.01', 'DU']);
    else if (mes === 18) this.#varias(['90707', '2'], ['90701', 'DA1'], ['90713', 'DA1']);
    else if (mes === 48) this.#varias(['90701', 'DA2'], ['90713', 'DA2']);
    if (hb === null) return;
    this.#fila('85018', '');
    if (mes < 36 && this.#esAnemia(hb, dia)) this.#tratar(dia);
    else if (mes === 12 && !this.#conAnemia && this.#azar.ocurre(0.5))
      this.#fila(this.#micronutrientes ? '99199.19' : '99199.17', 'TA');
    else if (mes <= 30 && this.#azar.ocurre(0.1)) this.#fila('99199.19', '1');
  }

  #tratar(dia: number): void {
    this.#mejoraDesde = dia;
    this.#fila('D509', 'LEV');
    this.#fila('99199.17', '1');
    for (let i = 2; i <= 3; i++) {
      const siguiente = dia + 30 * (i - 1);
      if (!this.#recibe(siguiente, 0.85, 0.2)) break;
      this.#cita(siguiente, UPS.cred, {});
      this.#m.his.fila('D509', 'R', 'LEV');
      this.#fila('99199.17', String(i));
    }
    this.#recuperacion(dia);
  }

  /** Final control of a treatment, 180 to 209 days after the diagnosis: the last delivery carries LAB TA, the recovery PR. */
  #recuperacion(desde: number): void {
    const dia = desde + 181 + this.#azar.entero(0, 10);
    if (!this.#recibe(dia, 0.9, 0.15)) return;
    const hb = this.#hb(dia);
    this.#cita(dia, UPS.cred, { hb: textoHb(hb) });
    this.#fila('85018', '');
    const sana = !this.#esAnemia(hb, dia);
    if (sana) this.#m.his.fila('D509', 'R', 'PR');
    if (this.#azar.ocurre(sana ? 0.9 : 0.4)) this.#fila('99199.17', 'TA');
  }

  #varias(...vacunas: readonly (readonly [string, string])[]): void {
    for (const [codigo, lab] of vacunas) if (this.#azar.ocurre(0.93)) this.#fila(codigo, lab);
  }

  #vacunas(dosis: number, edad: number): void {
    const lab = String(dosis);
    if (dosis <= 2) {
      this.#fila('90670', lab);
      if (edad <= 240) this.#fila('90681', lab);
    }
    this.#fila('90713', lab);
    this.#fila(this.#penta, lab);
  }

  #recibe(dia: number, si: number, no: number): boolean {
    return recibe(this.#m, this.#azar, this.#n.unidad, this.#r.lugar, dia, si, no);
  }

  #hb(dia: number): number {
    const meses = Math.max(0, mesesEntre(this.#n.nacimiento, dia));
    const tratada = dia - this.#mejoraDesde;
    const mejora = tratada <= 0 ? 0 : tratada <= 240 ? Math.min(1, tratada / 120) * 0.75 : 0.15;
    return this.#hbBase + Math.min(48, meses) * 0.018 + mejora + this.#azar.normal() * 0.25 + this.#ajuste;
  }

  #esAnemia(hb: number, dia: number): boolean {
    const ajustada = Math.round(hb * 10) / 10 - this.#ajuste;
    return ajustada < (mesesEntre(this.#n.nacimiento, dia) < 24 ? 10.5 : 11) - 1e-9;
  }

  #visita(dia: number, medidas: Medidas, codigo: string, lab: string): void {
    if (dia < this.#m.his.desde || dia > this.#m.his.hasta) {
      this.#cita(dia, UPS.cred, medidas);
      return;
    }
    const { sexo, nacimiento } = this.#n;
    const edad = dia - nacimiento;
    const maduro = Math.min(1, 0.7 + edad / 900);
    const talla = this.#m.crecimiento.talla(sexo, edad, this.#zTalla * maduro) + this.#azar.normal() * 0.3;
    const peso = this.#m.crecimiento.peso(sexo, edad, this.#zPeso * maduro);
    this.#cita(dia, UPS.cred, {
      ...medidas,
      talla: `${(Math.round(talla * 10) / 10).toFixed(1)}0`,
      peso: peso.toFixed(3),
    });
    this.#fila(codigo, lab);
  }

  #cita(dia: number, ups: string, medidas: Medidas, eess = this.#eess): void {
    const quien =
      this.#antes !== null && this.#n.emisionDni !== null && dia < this.#n.emisionDni ? this.#antes : this.#actual;
    this.#m.his.cita(quien, dia, eess, ups, medidas);
  }

  #fila(codigo: string, lab: string): void {
    this.#m.his.fila(codigo, 'D', lab);
  }
}

/** Writes the birth to the consolidated CNV of its year. */
export function escribirCnv(m: Mundo, azar: Azar, n: Nino, r: Rasgos): void {
  const falta = azar.real() < m.sucio * 3 ? azar.entero(0, 3) : -1;
  const peso = falta === 0 ? '' : falta === 1 ? (r.pesoG / 1000).toFixed(3) : String(r.pesoG);
  const semanas = falta === 0 ? ' ' : String(r.semanas);
  const ubigeo =
    falta === 2 ? (m.t.distritos.get(n.unidad.localidad.ubigeo)?.ubigeoReniec ?? '') : n.unidad.localidad.ubigeo;
  const lugar = r.enEess ? 'EESS' : azar.ocurre(0.85) ? 'DOMICILIO' : 'OTRO';
  const linea = `${n.cnv},${peso},${semanas},${isoDe(n.nacimiento)},${lugar},${r.enEess ? (n.nacioEn?.renipress ?? '') : ''},${ubigeo},${n.madre.dni}`;
  const archivo = m.cnv(anoDe(n.nacimiento));
  archivo.linea(linea);
  if (falta === 3) archivo.linea(linea);
}
