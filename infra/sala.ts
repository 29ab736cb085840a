import { App, Tags, type AppProps } from 'aws-cdk-lib';
import { leerEntorno } from './entorno.ts';
import { Api } from './stacks/api.ts';
import { Datos } from './stacks/datos.ts';
import { Proceso } from './stacks/proceso.ts';
import { Web } from './stacks/web.ts';

export type Sala = {
  readonly app: App;
  readonly datos: Datos;
  readonly proceso: Proceso;
  readonly api: Api;
  readonly web: Web;
};

/** All of Sala for one environment. Account and region are those of whoever deploys. */
export function crearSala({ cliente, ...props }: AppProps & { readonly cliente: string }): Sala {
  const app = new App(props);
  const entorno = leerEntorno(app.node);
  const nombre = (parte: string): string => `Sala-${entorno.nombre}-${parte}`;
  const datos = new Datos(app, nombre('Datos'), { entorno });
  const proceso = new Proceso(app, nombre('Proceso'), { entorno, datos });
  const api = new Api(app, nombre('Api'), { entorno, datos });
  const web = new Web(app, nombre('Web'), { entorno, datos, api, cliente });
  Tags.of(app).add('proyecto', 'sala');
  Tags.of(app).add('entorno', entorno.nombre);
  return { app, datos, proceso, api, web };
}
