import { readFileSync } from 'node:fs';

/** How long each kind of thing is kept. `dias` null does not expire. `donde` is a prefix of objects, or of keys of a table. */
export type Retencion = {
  readonly id: string;
  readonly que: string;
  readonly donde: string;
  /** It is among what names persons. */
  readonly nominal: boolean;
  readonly dias: number | null;
  readonly por: string;
};

/** The one table: the rules of the buckets, what expires on one machine and the documentation are this. */
export const leerRetencion = (): readonly Retencion[] =>
  JSON.parse(readFileSync(new URL('../../catalogos/retencion.json', import.meta.url), 'utf8')) as Retencion[]; // ours

/** What is deleted by age from the object store. */
export const objetosQueVencen = (): (Retencion & { readonly dias: number })[] =>
  leerRetencion().flatMap((r) => (r.dias !== null && r.donde.endsWith('/') ? [{ ...r, dias: r.dias }] : []));

/** As `docs/privacidad.md` holds it. */
export const retencionMarkdown = (): string =>
  [
    '| qué | dónde | días | por qué |',
    '| --- | --- | --- | --- |',
    ...leerRetencion().map(
      (r) =>
        `| ${r.que} | ${r.donde
          .split(', ')
          .map((d) => `\`${d}\``)
          .join(', ')} | ${r.dias ?? 'no vence'} | ${r.por} |`,
    ),
  ].join('\n');
