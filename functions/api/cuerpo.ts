import type { Context } from 'hono';
import * as v from 'valibot';

export const esJson = (c: Context): boolean => /^application\/json\b/i.test(c.req.header('Content-Type') ?? '');

/**
 * The JSON body of a request. Only as `application/json`: a form of another page cannot send that.
 * @param forma what is expected, as the person would write it
 */
export async function leerCuerpo<E extends v.GenericSchema>(
  c: Context,
  esquema: E,
  forma: string,
): Promise<{ ok: true; value: v.InferOutput<E> } | { ok: false; error: string }> {
  if (!esJson(c)) return { ok: false, error: 'Envíe el cuerpo como application/json.' };
  const json = await c.req.json<unknown>().catch((e: unknown) => {
    if (e instanceof SyntaxError) return null;
    throw e;
  });
  const leido = v.safeParse(esquema, json);
  return leido.success ? { ok: true, value: leido.output } : { ok: false, error: `El cuerpo debe ser ${forma}.` };
}
