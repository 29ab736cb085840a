import { App, Tags, Validations, type AppProps, type StackProps } from 'aws-cdk-lib';
import { leerEntorno } from './entorno.ts';
import { Revision } from './revision.ts';
import { Acceso } from './stacks/acceso.ts';
import { Api } from './stacks/api.ts';
import { Cortafuegos, REGION_CLOUDFRONT } from './stacks/cortafuegos.ts';
import { Datos } from './stacks/datos.ts';
import { Proceso } from './stacks/proceso.ts';
import { Vigia } from './stacks/vigia.ts';
import { Web } from './stacks/web.ts';

export type Sala = {
  readonly app: App;
  readonly datos: Datos;
  readonly proceso: Proceso;
  readonly acceso: Acceso;
  readonly cortafuegos: Cortafuegos;
  readonly web: Web;
  readonly api: Api;
  readonly vigia: Vigia;
};

export type SalaProps = AppProps & {
  /** Static folder of the built site. */
  readonly cliente: string;
  /** Region of whoever deploys, unless the context says another. */
  readonly region?: string | undefined;
};

/** All of Sala for one environment. The account is that of whoever deploys. */
export function crearSala({ cliente, region, ...props }: SalaProps): Sala {
  const app = new App(props);
  const entorno = leerEntorno(app.node, region);
  const nombre = (parte: string): string => `Sala-${entorno.nombre}-${parte}`;
  const comun: StackProps = { env: { region: entorno.region }, terminationProtection: entorno.protegido };
  const deLaPuerta: StackProps = { ...comun, crossRegionReferences: entorno.region !== REGION_CLOUDFRONT };

  const datos = new Datos(app, nombre('Datos'), { ...comun, entorno });
  const proceso = new Proceso(app, nombre('Proceso'), { ...comun, entorno, datos });
  const cortafuegos = new Cortafuegos(app, nombre('Cortafuegos'), deLaPuerta);
  const acceso = new Acceso(app, nombre('Acceso'), { ...comun, entorno });
  const web = new Web(app, nombre('Web'), { ...deLaPuerta, entorno, datos, acceso, cortafuegos, cliente });
  const api = new Api(app, nombre('Api'), { ...comun, entorno, datos, web, acceso });
  const vigia = new Vigia(app, nombre('Vigia'), { ...comun, entorno, datos, proceso, web, api });
  Tags.of(app).add('proyecto', 'sala');
  Tags.of(app).add('entorno', entorno.nombre);
  Validations.of(app).addPlugins(new Revision(app));
  return { app, datos, proceso, cortafuegos, web, acceso, api, vigia };
}
