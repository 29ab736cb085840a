import { userInfo } from 'node:os';
import type { Suceso } from '../../domain/acceso/auditoria.ts';
import type { Carga } from '../../domain/carga.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { clienteApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import { abrirServicio, type Servicio } from '../servicio.ts';

export type OpcionesOrdenRechazos = { datos: string; api?: string; conValores?: boolean };

/** Prints the rejects of a carga as CSV. With values, who asked stays in the journal of reads. */
export async function ordenRechazos(
  id: string,
  { datos, api, conValores = false }: OpcionesOrdenRechazos,
): Promise<void> {
  if (!/^[0-9a-f]{16}$/.test(id))
    throw new FalloError(
      `Una carga se nombra con 16 dígitos hexadecimales, como los da «sala cargar»; vino «${id}».`,
      2,
    );
  const carpeta = api ? null : abrirCarpetaDatos(datos);
  const vivo = api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  if (vivo || !carpeta) {
    process.stdout.write(await clienteApi(vivo ?? '').rechazos(id, conValores));
    return;
  }
  const servicio = await abrirServicio(carpeta);
  try {
    process.stdout.write(await leer(servicio, id, conValores));
  } finally {
    await servicio.cerrarAlmacen();
  }
}

/** Whoever runs this has the folder, key and all: it is noted all the same. */
async function leerAnotando(servicio: Servicio, id: string, carga: Carga): Promise<Uint8Array | null> {
  const region = (await servicio.leerRecibida(id))?.region ?? '';
  const lectura: Suceso = {
    instante: new Date().toISOString(),
    quien: `local:${userInfo().username}`,
    que: 'lectura_nominal',
    recurso: `rechazos:${id}`,
    region,
    ambito: carga.alcance.ambito,
    finalidad: 'seguimiento',
  };
  await servicio.auditoria.anotar(lectura);
  return servicio.rechazosConValores(carga, lectura);
}

async function leer(servicio: Servicio, id: string, conValores: boolean): Promise<Uint8Array> {
  const carga = await servicio.leerCarga(id);
  if (!carga) throw new FalloError(`No hay una carga ${id} en esta carpeta de datos. Revise --datos.`);
  if (carga.rechazos === null) throw new FalloError(`La carga ${id} no tiene filas rechazadas ni observadas.`);
  const csv = conValores ? await leerAnotando(servicio, id, carga) : await servicio.objetos.get(carga.rechazos);
  if (!csv)
    throw new FalloError(
      `El archivo original de la carga ${id} ya no se guarda. Pida los rechazos sin --con-valores, o vuelva a cargarlo.`,
    );
  return csv;
}
