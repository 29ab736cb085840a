const PRECARGA = /[ \t]*<link [^>]*rel="modulepreload"[^>]*>\n?/g;

/**
 * Moves the hints that fetch a page's modules from its head to after its content. On a slow link they arrive in the order they are
 * seen: above the content, the script that nobody needs yet shares the link with the first number. A page without them stays as it is.
 */
export const modulosAlFinal = (html: string): string => {
  const precargas = html.match(PRECARGA);
  const guion = html.lastIndexOf('<script');
  if (!precargas || guion < 0) return html;
  const [antes, despues] = [html.slice(0, guion), html.slice(guion)];
  return antes.replace(PRECARGA, '') + precargas.join('') + despues;
};
