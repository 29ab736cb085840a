/** Plane geometry of the maps: points are `[x, y]`, rings are open (the first point is not repeated). */
export type Punto = readonly [x: number, y: number];
export type Anillo = readonly Punto[];

/** Twice the signed area; positive when the ring turns from +x to +y. */
export const areaDoble = (anillo: Anillo): number =>
  anillo.reduce((suma, [x, y], i) => {
    const [x2, y2] = anillo[(i + 1) % anillo.length]!;
    return suma + x * y2 - x2 * y;
  }, 0);

/** Even-odd rule over all the rings of one figure (outer rings and holes alike). */
export const contiene = (anillos: readonly Anillo[], [px, py]: Punto): boolean => {
  let dentro = false;
  for (const anillo of anillos) {
    for (let i = 0, j = anillo.length - 1; i < anillo.length; j = i++) {
      const [xi, yi] = anillo[i]!;
      const [xj, yj] = anillo[j]!;
      if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) dentro = !dentro;
    }
  }
  return dentro;
};

/** The part of `sujeto` (any ring) inside `convexo` (Sutherland–Hodgman). [] when they do not meet. */
export const recortar = (sujeto: Anillo, convexo: Anillo): Anillo => {
  const giro = Math.sign(areaDoble(convexo));
  let resultado: Punto[] = [...sujeto];
  convexo.forEach(([ax, ay], i) => {
    const [bx, by] = convexo[(i + 1) % convexo.length]!;
    const lado = ([x, y]: Punto): number => giro * ((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    const entrada = resultado;
    resultado = [];
    entrada.forEach((p, k) => {
      const q = entrada[(k + 1) % entrada.length]!;
      const [lp, lq] = [lado(p), lado(q)];
      if (lp >= 0) resultado.push(p);
      if ((lp > 0 && lq < 0) || (lp < 0 && lq > 0)) {
        const t = lp / (lp - lq);
        resultado.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
      }
    });
  });
  return resultado.length < 3 ? [] : resultado;
};

/** Convex hull, by Andrew's monotone chain. Fewer than three distinct points give those points. */
export const envolvente = (puntos: readonly Punto[]): Anillo => {
  const orden = [...puntos].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const cadena = (lista: readonly Punto[]): Punto[] => {
    const c: Punto[] = [];
    for (const p of lista) {
      while (c.length >= 2) {
        const [a, b] = [c.at(-2)!, c.at(-1)!];
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        c.pop();
      }
      c.push(p);
    }
    return c.slice(0, -1);
  };
  return orden.length < 3 ? orden : [...cadena(orden), ...cadena(orden.reverse())];
};

/** Convex outline that leaves `radio` around every point. */
export const envolventeHolgada = (puntos: readonly Punto[], radio: number): Anillo =>
  envolvente(
    puntos.flatMap(([x, y]) =>
      Array.from({ length: 16 }, (_, i): Punto => {
        const a = (i * Math.PI) / 8;
        return [x + radio * Math.cos(a), y + radio * Math.sin(a)];
      }),
    ),
  );

/** Joins touching rings of one owner by cancelling the edges they share. Coordinates are snapped to `paso` first. */
export const disolver = (anillos: readonly Anillo[], paso: number): Anillo[] => {
  const bordes = new Map<string, Map<string, Punto>>();
  const nombre = ([x, y]: Punto): string => `${x},${y}`;
  for (const crudo of anillos) {
    const orden = areaDoble(crudo) < 0 ? [...crudo].reverse() : crudo;
    const anillo = orden.map(([x, y]): Punto => [Math.round(x / paso), Math.round(y / paso)]);
    anillo.forEach((p, i) => {
      const q = anillo[(i + 1) % anillo.length]!;
      const [a, b] = [nombre(p), nombre(q)];
      if (a === b) return;
      if (bordes.get(b)?.delete(a)) return;
      if (!bordes.has(a)) bordes.set(a, new Map());
      bordes.get(a)!.set(b, q);
    });
  }
  const salida: Anillo[] = [];
  for (const [inicio, salidas] of bordes) {
    while (salidas.size > 0) {
      const anillo: Punto[] = [];
      let actual = inicio;
      do {
        const siguiente = bordes.get(actual)?.entries().next().value;
        if (!siguiente) break;
        bordes.get(actual)!.delete(siguiente[0]);
        actual = siguiente[0];
        anillo.push([siguiente[1][0] * paso, siguiente[1][1] * paso]);
      } while (actual !== inicio);
      if (anillo.length >= 3 && Math.abs(areaDoble(anillo)) > paso * paso * 8) salida.push(anillo);
    }
  }
  return salida;
};

const corto = (n: number): string => String(Math.round(n * 10) / 10);

/** SVG path data of closed rings, one decimal. */
export const trazo = (anillos: readonly Anillo[]): string =>
  anillos.map((a) => `M${a.map(([x, y]) => `${corto(x)} ${corto(y)}`).join('L')}Z`).join('');

/**
 * Plate carrée around a parallel: linear, so distances keep their proportion within a region (error < 1 % over 3° of latitude at
 * Peru's latitudes). `escala` is units per degree of latitude; y grows to the south.
 */
export type Proyeccion = {
  readonly lon0: number;
  readonly lat0: number;
  readonly cosLat: number;
  readonly escala: number;
};

export const proyectar = ({ lon0, lat0, cosLat, escala }: Proyeccion, lon: number, lat: number): Punto => [
  (lon - lon0) * cosLat * escala,
  (lat0 - lat) * escala,
];

/** Kilometres in one degree of latitude. */
export const KM_POR_GRADO = 111.2;
