import type { Nacimiento } from '../../../functions/domain/ficha/esquema-componente.ts';
import type { Exclusion, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { anosCumplidosA, diaDelCalendario, entre, mesesCumplidosA, partesDe, primeroDelMes } from './calendario.ts';
import type { FilaCnv } from './historia.ts';
import type { Mundo } from './mundo.ts';
import { esDni, type Registro } from './registro.ts';
import type { Sujeto } from './sujetos.ts';

/** Longest pregnancy that is still followed, in days. */
const EMBARAZO = 294;

const parto = (c: FilaCnv): number => Date.parse(c.fecha_nacimiento!) / 86_400_000;

/** Whether the subject belongs to the month of the cut. */
export function enPoblacion(s: Sujeto, version: VersionFicha, corte: number, r: Registro): boolean {
  const { poblacion, corte: tipo } = version;
  const primero = primeroDelMes(corte);
  const enMes = (dia: number | null): boolean => dia !== null && dia >= primero && dia <= corte;
  const atendido = (dia: number): boolean =>
    tipo.dias_antes === undefined ? enMes(dia) : dia >= primero - tipo.dias_antes && dia < primero;
  const conEdades = (): boolean => {
    const pedidas = [poblacion.edad_dias, poblacion.edad_meses, poblacion.edad_anos];
    if (s.nacimiento === null) return pedidas.every((x) => x === undefined);
    const [ano] = partesDe(corte);
    const [mesAl, diaAl] = (poblacion.edad_al ?? '').split('-').map(Number);
    const al = poblacion.edad_al === undefined ? corte : diaDelCalendario(ano, mesAl!, diaAl!);
    return (
      s.nacimiento <= corte &&
      (poblacion.edad_dias === undefined || entre(corte - s.nacimiento, poblacion.edad_dias)) &&
      (poblacion.edad_meses === undefined || entre(mesesCumplidosA(s.nacimiento, corte), poblacion.edad_meses)) &&
      (poblacion.edad_anos === undefined || entre(anosCumplidosA(s.nacimiento, al), poblacion.edad_anos))
    );
  };
  const porCorte = (): boolean => {
    switch (tipo.tipo) {
      case 'fin_de_mes':
        return true;
      case 'cumple_dia_N':
        return s.nacimiento !== null && enMes(s.nacimiento + tipo.dia!);
      case 'cumple_N_desde_evento':
        return s.ancla !== null && enMes(s.ancla + tipo.dia!);
      case 'atencion_en_mes':
        return s.ancla !== null && atendido(s.ancla);
      case 'solapa_rango':
        for (let d = primero; d <= corte; d += 1)
          if (s.nacimiento !== null && tipo.rangos!.some((x) => entre(d - s.nacimiento!, x))) return true;
        return false;
    }
  };
  if (poblacion.sujeto === 'parto') {
    const dia = parto(s.certificados[0]!);
    const posteriores = (r.partosDe.get(s.documento!) ?? []).filter(
      (c) => c.fecha_nacimiento !== null && parto(c) > dia,
    );
    return atendido(dia) && dia <= corte && !posteriores.some((c) => parto(c) <= corte);
  }
  if (poblacion.sujeto === 'embarazo') {
    const nacidos = (s.documento === null ? [] : (r.partosDe.get(s.documento) ?? [])).filter(
      (c) => c.fecha_nacimiento !== null,
    );
    return (
      entre(corte - s.ancla!, [0, EMBARAZO]) &&
      !nacidos.some((c) => parto(c) >= s.ancla! && parto(c) <= corte) &&
      conEdades()
    );
  }
  if (poblacion.sujeto === 'evento') return s.ancla! <= corte && porCorte() && conEdades();
  if (s.nacimiento === null) return false;
  const cumpleOtroDia = tipo.o_cumple_dia !== undefined && enMes(s.nacimiento + tipo.o_cumple_dia);
  return (porCorte() && conEdades()) || cumpleOtroDia;
}

/** Any certificate of the subject with any of the fields known and inside its range. */
export const nacioEn = (s: Sujeto, n: Nacimiento): boolean =>
  s.certificados.some(
    (c) =>
      (n.peso_g !== undefined && c.peso_g !== null && entre(c.peso_g, n.peso_g)) ||
      (n.semanas !== undefined && c.semanas !== null && entre(c.semanas, n.semanas)),
  );

const deEessPublico = (s: Sujeto, mundo: Mundo): boolean => {
  const codigo = s.certificados[0]?.renipress ?? null;
  return codigo !== null && /^\d+$/.test(codigo) && mundo.minsaORegional.has(Number(codigo));
};

/** The reasons a ficha may name without saying what they mean. */
function motivoDelMotor(motivo: string, s: Sujeto, version: VersionFicha, mundo: Mundo): boolean {
  const p = s.persona;
  switch (motivo) {
    case 'sin_documento':
      return !(p?.conDocumento ?? s.documento !== null);
    case 'duplicado':
      return p?.duplicado ?? false;
    case 'inactivo':
      return p?.estado === '0';
    case 'fuera_de_padron':
      return p?.estado === 'censo' || p?.estado === 'atendido';
    case 'solo_atendido':
      return p?.estado === 'atendido';
    case 'seguro':
      return (p?.seguros ?? []).some((x) => !['0', '1', ''].includes(x));
    case 'sin_cnv':
      return (p?.numeroCnv ?? null) === null;
    case 'bajo_peso_o_prematuro':
      return nacioEn(s, { peso_g: [-Infinity, 2499], semanas: [-Infinity, 36] });
    case 'sin_dni':
      // Of a mother there is the number of the CNV, and what is known of that number elsewhere.
      return version.poblacion.sujeto === 'parto' ? !esDni(s.documento) || p?.conDni === false : !(p?.conDni ?? false);
    case 'domicilio_desconocido':
      return s.ubigeo === null || !mundo.ubigeos.has(s.ubigeo);
    case 'parto_no_institucional':
      return s.certificados[0]?.lugar !== 'EESS';
    case 'eess_no_minsa_ni_regional':
      return !deEessPublico(s, mundo);
    case 'prematuro':
      return nacioEn(s, { semanas: [-Infinity, 36] });
    default:
      throw new Error(`El intérprete no conoce la exclusión «${motivo}»`);
  }
}

export type Preguntas = {
  readonly metodo: string;
  readonly mundo: Mundo;
  /** Whether it happened up to the cut. */
  readonly hubo: (x: NonNullable<Exclusion['tiene']>) => boolean;
};

function excluye(e: Exclusion, s: Sujeto, version: VersionFicha, { metodo, mundo, hubo }: Preguntas): boolean {
  if (e.metodos && !e.metodos.includes(metodo)) return false;
  const condiciones = [
    ...(e.tiene ? [hubo(e.tiene)] : []),
    ...(e.falta ? [!hubo(e.falta)] : []),
    ...(e.nacimiento_en ? [nacioEn(s, e.nacimiento_en)] : []),
    ...(e.nacimiento_fuera_de ? [!nacioEn(s, e.nacimiento_fuera_de)] : []),
  ];
  return condiciones.length > 0 ? condiciones.every(Boolean) : motivoDelMotor(e.motivo, s, version, mundo);
}

const periodo = (corte: number, atras: number): string => {
  const [a, m] = partesDe(corte);
  return new Date(Date.UTC(a, m - 1 - atras, 1)).toISOString().slice(0, 7);
};

/** The one reason that takes the subject out, or null: population, then the order of the ficha. */
export function exclusionDe(
  s: Sujeto,
  version: VersionFicha,
  corte: number,
  r: Registro,
  preguntas: Preguntas,
): string | null {
  const { poblacion } = version;
  if (poblacion.sujeto === 'persona' && s.nacimiento === null) return 'sin_fecha_nacimiento';
  if (!enPoblacion(s, version, corte, r)) return fueraDe(version);
  const ano = (dia: number): number => partesDe(dia)[0];
  if (poblacion.nacido_en_el_ano && (s.nacimiento === null || ano(s.nacimiento) !== ano(corte)))
    return 'nacido_en_otro_ano';
  if (poblacion.sexo && s.sexo !== poblacion.sexo) return 'sexo';
  if (poblacion.nomina) {
    const { poblacion: de, meses_seguidos: meses } = poblacion.nomina;
    const esta = (atras: number): boolean => r.nomina.has(`${periodo(corte, atras)}|${de}|${s.documento ?? ''}`);
    if (!esta(0)) return 'fuera_de_nomina';
    for (let k = 1; k < meses; k += 1) if (!esta(k)) return 'poca_nomina';
  }
  return version.exclusiones.find((e) => excluye(e, s, version, preguntas))?.motivo ?? null;
}

export const fueraDe = ({ poblacion }: VersionFicha): string => {
  if (poblacion.sujeto === 'persona') return 'edad';
  return poblacion.sujeto === 'parto' ? 'sin_parto_en_mes' : poblacion.fuera;
};
