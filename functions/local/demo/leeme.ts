type Datos = {
  readonly tamano: string;
  readonly semilla: number;
  readonly sucio: number;
  readonly desde: string;
  readonly hasta: string;
  readonly emision: string;
  readonly resumen: Readonly<Record<string, number>>;
};

/** Text of LEEME.txt: what the folder is, and that nobody in it exists. */
export const escribirLeeme = (d: Datos): string => `DATOS SINTÉTICOS — NO SON DE PERSONAS REALES

Esta carpeta la escribió «sala demo». El territorio es real (distritos, establecimientos, centros poblados, altitudes).
Todo lo demás es inventado: personas, documentos (todos empiezan con 99), apellidos, atenciones, coberturas y resultados.
No describe la situación de ningún distrito ni establecimiento.

Tamaño: ${d.tamano}
Semilla: ${d.semilla}
Atenciones: del ${d.desde} al ${d.hasta}
Emisión del padrón: ${d.emision}
Filas con defectos de campo, puestos a propósito: ${d.sucio * 100} %

${Object.entries(d.resumen)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([k, v]) => `${k}: ${v}`)
  .join('\n')}
`;
