import type { Carga } from '../../../functions/domain/carga.ts';
import { corteId, type Manifiesto } from '../../../functions/domain/corte.ts';
import type { FilaHecho } from '../../../functions/adapters/dynamo/hechos.ts';
import type { Tablero, Tendencia } from '../../../functions/domain/tablero.ts';
import { vigenciaDe } from '../../../functions/publish/vigencia.ts';
import type { TablaEnMemoria } from './dynamo-en-memoria.ts';
import { correr, type Corrida, type Horario, type Tarea } from './horario.ts';
import { documento } from './lectores.ts';
import { MESES, REGION } from './mundo.ts';
import { contar } from './oraculo.ts';
import { conserva, type Contador, type Taller } from './taller.ts';

const REGION_PK = `REGION#${REGION}`;

export type Estado = {
  readonly cargas: readonly string[];
  readonly meses: readonly {
    readonly periodo: string;
    readonly sha256_entradas: string;
    readonly sello: string;
    readonly hechos: string;
    readonly tableros: string;
    readonly corte: string;
  }[];
  readonly ultimo: string | null;
  readonly serie: string;
};

const manifiestos = (tabla: TablaEnMemoria): Manifiesto[] =>
  tabla
    .claves(REGION_PK)
    .filter((sk) => sk.startsWith('CORTE#'))
    .map((sk) => documento<Manifiesto>(tabla.leer(REGION_PK, sk))!);

const cargasDe = (tabla: TablaEnMemoria): Carga[] =>
  tabla
    .claves(REGION_PK)
    .filter((sk) => sk.startsWith('CARGA#'))
    .map((sk) => JSON.parse(tabla.leer(REGION_PK, sk)!['doc']!.S!) as Carga);

/** What is left in the end, without what may differ: instants of reception and numbers of revision. */
export function estadoDe({ tabla }: Corrida): Estado {
  const todos = manifiestos(tabla);
  const vigentes = MESES.flatMap((periodo) => {
    const corte = tabla.leer(REGION_PK, `VIGENTE#${periodo}`)?.['corte']?.S;
    return corte === undefined ? [] : [{ periodo, corte }];
  });
  const ultimo = tabla.leer(REGION_PK, 'ULTIMO');
  if (ultimo && ultimo['vigencia']?.S !== vigenciaDe(vigentes))
    throw new Error('the series are not of the current cortes');
  if (ultimo && ultimo['corte']?.S !== vigentes.at(-1)?.corte) throw new Error('ULTIMO is not the latest month');
  if (!ultimo && vigentes.length > 0) throw new Error('there are cortes and no ULTIMO');
  const serie = ultimo ? documento<Tendencia>(tabla.leer(`TENDENCIA#G:${REGION}`, ultimo['vigencia']!.S!)) : null;
  return {
    cargas: cargasDe(tabla)
      .map((c) => JSON.stringify(c))
      .sort(),
    meses: vigentes.map(({ periodo, corte }) => {
      const m = todos.find((x) => x.corte === corte)!;
      return {
        periodo,
        corte,
        sha256_entradas: m.sha256_entradas,
        sello: m.sha256,
        hechos: m.resultados.lugares,
        tableros: m.resultados.tableros,
      };
    }),
    ultimo: ultimo ? ultimo['periodo']!.S! : null,
    serie: JSON.stringify(serie && { propio: serie.propio, hijos: serie.hijos, periodos: serie.periodos }),
  };
}

/** Every board of a corte without the name of the corte. */
const tableros = (tabla: TablaEnMemoria, corte: string, lugares: readonly string[]): string =>
  JSON.stringify(
    lugares
      .filter((id) => !id.startsWith('S:'))
      .map((id) => documento<Tablero>(tabla.leer(`TABLERO#${id}`, `${corte}#equipo`)))
      .map((t) => ({ ...t, corte: { ...t?.corte, id: '' } })),
  );

export type Limpio = { readonly estado: Estado; readonly corrida: Corrida };
const limpios = new WeakMap<Taller, Map<string, Promise<Limpio>>>();

/** Everything delivered once, in order and without faults, compared with the one-pass count. Once per set of files. */
export function limpioDe(taller: Taller, { mundo, archivos, contador }: Horario): Promise<Limpio> {
  const suyos = limpios.get(taller) ?? new Map<string, Promise<Limpio>>();
  limpios.set(taller, suyos);
  const clave = `${contador}:${mundo}:${archivos.join(',')}`;
  let l = suyos.get(clave);
  if (!l) suyos.set(clave, (l = hacerLimpio(taller, mundo, archivos, contador)));
  return l;
}

async function hacerLimpio(
  taller: Taller,
  mundo: number,
  archivos: readonly number[],
  contador: Contador,
): Promise<Limpio> {
  const tareas = archivos.map((archivo): Tarea => ({ hace: 'entregar', archivo }));
  const corrida = await correr({ semilla: 1, mundo, contador, archivos, procesos: [tareas], fallos: [] }, taller);
  const estado = estadoDe(corrida);
  const pool = taller.mundo(mundo).archivos;
  const suyos = await Promise.all(archivos.map(async (i) => [pool[i]!, await taller.sha(pool[i]!.ruta)] as const));
  for (const [a, sha] of suyos) {
    const c = cargasDe(corrida.tabla).find((x) => x.sha256 === sha);
    if (!c) throw new Error(`${a.nombre} is not in the journal`);
    if (!conserva(c) || (c.error === null && c.recibidas !== a.lineas))
      throw new Error(`${a.nombre}: ${a.lineas} lines, and the journal says ${JSON.stringify(c)}`);
    if ((c.error !== null) !== (a.fuente === 'malo')) throw new Error(`${a.nombre}: ${JSON.stringify(c.error)}`);
  }
  for (const { corte, periodo } of estado.meses) {
    const debido = contar(suyos, periodo);
    const lugares = documento<{ id: string }[]>(corrida.tabla.leer(`LUGARES#${REGION}`, corteId(REGION, MESES[1], 1)));
    const donde = new Set([...debido.keys()].map((k) => k.split('|')[1]!));
    for (const l of lugares ?? []) if (/^[DPG]:\d+$/.test(l.id)) donde.add(l.id);
    for (const lugar of donde) {
      const filas = documento<FilaHecho[]>(corrida.tabla.leer(`HECHO#${lugar}`, corte)) ?? [];
      for (const ficha of ['dni_30d', 'rn_bajo_peso']) {
        const hay = filas.filter((f) => f.ficha === ficha);
        const suma = [hay.reduce((n, f) => n + f.num, 0), hay.reduce((n, f) => n + f.den, 0)];
        const [num, den] = debido.get(`${ficha}|${lugar}`) ?? [0, 0];
        if (suma[0] !== num || suma[1] !== den)
          throw new Error(
            `${ficha} in ${lugar}, ${corte}: ${suma.join('/')} published, ${num}/${den} counted (world ${mundo}, files ${archivos.join(',')})`,
          );
      }
    }
  }
  return { estado, corrida };
}

/** @throws when what a schedule leaves is not what the same files leave delivered once and in calm. */
export async function comprobar(h: Horario, taller: Taller, traza?: (l: string) => void): Promise<Corrida> {
  const limpio = await limpioDe(taller, h);
  const corrida = await correr(h, taller, traza);
  const estado = estadoDe(corrida);
  const sinNumero = (e: Estado): string =>
    JSON.stringify({ ...e, meses: e.meses.map((m) => ({ ...m, corte: '', tableros: '' })) }, null, 1);
  if (sinNumero(estado) !== sinNumero(limpio.estado))
    throw new Error(`the end is another.\nleft: ${sinNumero(estado)}\ndue:  ${sinNumero(limpio.estado)}`);
  estado.meses.forEach((m, i) => {
    const otro = limpio.estado.meses[i]!;
    if (m.corte === otro.corte) {
      if (m.tableros !== otro.tableros) throw new Error(`the boards of ${m.corte} are other`);
    } else if (h.semilla % 8 === 0) {
      const lugares = documento<{ id: string }[]>(
        limpio.corrida.tabla.leer(`LUGARES#${REGION}`, limpio.estado.meses.at(-1)!.corte),
      )!.map((l) => l.id);
      if (tableros(corrida.tabla, m.corte, lugares) !== tableros(limpio.corrida.tabla, otro.corte, lugares))
        throw new Error(`the boards of ${m.corte} are other`);
    }
  });
  revisiones(corrida.tabla, h);
  return corrida;
}

/** Revisions of a month never go back in what they were made of, and one process alone never takes two for the same inputs. */
function revisiones(tabla: TablaEnMemoria, h: Horario): void {
  for (const periodo of MESES) {
    const suyos = manifiestos(tabla).filter((m) => m.periodo === periodo);
    suyos.slice(1).forEach((m, i) => {
      if (m.diario.cargas < suyos[i]!.diario.cargas)
        throw new Error(`${m.corte} was made of less than ${suyos[i]!.corte}`);
    });
    const duenos = tabla
      .claves(REGION_PK)
      .filter((sk) => sk.startsWith(`RESERVA#${periodo}#`))
      .map((sk) => tabla.leer(REGION_PK, sk)!['dueno']!.S!);
    if (h.procesos.length === 1 && new Set(duenos).size !== duenos.length)
      throw new Error(`${periodo}: two revisions for the same inputs`);
  }
}
