/** What the commands of this machine present to the salas they know of, by origin. */
const conocidas = new Map<string, string>();

export const recordarCredencial = (url: string, credencial: string): void =>
  void conocidas.set(new URL(url).origin, credencial);

/** Headers for a sala: those of the one found on the folder, or what `SALA_CREDENCIAL` says for another. */
export const cabecerasPara = (url: string | URL): Record<string, string> => {
  const credencial = conocidas.get(new URL(url).origin) ?? process.env['SALA_CREDENCIAL'];
  return credencial ? { authorization: `Bearer ${credencial}` } : {};
};
