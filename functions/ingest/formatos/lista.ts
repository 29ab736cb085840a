import type { Formato } from '../formato.ts';
import { cnvOgei } from './cnv-ogei.ts';
import { hisEstablecimientos } from './his-establecimientos.ts';
import { hisPacientes } from './his-pacientes.ts';
import { hisTrama } from './his-trama.ts';
import { padron } from './padron.ts';
import { propios } from './propios.ts';

/** Every reader. A new format is a module of this folder and a line here. */
export const FORMATOS: readonly Formato[] = [hisTrama, hisPacientes, hisEstablecimientos, padron, cnvOgei, ...propios];
