import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export type RedCortable = {
  readonly url: string;
  /** Nobody answers any more: what was open is broken, what comes is refused. */
  cortar(): Promise<void>;
  volver(): Promise<void>;
  /** Answers are under way and do not come, until the function it returns is called. */
  retener(): () => void;
  /** From now on the same address leads to another server. */
  dirigir(url: string): void;
  cerrar(): Promise<void>;
};

/** A piece of network in front of a server. Unlike the browser's own "offline", workers feel it too. */
export async function tenderRed(destino: string): Promise<RedCortable> {
  let puertoDestino = Number(new URL(destino).port);
  let retenida = false;
  const abiertos = new Set<Socket>();
  const lejanos = new Set<Socket>();
  const servidor = createServer((cliente) => {
    const lejos = connect(puertoDestino, '127.0.0.1');
    for (const s of [cliente, lejos]) {
      abiertos.add(s);
      s.on('close', () => abiertos.delete(s));
      s.on('error', () => (cliente.destroy(), lejos.destroy()));
    }
    lejanos.add(lejos);
    lejos.on('close', () => lejanos.delete(lejos));
    cliente.pipe(lejos);
    lejos.on('data', (trozo: Buffer) => cliente.write(trozo));
    lejos.on('end', () => cliente.end());
    if (retenida) lejos.pause();
  });
  const escuchar = (puerto: number): Promise<void> =>
    new Promise((listo) => servidor.listen(puerto, '127.0.0.1', listo));
  await escuchar(0);
  const { port } = servidor.address() as AddressInfo; // a TCP server that listens has one
  const cortar = (): Promise<void> =>
    new Promise((listo) => {
      servidor.close(() => listo());
      for (const s of abiertos) s.destroy();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    cortar,
    volver: () => escuchar(port),
    retener() {
      retenida = true;
      for (const s of lejanos) s.pause();
      return () => {
        retenida = false;
        for (const s of lejanos) s.resume();
      };
    },
    dirigir(url) {
      puertoDestino = Number(new URL(url).port);
      for (const s of abiertos) s.destroy();
    },
    cerrar: async () => (servidor.listening ? cortar() : undefined),
  };
}
