import * as v from 'valibot';
import { conVigencia, vigencias } from '../domain/anulacion.ts';
import { leerCuerpo } from './cuerpo.ts';
import { deLaCarga } from './pide.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

const CUERPO = v.union([
  v.strictObject({ motivo: v.string(), deshacer: v.optional(v.literal(false)) }),
  v.strictObject({ motivo: v.optional(v.string(), ''), deshacer: v.literal(true) }),
]);

const ESTADOS = { carga_desconocida: 404, no_anulable: 409, motivo_invalido: 400 } as const;

export const anularCarga = ruta({
  metodo: 'post',
  ruta: '/v1/cargas/{id:carga}/anular',
  resumen:
    'Anula una carga, que deja de contar en los cierres siguientes y se queda en el diario con su motivo; con "deshacer", la restituye',
  acceso: { acciones: ['anular'], pide: deLaCarga('anular') },
  exigidos: ['carga'],
  cuerpo: { tipo: 'application/json', descripcion: '{"motivo":"se cargó con el mes equivocado"} o {"deshacer":true}' },
  responde: 'La carga como queda en el diario, y si algo cambió (200 cuando ya estaba así)',
  errores: [400, 404, 409],
  async manejar(deps, c, { carga: id }, quien) {
    const cuerpo = await leerCuerpo(c, CUERPO, '{"motivo":"…"}, o {"deshacer":true} para restituirla');
    if (!cuerpo.ok) return problema(c, 400, 'cuerpo_invalido', cuerpo.error);
    const { motivo, deshacer = false } = cuerpo.value;
    const r = await deps.anular({ id, sujeto: quien!.sujeto, motivo, deshacer });
    if (!r.ok)
      return problema(c, ESTADOS[r.codigo], r.codigo === 'motivo_invalido' ? 'cuerpo_invalido' : r.codigo, r.mensaje);
    const de = vigencias(await deps.cargas.recibidas(r.carga.region), await deps.mapa());
    return responderJson(c, { ...conVigencia(r.carga, de), cambio: r.cambio }, 'no_guardar', r.cambio ? 201 : 200);
  },
});
