import type { DescripcionComponente, DescripcionRuta } from './describir-componente.ts';
import type { DescripcionVersion } from './describir.ts';

/** What one edition says and the other does not. */
export type Diferencia = { readonly tema: string; readonly esta: string; readonly otra: string };

const minuscula = (t: string): string => (/^[A-ZÁÉÍÓÚ]{2}/.test(t) ? t : `${t.charAt(0).toLowerCase()}${t.slice(1)}`);
/** Sentences stay apart; what begins in lower case goes on after a semicolon. */
const oracion = (partes: readonly string[], vacia: string): string =>
  partes.length === 0
    ? vacia
    : `${partes.map((p) => p.replace(/\.$/, '')).reduce((a, b) => `${a}${/^\p{Lu}/u.test(b) ? '. ' : '; '}${b}`)}.`;
const solo = <T>(de: readonly T[], otros: readonly T[]): T[] => de.filter((x) => !otros.includes(x));

const fila = (tema: string, esta: string, otra: string): Diferencia[] => (esta === otra ? [] : [{ tema, esta, otra }]);

/** Sentences of one side that the other lacks, beside those the other has instead. */
const filaDeLista = (tema: string, esta: readonly string[], otra: readonly string[], vacia: string): Diferencia[] => {
  const [a, b] = [solo(esta, otra), solo(otra, esta)];
  return a.length + b.length === 0 ? [] : [{ tema, esta: oracion(a, vacia), otra: oracion(b, vacia) }];
};

const codigos = (r: DescripcionRuta): string[] => r.servicios.map((s) => `${s.nombre}: ${s.texto}`);

/** Ways are matched by name; the single way of a component, with the single way of the other. */
function porRuta(nombre: string, a: readonly DescripcionRuta[], b: readonly DescripcionRuta[]): Diferencia[] {
  const nombres = [...new Set([...a, ...b].map((r) => r.nombre))];
  return nombres.flatMap((via) => {
    const [x, y] = [a.find((r) => r.nombre === via), b.find((r) => r.nombre === via)];
    const tema = via === null ? nombre : `${nombre}, ${minuscula(via)}`;
    const todo = (r: DescripcionRuta): string => oracion([...r.plazos, r.exigencia.texto], '');
    if (!x || !y) return [{ tema, esta: x ? todo(x) : 'No tiene esta vía.', otra: y ? todo(y) : 'No tiene esta vía.' }];
    return [
      ...filaDeLista(`${tema}: plazos`, x.plazos, y.plazos, 'Sin ese plazo.'),
      ...fila(`${tema}: exigencia`, x.exigencia.texto, y.exigencia.texto),
      ...filaDeLista(`${tema}: códigos`, codigos(x), codigos(y), 'Sin ese código.'),
    ];
  });
}

const porComponente = (a: readonly DescripcionComponente[], b: readonly DescripcionComponente[]): Diferencia[] =>
  [...new Set([...a, ...b].map((c) => c.id))].flatMap((id) => {
    const [x, y] = [a.find((c) => c.id === id), b.find((c) => c.id === id)];
    const nombre = (x ?? y)!.nombre;
    if (!x || !y) return [{ tema: nombre, esta: x ? 'Se mide.' : 'No se mide.', otra: y ? 'Se mide.' : 'No se mide.' }];
    return [
      ...(x.nombre === y.nombre ? [] : [{ tema: 'Nombre del componente', esta: x.nombre, otra: y.nombre }]),
      ...filaDeLista(`${nombre}: condiciones`, x.condiciones, y.condiciones, 'Sin esa condición.'),
      ...porRuta(nombre, x.rutas, y.rutas),
    ];
  });

/**
 * What changed between two editions of a ficha, generated from what the engine runs: only what differs, row by row.
 * @returns [] when they count the same in the same way
 */
export function diferenciasEntre(esta: DescripcionVersion, otra: DescripcionVersion): Diferencia[] {
  const excluidos = (v: DescripcionVersion): string[] =>
    v.exclusiones.map((x) => (x.detalle ? `${x.texto} (${x.detalle})` : x.texto));
  return [
    ...fila('Nombre', esta.nombre, otra.nombre),
    ...fila('Qué mes mide', esta.corte.texto, otra.corte.texto),
    ...filaDeLista('A quiénes mira', esta.poblacion, otra.poblacion, 'Sin esa condición.'),
    ...filaDeLista('A quiénes no cuenta', excluidos(esta), excluidos(otra), 'A nadie más.'),
    ...fila(
      'Desde cuándo cuenta los días',
      esta.marco?.texto ?? 'No cuenta días.',
      otra.marco?.texto ?? 'No cuenta días.',
    ),
    ...fila(
      'Qué es el día 0',
      esta.marco?.indice ?? 'No tiene evento índice.',
      otra.marco?.indice ?? 'No tiene evento índice.',
    ),
    ...porComponente(esta.componentes, otra.componentes),
    ...filaDeLista(
      'Señales que busca en la cita o el día',
      esta.marcas.map((m) => `${m.nombre}: ${m.texto}`),
      otra.marcas.map((m) => `${m.nombre}: ${m.texto}`),
      'Ninguna más.',
    ),
    ...filaDeLista(
      'Métodos',
      esta.metodos.map((m) => m.etiqueta),
      otra.metodos.map((m) => m.etiqueta),
      'Uno solo.',
    ),
    ...fila('Se puede calcular', esta.noCalculable ?? 'Sí.', otra.noCalculable ?? 'Sí.'),
  ];
}
