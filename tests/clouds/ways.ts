import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Emulator } from "../../provider/emulator";

/** A way to simulated clouds. */
export interface Route {
  readonly baseUrl: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  close(): Promise<void>;
}

/** The same simulated clouds, by the two ways in which calls travel. */
export const ways: { name: string; open: (emulator: Emulator) => Promise<Route> }[] = [
  {
    name: "in this process",
    open: async (emulator) => ({
      baseUrl: "http://localhost",
      fetch: (request) => emulator.fetch(request),
      close: async () => undefined,
    }),
  },
  {
    name: "on a port",
    open: async (emulator) => {
      const fetch = (request: Request) => emulator.fetch(request);
      const server = await new Promise<Server>((resolve) => {
        const started = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started as Server));
      });
      const { port } = server.address() as AddressInfo;
      return {
        baseUrl: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    },
  },
];
