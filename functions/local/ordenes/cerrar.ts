import { userInfo } from 'node:os';
import { esPeriodo } from '../../domain/periodo.ts';
import { esRegion } from '../../domain/territorio.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { clienteApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import { progresoEnTerminal } from '../progreso.ts';
import { abrirServicio } from '../servicio.ts';

export type OpcionesOrdenCerrar = { region: string; periodo: string; datos: string; api?: string; json?: boolean };

export async function ordenCerrar(o: OpcionesOrdenCerrar): Promise<void> {
  if (!/^\d{2}$/.test(o.region))
    throw new FalloError(`--region son dos dígitos INEI, por ejemplo 05; vino «${o.region}».`, 2);
  if (!esRegion(o.region)) throw new FalloError(`No hay una región ${o.region}: las del INEI van de 01 a 25.`, 2);
  if (!esPeriodo(o.periodo)) throw new FalloError(`--periodo se escribe AAAA-MM; vino «${o.periodo}».`, 2);
  const carpeta = o.api ? null : abrirCarpetaDatos(o.datos);
  const vivo = o.api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  const terminal = progresoEnTerminal();
  const r =
    vivo || !carpeta
      ? await clienteApi(vivo!).cerrar(o.region, o.periodo)
      : await enProceso(carpeta, o, terminal.avance); // no folder only with --api
  terminal.fin();
  if (o.json) process.stdout.write(`${JSON.stringify(r)}\n`);
  else {
    const s = r.segundos;
    process.stdout.write(
      `${r.publicado ? 'Publicado' : 'Sin cambios: ya estaba publicado'} el corte ${r.corte}\n  sello   ${r.sha256}\n  hechos  ${r.hechos} en ${r.ambitos} lugares\n` +
        `  tiempo  congelar ${tiempo(s.congelar)}, agregar ${tiempo(s.agregar)}, publicar ${tiempo(s.publicar)}\n${r.avisos.map((a) => `  aviso   ${a}\n`).join('')}`,
    );
  }
}

const tiempo = (segundos: number | null): string => (segundos === null ? '—' : `${segundos.toFixed(1)} s`);

async function enProceso(
  carpeta: ReturnType<typeof abrirCarpetaDatos>,
  o: OpcionesOrdenCerrar,
  avance: (texto: string) => void,
) {
  const servicio = await abrirServicio(carpeta);
  try {
    const { cortes, segundos, avisos } = await servicio.cerrar(
      { region: o.region, periodos: [o.periodo], por: `local:${userInfo().username}` },
      avance,
    );
    return { ...cortes[0]!, segundos, avisos }; // one month asked, one corte made
  } finally {
    await servicio.cerrarAlmacen();
  }
}
