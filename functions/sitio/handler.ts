import { handle } from 'hono/aws-lambda';
import { responder } from 'sala-web';
import { api } from '../api/desplegada.ts';
import { crearSitio } from './app.ts';
import { puertas } from './desplegado.ts';

/** The pages, asking the API in process: the same application and the same rules as behind its own address, which is the only way in from outside. */
export const handler = handle(crearSitio({ api, responder, puertas }));
