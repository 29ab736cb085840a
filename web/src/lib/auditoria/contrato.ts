import type { Suceso } from '../../../../functions/domain/acceso/auditoria.ts';
import type { Pantalla } from '../../../../functions/domain/acceso/pantalla.ts';

export type PaginaAuditoria = {
  readonly region: string;
  readonly mes: string;
  readonly sucesos: readonly Suceso[];
  readonly cursor: string | null;
};
export type PantallaContada = Pantalla & {
  readonly estado: 'activa' | 'por_emparejar' | 'vencida' | 'revocada';
  readonly pared: string | null;
};
export type PantallaNueva = {
  readonly id: string;
  readonly ambito: string;
  readonly codigo: string;
  readonly codigo_vence: string;
};

/** What the API answered, or why it did not, in its own words. */
export async function enviar<T>(camino: string, cuerpo: unknown): Promise<{ dato: T } | { mensaje: string }> {
  const r = await fetch(camino, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(cuerpo),
  });
  const leido = (await r.json()) as T & { detail?: string }; // our own API
  return r.ok ? { dato: leido } : { mensaje: leido.detail ?? '' };
}
