/** What a page may still be bringing for its own work, at most. */
export const SOSIEGO_MS = 2_500;

/** Of the time the page took to come: where that was long, so is what it still brings. */
const PARTE_DE_LO_QUE_TARDO = 1 / 10;

/**
 * When the open page is kept for a day without network. First as soon as it has rested, longer on a slow link, so that the worker does
 * not share it with the first number and the first filter; or at once when whoever reads looks away. Then again, with all it brought
 * later and the rest of the site.
 * @param guardar `alPaso`: only the page and what it has used so far
 */
export function turnosDeGuardar(guardar: (alPaso: boolean) => void) {
  let relojes: ReturnType<typeof setTimeout>[] = [];
  let pendiente = false;
  const alPaso = (): void => {
    if (!pendiente) return;
    pendiente = false;
    guardar(true);
  };
  const parar = (): void => {
    relojes.forEach(clearTimeout);
    pendiente = false;
  };
  return {
    /** @param tardo milliseconds the page took to come alive */
    llegar(tardo: number): void {
      parar();
      pendiente = true;
      relojes = [
        setTimeout(alPaso, Math.min(SOSIEGO_MS, tardo * PARTE_DE_LO_QUE_TARDO)),
        setTimeout(() => {
          pendiente = false;
          guardar(false);
        }, 2 * SOSIEGO_MS),
      ];
    },
    /** The tab is hidden or the page is left. */
    dejar: alPaso,
    parar,
  };
}
