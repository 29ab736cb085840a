import { createHash } from 'node:crypto';
import { ExportarError } from '../export/errores.ts';
import { FORMATOS_EXPORTAR, nombreExportado, type PedidoExportar } from '../export/exportar.ts';
import { ventanasServidas } from '../domain/publico-vigente.ts';
import { abrirPublico } from '../publish/publico/puerta.ts';
import { permite } from './guardia.ts';
import { region as laRegion, regionDelCorte } from './pide.ts';
import { problema } from './problema.ts';
import { noServido } from './publico.ts';
import { responderFlujo } from './respuesta.ts';
import { ruta } from './ruta.ts';

const TIPO = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const;

const STATUS = {
  corte_desconocido: 404,
  ambito_desconocido: 404,
  modo_no_publicado: 404,
  corte_reemplazado: 404,
  tablero_inexistente: 404,
  formato_no_disponible: 501,
} as const satisfies Readonly<Record<ExportarError['code'], number>>;

export const exportarCorte = ruta({
  metodo: 'get',
  ruta: '/v1/cortes/{id:corte}/exportar',
  resumen: 'Las cifras publicadas de un corte, o de un lugar suyo, con sus definiciones y su sello',
  acceso: {
    acciones: ['examinar_lugar'],
    pide: (p) => ({
      accion: 'examinar_lugar',
      lugar: { ambito: p.ambito ?? `G:${regionDelCorte(p.corte)}`, region: regionDelCorte(p.corte) },
    }),
    publico: (p) => p.modo === 'publico',
  },
  exigidos: ['corte', 'formato'],
  opcionales: ['ambito', 'modo'],
  responde: 'Un archivo CSV, XLSX o Parquet; X-Sala-Filas dice cuántas filas de valores trae',
  errores: [404, 501],
  async manejar(deps, c, { corte, formato: pedido, ambito, modo }, quien) {
    const formato = FORMATOS_EXPORTAR.find((f) => f === pedido);
    if (!formato)
      return problema(c, 400, 'parametro_invalido', `«formato»: uno de ${FORMATOS_EXPORTAR.join(', ')}.`, {
        parametros: ['formato'],
      });
    const lugar = ambito === undefined ? {} : { ambito };
    const region = laRegion(regionDelCorte(corte));
    const esPublico = modo === 'publico';
    // What is public is the same file for everybody: it is made once for all of them.
    const conInsumos = !esPublico && (await permite(deps, quien, { accion: 'leer_region', lugar: region }));
    const orden: PedidoExportar = {
      corte,
      formato,
      modo: esPublico ? 'publico' : 'equipo',
      ...lugar,
      ...(conInsumos ? {} : { sinInsumos: true }),
    };
    const abierta = esPublico ? await abrirPublico(deps, region.region) : null;
    const servido = abierta?.ok ? ventanasServidas(abierta.value.publico, corte) : abierta;
    if (servido?.ok === false) return noServido(c, servido.error);
    const sello = (await deps.cortes.leer(corte))?.sha256 ?? '';
    // The twelve months that end in a corte may be told again when one of them is corrected, or the list of fichas changes.
    const vigencia = abierta?.ok ? [abierta.value.vigencia, abierta.value.publico.sha256] : undefined;
    const etag = createHash('sha256')
      .update(JSON.stringify([orden, sello, deps.version, vigencia]))
      .digest('hex')
      .slice(0, 32);
    return responderFlujo(c, etag, esPublico ? 'abierta' : 'vigente', async () => {
      try {
        const { cuerpo, bytes, filas } = await deps.exportar(orden);
        const cabeceras = {
          'Content-Type': TIPO[formato],
          'Content-Length': String(bytes),
          'Content-Disposition': `attachment; filename="${nombreExportado(orden)}"`,
          'X-Sala-Filas': String(filas),
        };
        return { cuerpo, cabeceras };
      } catch (error) {
        if (!(error instanceof ExportarError)) throw error;
        return problema(c, STATUS[error.code], error.code, error.message);
      }
    });
  },
});
