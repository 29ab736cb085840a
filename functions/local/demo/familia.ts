import type { Eess } from '../../domain/territorio.ts';
import { Azar } from './azar.ts';
import { anoDe, diaDelMes, isoDe, mesDe } from './calendario.ts';
import { diaDe } from '../../domain/fecha.ts';
import { pacienteMadre, vivirEmbarazo } from './gestante.ts';
import type { Unidad } from './jurisdiccion.ts';
import { identidad, type Identidad } from './maestros.ts';
import { matricular } from './matricula.ts';
import { coberturaEn } from './cobertura.ts';
import type { Mundo } from './mundo.ts';
import { escribirCnv, vivirNino, type Rasgos } from './nino.ts';
import { lineaCenso, valorarMadre } from './otras-etapas.ts';
import type { Nino, Padron } from './padron.ts';

/** Births a year for each inhabitant: 10,500 in Ayacucho. */
const NATALIDAD = 0.0157;
const GESTACION = 280;
const EDAD_PADRON_ANOS = 6;
/** Days of age between which the municipality lists a child. */
const [DESDE_NOMINA, HASTA_NOMINA] = [30, 394];

type Madre = {
  readonly dni: string;
  readonly quien: Identidad;
  readonly nacimiento: number;
  readonly lugar: number;
  /** Id_Paciente; null until she is attended inside the window. */
  id: string | null;
  ultimoParto: number;
};

/** Writes the births of a place, from the oldest child of the padrón to the pregnancies under way, and all that happens to them. */
export function familiasDe(m: Mundo, padron: Padron, u: Unidad, semilla: number): { ninos: number; gestantes: number } {
  const azar = new Azar(semilla, 'familias', u.localidad.codigo, u.manzana);
  const municipio = new Azar(semilla, 'municipio', u.localidad.codigo, u.manzana);
  const emitido = m.emision;
  const desde =
    diaDe(
      `${anoDe(emitido) - EDAD_PADRON_ANOS}-${isoDe(emitido).slice(5) === '02-29' ? '02-28' : dosCifras(mesDe(emitido), diaDelMes(emitido))}`,
    ) + 1;
  const hasta = m.his.hasta + GESTACION - 60;
  const n = azar.redondeo((u.poblacion * NATALIDAD * (hasta - desde + 1)) / 365.25);
  const partos = Array.from({ length: n }, () => azar.entero(desde, hasta)).sort((a, b) => a - b);
  let anterior: Madre | null = null;
  let ninos = 0;
  let gestantes = 0;
  for (const parto of partos) {
    const madre: Madre =
      anterior && parto - anterior.ultimoParto > 700 && azar.ocurre(0.45) ? anterior : nuevaMadre(m, azar, parto);
    madre.ultimoParto = parto;
    anterior = madre;
    const rasgos = rasgosDe(azar, madre);
    if (parto > m.his.desde) {
      if (madre.id === null) m.censo.linea(lineaCenso(madre.dni, u, Math.max(parto - 200, desde)));
      madre.id ??= m.maestro.alta('1', madre.dni, madre.quien, madre.nacimiento, 'F', u);
      const fur = parto - rasgos.semanas * 7 - azar.entero(0, 6);
      const paciente = pacienteMadre(m, madre.id, madre.nacimiento, fur);
      vivirEmbarazo(m, azar, paciente, {
        unidad: u,
        parto,
        fur,
        lugar: madre.lugar,
        hb: 12.1 + azar.normal() * 1.05 + (u.sector?.efectoHb ?? 0) / 2,
      });
      valorarMadre(m, azar, u, paciente, madre.lugar, parto + azar.entero(40, 250));
      m.compromiso1.listar(m, municipio, {
        documento: madre.dni,
        unidad: u,
        lugar: madre.lugar,
        poblacion: 'gestante',
        desde: fur + 70,
        hasta: parto,
      });
      gestantes++;
    }
    if (parto > m.his.hasta) continue;
    const nino = nacer(m, azar, u, parto, madre, rasgos);
    if (nino.cnv !== '') escribirCnv(m, azar, nino, rasgos);
    padron.agregar(nino);
    vivirNino(m, azar, nino, rasgos);
    matricular(m, municipio, nino, rasgos.lugar);
    if (nino.seguro === '0' || nino.seguro === '1')
      m.compromiso1.listar(m, municipio, {
        documento: nino.dni === '' ? nino.cnv : nino.dni,
        unidad: u,
        lugar: rasgos.lugar,
        poblacion: 'nino',
        desde: parto + DESDE_NOMINA,
        hasta: parto + HASTA_NOMINA,
      });
    ninos++;
  }
  return { ninos, gestantes };
}

const dosCifras = (mes: number, dia: number): string =>
  `${String(mes).padStart(2, '0')}-${String(dia).padStart(2, '0')}`;

function nuevaMadre(m: Mundo, azar: Azar, parto: number): Madre {
  const anos = azar.ocurre(0.07) ? 14 + azar.real() * 4 : 18 + (azar.real() + azar.real()) * 12;
  return {
    dni: m.documentos.dni(),
    quien: identidad(azar),
    nacimiento: parto - Math.floor(anos * 365.25),
    lugar: azar.real(),
    id: null,
    ultimoParto: parto,
  };
}

function rasgosDe(azar: Azar, madre: Madre): Rasgos {
  const prematuro = azar.ocurre(0.065);
  const semanas = prematuro ? azar.entero(31, 36) : azar.entero(37, 41);
  return {
    semanas,
    pesoG: Math.max(900, Math.round((3180 + (semanas - 39) * 130 + azar.normal() * 390) / 10) * 10),
    lugar: azar.ocurre(0.7) ? madre.lugar : azar.real(),
    enEess: azar.ocurre(0.93),
    ajeno: azar.ocurre(0.07),
    dobleIdentidad: azar.ocurre(0.06),
  };
}

function nacer(m: Mundo, azar: Azar, u: Unidad, nacimiento: number, madre: Madre, r: Rasgos): Nino {
  const seguido = r.lugar < coberturaEn(m, u, nacimiento);
  const conCnv = azar.ocurre(0.975);
  const dias = azar.ocurre(seguido ? 0.955 : 0.66)
    ? azar.entero(1, azar.ocurre(0.6) ? 12 : 30)
    : azar.entero(31, azar.ocurre(0.8) ? 120 : 900);
  const emision = nacimiento + dias;
  const conDni = emision <= m.emision;
  return {
    quien: { paterno: identidad(azar).paterno, materno: madre.quien.paterno, nombres: identidad(azar).nombres },
    sexo: azar.ocurre(0.51) ? 'M' : 'F',
    nacimiento,
    dni: conDni ? m.documentos.dni() : '',
    cnv: conCnv ? m.documentos.cnv() : '',
    pad: m.documentos.dni(),
    emisionDni: conDni ? emision : null,
    unidad: u,
    adscripcion: adscripcion(m, azar, u),
    nacioEn: r.enEess ? (azar.ocurre(0.55) ? (m.hospital(u.eess) ?? u.eess) : u.eess) : null,
    seguro: r.ajeno ? (azar.ocurre(0.85) ? '2' : azar.ocurre(0.5) ? '3' : '4') : azar.ocurre(0.93) ? '1' : '0',
    madre,
  };
}

/** 4 % belong to a facility next to the one of their home; 0.6 % carry a code that does not exist. */
function adscripcion(m: Mundo, azar: Azar, u: Unidad): Eess | null {
  const p = azar.real();
  if (p < 0.006) return null;
  const vecinos = m.vecinos(u.eess);
  return p < 0.046 && vecinos.length > 0 ? azar.de(vecinos) : u.eess;
}
