import { createHash } from 'node:crypto';
import { descomprimir } from '../../../functions/adapters/dynamo/comprimido.ts';
import type { Item } from '../../../functions/adapters/dynamo/tabla.ts';
import { parseCorteId, type Manifiesto } from '../../../functions/domain/corte.ts';
import { REGION } from './mundo.ts';
import type { TablaEnMemoria } from './dynamo-en-memoria.ts';
import type { CuboEnMemoria } from './objetos-en-memoria.ts';

/** Something a reader may never see. */
export class LecturaRotaError extends Error {
  override readonly name = 'LecturaRotaError';
}
const rota = (que: string): never => {
  throw new LecturaRotaError(que);
};

const leidos = new WeakMap<Uint8Array, unknown>();
/** A compressed document, parsed once: documents do not change. */
export function documento<T>(item: Item | undefined): T | null {
  const gzip = item?.['doc']?.B;
  if (!gzip) return null;
  let valor = leidos.get(gzip);
  if (valor === undefined) leidos.set(gzip, (valor = descomprimir<T>(gzip)));
  return valor as T; // the caller names the shape of its key
}

const huella = (b: Uint8Array): string => createHash('sha256').update(b).digest('hex');
const corteDe = (sk: string): string => sk.split('#')[0]!;
/** What belongs to a corte or to a vigencia, and never changes once written. */
const INMUTABLE = /^(HECHO|TABLERO|TENDENCIA|LUGARES)#/;

/** Looks at the store as whoever reads it would, at every write: a crash may come right after any of them. */
export function vigilar(tabla: TablaEnMemoria, cubo: CuboEnMemoria): void {
  const hechos = new Map<string, Set<string>>();
  const tableros = new Map<string, Set<string>>();
  const anotar = (en: Map<string, Set<string>>, corte: string, pk: string): void => {
    const s = en.get(corte);
    if (s) s.add(pk.slice(pk.indexOf('#') + 1));
    else en.set(corte, new Set([pk.slice(pk.indexOf('#') + 1)]));
  };

  const entero = (corte: string): Manifiesto => {
    const partes = parseCorteId(corte) ?? rota(`${corte} is not a corte`);
    const sk = `CORTE#${partes.periodo}#r${String(partes.revision).padStart(4, '0')}`;
    const m =
      documento<Manifiesto>(tabla.leer(`REGION#${REGION}`, sk)) ??
      rota(`the pointer leads to ${corte}, without manifest`);
    const suyos = hechos.get(corte) ?? new Set<string>();
    if (suyos.size !== m.ambitos) rota(`${corte} says ${m.ambitos} places and has the facts of ${suyos.size}`);
    const conTablero = [...suyos].filter((id) => !id.startsWith('S:'));
    for (const id of conTablero) if (!tableros.get(corte)?.has(id)) rota(`${corte} lacks the board of ${id}`);
    for (const o of ['totales.json.gz', 'hechos.parquet', 'contexto.json', 'manifest.json'])
      if (!cubo.objetos.has(`cortes/${corte}/${o}`)) rota(`${corte} lacks ${o}`);
    return m;
  };

  tabla.alPoner = (item, antes) => {
    const [pk, sk] = [item['pk']!.S!, item['sk']!.S!];
    if (pk.startsWith('HECHO#')) anotar(hechos, corteDe(sk), pk);
    if (pk.startsWith('TABLERO#')) anotar(tableros, corteDe(sk), pk);
    if (antes && (INMUTABLE.test(pk) || /^(CORTE|RESERVA)#/.test(sk))) {
      const igual = antes['etag'] ? antes['etag'].S === item['etag']?.S : antes['dueno']?.S === item['dueno']?.S;
      if (!igual) rota(`${pk} ${sk} was overwritten with something else`);
    }
    if (sk.startsWith('VIGENTE#')) {
      if (antes && Number(antes['revision']!.N) > Number(item['revision']!.N))
        rota(`${sk} went back to ${item['corte']?.S}`);
      entero(item['corte']!.S!);
    }
    if (sk === 'ULTIMO') {
      const clave = (i: Item): string => `${i['periodo']!.S}#${i['revision']!.N!.padStart(4, '0')}`;
      if (antes && clave(antes) > clave(item)) rota(`ULTIMO went back from ${clave(antes)} to ${clave(item)}`);
      const corte = item['corte']!.S!;
      entero(corte);
      const lugares =
        documento<{ id: string }[]>(tabla.leer(`LUGARES#${REGION}`, corte)) ?? rota(`${corte} lacks its places`);
      for (const { id } of lugares) {
        if (!hechos.get(corte)?.has(id)) rota(`${id} is in the list of ${corte} and has no facts`);
        if (!id.startsWith('S:') && !tabla.leer(`TENDENCIA#${id}`, item['vigencia']!.S!))
          rota(`${id} has no series in ${corte}`);
      }
      if (lugares.length !== hechos.get(corte)!.size) rota(`the list of ${corte} is not of its places`);
      const clave_cubo = item['cubo']?.M?.['clave']?.S ?? rota(`${corte} has no cube`);
      if (!cubo.objetos.has(clave_cubo)) rota(`the cube ${clave_cubo} is not there`);
    }
  };
  cubo.alPoner = (clave, cuerpo, antes) => {
    // The copy of the manifest too: it is written from the one that was kept.
    if (antes && antes !== cuerpo && huella(antes) !== huella(cuerpo))
      rota(`${clave} was overwritten with something else`);
  };
}
