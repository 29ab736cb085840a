import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { normalizarTitulo } from './titulos.ts';

/** What files are called that says what they are. Any other word may be somebody's name. */
const PALABRAS = new Set(
  normalizarTitulo(`
    csv xlsx xls xlsm ods zip gz txt rar dbf parquet tsv
    enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre noviembre diciembre
    ene feb mar abr may jun jul ago set sep oct nov dic mes meses mensual anual semestre trimestre semana dia ano periodo corte
    lunes martes miercoles jueves viernes
    padron nominal nominales nomina nominas his minsa hismin hisminsa trama tramas nuevo nueva antiguo maestro maestros paciente pacientes
    personal registrador establecimiento establecimientos eess ipress renipress renaes cnv sien sis dni cui reniec ogei diresa geresa
    diris disa red redes microred microredes microareas microarea region provincia distrito localidad localidades comunidad comunal
    municipio municipalidad muni centro centros poblado poblados ccpp puesto puestos salud hospital padres madres
    datos abiertos dato base bases tabla tablas reporte reportes informe informes consolidado acumulado agregado agregados detalle lista listado general
    evaluacion seguimiento produccion atenciones atencion atendidos prestaciones prestacion visitas visita domiciliarias hogar hogares
    censo poblacion personas persona familias familia nino ninos nina ninas menores menor gestante gestantes puerpera puerperas
    adolescente adolescentes joven jovenes adulto adultos mayor mayores vacunas vacuna inmunizaciones cred anemia hierro hemoglobina
    dosaje tamizaje nutricional nutricion desarrollo embarazo embarazos parto partos nacidos vivo vivos control controles laboratorio
    actas acta agua cloro sectores sector sectoristas sectorista sectorizacion perfil riesgo riesgos cronograma matricula educacion
    alertas alerta metas meta pvica promsa compromiso paquete indicador indicadores fed enfermedades enfermedad violencia
    telefonos contactos directorio activos actores sociales actor social
    final version copia nuevo corregido corregida correccion actualizado actualizada original completo completa parcial prueba ejemplo
    plantilla archivo archivos carga cargas hoja libro envio enviado entrega recibido vacio buena falta otra otro vez mis sola solo
    inicio indice portada caratula resumen grafico graficos instrucciones leyenda diccionario dinamica sheet worksheet page
    uno dos tres cuatro carpeta mezcla macosx store thumbs desktop ini del las los por con sin para desde hasta
  `).split(' '),
);

const EXTENSION = /\.(csv|xlsx?|xlsm|ods|zip|gz|gzip|txt|rar|dbf|parquet|tsv)$/i;
/** Words, split also where a lower-case letter comes before a capital one, and numbers. */
const PARTES = /\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lu}\p{M}]+(?!\p{Ll})|\p{L}[\p{L}\p{M}]*|\p{N}+(?:[\s.,_-]+\p{N}+)*/gu;
const CIFRAS_DE_DOCUMENTO = 7;
/** Of the months that are loaded: an older year may be the beginning of a document. */
const ANO = /^20[23]\d$/;

const esDia = (d: string, m: string): boolean => Number(d) >= 1 && Number(d) <= 31 && Number(m) >= 1 && Number(m) <= 12;
/** What goes with a year: a day, a month, or the code of a region, a province, a district or a facility. */
const esDeFecha = (x: string): boolean =>
  (x.length <= 2 && Number(x) <= 31) ||
  /^0{3,4}\d{5}$/.test(x) ||
  (/^\d{4}(\d\d)?$/.test(x) && leerTerritorio().provincias.has(x.slice(0, 4)));

/** A date (`31122025`, `20251231`, `2026-10-31`) or the code of a facility, which begins with zeros as no document does. */
function esInocente(cifras: string): boolean {
  const partes = cifras.split(/[^\d]+/);
  if (partes.length > 1) {
    const anos = partes.filter((x) => ANO.test(x)).length;
    return anos === 1 && partes.every((x) => ANO.test(x) || esDeFecha(x) || (x.length === 8 && esInocente(x)));
  }
  const [, a, b, c, d] = /^(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(cifras) ?? [];
  if (a && b && c && d && ((ANO.test(c + d) && esDia(a, b)) || (ANO.test(a + b) && esDia(d, c)))) return true;
  return /^0{3,4}\d{5}$/.test(cifras) && cifras.length <= 9;
}

const numero = (texto: string): string =>
  texto.replace(/\P{N}/gu, '').length < CIFRAS_DE_DOCUMENTO || esInocente(texto)
    ? texto
    : texto.replace(/\p{N}/gu, '#');

/** Places named after a person: «visita Luis Carranza» is somebody, unless it says that it is a district. */
const DE_PERSONA = new RegExp(
  `^(${'alberto alfonso alonso andres antonio carlos daniel eduardo elias emilio fernando fidel gregorio hermilio ignacio jacobo jesus jorge jose juan justo leoncio leonor luis manuel maria mariano miguel nicolas pedro ramon ricardo rosa samuel simon victor'.replaceAll(' ', '|')}) `,
  'i',
);
const DICE_QUE_ES_LUGAR = new Set(['DISTRITO', 'PROVINCIA', 'REGION', 'MUNICIPALIDAD', 'MUNI', 'DIST', 'PROV']);

let lugares: ReadonlySet<string> | undefined;
/** Names of regions, provinces and districts. Those of facilities and localities are of persons too often. */
function nombresDeLugar(): ReadonlySet<string> {
  const { regiones, provincias, distritos } = leerTerritorio();
  lugares ??= new Set(
    [...regiones.values(), ...provincias.values(), ...[...distritos.values()].map((d) => d.nombre)].map(
      normalizarTitulo,
    ),
  );
  return lugares;
}
const PALABRAS_DE_LUGAR = 6;

type Juicio = 'dice' | 'lugar' | 'oculta';

/** Which words say what the file is, which are of a place, and which may be of a person. Places beside these are taken for part of them. */
function juzgar(palabras: readonly string[]): Juicio[] {
  const juicios = palabras.map((p): Juicio => (p.length < 3 || PALABRAS.has(p) ? 'dice' : 'oculta'));
  for (let i = 0; i < palabras.length; i++)
    for (let n = Math.min(PALABRAS_DE_LUGAR, palabras.length - i); n > 0; n--)
      if (nombresDeLugar().has(palabras.slice(i, i + n).join(' '))) {
        const esPersona = DE_PERSONA.test(palabras.slice(i, i + n).join(' '));
        juicios.fill(esPersona && !DICE_QUE_ES_LUGAR.has(palabras[i - 1] ?? '') ? 'oculta' : 'lugar', i, i + n);
        i += n - 1;
        break;
      }
  const ocultaAlLado = (i: number, paso: number): boolean => {
    while (juicios[i] === 'lugar') i += paso;
    return juicios[i] === 'oculta';
  };
  return juicios.map((j, i) => (j === 'lugar' && (ocultaAlLado(i, 1) || ocultaAlLado(i, -1)) ? 'oculta' : j));
}

/**
 * The name of a file as it is kept and shown. People put names of persons and documents in it: of its words only those that say what
 * the file is, when, or of which place are left; the rest are `***`, and digits `#` where there are as many as in a document.
 */
export function nombreEnmascarado(nombre: string): string {
  const limpio = nombre.normalize('NFC');
  const extension = EXTENSION.exec(limpio)?.[0] ?? '';
  const cuerpo = limpio.slice(0, limpio.length - extension.length);
  const partes = [...cuerpo.matchAll(PARTES)];
  const palabras = partes.filter(([p]) => !/^\p{N}/u.test(p));
  const juicios = juzgar(palabras.map(([p]) => normalizarTitulo(p)));
  const ocultas = new Set(palabras.filter((_, i) => juicios[i] === 'oculta').map((p) => p.index));
  return (
    cuerpo.replace(PARTES, (p: string, donde: number) =>
      /^\p{N}/u.test(p) ? numero(p) : ocultas.has(donde) ? '***' : p,
    ) + extension
  );
}

/** The name of a sheet, as that of a file; with its place among the tabs where something of it is hidden. */
export function hojaEnmascarada({ nombre, posicion }: { readonly nombre: string; readonly posicion: number }): string {
  const queda = nombreEnmascarado(nombre);
  return queda === nombre.normalize('NFC') ? nombre : `${queda} (hoja ${posicion})`;
}

/** The title of a column that nobody expected. One unknown word is of the source; several, or a document, may be of somebody. */
export function tituloEnmascarado(titulo: string, posicion: number): string {
  const queda = nombreEnmascarado(titulo);
  const ocultas = queda.split('***').length - 1;
  return ocultas <= 1 && !queda.includes('#') ? titulo : `${queda} (columna ${posicion})`;
}
