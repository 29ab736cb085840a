import type { PerfilEess } from '../../../../functions/domain/tablero.ts';
import { decimal, entero } from '../formato.ts';
import * as t from '../textos/es/eess.ts';

export type DatoPerfil = { readonly nombre: string; readonly valor: string };

const cuenta = (n: number | null): string => (n === null ? t.sinDatoEnFrase : entero(n));

/** «45 min», «1 h 30 min». */
export const duracion = (minutos: number): string => {
  const [h, m] = [Math.floor(minutos / 60), minutos % 60];
  return [h > 0 ? `${h} h` : '', m > 0 || h === 0 ? `${m} min` : ''].filter((x) => x !== '').join(' ');
};

/** What a facility declares of itself, in words: whom it serves, who works there, who helps in the community. */
export const gruposPerfil = (p: PerfilEess): { readonly titulo: string; readonly datos: readonly DatoPerfil[] }[] => [
  {
    titulo: t.aQuienAtiende,
    datos: [
      { nombre: t.poblacion, valor: cuenta(p.poblacion) },
      { nombre: t.familias, valor: cuenta(p.familias) },
      { nombre: t.viviendas, valor: cuenta(p.viviendas) },
    ],
  },
  {
    titulo: t.personalDeSalud,
    datos: [
      { nombre: t.medicos, valor: cuenta(p.medicos) },
      { nombre: t.enfermeras, valor: cuenta(p.enfermeras) },
      { nombre: t.obstetras, valor: cuenta(p.obstetras) },
      { nombre: t.tecnicos, valor: cuenta(p.tecnicos) },
    ],
  },
  {
    titulo: t.enLaComunidad,
    datos: [
      { nombre: t.agentesComunitariosDeSalud, valor: cuenta(p.acs) },
      { nombre: t.parteras, valor: cuenta(p.parteras) },
    ],
  },
];

/** «a 1 h 30 min y 42.5 km», with what is known; null when neither is. */
export const distanciaMayor = ({ minutosEessMayor, kmEessMayor }: PerfilEess): string | null => {
  const partes = [
    ...(minutosEessMayor === null ? [] : [duracion(minutosEessMayor)]),
    ...(kmEessMayor === null ? [] : [`${decimal(kmEessMayor)} km`]),
  ];
  return partes.length === 0 ? null : `a ${partes.join(' y ')}`;
};
