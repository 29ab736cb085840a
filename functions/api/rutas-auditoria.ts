import * as v from 'valibot';
import { leerDocumento, mesDe, type Suceso } from '../domain/acceso/auditoria.ts';
import { leerCuerpo } from './cuerpo.ts';
import { anotarLectura } from './lectura-nominal.ts';
import { deLaRegion, region as laRegion } from './pide.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

const SIN_REGISTRO = 'Este servidor no guarda el registro de quién lee qué. Avise a quien lo instaló.';

export const auditoria = ruta({
  metodo: 'get',
  ruta: '/v1/auditoria',
  resumen: 'Quién leyó datos de personas y quién publicó en una región, en un mes; también esta consulta queda anotada',
  acceso: { acciones: ['leer_auditoria'], pide: deLaRegion('leer_auditoria') },
  exigidos: ['region'],
  opcionales: ['mes', 'cursor'],
  responde: 'Una página del registro, de lo más reciente a lo más antiguo',
  errores: [501],
  async manejar(deps, c, { region, mes, cursor }, quien) {
    if (!deps.auditoria) return problema(c, 501, 'no_aqui', SIN_REGISTRO);
    const instante = deps.ahora();
    const consultado = mes ?? mesDe(instante);
    const pagina = await deps.auditoria.listar(region, consultado, cursor ?? null);
    // Page by page: where a reading begins is said by whoever asks.
    await deps.auditoria.anotar({
      instante,
      quien: quien!.sujeto, // the guard let somebody through
      que: 'consulta_auditoria',
      recurso: `auditoria:${consultado}`,
      region,
      ambito: `G:${region}`,
      finalidad: null,
    });
    return responderJson(c, { region, mes: consultado, ...pagina }, 'no_guardar');
  },
});

const CUERPO = v.strictObject({ documento: v.pipe(v.string(), v.maxLength(40)) });
const FORMA = '{"documento":"…"}, el de la persona que pregunta';

export const titular = ruta({
  metodo: 'post',
  ruta: '/v1/auditoria/titular',
  resumen:
    'A pedido de una persona: quién ha leído datos suyos. Su documento viaja en el cuerpo, se busca por su seudónimo y no se guarda',
  acceso: { acciones: ['atender_titular'], pide: deLaRegion('atender_titular') },
  exigidos: ['region', 'finalidad'],
  opcionales: ['cursor'],
  cuerpo: { tipo: 'application/json', descripcion: FORMA },
  responde: 'Las lecturas de la región que la nombraban, de la más reciente a la más antigua',
  errores: [400, 429, 501],
  async manejar(deps, c, { region, finalidad, cursor }, quien) {
    const cuerpo = await leerCuerpo(c, CUERPO, FORMA);
    const documento = cuerpo.ok ? leerDocumento(cuerpo.value.documento) : null;
    if (documento === null) return problema(c, 400, 'cuerpo_invalido', `El cuerpo debe ser ${FORMA}.`);
    if (!deps.auditoria || !deps.seudonimo) return problema(c, 501, 'no_aqui', SIN_REGISTRO);
    const seudonimo = await deps.seudonimo(documento);
    const anotada = await anotarLectura(deps, c, quien!, {
      recurso: `titular:${seudonimo}`,
      lugar: laRegion(region),
      finalidad,
    });
    if (anotada instanceof Response) return anotada;
    await deps.auditoria.anotar({ ...anotada, que: 'peticion_titular' });
    const pagina = await deps.auditoria.deTitular(seudonimo, cursor ?? null);
    const sucesos: readonly Suceso[] = pagina.sucesos.filter((s) => s.region === region);
    return responderJson(c, { region, sucesos, cursor: pagina.cursor }, 'no_guardar');
  },
});
