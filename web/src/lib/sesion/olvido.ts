/** What names the person whose copies this browser keeps. */
const CLAVE = 'sesion';
/** Caches that hold what was read; the rest is the program, the same for everybody. */
const LEIDO = /^sala-(?:paginas|datos|motor)-/;

/** Forgets what somebody read here. @returns how many caches went */
export async function olvidarLeido(): Promise<number> {
  if (typeof caches === 'undefined') return 0;
  const nombres = (await caches.keys()).filter((n) => LEIDO.test(n));
  await Promise.all(nombres.map((n) => caches.delete(n)));
  return nombres.length;
}

/**
 * Notes who is looking. @returns true when it is somebody else than the last time in this browser, and then what was kept is not
 * theirs. Without storage nothing outlives the page.
 */
export function cambioDePersona(huella: string | null): boolean {
  try {
    const antes = localStorage.getItem(CLAVE);
    if (huella === null) localStorage.removeItem(CLAVE);
    else localStorage.setItem(CLAVE, huella);
    return antes !== null && antes !== huella;
  } catch {
    return false;
  }
}
