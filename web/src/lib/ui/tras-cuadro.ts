/** Resolves when the frame being prepared is on screen. A page in the background has no frames: there, at once. */
export const trasCuadro = (): Promise<void> =>
  new Promise((listo) => {
    if (document.hidden) setTimeout(listo);
    else requestAnimationFrame(() => setTimeout(listo));
  });
