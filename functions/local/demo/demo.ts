import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { leerTerritorio } from '../../adapters/catalogos/territorio.ts';
import { diaDe } from '../../domain/fecha.ts';
import { esPeriodo, periodosEntre, primerDia, sumarMeses, type Periodo } from '../../domain/periodo.ts';
import type { Eess } from '../../domain/territorio.ts';
import { escribirActas } from './actas.ts';
import { escribirAgua } from './agua.ts';
import { ArchivoTexto } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import { anoDe, isoDe } from './calendario.ts';
import { Compromiso1 } from './compromiso1.ts';
import { crecimiento } from './crecimiento.ts';
import { escribirCronograma } from './cronograma.ts';
import { Documentos } from './documentos.ts';
import { familiasDe } from './familia.ts';
import { elegirEess, repartir, type Unidad } from './jurisdiccion.ts';
import { escribirLeeme } from './leeme.ts';
import { escribirEstablecimientos, MaestroPaciente } from './maestros.ts';
import { masCercanos, type Mundo } from './mundo.ts';
import { poblarOtrasEtapas } from './otras-etapas.ts';
import { Padron } from './padron.ts';
import { escribirPerfilDistrito } from './perfil-distrito.ts';
import { Relleno } from './relleno.ts';
import { escribirRiesgo } from './riesgo.ts';
import { sectorizar } from './sectores.ts';
import { tabla } from './tabla.ts';
import { escribirPerfiles, escribirSectores } from './tablas-locales.ts';
import { MEDIDAS, type Tamano } from './tamano.ts';
import { TramaHis } from './trama-his.ts';

export type OpcionesDemo = {
  readonly tamano: Tamano;
  /** Integer. The same seed and options give the same bytes. */
  readonly semilla: number;
  /** Folder, created if missing; files of the same name are replaced. */
  readonly salida: string;
  /** Share of the rows with the faults of the field, 0 to 1. Each size has its own. */
  readonly sucio?: number;
  readonly periodos?: number;
  /** Last period, `YYYY-MM`. */
  readonly hasta?: Periodo;
  readonly progreso?: (mensaje: string, fraccion: number) => void;
};

const DIAS_EMISION = 5;
const CNV_CABECERA = 'nu_cnv,peso_nacido,dur_emb_parto,fe_nacido,tip_lugar_nacido,co_local,ubigeo_madre,nu_doc_madre';

const sinTildes = (texto: string): string =>
  texto.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll(' ', '_');

/**
 * Writes a synthetic region in the field's own formats over the real territory (districts, facilities, localities, altitudes): the
 * padrón nominal of each province, the nominal HIS month by month with its masters, CNV, sectorisation, census and profiles. People,
 * documents (all start with 99), surnames and results are invented.
 * @returns the paths written, and counts: `ninos`, `gestantes`, `filas_his`, and `filas_<archivo>` for every file
 * @throws RangeError on options that make no sense, in Spanish
 */
export async function generarDemo(o: OpcionesDemo): Promise<{ archivos: string[]; resumen: Record<string, number> }> {
  const { tamano, semilla, salida, periodos = 24, hasta = '2026-10', progreso = () => {} } = o;
  if (tamano === 'pais') {
    throw new RangeError(
      'El tamaño «pais» no se genera: se mide una región «grande» y se extrapola. Use --tamano grande.',
    );
  }
  const medida = MEDIDAS[tamano];
  const sucio = o.sucio ?? medida.sucio;
  if (!Number.isSafeInteger(semilla)) throw new RangeError(`La semilla debe ser un entero: ${semilla}`);
  if (!Number.isInteger(periodos) || periodos < 1 || periodos > 60)
    throw new RangeError(`Los periodos van de 1 a 60: ${periodos}`);
  if (!esPeriodo(hasta)) throw new RangeError(`El último periodo se escribe AAAA-MM: ${hasta}`);
  if (!(sucio >= 0 && sucio <= 1)) throw new RangeError(`La suciedad va de 0 a 1: ${sucio}`);
  await mkdir(salida, { recursive: true });

  progreso('Repartiendo el territorio', 0);
  const t = leerTerritorio();
  const eess = elegirEess(t, medida.prefijo, medida.eess);
  const distritos = [...t.distritos.values()].filter((d) => d.ubigeo.startsWith(medida.prefijo));
  const unidades = repartir(t, distritos, eess, semilla);
  const sectores = sectorizar(unidades, semilla);

  const meses = periodosEntre(sumarMeses(hasta, 1 - periodos), hasta);
  const ambito = sinTildes(t.regiones.get(medida.region)!);
  const his = new TramaHis(salida, ambito, meses, new Azar(semilla, 'his'), sucio);
  const cnv = new Map<number, ArchivoTexto>();
  const hospitales = [...t.eess.values()].filter(
    (e) => e.ubigeo.startsWith(medida.region) && e.categoria.startsWith('II') && e.institucion === 'GOBIERNO REGIONAL',
  );
  const hospital = new Map(eess.map((e) => [e, masCercanos(e, hospitales, 1)[0] ?? null]));
  const vecinos = new Map(eess.map((e) => [e, masCercanos(e, eess, 4)]));
  const m: Mundo = {
    t,
    his,
    maestro: new MaestroPaciente(salida, t, new Azar(semilla, 'maestro'), sucio),
    documentos: new Documentos(),
    crecimiento: crecimiento(),
    censo: tabla(salida, 'censo'),
    matricula: tabla(salida, 'matricula'),
    compromiso1: new Compromiso1(salida, hasta, periodos),
    anos: Array.from({ length: anoDe(his.hasta) - anoDe(his.desde) + 1 }, (_, i) => anoDe(his.desde) + i),
    cnv: (ano) => {
      const archivo =
        cnv.get(ano) ?? new ArchivoTexto(join(salida, `CNV_consolidado_${ambito}_${ano}.csv`), CNV_CABECERA);
      cnv.set(ano, archivo);
      return archivo;
    },
    emision: his.hasta + DIAS_EMISION,
    sucio,
    hospital: (e) => hospital.get(e) ?? null,
    vecinos: (e) => vecinos.get(e) ?? [],
    adultos: medida.filasMes > 0 ? new Map(eess.map((e) => [e, []])) : null,
  };
  const inicio = diaDe(primerDia(sumarMeses(meses[0]!, -12)));

  const resumen: Record<string, number> = { eess: eess.length, sectores: sectores.length, ninos: 0, gestantes: 0 };
  const archivos: string[] = [];
  const provincias = [...Map.groupBy(unidades, (u) => u.localidad.ubigeo.slice(0, 4))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  let hechas = 0;
  for (const [provincia, suyas] of provincias) {
    progreso(`Niños y gestantes de ${t.provincias.get(provincia)!}`, hechas / unidades.length / 1.5);
    const padron = new Padron(salida, t, provincia, m.emision, new Azar(semilla, 'padron', provincia), sucio);
    for (const u of suyas) {
      const { ninos, gestantes } = familiasDe(m, padron, u, semilla);
      resumen['ninos']! += ninos;
      resumen['gestantes']! += gestantes;
    }
    padron.cerrar();
    archivos.push(join(salida, padron.nombre));
    resumen[`filas_${padron.nombre}`] = padron.filas;
    hechas += suyas.length;
    await setImmediate();
  }
  progreso('Las demás etapas de vida', 0.7);
  for (const [i, u] of unidades.entries()) {
    poblarOtrasEtapas(m, azarDe(semilla, 'etapas', u), u, medida.censo, isoDe(inicio));
    if (i % 1000 === 0) await setImmediate();
  }
  actividades(m, eess, new Azar(semilla, 'colectivas'), periodos);
  if (m.adultos) {
    const relleno = new Relleno(his, new Azar(semilla, 'relleno'), m.adultos);
    for (const [i, mes] of meses.entries()) {
      progreso(`Otras atenciones de ${mes}`, 0.75 + (0.22 * i) / periodos);
      relleno.mes(i, medida.filasMes);
      await setImmediate();
    }
  }

  progreso('Tablas locales', 0.98);
  const vigencia = { inicio, cambio: diaDe(primerDia(meses[Math.floor(periodos / 2)]!)), hasta: his.hasta };
  const hechos = [
    ...his.cerrar(),
    ...[...cnv.values(), m.maestro.archivo, m.censo, m.matricula].map((a) => {
      a.cerrar();
      return a;
    }),
    ...m.compromiso1.cerrar(),
    escribirEstablecimientos(salida, t, medida.region),
    ...escribirSectores(salida, t, sectores, vigencia, semilla),
    ...escribirPerfiles(salida, unidades, vigencia, semilla),
    escribirPerfilDistrito(salida, unidades, [his.desde, his.hasta], semilla),
    escribirRiesgo(salida, sectores, vigencia, semilla),
    escribirCronograma(salida, sectores, [meses[0]!, hasta], semilla),
    escribirActas(salida, unidades, [meses[0]!, hasta], semilla),
    escribirAgua(salida, unidades, [meses[0]!, hasta], semilla),
  ];
  for (const a of hechos) {
    archivos.push(a.ruta);
    resumen[`filas_${basename(a.ruta)}`] = a.lineas;
  }
  resumen['filas_his'] = his.porMes.reduce((a, b) => a + b, 0);
  const leeme = join(salida, 'LEEME.txt');
  await writeFile(
    leeme,
    escribirLeeme({
      tamano,
      semilla,
      sucio,
      desde: isoDe(his.desde),
      hasta: isoDe(his.hasta),
      emision: isoDe(m.emision),
      resumen,
    }),
  );
  archivos.push(leeme);
  progreso('Listo', 1);
  return { archivos: archivos.sort(), resumen };
}

const azarDe = (semilla: number, proposito: string, u: Unidad): Azar =>
  new Azar(semilla, proposito, u.localidad.codigo, u.manzana);

/** Collective activities of each facility and month, which are no persons. */
function actividades(m: Mundo, eess: readonly Eess[], azar: Azar, periodos: number): void {
  for (let i = 0; i < periodos; i++) {
    const [desde, hasta] = m.his.limites(i);
    for (const e of eess) {
      if (azar.ocurre(0.5)) m.his.colectiva(azar.entero(desde, hasta), e, `APP${azar.entero(100, 199)}`, 'C0009');
      if (azar.ocurre(0.05)) m.his.colectiva(azar.entero(desde, hasta), e, 'AAA04', '90675');
    }
  }
}
