import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** The whole of Lantern, on a port of this process. */
export interface LanternServer {
  readonly url: string;
  readonly token: string;
  /** Names of the flames that were lit, oldest first: each was paid for. */
  readonly lit: readonly string[];
  /** Operations in the order of the calls. */
  readonly calls: readonly string[];
  /** Until now every flame burns for ever; from now on those that are lit burn down at once. */
  burnDown(): void;
  close(): Promise<void>;
}

interface Flame {
  readonly id: string;
  readonly name: string;
  readonly asked: { readonly model: string; readonly data: string; readonly settings: object };
  readonly lit_at: string;
  isOut: boolean;
}

/** Starts an empty Lantern. */
export async function startLantern(): Promise<LanternServer> {
  const token = `lantern-${randomUUID()}`;
  const flames = new Map<string, Flame>();
  const lit: string[] = [];
  const calls: string[] = [];
  let isQuick = false;

  const shown = (flame: Flame) => {
    const { isOut, ...told } = flame;
    const state = isOut ? "blown_out" : isQuick ? "burnt" : "burning";
    const result = state === "burnt" ? { result: `${flame.asked.model}:${flame.id}` } : {};
    return { ...told, state, percent: state === "burnt" ? 100 : 40, ...result };
  };

  const operations: readonly {
    readonly name: string;
    readonly method: string;
    readonly path: RegExp;
    answer(flame: Flame, body: string): unknown;
  }[] = [
    {
      name: "LightFlame",
      method: "POST",
      path: /^\/flames$/,
      answer: (_none, body) => {
        // Our own session wrote it.
        const { name, ...asked } = JSON.parse(body) as { name: string } & Flame["asked"];
        const flame = { id: `flame-${flames.size + 1}`, name, asked, lit_at: new Date().toISOString(), isOut: false };
        flames.set(flame.id, flame);
        lit.push(name);
        return shown(flame);
      },
    },
    {
      name: "ListFlames",
      method: "GET",
      path: /^\/flames$/,
      answer: () => ({ flames: [...flames.values()].map(shown) }),
    },
    { name: "GetFlame", method: "GET", path: /^\/flames\/([^/]+)$/, answer: shown },
    {
      name: "BlowOut",
      method: "POST",
      path: /^\/flames\/([^/]+)\/out$/,
      answer: (flame) => {
        flame.isOut = !isQuick;
        return shown(flame);
      },
    },
    {
      name: "ForgetFlame",
      method: "DELETE",
      path: /^\/flames\/([^/]+)$/,
      answer: (flame) => ({ forgotten: flames.delete(flame.id) }),
    },
  ];

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json", "x-request-id": randomUUID() });
      response.end(JSON.stringify(body));
    };
    const { method, url: path = "" } = request;
    const body = await text(request);
    if (request.headers.authorization !== `Lantern ${token}`)
      return reply(401, { refused: "NO_LIGHT", why: "the token" });
    const operation = operations.find((each) => each.method === method && each.path.test(path));
    if (operation === undefined) return reply(400, { refused: "DARK", why: `nothing is at ${path}` });
    calls.push(operation.name);
    const id = operation.path.exec(path)?.[1];
    const flame = id === undefined ? unlit : flames.get(id);
    if (flame === undefined) return reply(404, { refused: "NOT_THERE", why: `there is no ${id ?? path}` });
    reply(200, operation.answer(flame, body));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    lit,
    calls,
    burnDown: () => (isQuick = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For calls that are about no flame. */
const unlit: Flame = { id: "", name: "", asked: { model: "", data: "", settings: {} }, lit_at: "", isOut: true };
