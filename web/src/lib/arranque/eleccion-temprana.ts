/** What the script of `app.html` keeps: the last choice made before the page was alive, and how to stop listening. */
type Temprana = { readonly de: EventTarget | null; readonly valor: string; readonly dejar: () => void };

declare global {
  interface Window {
    eleccionTemprana?: Temprana | undefined;
  }
}

/**
 * Makes again, once the page is alive, the last choice made in a filter before it was. On a slow link there are seconds between seeing
 * a filter and its script: without this the choice would be undone without a word.
 */
export function repetirEleccion(): void {
  const temprana = window.eleccionTemprana;
  temprana?.dejar();
  delete window.eleccionTemprana;
  const { de, valor } = temprana ?? {};
  if (!(de instanceof HTMLSelectElement) || !de.isConnected || !('filtro' in de.dataset) || valor === undefined) return;
  de.value = valor;
  de.dispatchEvent(new Event('change', { bubbles: true }));
}
