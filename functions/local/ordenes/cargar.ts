import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { esFecha } from '../../domain/fecha.ts';
import { esPeriodo } from '../../domain/periodo.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { clienteApi } from '../cliente-api.ts';
import { FalloError, mensajeDe } from '../errores.ts';
import { progresoEnTerminal } from '../progreso.ts';
import { abrirServicio, type MetaCarga } from '../servicio.ts';
import { lineaJson, lineasTexto, type InformeCarga } from './informe-carga.ts';

export type OpcionesOrdenCargar = {
  formato?: string;
  region?: string;
  periodo?: string;
  ambito?: string;
  emitido?: string;
  datos: string;
  api?: string;
  json?: boolean;
};

function comprobar(o: OpcionesOrdenCargar): void {
  if (o.region !== undefined && !/^\d{2}$/.test(o.region))
    throw new FalloError(`--region son dos dígitos INEI, por ejemplo 05; vino «${o.region}».`, 2);
  if (o.periodo !== undefined && !esPeriodo(o.periodo))
    throw new FalloError(`--periodo se escribe AAAA-MM; vino «${o.periodo}».`, 2);
  if (o.emitido !== undefined && !esFecha(o.emitido))
    throw new FalloError(`--emitido se escribe AAAA-MM-DD; vino «${o.emitido}».`, 2);
  if (o.ambito !== undefined && !/^[GPDRMES]:.+/.test(o.ambito))
    throw new FalloError(`--ambito es un lugar como G:05, P:0503, D:050304 o E:00003644; vino «${o.ambito}».`, 2);
}

export async function ordenCargar(archivos: readonly string[], o: OpcionesOrdenCargar): Promise<void> {
  comprobar(o);
  const { datos, api, json, ...meta } = o;
  const terminal = progresoEnTerminal();
  const carpeta = api ? null : abrirCarpetaDatos(datos);
  const vivo = api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  const servicio = vivo || !carpeta ? null : await abrirServicio(carpeta);
  const cliente = vivo ? clienteApi(vivo) : null;
  let malos = 0;
  try {
    for (const ruta of archivos) {
      const nombre = basename(ruta);
      let informe: InformeCarga;
      try {
        const datos = await stat(ruta);
        if (datos.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', path: ruta });
        const modificado = datos.mtime.toISOString();
        const m: MetaCarga = { ...meta, nombre, modificado };
        const avance = (filas: number): void => terminal.avance(`${nombre}: ${filas.toLocaleString('es-PE')} filas`);
        informe = cliente ? await cliente.cargar(ruta, m) : await servicio!.recibir(ruta, m, avance); // one of them is open
      } catch (error) {
        // One bad file never stops the others; what stops everything is a full disk, and then each one says so.
        malos++;
        terminal.fin();
        if (json)
          process.stdout.write(
            `${JSON.stringify({ archivo: nombre, error: { codigo: 'no_se_pudo', mensaje: mensajeDe(error) } })}\n`,
          );
        else process.stdout.write(`✗ ${nombre}: ${mensajeDe(error)}\n`);
        continue;
      }
      terminal.fin();
      if (informe.carga.error) malos++;
      process.stdout.write(json ? `${lineaJson(informe)}\n` : `${lineasTexto(informe).join('\n')}\n`);
    }
  } finally {
    await servicio?.cerrarAlmacen();
  }
  if (malos > 0)
    throw new FalloError(
      `${malos} de ${archivos.length} archivos no se cargaron; ${malos < archivos.length ? 'los demás sí.' : 'ninguno entró.'}`,
    );
}
