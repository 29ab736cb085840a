import { handle } from 'hono/aws-lambda';
import { api } from './desplegada.ts';

export const handler = handle(api);
