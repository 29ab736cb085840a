import type { Frase, Tablero } from '../../../../functions/domain/tablero.ts';

export type Parte = { readonly texto: string; readonly ref: Frase['celdas'][number] | null };

/**
 * A sentence cut where it names a place or an indicator of the cells it speaks of, so that each name leads to its cell. Longer names
 * win; a name is linked once.
 */
export const partesDe = (frase: Frase, tablero: Pick<Tablero, 'propio' | 'hijos' | 'indicadores'>): Parte[] => {
  const lugares = new Map([tablero.propio, ...tablero.hijos].map((f) => [f.ambito.id, f.ambito.nombre]));
  const cortos = new Map(tablero.indicadores.map((i) => [i.clave, i.corto]));
  const nombres = new Map<string, Frase['celdas'][number]>();
  for (const celda of frase.celdas)
    for (const n of [lugares.get(celda.ambito), cortos.get(celda.clave)])
      if (n && !nombres.has(n)) nombres.set(n, celda);
  // A percentage never breaks before its sign.
  let partes: Parte[] = [{ texto: frase.texto.replaceAll(' %', '\u00a0%'), ref: null }];
  for (const [nombre, ref] of [...nombres].sort(([a], [b]) => b.length - a.length)) {
    const k = partes.findIndex((p) => p.ref === null && p.texto.includes(nombre));
    if (k < 0) continue;
    const { texto } = partes[k]!;
    const desde = texto.indexOf(nombre);
    const trozos: Parte[] = [
      { texto: texto.slice(0, desde), ref: null },
      { texto: nombre, ref },
      { texto: texto.slice(desde + nombre.length), ref: null },
    ];
    partes = [...partes.slice(0, k), ...trozos.filter((p) => p.texto !== ''), ...partes.slice(k + 1)];
  }
  return partes;
};
