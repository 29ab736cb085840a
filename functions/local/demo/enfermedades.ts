import type { Azar } from './azar.ts';
import type { Unidad } from './jurisdiccion.ts';
import type { Mundo } from './mundo.ts';
import { UPS, type Atendido } from './trama-his.ts';

/** Illnesses that the sectorisation guide names, by the yearly chance of falling ill, with their usual codes. */
const AGUDAS = [
  [0.06, ['J00X', 'J029', 'J039', 'J069', 'J209']],
  [0.025, ['A09X', 'A090', 'A099']],
  [0.005, ['J180', 'J189']],
] as const;
const LARGAS = [
  [0.0012, 'A150'],
  [0.0008, 'B24X'],
  [0.0004, 'B670'],
] as const;
const DIAS_ENTRE_CONTROLES = 60;

/** Writes the visits of one grown-up for common and for long illnesses, the latter with their controls. */
export function enfermar(m: Mundo, azar: Azar, u: Unidad, p: Atendido): void {
  const anos = (m.his.hasta - m.his.desde) / 365.25;
  const visita = (dia: number, codigo: string, tipo: 'D' | 'R'): void => {
    m.his.cita(p, dia, u.eess, UPS.medicina);
    m.his.fila(codigo, tipo);
  };
  for (const [alAno, codigos] of AGUDAS)
    for (let n = azar.redondeo(alAno * anos); n > 0; n--)
      visita(azar.entero(m.his.desde, m.his.hasta), azar.de(codigos), 'D');
  for (const [alAno, codigo] of LARGAS) {
    if (!azar.ocurre(alAno * anos)) continue;
    const inicio = azar.entero(m.his.desde, m.his.hasta);
    for (let dia = inicio; dia <= m.his.hasta; dia += DIAS_ENTRE_CONTROLES)
      visita(dia, codigo, dia === inicio ? 'D' : 'R');
  }
}
