import { userInfo } from 'node:os';
import { text } from 'node:stream/consumers';
import { leerDocumento, mesDe, type Suceso } from '../../domain/acceso/auditoria.ts';
import { NOMBRE_FINALIDAD, NOMBRE_SUCESO, recursoEnPalabras } from '../../domain/acceso/palabras.ts';
import { esPeriodo } from '../../domain/periodo.ts';
import { esRegion } from '../../domain/territorio.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { enviarApi, pedirApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import { abrirServicio, type Servicio } from '../servicio.ts';

export type OpcionesOrdenAuditoria = {
  region: string;
  mes?: string;
  titular?: boolean;
  datos: string;
  api?: string;
  json?: boolean;
};

type Pagina = { readonly sucesos: readonly Suceso[]; readonly cursor: string | null };

/** Prints the record of a month, or who read what there is of one person, whose document is read from the standard input. */
export async function ordenAuditoria(o: OpcionesOrdenAuditoria): Promise<void> {
  if (!esRegion(o.region))
    throw new FalloError(`--region son dos dígitos INEI, por ejemplo 05; vino «${o.region}».`, 2);
  if (o.mes !== undefined && !esPeriodo(o.mes)) throw new FalloError(`--mes se escribe AAAA-MM; vino «${o.mes}».`, 2);
  const documento = o.titular ? await documentoPedido() : null;
  const carpeta = o.api ? null : abrirCarpetaDatos(o.datos);
  const vivo = o.api ?? (carpeta ? (await servidorVivo(carpeta))?.url : undefined);
  const sucesos = await todas(vivo || !carpeta ? porApi(vivo!, o, documento) : await enProceso(carpeta, o, documento)); // no folder only with --api
  process.stdout.write(sucesos.map((s) => (o.json ? `${JSON.stringify(s)}\n` : `${enPalabras(s)}\n`)).join(''));
  if (sucesos.length === 0 && !o.json) process.stdout.write('No hay nada anotado.\n');
}

/** Never an argument: those stay in the history of the terminal and are seen by whoever lists processes. */
async function documentoPedido(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Documento de quien pregunta: ');
  const documento = leerDocumento(process.stdin.isTTY ? await unaLinea() : await text(process.stdin));
  if (documento === null)
    throw new FalloError('Escriba el documento de la persona en la entrada de la orden, sin nada más.', 2);
  return documento;
}

const unaLinea = (): Promise<string> =>
  new Promise((listo) => {
    process.stdin.once('data', (d) => {
      process.stdin.pause();
      listo(d.toString());
    });
  });

type Leer = { readonly pagina: (cursor: string | null) => Promise<Pagina>; readonly cerrar: () => Promise<void> };

async function todas({ pagina, cerrar }: Leer): Promise<Suceso[]> {
  const sucesos: Suceso[] = [];
  try {
    for (let cursor: string | null = null; ;) {
      const p = await pagina(cursor);
      sucesos.push(...p.sucesos);
      if (p.cursor === null) return sucesos;
      cursor = p.cursor;
    }
  } finally {
    await cerrar();
  }
}

const porApi = (base: string, { region, mes }: OpcionesOrdenAuditoria, documento: string | null): Leer => ({
  cerrar: async () => {},
  pagina(cursor) {
    const q = new URLSearchParams({ region, ...(cursor === null ? {} : { cursor }) });
    if (documento === null)
      return pedirApi<Pagina>(base, `/v1/auditoria?${q}${mes === undefined ? '' : `&mes=${mes}`}`);
    return enviarApi<Pagina>(base, `/v1/auditoria/titular?${q}&finalidad=peticion_titular`, { documento });
  },
});

async function enProceso(
  carpeta: ReturnType<typeof abrirCarpetaDatos>,
  { region, mes }: OpcionesOrdenAuditoria,
  documento: string | null,
): Promise<Leer> {
  const servicio: Servicio = await abrirServicio(carpeta);
  const { auditoria, seudonimo } = servicio;
  const instante = new Date().toISOString();
  const mirado = mes ?? mesDe(instante);
  await auditoria.anotar({
    instante,
    quien: `local:${userInfo().username}`,
    que: documento === null ? 'consulta_auditoria' : 'peticion_titular',
    recurso: documento === null ? `auditoria:${mirado}` : `titular:${seudonimo(documento)}`,
    region,
    ambito: `G:${region}`,
    finalidad: documento === null ? null : 'peticion_titular',
  });
  return {
    cerrar: () => servicio.cerrarAlmacen(),
    pagina: async (cursor) =>
      documento === null
        ? auditoria.listar(region, mirado, cursor)
        : auditoria.deTitular(seudonimo(documento), cursor).then(({ sucesos, cursor: siguiente }) => ({
            sucesos: sucesos.filter((s) => s.region === region),
            cursor: siguiente,
          })),
  };
}

const enPalabras = (s: Suceso): string =>
  `${s.instante}  ${s.quien}  ${NOMBRE_SUCESO[s.que]}: ${recursoEnPalabras(s)} (${s.ambito})${s.finalidad ? `, para ${NOMBRE_FINALIDAD[s.finalidad]}` : ''}`;
