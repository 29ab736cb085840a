import { userInfo } from 'node:os';
import { conVigencia, motivoMalo, vigencias, type LineaDiario } from '../../domain/anulacion.ts';
import { abrirCarpetaDatos, servidorVivo, type CarpetaDatos } from '../carpeta-datos.ts';
import { clienteApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import { abrirServicio } from '../servicio.ts';
import { lineasVigencia } from './informe-carga.ts';

export type OpcionesOrdenAnular = {
  motivo?: string;
  deshacer?: boolean;
  datos: string;
  api?: string;
  json?: boolean;
};

type Hecha = LineaDiario & { readonly cambio: boolean };

/** Takes a carga out of what later closes count, or puts it back. */
export async function ordenAnular(id: string, o: OpcionesOrdenAnular): Promise<void> {
  const { motivo = '', deshacer = false, datos, api, json } = o;
  if (!/^[0-9a-f]{16}$/.test(id))
    throw new FalloError(
      `Una carga se nombra con 16 dígitos hexadecimales, como los da «sala cargar»; vino «${id}».`,
      2,
    );
  const malo = deshacer && motivo === '' ? null : motivoMalo(motivo);
  if (malo !== null) throw new FalloError(`--motivo: ${malo}`, 2);
  const carpeta = api ? null : abrirCarpetaDatos(datos);
  const vivo = api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  const hecha =
    vivo || !carpeta
      ? await clienteApi(vivo ?? '').anular(id, motivo, deshacer)
      : await aqui(carpeta, id, motivo, deshacer);
  process.stdout.write(json ? `${JSON.stringify(hecha)}\n` : `${lineas(hecha, deshacer).join('\n')}\n`);
}

async function aqui(carpeta: CarpetaDatos, id: string, motivo: string, deshacer: boolean): Promise<Hecha> {
  const servicio = await abrirServicio(carpeta);
  try {
    const r = await servicio.anular({ id, sujeto: `local:${userInfo().username}`, motivo, deshacer });
    if (!r.ok) throw new FalloError(r.mensaje);
    const diario = await servicio.diario(r.carga.region);
    return { ...conVigencia(r.carga, vigencias(diario, servicio.territorio)), cambio: r.cambio };
  } finally {
    await servicio.cerrarAlmacen();
  }
}

const lineas = (c: Hecha, deshacer: boolean): string[] => {
  const que = `la carga ${c.id} (${c.archivo})`;
  if (deshacer)
    return [
      c.cambio ? `Se restituyó ${que}.` : `= No hizo falta: ${que} no está anulada.`,
      ...lineasVigencia(c),
      ...(c.cambio ? ['    Los cortes publicados no cambian: cierre otra vez los meses que toca.'] : []),
    ];
  return [
    c.cambio ? `Se anuló ${que}: no contará en los cierres siguientes.` : `= Ya estaba anulada ${que}.`,
    `    desde ${c.anulada?.instante ?? ''}: ${c.anulada?.motivo ?? ''}`,
    ...(c.cambio
      ? [
          '    Los cortes publicados no cambian. Cargue otra vez el archivo como es y cierre los meses que toca.',
          `    Si fue un error: sala anular ${c.id} --deshacer`,
        ]
      : []),
  ];
};
