import { columnasDescritas } from '../domain/descripcion-tablas.ts';
import type { FormatoPublicado } from '../domain/formato-publicado.ts';
import { esTabla } from '../domain/plantilla.ts';
import type { Formato } from './formato.ts';

const ORIGENES: readonly (readonly [RegExp, string])[] = [
  [/^his/, 'HIS-MINSA'],
  [/^padron/, 'Padrón nominal (MINSA-RENIEC)'],
  [/^cnv_/, 'CNV (MINSA)'],
  [/^c1_/, 'Compromiso 1 (SEAAP, municipalidades)'],
  [/^sien_/, 'SIEN-HIS (INS)'],
  [/^pvica/, 'PVICA (DIGESA)'],
  [/^renipress/, 'RENIPRESS (SUSALUD)'],
];

/** A pattern in words of a header: `^FECHA (DE )?MUESTREO$` → `FECHA DE MUESTREO`. The first alternative of each choice. */
const enPalabras = (t: string | RegExp): string =>
  typeof t === 'string'
    ? t
    : t.source
        .replace(/\((?:\^|\\b)?([^()|]*)(?:\|[^()]*)?\)\??/g, '$1')
        .replace(/\(([^()|]*)(?:\|[^()]*)?\)\??/g, '$1')
        .replace(/\[(.)[^\]]*\]/g, '$1')
        .replace(/\\d\??|\\b|[\^$?*+]|\.\*/g, '')
        .replace(/ +/g, ' ')
        .trim();

/** The readers as `/v1/formatos` tells them. */
export const formatosPublicados = (formatos: readonly Formato[]): FormatoPublicado[] =>
  formatos.map((f) => {
    const propia = esTabla(f.id);
    const descritas = propia ? columnasDescritas(f.id as Parameters<typeof columnasDescritas>[0]) : []; // just checked
    return {
      id: f.id,
      nombre: f.nombre,
      origen: propia ? 'propio' : (ORIGENES.find(([patron]) => patron.test(f.id))?.[1] ?? 'otro'),
      columnas: f.columnas.map((c) => {
        const descripcion = descritas.find((d) => d.columna === c.id)?.que;
        return {
          titulos: propia ? [c.id] : [...new Set(c.titulos.map(enPalabras))],
          obligatoria: c.obligatoria === true,
          ...(descripcion === undefined ? {} : { descripcion }),
        };
      }),
      plantilla: propia ? `/v1/plantillas/${f.id}.csv` : null,
    };
  });
