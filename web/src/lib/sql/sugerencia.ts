import type { Eje, Punto, Tabular } from './tabular.ts';
import * as textos from '../textos/es/explorar.ts';

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
  if (t === null) return ninguna(textos.noTieneNumeros);
  if (t.datos.length === 0) return ninguna(textos.noHayFilas);
  if (t.tipo === null) return ninguna(textos.unidadesDistintas);
  const vivos = t.ejes.map((eje, i) => ({ eje, i })).filter(({ eje }) => eje.miembros.length > 1);
  if (vivos.length === 0) return ninguna(textos.unaSolaCifra);
  if (vivos.length > 2) return ninguna(textos.tresOMasDimensiones);
  if (t.datos.every((d) => d.punto.valor === null)) return ninguna(textos.ningunaCombinacion);

  const porLlave = new Map<string, Punto>();
  for (const d of t.datos) {
    const llave = vivos.map(({ i }) => d.ids[i]!).join('\n');
    if (porLlave.has(llave)) return ninguna(textos.mismasEtiquetas);
    porLlave.set(llave, d.punto);
  }
  const [eje, paneles] = repartir(vivos);
  if (eje.eje.esMes === false && paneles && paneles.eje.miembros.length > MAXIMO_PANELES)
    return ninguna(textos.laTablaSeLeeMejor(eje.eje.miembros.length, paneles.eje.miembros.length));
  const punto = (miembro: string, panel: string | null): Punto | null => {
    const ids = vivos.map(({ i }) => (i === eje.i ? miembro : panel!));
    return porLlave.get(ids.join('\n')) ?? null;
  };
  const notas: string[] = [];
  const visibles = (paneles?.eje.miembros ?? []).slice(0, MAXIMO_PANELES);
  if (paneles && visibles.length < paneles.eje.miembros.length)
    notas.push(textos.seDibujanEnOrden(visibles.length, paneles.eje.miembros.length));

  const forma = eje.eje.esMes ? 'lineas' : 'barras';
  let miembros = eje.eje.miembros;
  if (forma === 'barras') {
    if (miembros.length > MAXIMO_BARRAS) notas.push(textos.seDibujanLasPrimeras(MAXIMO_BARRAS, miembros.length));
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
    nota: notas.length === 0 ? '' : textos.paraQueSeLea(notas),
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
  if (mejores.length === 0) return textos.sinCasosSuficientes(d.medida);
  const mayor = mejores.reduce((a, b) => (b.valor > a.valor ? b : a));
  const menor = mejores.reduce((a, b) => (b.valor < a.valor ? b : a));
  const vacios = d.paneles.reduce((n, p) => n + p.puntos.filter((q) => q === null || q.valor === null).length, 0);
  const pocos = d.paneles.reduce((n, p) => n + p.puntos.filter((q) => q?.pocos).length, 0);
  return [
    textos.esMedidaPorEje(d.medida, d.eje.nombre.toLowerCase()),
    mayor === menor || mayor.valor === menor.valor
      ? textos.todasLasCifras(mayor.texto)
      : textos.laMasAltaYLaMasBaja(mayor.donde, mayor.texto, menor.donde, menor.texto),
    ...(pocos > 0 ? [textos.cifrasDeNPequeno(pocos)] : []),
    ...(vacios > 0 ? [textos.combinacionesSinValor(vacios)] : []),
    ...(d.nota === '' ? [] : [d.nota]),
  ].join(' ');
};
