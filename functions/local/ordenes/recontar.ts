import { cortesRepo } from '../../adapters/dynamo/cortes.ts';
import { punterosRepo } from '../../adapters/dynamo/punteros.ts';
import { parseCorteId } from '../../domain/corte.ts';
import { recontadas, type FichaRecontada } from '../../domain/recuento.ts';
import { exigirFecha } from '../argumentos.ts';
import { pedirApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import type { Servicio } from '../servicio.ts';
import { conServicio, manifiestoDe } from './diferencias.ts';

export type OpcionesOrdenRecontar = { sectores?: string; ambito?: string; datos: string; api?: string; json?: boolean };

type Recontado = {
  readonly corte: string;
  readonly sectores: string;
  readonly segun: string;
  readonly ambito: string;
  readonly avisos: readonly string[];
  readonly fichas: readonly FichaRecontada[];
};

export async function ordenRecontar(corte: string, o: OpcionesOrdenRecontar): Promise<void> {
  const region = parseCorteId(corte)?.region;
  if (region === undefined) throw new FalloError(`Un corte se escribe 05-2026-10-r1; vino «${corte}».`, 2);
  if (o.sectores !== undefined) exigirFecha('--sectores', o.sectores);
  const ambito = o.ambito ?? `G:${region}`;
  const consulta = new URLSearchParams({ ambito, ...(o.sectores === undefined ? {} : { sectores: o.sectores }) });
  const r = await conServicio(
    o,
    (s) => enProceso(s, corte, ambito, o.sectores),
    (base) => pedirApi<Recontado>(base, `/v1/cortes/${corte}/sectores?${consulta}`),
  );
  if (o.json) {
    process.stdout.write(`${JSON.stringify(r)}\n`);
    return;
  }
  process.stdout.write(`${r.corte} por los sectores del ${r.sectores} (según ${r.segun}), ${r.ambito}\n`);
  for (const f of r.fichas) process.stdout.write(enPalabras(f));
  for (const aviso of r.avisos) process.stdout.write(`Aviso: ${aviso}\n`);
}

async function enProceso(s: Servicio, corte: string, ambito: string, dia: string | undefined): Promise<Recontado> {
  const m = await manifiestoDe(s, corte);
  const ultimo = await punterosRepo(s.db, s.tabla).ultimo(m.region);
  const segun = ultimo && (await cortesRepo(s.db, s.tabla).leer(ultimo.corte));
  if (!segun)
    throw new FalloError(`La región ${m.region} no tiene un último corte publicado del que tomar los sectores.`);
  const recuento = await s.recuento(m, dia ?? segun.fecha_corte, segun);
  const fichas = recontadas(recuento, ambito);
  if (fichas.length === 0)
    throw new FalloError(
      `El corte ${corte} no cuenta a nadie por sectores en ${ambito}. Pida un distrito (D:) o un establecimiento (E:).`,
    );
  return { corte, sectores: recuento.sectores, segun: segun.corte, ambito, avisos: recuento.avisos, fichas };
}

const valor = ({ num, den }: { num: number; den: number }): string => `${num} de ${den}`.padStart(16);

const enPalabras = (f: FichaRecontada): string =>
  `${f.corto}\n${f.sectores.map((s) => `  ${s.nombre.slice(0, 30).padEnd(31)}${valor(s.era)}${valor(s.es)}\n`).join('')}  ${(f.suman_lo_mismo ? 'suman lo mismo' : 'no suman lo mismo').padEnd(31)}${valor(f.era)}${valor(f.es)}\n`;
