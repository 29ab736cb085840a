import type { Azar } from './azar.ts';
import { anoDe } from './calendario.ts';
import { ajusteAltitud } from './crecimiento.ts';
import type { Embarazo } from './embarazo.ts';
import { recibe } from './cobertura.ts';
import { textoHb, type Mundo } from './mundo.ts';
import { UPS, type Atendido } from './trama-his.ts';
import { acompanar, tamizar } from './violencia.ts';

const EXAMENES = ['85018', '86780', '86703', '81007'] as const;
const SEMANA = 7;

/** Trimester by completed weeks since the last period: to 97 days, to 195, after. */
const trimestre = (dias: number): 1 | 2 | 3 => (dias < 98 ? 1 : dias < 196 ? 2 : 3);

/** Days from one prenatal visit to the next, closer as the birth draws near. */
const intervalo = (azar: Azar, dias: number): number =>
  dias < 196 ? azar.entero(32, 36) : dias < 238 ? azar.entero(28, 30) : azar.entero(14, 18);

/** Writes the prenatal visits of one pregnancy: exams, iron, violence screening, anaemia and its control. */
export function vivirEmbarazo(m: Mundo, azar: Azar, madre: Atendido, e: Embarazo): void {
  const va = (dia: number, si: number, no: number): boolean => recibe(m, azar, e.unidad, e.lugar, dia, si, no);
  const ajuste = ajusteAltitud(e.unidad.localidad.altitud ?? 0);
  const riesgo = azar.ocurre(0.25) ? 'Z359' : 'Z349';
  const temprana = va(e.fur + 60, 0.93, 0.45);
  let dia = e.fur + (temprana ? azar.entero(7 * SEMANA, 12 * SEMANA) : azar.entero(14 * SEMANA, 24 * SEMANA));
  // Some never get iron: it ran out, or they would not take it.
  const conHierro = va(dia, 0.95, 0.6);
  let atenciones = 0;
  let entregas = 0;
  let ultimaEntrega = -Infinity;
  let control: boolean = false;
  let positiva: number | null = null;
  const fin = Math.min(e.parto - 2, m.his.hasta);
  while (dia <= fin) {
    const dias = dia - e.fur;
    if (atenciones > 0 && !va(dia, 0.96, 0.6)) {
      dia += intervalo(azar, dias);
      continue;
    }
    atenciones++;
    const t = trimestre(dias);
    const perfil = atenciones === 1 && azar.ocurre(0.55);
    const conHb: boolean = atenciones === 1 || control || (atenciones === 4 && azar.ocurre(0.7));
    const hb: number = e.hb + (t === 2 ? -0.4 : 0) + azar.normal() * 0.3 + ajuste + (control ? 0.4 : 0);
    const anemia: boolean = conHb && Math.round(hb * 10) / 10 - ajuste < (t === 2 ? 10.5 : 11) - 1e-9;
    m.his.cita(madre, dia, e.unidad.eess, UPS.obstetricia, {
      fur: e.fur,
      condicion: '1',
      ...(conHb ? { hb: textoHb(hb) } : {}),
    });
    m.his.fila(`${riesgo}${t}`, 'D', String(atenciones), atenciones === 1 ? String(Math.floor(dias / SEMANA)) : '');
    if (perfil) m.his.fila('80055.01', 'D');
    if (atenciones === 1) {
      for (const examen of EXAMENES) if ((!perfil || examen === '85018') && azar.ocurre(0.96)) m.his.fila(examen, 'D');
      positiva = tamizar(m, azar, e, dia) ? dia : null;
    } else if (conHb) m.his.fila('85018', 'D');
    if (dias < 98 && atenciones === 1) m.his.fila('59401.03', 'D', '1');
    const empieza: boolean = anemia && !control;
    if (anemia || control) m.his.fila('O990', empieza ? 'D' : 'R', 'LEV');
    if (conHierro && (dias >= 98 || anemia) && entregas < 6 && dia - ultimaEntrega >= 28 && va(dia, 0.97, 0.7)) {
      entregas = empieza ? 1 : entregas + 1;
      ultimaEntrega = dia;
      m.his.fila('59401.04', 'D', String(entregas));
    }
    control = empieza;
    dia += control ? azar.entero(28, 32) : intervalo(azar, dias);
  }
  if (positiva !== null) acompanar(m, azar, madre, e, positiva);
}

/** A mother as a patient. Those attended before the window count as known to the facility. */
export const pacienteMadre = (m: Mundo, id: string, nacimiento: number, fur: number): Atendido => ({
  id,
  nacimiento,
  financiador: '2',
  ultimoAno: fur < m.his.desde ? anoDe(m.his.desde - 1) : 0,
});
