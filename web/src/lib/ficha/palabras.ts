import type { DescripcionMeta, DescripcionVersion } from '../../../../functions/domain/ficha/describir.ts';
import type { Direccion, TipoIndicador } from '../../../../functions/domain/conteo.ts';
import { decimal, entero, fechaCorta } from '../formato.ts';
import type { FichaPublicada } from './contrato.ts';
import * as t from '../textos/es/ficha.ts';

/** What must be said of an edition before its numbers are believed; [] when it was read in the norm itself. */
export const confianza = ({ marca, provisional }: Pick<DescripcionVersion, 'marca' | 'provisional'>): string[] => [
  ...(marca === 'propuesta'
    ? [t.propuestaDeSalaNingunaFuente]
    : marca === 'sin_verificar'
      ? [t.sinVerificarNadieContrastoEsta]
      : []),
  ...(provisional ? [t.provisionalLaFichaVigenteNo] : []),
];

const REGION = /^G:(\d{2})$/;

/** How the denominator and the numerator are called. */
export const titulosDe = (tipo: TipoIndicador, direccion: Direccion): readonly [string, string] =>
  tipo === 'densidad'
    ? [t.superficie, t.habitantes]
    : [
        tipo === 'conteo' ? t.deDondeSeCuenta : t.aQuienesSeCuenta,
        tipo === 'conteo' || direccion === 'ninguna'
          ? t.queSeSuma
          : direccion === 'menor'
            ? t.quienesTienenElProblema
            : t.quienesCumplen,
      ];

/** A target as the YAML writes it: points of a hundred, or things. */
export const metaEnPalabras = (
  { ambito, desde, hasta, basal, meta }: DescripcionMeta,
  { tipo, unidad }: Pick<FichaPublicada, 'tipo' | 'unidad'>,
): string => {
  const cifra = (n: number): string => (tipo === 'cobertura' ? `${decimal(n)} %` : `${entero(n)} ${unidad}`);
  const donde = REGION.test(ambito) ? t.regionDe(ambito.slice(2)) : ambito;
  return `${donde}, del ${fechaCorta(desde)} al ${fechaCorta(hasta)}: ${cifra(meta)}${basal === null ? '' : `, desde ${cifra(basal)}`}.`;
};
