/** How a cell is written: text as it is, whole numbers, and numbers whose look the row decides (`valor` may be a share or a count). */
export type TipoColumna = 'texto' | 'entero' | 'numero';

export type Columna<Id extends string = string> = {
  readonly id: Id;
  readonly tipo: TipoColumna;
  /** In one sentence, for whoever opens the file without knowing Sala. */
  readonly que: string;
  /** Width on screen, in characters. */
  readonly ancho: number;
};

type Nueva<Tipo extends unknown[]> = <const Id extends string>(id: Id, ...mas: Tipo) => Columna<Id>;
const texto: Nueva<[ancho: number, que: string]> = (id, ancho, que) => ({ id, tipo: 'texto', que, ancho });
const entero: Nueva<[que: string]> = (id, que) => ({ id, tipo: 'entero', que, ancho: 11 });
const numero: Nueva<[que: string]> = (id, que) => ({ id, tipo: 'numero', que, ancho: 11 });

/** Columns of a row of values, in the order they are written in the three formats. */
export const COLUMNAS = [
  texto(
    'desglose',
    10,
    '«total»: todas las etapas de vida juntas. «etapa»: una etapa y condición. No sume totales con etapas',
  ),
  texto('ambito', 18, 'Código del lugar: letra del tipo, dos puntos y código oficial con sus ceros'),
  texto('tipo_ambito', 16, 'Sector, Establecimiento, Microred, Red, Distrito, Provincia o Región'),
  texto('nombre', 30, 'Nombre del lugar'),
  texto(
    'residentes_de',
    12,
    'Con un distrito escrito, la fila cuenta sólo a los del sector que residen en él; vacío: a todos los del lugar',
  ),
  texto('superiores', 34, 'Códigos de los lugares que lo contienen, del más cercano al más amplio'),
  texto('nombres_superiores', 40, 'Los nombres de esos lugares, en el mismo orden'),
  texto('ficha', 26, 'Código del indicador'),
  texto('version', 15, 'Edición de la ficha: nunca compare un código sin su edición'),
  texto('metodo', 14, 'Método, donde la ficha tiene más de uno'),
  texto('indicador', 44, 'Nombre del indicador'),
  texto('edicion', 22, 'Edición y método en palabras'),
  texto(
    'verificacion',
    13,
    'V1 o V2: comprobada con su fuente. sin_verificar y propuesta: no la presente como oficial',
  ),
  texto('curso_vida', 14, 'Etapa de vida; «total» en la fila de total'),
  texto('condicion', 11, 'gestante, puerpera o vacío; «total» en la fila de total'),
  texto('estado', 14, 'valor, cero, sin_dato, no_aplica, no_reportado o suprimido: cosas distintas (vea «Léame»)'),
  entero('num', 'Numerador: cuántos cumplen. Vacío si no se reportó o no aplica a este nivel'),
  entero('den', 'Denominador: cuántos debían cumplir'),
  numero('valor', 'num ÷ den, sin redondear (0.83 es 83 %); en conteos, num; en densidad, por km². Vacío si den = 0'),
  numero('ic95_inferior', 'Límite inferior del intervalo de Wilson al 95 %; sólo en coberturas'),
  numero('ic95_superior', 'Límite superior'),
  entero('sin_dato', 'Cuántos del denominador no traen el dato: por eso no pueden contar como cumplidos'),
  entero('excluidos', 'Cuántos se sacaron del denominador'),
  texto('excluidos_motivo', 28, 'Por qué: motivo=cuántos; motivo=cuántos'),
  texto('componentes', 28, 'Por componente: cumple/no cumple/no exigible, dentro del denominador'),
  numero('meta', 'Meta vigente (0.691 es 69.1 %; absoluta en conteos). Vacío si no hay una cargada: no se inventa'),
  texto('meta_de', 10, 'De qué lugar es la meta; a menudo la de su región'),
  texto('luz', 11, 'lograda, cerca, brecha, sin_meta, pocos (den < 5: no lea el porcentaje), sin_dato o no_aplica'),
  entero('faltan', 'Cuántos faltan para la meta con el mismo denominador'),
  texto('unidad', 14, 'Qué se cuenta'),
  texto('tipo_indicador', 11, 'cobertura, conteo o densidad'),
  texto('direccion', 10, 'mayor: más es mejor. menor: menos es mejor'),
  texto('periodo', 9, 'Mes del corte'),
  texto('fecha_corte', 11, 'Último día contado'),
  texto('corte', 16, 'El corte del que sale la fila'),
  texto('sello', 20, 'sha256 de los hechos del corte'),
  texto('sintetico', 9, 'sí: datos de demostración, no son personas ni resultados reales'),
] as const;

/** Columns of a row of the public mode: no count is among them. */
export const COLUMNAS_PUBLICAS = [
  texto('ventana', 9, '«12m»: los doce meses que terminan en el corte, sumados. «mes»: sólo el mes del corte'),
  texto('ambito', 18, 'Código del lugar: letra del tipo, dos puntos y código oficial con sus ceros'),
  texto('tipo_ambito', 16, 'Distrito, Provincia o Región'),
  texto('nombre', 30, 'Nombre del lugar'),
  texto('superiores', 34, 'Códigos de los lugares que lo contienen, del más cercano al más amplio'),
  texto('ficha', 26, 'Código del indicador'),
  texto('version', 15, 'Edición de la ficha: nunca compare un código sin su edición'),
  texto('metodo', 14, 'Método, donde la ficha tiene más de uno'),
  texto('indicador', 44, 'Nombre del indicador'),
  texto('edicion', 22, 'Edición y método en palabras'),
  texto(
    'verificacion',
    13,
    'V1 o V2: comprobada con su fuente. sin_verificar y propuesta: no la presente como oficial',
  ),
  texto('estado', 14, 'banda, suprimido o no_reportado (vea «Léame»)'),
  numero('pct_desde', 'Desde qué parte (0.6 es 60 %)'),
  numero('pct_hasta', 'Hasta qué parte, sin llegar a ella, salvo si es 1'),
  entero('den_desde', 'Desde cuántos debían cumplir'),
  entero('den_hasta', 'Hasta cuántos; vacío: sin tope'),
  texto('menos_de', 11, '«num»: cumplen menos de 10. «brecha»: a menos de 10 les falta'),
  numero('meta', 'Meta vigente (0.691 es 69.1 %). Vacío si no hay una cargada: no se inventa'),
  texto('meta_de', 10, 'De qué lugar es la meta; a menudo la de su región'),
  texto('luz', 11, 'lograda, cerca, brecha o sin_meta; en_banda si la banda abarca más de una'),
  texto('unidad', 14, 'Qué se cuenta'),
  texto('tipo_indicador', 11, 'cobertura'),
  texto('direccion', 10, 'mayor: más es mejor. menor: menos es mejor'),
  texto('periodo', 9, 'Mes del corte'),
  texto('corte', 16, 'El corte del que sale la fila'),
  texto('sello', 20, 'sha256 de los hechos del corte'),
  texto('sintetico', 9, 'sí: datos de demostración, no son personas ni resultados reales'),
] as const;

export type IdColumnaPublica = (typeof COLUMNAS_PUBLICAS)[number]['id'];

export type IdColumna = (typeof COLUMNAS)[number]['id'];

/** Aligned with `COLUMNAS`; null is an empty cell. */
export type FilaExportada = readonly (string | number | null)[];
