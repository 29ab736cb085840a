import { plural } from '../formato.ts';
import type { Eje, Punto, Tabular } from './tabular.ts';

/** One small plot. `puntos` aligned with the members of the axis; null in gaps: the cube has nothing there. */
export type Panel = { readonly nombre: string; readonly puntos: readonly (Punto | null)[] };

export type Dibujo = {
  readonly forma: 'lineas' | 'barras';
  readonly eje: Eje;
  readonly paneles: readonly Panel[];
  readonly medida: string;
  readonly tipo: Tabular['tipo'];
  /** What was left out to keep it legible; '' when nothing was. */
  readonly nota: string;
};
export type Sugerencia = Dibujo | { readonly forma: 'ninguna'; readonly razon: string };

export const MAXIMO_BARRAS = 30;
export const MAXIMO_PANELES = 12;

const ninguna = (razon: string): Sugerencia => ({ forma: 'ninguna', razon });

/**
 * The chart that suits an answer, by its shape: months are lines with their gaps; members of one axis, bars by size, at most 30; two
 * axes, small plots on one scale, at most 12. No chart, and why, where it would say less than the table.
 */
export function sugerir(t: Tabular | null): Sugerencia {
  if (t === null) return ninguna('El resultado no tiene una columna de números que dibujar.');
  if (t.datos.length === 0) return ninguna('No hay filas que dibujar.');
  if (t.tipo === null)
    return ninguna('Los indicadores elegidos se miden en unidades distintas: no comparten una escala. Lea la tabla.');
  const vivos = t.ejes.map((eje, i) => ({ eje, i })).filter(({ eje }) => eje.miembros.length > 1);
  if (vivos.length === 0) return ninguna('Es una sola cifra: no hay con qué compararla.');
  if (vivos.length > 2)
    return ninguna('Hay tres o más dimensiones: un gráfico no se leería. Quite una o acote los filtros.');
  if (t.datos.every((d) => d.punto.valor === null)) return ninguna('Ninguna combinación tiene un valor que dibujar.');

  const porLlave = new Map<string, Punto>();
  for (const d of t.datos) {
    const llave = vivos.map(({ i }) => d.ids[i]!).join('\n');
    if (porLlave.has(llave))
      return ninguna('Hay varias filas con las mismas etiquetas: un gráfico las mezclaría. Lea la tabla.');
    porLlave.set(llave, d.punto);
  }
  const [eje, paneles] = repartir(vivos);
  if (eje.eje.esMes === false && paneles && paneles.eje.miembros.length > MAXIMO_PANELES)
    return ninguna(
      `Son ${plural(eje.eje.miembros.length, 'fila', 'filas')} por ${plural(paneles.eje.miembros.length, 'columna', 'columnas')}: la tabla se lee mejor. Acote los filtros para ver un gráfico.`,
    );
  const punto = (miembro: string, panel: string | null): Punto | null => {
    const ids = vivos.map(({ i }) => (i === eje.i ? miembro : panel!));
    return porLlave.get(ids.join('\n')) ?? null;
  };
  const notas: string[] = [];
  const visibles = (paneles?.eje.miembros ?? []).slice(0, MAXIMO_PANELES);
  if (paneles && visibles.length < paneles.eje.miembros.length)
    notas.push(`se dibujan ${visibles.length} de ${paneles.eje.miembros.length}, en el orden de la tabla`);

  const forma = eje.eje.esMes ? 'lineas' : 'barras';
  let miembros = eje.eje.miembros;
  if (forma === 'barras') {
    if (miembros.length > MAXIMO_BARRAS)
      notas.push(`se dibujan ${MAXIMO_BARRAS} de ${miembros.length}, las primeras de la tabla`);
    miembros = miembros.slice(0, MAXIMO_BARRAS);
    if (!paneles) miembros = porTamano(miembros, (id) => punto(id, null));
  }
  return {
    forma,
    eje: { ...eje.eje, miembros },
    paneles: (paneles ? visibles : [{ id: null, nombre: '' }]).map((q) => ({
      nombre: q.nombre,
      puntos: miembros.map((m) => punto(m.id, q.id)),
    })),
    medida: t.medida,
    tipo: t.tipo,
    nota: notas.length === 0 ? '' : `Para que se lea, ${notas.join('; ')}.`,
  };
}

type Vivo = { readonly eje: Eje; readonly i: number };

/** Which axis runs along each plot, and which one tells the plots apart: months run; else the longer one does. */
const repartir = (vivos: readonly Vivo[]): [Vivo, Vivo | null] => {
  const [a, b] = [vivos[0]!, vivos[1] ?? null];
  if (b === null) return [a, null];
  if (a.eje.esMes !== b.eje.esMes) return a.eje.esMes ? [a, b] : [b, a];
  return a.eje.miembros.length >= b.eje.miembros.length ? [a, b] : [b, a];
};

/** The largest first; those without a figure, or with too few cases to show it, last. */
const porTamano = (miembros: Eje['miembros'], punto: (id: string) => Punto | null): Eje['miembros'] => {
  const talla = (id: string): number => {
    const p = punto(id);
    return p === null || p.valor === null || p.pocos ? -Infinity : p.valor;
  };
  const tallas = new Map(miembros.map((m) => [m.id, talla(m.id)]));
  return [...miembros].sort((a, b) => {
    const [x, y] = [tallas.get(a.id)!, tallas.get(b.id)!];
    return x === y ? 0 : y > x ? 1 : -1;
  });
};

/** The chart in words, for whoever does not see it. */
export const resumenDibujo = (d: Dibujo): string => {
  const mejores = d.paneles.flatMap((p) =>
    p.puntos.flatMap((q, i) =>
      q === null || q.valor === null || q.pocos
        ? []
        : [
            {
              valor: q.valor,
              texto: q.texto,
              donde: [p.nombre, d.eje.miembros[i]!.nombre].filter((x) => x !== '').join(', '),
            },
          ],
    ),
  );
  if (mejores.length === 0) return `${d.medida}: ninguna cifra tiene casos suficientes.`;
  const mayor = mejores.reduce((a, b) => (b.valor > a.valor ? b : a));
  const menor = mejores.reduce((a, b) => (b.valor < a.valor ? b : a));
  const vacios = d.paneles.reduce((n, p) => n + p.puntos.filter((q) => q === null || q.valor === null).length, 0);
  const pocos = d.paneles.reduce((n, p) => n + p.puntos.filter((q) => q?.pocos).length, 0);
  return [
    `${d.medida} por ${d.eje.nombre.toLowerCase()}.`,
    mayor === menor || mayor.valor === menor.valor
      ? `Todas las cifras: ${mayor.texto}.`
      : `La más alta: ${mayor.donde}, ${mayor.texto}. La más baja: ${menor.donde}, ${menor.texto}.`,
    ...(pocos > 0
      ? [`${plural(pocos, 'cifra es', 'cifras son')} de n pequeño y no se ${pocos === 1 ? 'compara' : 'comparan'}.`]
      : []),
    ...(vacios > 0 ? [`${plural(vacios, 'combinación', 'combinaciones')} sin valor.`] : []),
    ...(d.nota === '' ? [] : [d.nota]),
  ].join(' ');
};
