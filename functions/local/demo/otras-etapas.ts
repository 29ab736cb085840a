import type { Azar } from './azar.ts';
import { anoDe, isoDe } from './calendario.ts';
import { ajusteAltitud } from './crecimiento.ts';
import { enfermar } from './enfermedades.ts';
import type { Unidad } from './jurisdiccion.ts';
import { identidad } from './maestros.ts';
import { recibe } from './cobertura.ts';
import { textoHb, type Mundo } from './mundo.ts';
import { UPS, type Atendido } from './trama-his.ts';

type Etapa = 'escolar' | 'adolescente' | 'joven' | 'adulto' | 'mayor';

// Share of the population and ages in completed years. Under six years everyone is in the padrón.
const ETAPAS: readonly (readonly [Etapa, fraccion: number, desde: number, hasta: number])[] = [
  ['escolar', 0.1, 7, 11],
  ['adolescente', 0.11, 12, 17],
  ['joven', 0.19, 18, 29],
  ['adulto', 0.34, 30, 59],
  ['mayor', 0.12, 60, 92],
];
const ANUAL: Readonly<Record<Etapa, readonly [si: number, no: number]>> = {
  escolar: [0.45, 0.15],
  adolescente: [0.75, 0.3],
  joven: [0.45, 0.15],
  adulto: [0.5, 0.2],
  mayor: [0.65, 0.3],
};

// Pregnant girls come at real scale, so half of all adolescents are listed, attended or not: a sample would make the rate absurd.
const ADOLESCENTES_ATENDIDOS = 2.2;
const ADOLESCENTES_LISTADOS = 0.5;
/** Services of the older adult's yearly package besides the valuation: LAB, and the share of those who do not complete it that gets each. */
const PAQUETE_MAYOR = [
  ['99173', '20', 0.45],
  ['90658', 'DU', 0.45],
  ['Z019', 'DNT', 0.3],
  ['Z017', '', 0.3],
  ['96150.01', '', 0.25],
  ['96150.02', '', 0.2],
  ['96150.03', '', 0.25],
  ['96150.04', '', 0.15],
  ['96150.07', '', 0.2],
  ['99402.09', '', 0.25],
  ['D0150', '', 0.2],
  ['99401', '', 0.25],
] as const;
const COMPLETA_PAQUETE = 0.3;
/** Whoever was an adolescent in the first month is older in the last: without them the stage would grow month by month. */
const ANOS_DE_MAS = 3;

/** Lists in the census a sample of the people of a place from seven years on, and writes their yearly attendances. */
export function poblarOtrasEtapas(m: Mundo, azar: Azar, u: Unidad, muestra: number, desdeCenso: string): void {
  const familia: Familia = { ficha: '', faltan: 0 };
  for (const [etapa, fraccion, desde, hasta] of ETAPAS) {
    const edad = (): number => azar.entero(desde * 365.25, (hasta + 1) * 365.25 - 1);
    const parte = etapa === 'adolescente' ? Math.min(1, muestra * ADOLESCENTES_ATENDIDOS) : muestra;
    for (let n = azar.redondeo(u.poblacion * fraccion * parte); n > 0; n--) {
      const sexo = azar.ocurre(0.5) ? 'M' : 'F';
      vivirAnos(m, azar, u, etapa, sexo, listar(m, azar, u, sexo, edad(), desdeCenso, familia));
    }
    if (etapa !== 'adolescente') continue;
    const anos = hasta + 1 - desde;
    const amplia = (): number => azar.entero(desde * 365.25, (hasta + 1 + ANOS_DE_MAS) * 365.25 - 1);
    const listados = (Math.max(0, ADOLESCENTES_LISTADOS - parte) * (anos + ANOS_DE_MAS)) / anos;
    for (let n = azar.redondeo(u.poblacion * fraccion * listados); n > 0; n--)
      listar(m, azar, u, azar.ocurre(0.5) ? 'M' : 'F', amplia(), desdeCenso, familia);
  }
}

/** The family file that is being filled, and how many members it still lacks. */
type Familia = { ficha: string; faltan: number };

/** Puts someone in the census, in the family of the one before while it lacks members, and in the master of patients. */
function listar(
  m: Mundo,
  azar: Azar,
  u: Unidad,
  sexo: 'M' | 'F',
  edadDias: number,
  desdeCenso: string,
  familia: Familia,
): Atendido {
  const nacimiento = m.his.hasta - Math.floor(edadDias);
  const { numero, tipo } = m.documentos.adulto();
  const id = m.maestro.alta(tipo, numero, identidad(azar), nacimiento, sexo, u);
  if (familia.faltan-- === 0) Object.assign(familia, { ficha: `F${numero.slice(-6)}`, faltan: azar.entero(1, 4) });
  m.censo.linea(`${numero},${u.eess.renipress},${familia.ficha},${u.localidad.codigo},${u.manzana},${desdeCenso},`);
  const ultimoAno = azar.ocurre(0.8) ? anoDe(m.his.desde) - 1 : 0;
  return { id, nacimiento, financiador: azar.ocurre(0.85) ? '2' : '1', ultimoAno };
}

function vivirAnos(m: Mundo, azar: Azar, u: Unidad, etapa: Etapa, sexo: 'M' | 'F', p: Atendido): void {
  m.adultos?.get(u.eess)?.push(p);
  enfermar(m, azar, u, p);
  const lugar = azar.real();
  const [si, no] = ANUAL[etapa];
  for (let dia = m.his.desde; dia <= m.his.hasta; dia += 365) {
    const cuando = dia + azar.entero(0, 364);
    if (cuando > m.his.hasta || !recibe(m, azar, u, lugar, cuando, si, no)) continue;
    atender(m, azar, u, etapa, p, sexo, cuando);
  }
}

/** Yearly valuation of a young or grown woman after a birth: mothers are people of the sector like any other. */
export function valorarMadre(m: Mundo, azar: Azar, u: Unidad, p: Atendido, lugar: number, dia: number): void {
  const edad = (dia - p.nacimiento) / 365.25;
  if (edad < 18 || !recibe(m, azar, u, lugar, dia, ...ANUAL.joven)) return;
  atender(m, azar, u, edad < 30 ? 'joven' : 'adulto', p, 'F', dia);
}

function atender(m: Mundo, azar: Azar, u: Unidad, etapa: Etapa, p: Atendido, sexo: 'M' | 'F', dia: number): void {
  const fila = (codigo: string, lab: string, prob: number): void => {
    if (azar.ocurre(prob)) m.his.fila(codigo, 'D', lab);
  };
  const edad = Math.floor((dia - p.nacimiento) / 365.25);
  if (etapa === 'escolar') {
    m.his.cita(p, dia, u.eess, UPS.cred);
    fila('99383', '1', 1);
  } else if (etapa === 'adolescente') {
    const conHb = sexo === 'F' && azar.ocurre(0.8);
    const hb = 12.8 + azar.normal() * 1.1 + ajusteAltitud(u.localidad.altitud ?? 0);
    m.his.cita(p, dia, u.eess, UPS.enfermeria, conHb ? { hb: textoHb(hb) } : {});
    fila('C8002', 'TA', 0.85);
    fila('99402.03', '1', 0.93);
    fila('Z019', 'DNT', 0.93);
    fila('99403.01', '1', 0.92);
    fila('99402.09', '1', 0.92);
    if (conHb) fila('85018', '', 1);
    if (conHb && hb - ajusteAltitud(u.localidad.altitud ?? 0) < 12) fila('D509', 'LEV', 0.9);
    if (sexo === 'F') fila('99199.26', '1', 0.85);
  } else if (etapa === 'mayor') {
    m.his.cita(p, dia, u.eess, UPS.medicina);
    fila(azar.ocurre(0.7) ? '99387' : '99215.03', azar.de(['AS', 'E', 'E', 'AF', 'AF', 'GC']), 0.95);
    fila('90670', 'DU', 0.15);
    const completo = azar.ocurre(COMPLETA_PAQUETE);
    for (const [codigo, lab, suelto] of PAQUETE_MAYOR) fila(codigo, lab, completo ? 0.98 : suelto);
  } else {
    m.his.cita(p, dia, u.eess, UPS.medicina);
    fila('Z019', 'DNT', 0.92);
    fila('99199.22', azar.ocurre(0.85) ? 'N' : 'A', 0.9);
    if (edad >= 40) fila(azar.ocurre(0.5) ? 'Z017' : '82947', '', 0.8);
    fila('99209.02', '', 0.1);
  }
}

/** The line of a pregnant woman in the census, from the day the facility knows of her. */
export const lineaCenso = (documento: string, u: Unidad, desde: number): string =>
  `${documento},${u.eess.renipress},F${documento.slice(-6)},${u.localidad.codigo},${u.manzana},${isoDe(desde)},`;
