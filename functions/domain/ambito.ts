/**
 * A place with an id. `S:` sector, `E:` facility, `M:` microred, `R:` red, `D:` district (IAL), `P:` province, `G:` region (IAR),
 * `N:PE` the country. Whoever cannot be placed is a member like any other: `S:<renipress>-SIN`, `E:SIN-<ubigeo>`.
 */
export const TIPOS_AMBITO = ['S', 'E', 'M', 'R', 'D', 'P', 'G', 'N'] as const;
export type TipoAmbito = (typeof TIPOS_AMBITO)[number];
export type AmbitoId = string;

export const NOMBRE_TIPO: Readonly<Record<TipoAmbito, string>> = {
  S: 'Sector',
  E: 'Establecimiento',
  M: 'Microred',
  R: 'Red',
  D: 'Distrito',
  P: 'Provincia',
  G: 'Región',
  N: 'País',
};

/** For sentences that count places. */
export const PLURAL_TIPO: Readonly<Record<TipoAmbito, readonly [uno: string, varios: string]>> = {
  S: ['sector', 'sectores'],
  E: ['establecimiento', 'establecimientos'],
  M: ['microred', 'microredes'],
  R: ['red', 'redes'],
  D: ['distrito', 'distritos'],
  P: ['provincia', 'provincias'],
  G: ['región', 'regiones'],
  N: ['país', 'países'],
};

export const tipoDe = (id: AmbitoId): TipoAmbito | null => {
  const tipo = id.slice(0, 1) as TipoAmbito;
  return id[1] === ':' && id.length > 2 && TIPOS_AMBITO.includes(tipo) ? tipo : null;
};

/** `S:00003644-SIN`, `E:SIN-050304` and their parents: those who could not be placed. */
export const esSinUbicar = (id: AmbitoId): boolean => /(^E:SIN-|-SIN$)/.test(id);

/**
 * Where a fact is counted. `eess` is an 8-digit RENIPRESS or `SIN`; `sector` a sector code, `SIN`, or `''` for fichas of the
 * attending facility; `distrito` an INEI ubigeo, or `SIN` when the residence is unknown.
 */
export type LlaveHoja = { readonly eess: string; readonly sector: string; readonly distrito: string };

/** Where each facility hangs in the health hierarchy. Codes two digits; `SIN` where it belongs to none. */
export type CuelgaDe = { readonly disa: string; readonly red: string; readonly microred: string };

/** `E:` id of a leaf: those without facility are kept apart by district. */
export const ambitoEess = ({ eess, distrito }: LlaveHoja): AmbitoId =>
  eess === 'SIN' ? `E:SIN-${distrito}` : `E:${eess}`;

/** `S:` id of a leaf, or null for fichas without sector. */
export const ambitoSector = (hoja: LlaveHoja): AmbitoId | null =>
  hoja.sector === '' ? null : hoja.sector === 'SIN' ? `S:${ambitoEess(hoja).slice(2)}-SIN` : `S:${hoja.sector}`;

/** Every place a leaf adds to inside one region, by both hierarchies; the region closes both. */
export const ambitosDe = (
  hoja: LlaveHoja,
  region: string,
  cuelga: CuelgaDe,
): { salud: AmbitoId[]; residencia: AmbitoId[] } => {
  const sector = ambitoSector(hoja);
  const deLaRegion = hoja.distrito.startsWith(region);
  const aparte = `${region}-${hoja.distrito === 'SIN' ? 'SIN' : 'FUERA'}`;
  const distrito = deLaRegion ? hoja.distrito : aparte;
  const provincia = deLaRegion ? hoja.distrito.slice(0, 4) : aparte;
  return {
    salud: [
      ...(sector ? [sector] : []),
      ambitoEess(hoja),
      `M:${cuelga.disa}-${cuelga.red}-${cuelga.microred}`,
      `R:${cuelga.disa}-${cuelga.red}`,
      `G:${region}`,
    ],
    residencia: [`D:${distrito}`, `P:${provincia}`, `G:${region}`],
  };
};
