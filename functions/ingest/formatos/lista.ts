import type { Formato } from '../formato.ts';
import { c1Evaluacion, c1Nomina } from './c1-nomina.ts';
import { c1Visitas } from './c1-visitas.ts';
import { cnvOgei } from './cnv-ogei.ts';
import { hisEstablecimientos } from './his-establecimientos.ts';
import { hisPacientes } from './his-pacientes.ts';
import { hisTrama } from './his-trama.ts';
import { padron } from './padron.ts';
import { propios } from './propios.ts';
import { pvica } from './pvica.ts';
import { sienInforme } from './sien-informe.ts';
import { sienGestantes, sienHb, sienHbPt, sienPt } from './sien-micro.ts';

/** Every reader. A new format is a module of this folder and a line here. */
export const FORMATOS: readonly Formato[] = [
  hisTrama,
  hisPacientes,
  hisEstablecimientos,
  padron,
  cnvOgei,
  c1Nomina,
  c1Visitas,
  c1Evaluacion,
  sienHb,
  sienPt,
  sienHbPt,
  sienGestantes,
  sienInforme,
  pvica,
  ...propios,
];
