import { definiciones } from './definiciones.ts';
import type { ParaExportar } from './sellado.ts';
import type { Dibujo } from './sugerencia.ts';

export type Formato = 'csv' | 'xlsx' | 'png' | 'svg';

/** The file of an answer in one format. Images need a chart. */
export async function archivoDe(formato: Formato, p: ParaExportar, dibujo: Dibujo | null): Promise<Blob> {
  if (formato === 'csv' || formato === 'xlsx') {
    const lista = await definiciones(p.indicadores, fetch);
    if (formato === 'csv') {
      const { escribirCsv } = await import('./archivo-csv.ts');
      return new Blob([escribirCsv(p, lista)], { type: 'text/csv;charset=utf-8' });
    }
    const { escribirXlsx } = await import('./archivo-xlsx.ts');
    return new Blob([escribirXlsx(p, lista)], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  }
  if (!dibujo) throw new Error('sin_grafico');
  const [{ aSvg }, { aPng, componerSvg }] = await Promise.all([
    import('../charts/motor.ts'),
    import('./archivo-imagen.ts'),
  ]);
  const compuesto = componerSvg(p, dibujo, aSvg);
  return formato === 'png' ? aPng(compuesto) : new Blob([compuesto.svg], { type: 'image/svg+xml' });
}

/** Hands a file to the browser. */
export const descargar = (archivo: Blob, nombre: string): void => {
  const url = URL.createObjectURL(archivo);
  const enlace = document.createElement('a');
  enlace.href = url;
  enlace.download = nombre;
  enlace.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
