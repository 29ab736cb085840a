import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { ajustarHb, escalar, grupoHb, type MetodoHb } from '../../../functions/domain/salud/hemoglobina.ts';
import { bandaDci, calcularZ } from '../../../functions/domain/salud/oms.ts';
import { mesesCumplidosA, doceMesesAntes, primeroDelMes } from './calendario.ts';
import { conValorHb } from './lineas.ts';
import type { Mundo } from './mundo.ts';
import { nacioEn } from './poblacion.ts';
import type { Linea } from './registro.ts';
import type { Sujeto } from './sujetos.ts';

export type Medida = { readonly condicion: boolean | null; readonly falta: boolean };

const SIN_MEDIDA: Medida = { condicion: null, falta: true };
const DOSAJES = ['85018', '85018.01', '85031'];

/** Lines of the last day, up to the cut and inside the lapse, on which `vale` holds. */
function ultimas(
  lineas: readonly Linea[],
  lapso: NonNullable<VersionFicha['medicion']>['lapso'],
  corte: number,
  vale: (l: Linea) => boolean,
): Linea[] {
  const desde = lapso === 'mes' ? primeroDelMes(corte) : doceMesesAntes(corte) + 1;
  const validas = lineas.filter((l) => l.dia <= corte && l.dia >= desde && vale(l));
  const dia = Math.max(...validas.map((l) => l.dia));
  return validas.filter((l) => l.dia === dia);
}

const esSexo = (x: string | null): x is 'M' | 'F' => x === 'M' || x === 'F';

export function medir(
  s: Sujeto,
  lineas: readonly Linea[],
  version: VersionFicha,
  corte: number,
  metodo: string,
  mundo: Mundo,
): Medida {
  const { medicion } = version;
  if (!medicion || s.nacimiento === null) return medicion ? SIN_MEDIDA : { condicion: null, falta: false };
  const nacimiento = s.nacimiento;
  if (medicion.tipo === 'hemoglobina') {
    const deHb = (l: Linea): boolean =>
      l.dia >= nacimiento && conValorHb(l) && (l.codigo === null || !DOSAJES.includes(l.codigo) || l.tipo_dx === 'D');
    const ultima = ultimas(lineas, medicion.lapso, corte, deHb);
    if (ultima.length === 0) return SIN_MEDIDA;
    const altitud =
      mundo.altitudLocalidad.get(s.persona?.codigoCcpp ?? '') ??
      mundo.altitudEess.get(Number(s.persona?.renipress ?? '')) ??
      mundo.altitudDistrito.get(s.persona?.ubigeo ?? '');
    const dia = ultima[0]!.dia;
    const condicion = nacioEn(s, { semanas: [-Infinity, 36] }) ? 'prematuro' : '';
    const edades = {
      edadDias: dia - nacimiento,
      edadMeses: mesesCumplidosA(nacimiento, dia),
      condicion,
      semanas: null,
    } as const;
    // Without sex the group is known only where both share it.
    const grupos = (esSexo(s.sexo) ? [s.sexo] : (['M', 'F'] as const)).map((sexo) => grupoHb({ ...edades, sexo }));
    const grupo = grupos.every((g) => g?.id === grupos[0]?.id) ? grupos[0] : null;
    if (altitud === undefined || !grupo) return SIN_MEDIDA;
    const hb = Math.min(...ultima.map((l) => l.hb!));
    return { condicion: ajustarHb(hb, altitud, metodo as MetodoHb) < escalar(grupo.normal), falta: false };
  }
  if (!esSexo(s.sexo)) return SIN_MEDIDA;
  const sexo = s.sexo;
  const zDe = (l: Linea): number | null => {
    const medida = l.medida?.toUpperCase() ?? null;
    return calcularZ(
      {
        sexo,
        edadDias: l.dia - nacimiento,
        tallaCm: l.talla_cm,
        pesoKg: null,
        medida: medida === 'L' || medida === 'H' ? medida : null,
        edema: false,
      },
      mundo.oms,
    ).talla_edad;
  };
  // The tallest of a day speaks for it; a day whose tallest is implausible says nothing.
  const porDia = Map.groupBy(
    lineas.filter((l) => l.dia >= nacimiento && zDe(l) !== null),
    (l) => l.dia,
  );
  const validas = [...porDia.values()]
    .map((delDia) => delDia.reduce((a, b) => (zDe(b)! > zDe(a)! ? b : a)))
    .filter((l) => bandaDci(zDe(l)!) !== null);
  const ultima = ultimas(validas, medicion.lapso, corte, () => true)[0];
  if (!ultima) return SIN_MEDIDA;
  const banda = bandaDci(zDe(ultima)!);
  const riesgo = version.componentes.some((c) => c.condicion === 'riesgo_dci');
  return { condicion: riesgo ? banda === 'riesgo' : banda === 'moderada' || banda === 'severa', falta: false };
}
