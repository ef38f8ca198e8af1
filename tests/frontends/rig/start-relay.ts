import net, { type AddressInfo } from "node:net";

/** Passes bytes on between a client and a port of this machine. */
export interface Relay {
  readonly port: number;
  /** Breaks every connection, as when the client's process is killed. */
  cut(): void;
  close(): void;
}

/** Starts one. A gRPC client by itself keeps its connection as long as a call is under way. */
export async function startRelay(target: number): Promise<Relay> {
  const sockets = new Set<net.Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = net.createServer((near) => {
    const far = net.connect(target, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    cut();
    server.close();
  };
  // A listening TCP server has an address of this kind.
  return { port: (server.address() as AddressInfo).port, cut, close };
}
