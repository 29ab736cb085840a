import type { CuelgaDe } from './ambito.ts';

export type Distrito = {
  readonly ubigeo: string;
  /** RENIEC uses other codes: '' where none is known. */
  readonly ubigeoReniec: string;
  readonly region: string;
  readonly provincia: string;
  readonly nombre: string;
  readonly altitud: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly poblacion: number | null;
  readonly superficieKm2: number | null;
};

export type Eess = CuelgaDe & {
  /** 8 digits. */
  readonly renipress: string;
  /** Internal id of the HIS, which is not the RENIPRESS. */
  readonly idHis: string;
  readonly nombre: string;
  readonly categoria: string;
  readonly ubigeo: string;
  readonly nombreRed: string;
  readonly nombreMicrored: string;
  /** Owner: GOBIERNO REGIONAL, MINSA, ESSALUD… */
  readonly institucion: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly altitud: number | null;
};

export type Localidad = {
  /** 10 digits: ubigeo + 4. */
  readonly codigo: string;
  readonly nombre: string;
  readonly ubigeo: string;
  readonly area: 'RURAL' | 'URBANO';
  readonly altitud: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
};

/** The built-in territory of the country. Maps keyed by code; codes are text with their zeros. */
export type Territorio = {
  readonly regiones: ReadonlyMap<string, string>;
  readonly provincias: ReadonlyMap<string, string>;
  readonly distritos: ReadonlyMap<string, Distrito>;
  readonly eess: ReadonlyMap<string, Eess>;
  readonly localidades: ReadonlyMap<string, Localidad>;
  readonly eessPorIdHis: ReadonlyMap<string, string>;
  readonly inei: ReadonlyMap<string, string>;
  /** sha256 of the files it was read from: part of every corte. */
  readonly version: string;
};

/** INEI codes of the 24 departments and Callao: 01 to 25. */
export const esRegion = (codigo: string): boolean => /^(0[1-9]|1\d|2[0-5])$/.test(codigo);
