const CLAVE = 'tema';

/** Goes up each time the colours change by hand: what is drawn with them is drawn again. */
let cambios = $state(0);

const esOscuro = (): boolean => {
  const elegido = document.documentElement.dataset['tema'];
  return elegido ? elegido === 'oscuro' : matchMedia('(prefers-color-scheme: dark)').matches;
};

export const tema = {
  get cambios() {
    return cambios;
  },
  alternar(): void {
    const nuevo = esOscuro() ? 'claro' : 'oscuro';
    document.documentElement.dataset['tema'] = nuevo;
    cambios++;
    try {
      localStorage.setItem(CLAVE, nuevo);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  },
};
