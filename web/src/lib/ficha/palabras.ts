import type { DescripcionMeta, DescripcionVersion } from '../../../../functions/domain/ficha/describir.ts';
import type { Direccion, TipoIndicador } from '../../../../functions/domain/conteo.ts';
import { decimal, entero, fechaCorta } from '../formato.ts';
import type { FichaPublicada } from './contrato.ts';

/** What must be said of an edition before its numbers are believed; [] when it was read in the norm itself. */
export const confianza = ({ marca, provisional }: Pick<DescripcionVersion, 'marca' | 'provisional'>): string[] => [
  ...(marca === 'propuesta'
    ? ['PROPUESTA de Sala: ninguna fuente oficial fija esta definición. No es un dato oficial.']
    : marca === 'sin_verificar'
      ? ['Sin verificar: nadie contrastó esta definición con su norma. No es un dato oficial.']
      : []),
  ...(provisional ? ['Provisional: la ficha vigente no se ha leído todavía; se aplica la última que se conoce.'] : []),
];

const REGION = /^G:(\d{2})$/;

/** How the denominator and the numerator are called. */
export const titulosDe = (tipo: TipoIndicador, direccion: Direccion): readonly [string, string] =>
  tipo === 'densidad'
    ? ['Superficie', 'Habitantes']
    : [
        tipo === 'conteo' ? 'De dónde se cuenta' : 'A quiénes se cuenta',
        tipo === 'conteo' || direccion === 'ninguna'
          ? 'Qué se suma'
          : direccion === 'menor'
            ? 'Quiénes tienen el problema'
            : 'Quiénes cumplen',
      ];

/** A target as the YAML writes it: points of a hundred, or things. */
export const metaEnPalabras = (
  { ambito, desde, hasta, basal, meta }: DescripcionMeta,
  { tipo, unidad }: Pick<FichaPublicada, 'tipo' | 'unidad'>,
): string => {
  const cifra = (n: number): string => (tipo === 'cobertura' ? `${decimal(n)} %` : `${entero(n)} ${unidad}`);
  const donde = REGION.test(ambito) ? `Región ${ambito.slice(2)}` : ambito;
  return `${donde}, del ${fechaCorta(desde)} al ${fechaCorta(hasta)}: ${cifra(meta)}${basal === null ? '' : `, desde ${cifra(basal)}`}.`;
};
