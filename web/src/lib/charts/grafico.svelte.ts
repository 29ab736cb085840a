import type { Attachment } from 'svelte/attachments';
import { alAcercarse } from '../ui/al-acercarse.ts';
import type { Opcion } from './motor.ts';
import type { Colores } from './opcion-tendencia.ts';
import { sellar } from './pintura.svelte.ts';
import { traerMotor } from './turno.ts';

const VARIABLES = {
  tinta: '--tinta',
  suave: '--tinta-suave',
  linea: '--linea',
  acento: '--acento',
  papel: '--papel',
} as const;
const RESPALDO: Colores = { tinta: '#23211d', suave: '#5d584f', linea: '#d9d4ca', acento: '#0b5563', papel: '#fbfaf7' };

const coloresDe = (nodo: HTMLElement): Colores => {
  const estilo = getComputedStyle(nodo);
  const leer = (k: keyof Colores): string => estilo.getPropertyValue(VARIABLES[k]).trim() || RESPALDO[k];
  return {
    tinta: leer('tinta'),
    suave: leer('suave'),
    linea: leer('linea'),
    acento: leer('acento'),
    papel: leer('papel'),
  };
};

/**
 * Brings ECharts when the element first comes into view and draws `opcion()`, again when the state it reads or the theme changes.
 * `listo(true)` tells that the live chart is on screen. If the library cannot be loaded the server's drawing stays.
 */
export const grafico =
  (opcion: (colores: Colores) => Opcion, listo: (vivo: boolean) => void): Attachment<HTMLElement> =>
  (nodo) => {
    let vivo: ReturnType<typeof import('./motor.ts').montar> | null = null;
    let quitado = false;
    let llego = $state.raw(false);
    const tema = matchMedia('(prefers-color-scheme: dark)');
    const dibujar = (): void => {
      vivo?.poner(opcion(coloresDe(nodo)));
      sellar(nodo);
    };
    // The theme chosen by hand is an attribute of the page.
    const temaElegido = new MutationObserver(dibujar);
    const traer = (): void =>
      void traerMotor().then(
        ({ montar }) => {
          if (quitado) return;
          vivo = montar(nodo);
          llego = true;
          listo(true);
        },
        () => listo(false),
      );
    const dejarDeMirar = alAcercarse(traer, 200)(nodo);
    tema.addEventListener('change', dibujar);
    temaElegido.observe(document.documentElement, { attributeFilter: ['data-tema'] });
    sellar(nodo);
    $effect(() => {
      if (llego) dibujar();
    });
    return () => {
      quitado = true;
      dejarDeMirar?.();
      tema.removeEventListener('change', dibujar);
      temaElegido.disconnect();
      vivo?.quitar();
    };
  };
