import type { DescripcionRuta } from '../../../../functions/domain/ficha/describir-componente.ts';
import type { Eje } from '../../../../functions/domain/ficha/describir-marco.ts';
import type { DescripcionVersion } from '../../../../functions/domain/ficha/describir.ts';
import { barrasDe, conExtremos, type BarraEnDias } from './barras.ts';
import * as textos from '../textos/es/ficha.ts';

export type Marca = { readonly en: number; readonly texto: string; readonly extra: string };

/** One axis shared by every lane of an edition that is counted in it. Positions are fractions of its width. */
export type Escala = {
  readonly eje: Eje;
  readonly titulo: string;
  readonly desde: number;
  readonly hasta: number;
  readonly marcas: readonly Marca[];
};

/** Where the words of a bar fit. */
type Lado = 'dentro' | 'derecha' | 'izquierda';
export type Barra = Pick<BarraEnDias, 'relativa' | 'rotulo' | 'extra'> & {
  readonly desde: number;
  readonly hasta: number;
  readonly abierta: boolean;
  readonly lado: Lado;
};
export type Franja = { readonly desde: number; readonly hasta: number; readonly n: number };

/** What is drawn of one way of fulfilling a component, in one axis. */
export type Carril = {
  readonly escala: Escala;
  readonly filas: readonly (readonly Barra[])[];
  /** How many are required along the axis; [] when it does not change. */
  readonly franjas: readonly Franja[];
};

const TITULOS: Readonly<Record<Eje, string>> = {
  edad: textos.diasDeEdad,
  gestacion: textos.semanasDeGestacion,
  evento: textos.diasDesdeElDia0,
  meses: textos.mesesCumplidos,
};

const DIAS_MES = 30;
const SEMANAS_EMBARAZO = 42;

/** Between marks, in the unit of the axis: about eight of them. */
const pasoDe = (largo: number, pasos: readonly number[]): number =>
  pasos.find((p) => largo / p <= 9) ?? pasos.at(-1) ?? largo;

const marcar = (desde: number, hasta: number, paso: number): number[] => {
  const primera = Math.ceil(desde / paso) * paso;
  return Array.from({ length: Math.floor((hasta - primera) / paso) + 1 }, (_, i) => primera + i * paso);
};

function escala(eje: Eje, extremos: readonly number[]): Escala {
  const [menor, mayor] = [Math.min(...extremos), Math.max(...extremos)];
  const hecha = (desde: number, hasta: number, paso: number, decir: (n: number) => [string, string]): Escala => ({
    eje,
    titulo: TITULOS[eje],
    desde,
    hasta,
    marcas: marcar(desde, hasta, paso).map((n) => {
      const [texto, extra] = decir(n);
      return { en: (n - desde) / (hasta - desde), texto, extra };
    }),
  });
  switch (eje) {
    case 'gestacion':
      return hecha(0, SEMANAS_EMBARAZO * 7, 42, (n) => [String(n / 7), '']);
    case 'meses': {
      const [desde, hasta] = [Math.floor(menor), Math.ceil(mayor)];
      return hecha(desde, hasta, pasoDe(hasta - desde, [1, 2, 3, 6, 12, 24]), (n) => [
        String(n),
        n % 12 === 0 && n > 0 ? `${n / 12} a` : '',
      ]);
    }
    default: {
      const corto = mayor - Math.min(0, menor) <= 2 * DIAS_MES;
      const unidad = corto ? 7 : DIAS_MES;
      const [desde, hasta] = [
        Math.floor(Math.min(0, menor) / unidad) * unidad,
        Math.ceil((mayor + 1) / unidad) * unidad,
      ];
      const paso = corto ? 7 : pasoDe(hasta - desde, [30, 60, 90, 180, 360, 720]);
      return hecha(desde, hasta, paso, (n) => [
        String(n),
        eje === 'edad' && !corto && n > 0 ? `${n / DIAS_MES} m` : n === 0 ? (eje === 'edad' ? 'nace' : '') : '',
      ]);
    }
  }
}

const minuscula = (t: string): string => (/^\p{Lu}\p{Ll}/u.test(t) ? t.charAt(0).toLowerCase() + t.slice(1) : t);

/** Ways that differ only in what is registered are told once. */
export const unirRutas = (rutas: readonly DescripcionRuta[]): DescripcionRuta[] =>
  rutas.reduce<DescripcionRuta[]>((juntas, r) => {
    const k = juntas.findIndex((j) => j.exigencia.texto === r.exigencia.texto && String(j.plazos) === String(r.plazos));
    const igual = juntas[k];
    if (!igual) return [...juntas, r];
    const servicios = [...igual.servicios, ...r.servicios.filter((s) => !igual.servicios.some((x) => x.id === s.id))];
    return juntas.with(k, { ...igual, nombre: `${igual.nombre} o ${minuscula(r.nombre ?? '')}`, servicios });
  }, []);

const rutasDe = (v: DescripcionVersion): DescripcionRuta[] => v.componentes.flatMap((c) => c.rutas);
const enDias = (r: DescripcionRuta): boolean => r.exigencia.unidad === 'dias' && r.exigencia.tramos.length > 1;

/** The axes an edition needs, each as long as everything drawn on it. */
export function escalasDe(v: DescripcionVersion): ReadonlyMap<Eje, Escala> {
  const extremos = new Map<Eje, number[]>();
  const sumar = (eje: Eje, ns: readonly number[]): void => {
    if (ns.length > 0) extremos.set(eje, [...(extremos.get(eje) ?? []), ...ns]);
  };
  for (const r of rutasDe(v)) {
    for (const b of barrasDe(r)) sumar(b.eje, conExtremos(b));
    if (v.marco && enDias(r))
      sumar(
        v.marco.eje,
        r.exigencia.tramos.map((t) => t.desde),
      );
  }
  return new Map([...extremos].map(([eje, ns]) => [eje, escala(eje, ns)]));
}

/** Width of a letter on a phone, where a lane is narrowest. */
const LETRA = 0.0165;

/** Beside the bar where its words fit, else inside it, else wherever there is most room. */
const ladoDe = (desde: number, hasta: number, rotulo: string, compartida: boolean): Lado => {
  if (compartida) return 'dentro';
  const sitios: [Lado, number][] = [
    ['derecha', 1 - hasta],
    ['izquierda', desde],
    ['dentro', hasta - desde],
  ];
  const cabe = sitios.find(([, ancho]) => ancho >= (rotulo.length + 1) * LETRA);
  return (cabe ?? sitios.reduce((a, b) => (b[1] > a[1] ? b : a)))[0];
};

/** Bars that do not overlap and need no words beside them go in one row; the others, one in each. */
const enFilas = (barras: readonly BarraEnDias[]): BarraEnDias[][] => {
  const filas: BarraEnDias[][] = [];
  for (const b of barras) {
    const fila = filas.at(-1);
    const previa = fila?.at(-1);
    if (fila && previa && !b.relativa && !previa.relativa && previa.hasta !== null && previa.hasta < b.desde)
      fila.push(b);
    else filas.push([b]);
  }
  return filas;
};

/** One lane for each axis the route is counted in; [] when it is not counted in days. */
export function carrilesDe(
  r: DescripcionRuta,
  marco: DescripcionVersion['marco'],
  escalas: ReadonlyMap<Eje, Escala>,
): Carril[] {
  const barras = barrasDe(r);
  return [...escalas.values()].flatMap((e) => {
    const fraccion = (n: number): number => Math.max(0, Math.min(1, (n - e.desde) / (e.hasta - e.desde)));
    const dia = e.eje === 'meses' ? 0 : 1;
    const filas = enFilas(barras.filter((b) => b.eje === e.eje)).map((fila) =>
      fila.map((b): Barra => {
        const [desde, hasta] = [fraccion(b.desde), b.hasta === null ? 1 : fraccion(b.hasta + dia)];
        return {
          desde,
          hasta,
          abierta: b.hasta === null,
          relativa: b.relativa,
          rotulo: fila.length > 1 ? b.corto : b.rotulo,
          extra: fila.length > 1 ? '' : b.extra,
          lado: ladoDe(desde, hasta, b.rotulo, fila.length > 1),
        };
      }),
    );
    const franjas =
      marco?.eje === e.eje && enDias(r)
        ? r.exigencia.tramos.map((t) => ({
            desde: fraccion(t.desde),
            hasta: t.hasta === null ? 1 : fraccion(t.hasta + 1),
            n: t.n,
          }))
        : [];
    return filas.length + franjas.length === 0 ? [] : [{ escala: e, filas, franjas }];
  });
}
