import type { Formato } from '../formato.ts';
import { c1Evaluacion, c1Nomina } from './c1-nomina.ts';
import { c1Visitas } from './c1-visitas.ts';
import { cnvAbierto } from './cnv-abierto.ts';
import { cnvDiresa } from './cnv-diresa.ts';
import { cnvOgei } from './cnv-ogei.ts';
import { hisAntiguo } from './his-antiguo.ts';
import { hisEstablecimientos } from './his-establecimientos.ts';
import { hisOgei } from './his-ogei.ts';
import { hisPacientes } from './his-pacientes.ts';
import { hisTrama } from './his-trama.ts';
import { padron } from './padron.ts';
import { propios } from './propios.ts';
import { pvica } from './pvica.ts';
import { sienInforme } from './sien-informe.ts';
import { sienGestantes, sienHb, sienHbPt, sienPt } from './sien-micro.ts';
import { renipress } from './renipress.ts';

/** Every reader. A new format is a module of this folder and a line here. */
export const FORMATOS: readonly Formato[] = [
  hisTrama,
  hisOgei,
  hisAntiguo,
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
  cnvDiresa,
  cnvAbierto,
  renipress,
  ...propios,
];
