/** The server build of `web/`, which does not exist until it is built: whoever bundles this says where it is. */
declare module 'sala-web' {
  export const responder: import('./app.ts').Responder;
}
