import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { sonMeses } from '../../domain/alcance.ts';
import { emisionMala } from '../../domain/declaracion.ts';
import { esRegion } from '../../domain/territorio.ts';
import { comprobarArchivo } from '../../ingest/archivo.ts';
import { ArchivoRechazadoError } from '../../ingest/errores.ts';
import { limitesDe } from '../../ingest/limites.ts';
import type { Progreso } from '../../ingest/progreso.ts';
import { lineaDeAvance } from '../avance.ts';
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
  /** Read and told, nothing kept. */
  ensayo?: boolean;
};

function comprobar(o: OpcionesOrdenCargar): void {
  if (o.region !== undefined && !/^\d{2}$/.test(o.region))
    throw new FalloError(`--region son dos dígitos INEI, por ejemplo 05; vino «${o.region}».`, 2);
  if (o.region !== undefined && !esRegion(o.region))
    throw new FalloError(`No hay una región ${o.region}: las del INEI van de 01 a 25.`, 2);
  if (o.periodo !== undefined && !sonMeses(o.periodo))
    throw new FalloError(
      `--periodo es un mes, AAAA-MM, o un rango del primero al último, AAAA-MM/AAAA-MM; vino «${o.periodo}».`,
      2,
    );
  const emision = o.emitido === undefined ? null : emisionMala(o.emitido, new Date().toISOString());
  if (emision !== null) throw new FalloError(`--emitido: ${emision}`, 2);
  if (o.ambito !== undefined && !/^[GPDRMES]:.+/.test(o.ambito))
    throw new FalloError(`--ambito es un lugar como G:05, P:0503, D:050304 o E:00003644; vino «${o.ambito}».`, 2);
}

export async function ordenCargar(archivos: readonly string[], o: OpcionesOrdenCargar): Promise<void> {
  comprobar(o);
  const { datos, api, json, ensayo = false, ...meta } = o;
  const terminal = progresoEnTerminal();
  const limites = limitesDe(process.env);
  const carpeta = api ? null : abrirCarpetaDatos(datos);
  const vivo = api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  const servicio = vivo || !carpeta ? null : await abrirServicio(carpeta);
  const cliente = vivo ? clienteApi(vivo) : null;
  let malos = 0;
  let leidos = 0;
  let sinContar = 0;
  const fallo = (archivo: string, error: unknown): void => {
    malos++;
    leidos++;
    const codigo = error instanceof ArchivoRechazadoError ? error.codigo : 'no_se_pudo';
    const mensaje = mensajeDe(error);
    process.stdout.write(
      json ? `${JSON.stringify({ archivo, error: { codigo, mensaje } })}\n` : `✗ ${archivo}: ${mensaje}\n`,
    );
  };
  const informar = (informe: InformeCarga): void => {
    leidos++;
    if (informe.carga.error) malos++;
    else if (informe.vigencia?.vigente === 'no' || informe.vigencia?.vigente === 'anulada') sinContar++;
    process.stdout.write(json ? `${lineaJson(informe)}\n` : `${lineasTexto(informe).join('\n')}\n`);
  };
  try {
    for (const ruta of archivos) {
      const nombre = basename(ruta);
      try {
        comprobarArchivo(ruta, limites);
        const m: MetaCarga = { ...meta, nombre, modificado: statSync(ruta).mtime.toISOString() };
        if (cliente) {
          const informes = await cliente.cargar(ruta, m, { ensayo, avisar: terminal.avance });
          terminal.fin();
          informes.forEach(informar);
          continue;
        }
        const linea = lineaDeAvance(nombre, () => performance.now());
        const avance: Progreso = (p) => terminal.avance(linea(p));
        const recepcion = await servicio!.recibirPaquete(ruta, m, { ensayo, avance }); // without an API it is open
        terminal.fin();
        recepcion.archivos.forEach(informar);
        for (const f of recepcion.fallos) fallo(f.archivo, f.error);
      } catch (error) {
        // One bad file never stops the others; what stops everything is a full disk, and then each one says so.
        terminal.fin();
        fallo(nombre, error);
      }
    }
  } finally {
    await servicio?.cerrarAlmacen();
  }
  if (sinContar > 0 && !json)
    process.stdout.write(
      `${sinContar} de ${leidos} archivos no ${ensayo ? 'contarían' : 'cuentan'}: arriba dice cuál los reemplaza. Si son más nuevos, dígalo con --emitido.\n`,
    );
  if (malos > 0)
    throw new FalloError(
      `${malos} de ${leidos} archivos no se ${ensayo ? 'podrían cargar' : 'cargaron'}; ${malos < leidos ? 'los demás sí.' : 'ninguno entró.'}`,
    );
}
