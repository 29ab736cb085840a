import { fechaDe, type Fecha } from '../../../functions/domain/fecha.ts';
import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { enBorde, type Azar } from './azar.ts';
import { partesDe } from './calendario.ts';
import type { FilaCnv, FilaNomina, FilaPersona } from './historia.ts';
import type { Marco } from './marco.ts';
import { pesosCriticos, semanasCriticas } from './numeros.ts';

/** `D0` is the document of the person, `C0` its certificate; `numerar` turns them into numbers. */
export const sexoPara = (version: VersionFicha, { uno, quiza }: Azar): string | null => {
  const pedido = version.poblacion.sexo ?? version.componentes.find((c) => c.solo_si?.sexo)?.solo_si?.sexo;
  return pedido && quiza(88) ? pedido : uno(['M', 'F', 'M', 'F', null]);
};

const LUGARES: readonly (readonly [ubigeo: string | null, ccpp: string | null])[] = [
  ['050101', null],
  ['050101', '0501010001'],
  ['150101', null],
  ['010101', '0101010002'],
  ['050101', '0101010001'],
  ['210101', null],
  ['999999', null],
  [null, null],
  ['999999', '9999999999'],
];

export function filaPersona(
  version: VersionFicha,
  marco: Marco,
  sexo: string | null,
  emisionDni: number | null,
  azar: Azar,
): FilaPersona {
  const { uno, quiza } = azar;
  const [ubigeo, codigo_ccpp] = quiza(60) ? LUGARES[0]! : uno(LUGARES);
  const motivos = version.exclusiones.map((e) => e.motivo);
  return {
    documento: 'D0',
    tipo_documento: 'DNI',
    dni: quiza(80) ? 'D0' : null,
    cnv: 'C0',
    fecha_nacimiento: quiza(2) ? null : fechaDe(marco.nacimiento),
    sexo,
    seguros: quiza(motivos.includes('seguro') ? 75 : 40)
      ? '1'
      : uno(['0', '1|2', '2', null, ' 1 ', '3|4', '0|1', '|', '1|', '4']),
    fecha_emision_dni: emisionDni === null ? null : fechaDe(emisionDni),
    ubigeo,
    codigo_ccpp,
    renipress: quiza(85) ? '00003644' : null,
    estado: quiza(85) ? uno(['1', '1', '2']) : uno(['0', 'censo', 'atendido', null]),
  };
}

/** The same person as the registers spoil it: by certificate only, twice, without number, without type. */
export function filasPersona(p: FilaPersona, nacimiento: Fecha, { uno, quiza }: Azar): FilaPersona[] {
  if (quiza(68)) return [p];
  const porCnv: FilaPersona = { ...p, documento: 'C0', tipo_documento: 'CNV', dni: null, cnv: uno(['C0', null]) };
  const otroDia = nacimiento.replace(/-\d\d$/, '-07');
  return uno<FilaPersona[]>([
    [porCnv],
    [{ ...porCnv, tipo_documento: null }],
    [p, { ...porCnv, documento: 'C0' }],
    [p, { ...p, documento: 'P0', tipo_documento: 'PAD', dni: null }],
    [p, { ...p, documento: 'E0', tipo_documento: 'OTRO', dni: uno([null, 'E0']) }],
    [p, { ...p, tipo_documento: uno(['CNV', null, 'PAD']), fecha_nacimiento: otroDia }],
    [
      { ...p, tipo_documento: 'PAD', sexo: null },
      { ...p, tipo_documento: ' dni ' },
    ],
    [{ ...p, fecha_nacimiento: otroDia }, p],
    [{ ...p, documento: 'P0', tipo_documento: 'PAD', dni: null, cnv: null }],
    [{ ...p, documento: 'P0', tipo_documento: 'OTRO', dni: null, cnv: uno(['C0', ' ']) }],
    [{ ...p, documento: 'P0', tipo_documento: null, dni: null, cnv: null }],
    // Nobody without a number has a date of issue.
    [{ ...p, documento: null, tipo_documento: null, dni: null, cnv: null, fecha_emision_dni: null }],
    [{ ...p, tipo_documento: null, cnv: null }],
    [{ ...p, cnv: ' C0 ', dni: null }],
    [{ ...p, cnv: null }],
  ]);
}

const opcional = <T>(x: T, { quiza }: Azar): T | null => (quiza(10) ? null : x);

/** What the CNV says of the birth of the person. */
export function filasCnv(version: VersionFicha, marco: Marco, azar: Azar): FilaCnv[] {
  const { uno, quiza } = azar;
  const esMarco = version.poblacion.sujeto === 'nacimiento';
  if (!esMarco && quiza(30)) return [];
  const normal = !esMarco && quiza(55) && !version.exclusiones.some((e) => e.nacimiento_fuera_de);
  const fila: FilaCnv = {
    cnv: uno(['C0', 'C0', 'C0', ' C0']),
    documento_madre: uno(['M0', null]),
    fecha_nacimiento: quiza(97) ? fechaDe(marco.nacimiento) : null,
    peso_g: normal ? 3200 : opcional(uno(pesosCriticos(version)), azar),
    semanas: normal ? 39 : opcional(uno(semanasCriticas(version)), azar),
    lugar: uno(['EESS', 'EESS', 'DOMICILIO', null]),
    renipress: uno(['00003644', '00007948', null]),
    ubigeo_madre: uno(['050101', '999999', null]),
  };
  return [fila];
}

/** Births of the person as a mother: the one that matters, twins, another before, another after. */
export function filasParto(version: VersionFicha, marco: Marco, madre: string, azar: Azar): FilaCnv[] {
  const { entero, uno, quiza } = azar;
  const { sujeto } = version.poblacion;
  const parto = (dia: number, semanas: number | null, numero: string): FilaCnv => ({
    cnv: quiza(90) ? numero : null,
    documento_madre: quiza(96) ? madre : 'P0',
    fecha_nacimiento: fechaDe(dia),
    peso_g: opcional(uno(pesosCriticos(version)), azar),
    semanas,
    lugar: quiza(88) ? 'EESS' : uno(['DOMICILIO', 'OTRO', null]),
    renipress: quiza(82) ? uno(['00003644', '00003560', '3644']) : uno(['00007948', null, 'X1']),
    ubigeo_madre: quiza(88) ? '050101' : uno(['150101', '999999', null]),
  });
  if (sujeto === 'embarazo')
    return quiza(15)
      ? [
          parto(
            uno([marco.ancla - 1, marco.ancla, marco.corte, marco.corte + 1, entero(marco.ancla, marco.corte)]),
            39,
            'H0',
          ),
        ]
      : [];
  if (sujeto !== 'parto') return [];
  const dia = marco.ancla + 7 * (marco.semanas ?? 39);
  return [
    parto(dia, marco.semanas, 'H0'),
    ...(quiza(6) ? [parto(dia, uno([35, 36, 37, 40, null]), 'H1')] : []),
    ...(quiza(6) ? [parto(dia - entero(200, 700), 38, 'H2')] : []),
    ...(quiza(6) ? [parto(enBorde(azar, dia + 1, marco.corte + 1), 30, 'H3')] : []),
  ];
}

/** In the nómina of all the months asked for, or missing one of them. */
export function filasNomina(version: VersionFicha, marco: Marco, azar: Azar): FilaNomina[] {
  const { nomina } = version.poblacion;
  if (!nomina) return [];
  const { entero, uno, quiza } = azar;
  const [ano, mes] = partesDe(marco.corte);
  const falta = quiza(30) ? entero(0, nomina.meses_seguidos) : -1;
  const poblacion = quiza(95) ? nomina.poblacion : uno(['nino', 'gestante']);
  return Array.from({ length: nomina.meses_seguidos + 1 }, (_, atras) => atras)
    .filter((atras) => atras !== falta)
    .map((atras) => ({
      documento: 'D0',
      periodo: new Date(Date.UTC(ano, mes - 1 - atras, 1)).toISOString().slice(0, 7),
      poblacion,
    }));
}
