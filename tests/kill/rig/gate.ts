import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where a call is stopped: before the cloud sees it, or when the cloud has carried it out and the answer is on its way. */
export type Side = "before" | "after";

/** A call that stands at the gate. */
export interface HeldCall {
  /** Lets it go on as if nothing had been. */
  release(): void;
  /** Cuts the connection: the caller never learns what became of it. */
  drop(): void;
}

/** What stands between the provider and the simulated clouds: stops one call, so that something can be killed at that moment. */
export interface Gate {
  readonly url: string;
  /** Stops the `nth` (from 1, counted from now) call of an operation, or of several together. */
  stop(operation: string | readonly string[], side: Side, nth?: number): Promise<HeldCall>;
  /** Lets every call pass again that was to be stopped and has not come. */
  forget(): void;
  close(): Promise<void>;
}

interface Order {
  readonly operations: readonly string[];
  readonly side: Side;
  left: number;
  readonly hold: (call: HeldCall) => void;
}

/** Opens a gate in front of the clouds at `target`. Requests pass unchanged, host and signature included. */
export async function openGate(target: string): Promise<Gate> {
  const orders: Order[] = [];

  const take = (operation: string, side: Side): Order | undefined => {
    const order = orders.find((each) => each.operations.includes(operation) && each.side === side);
    if (order === undefined || --order.left > 0) return undefined;
    orders.splice(orders.indexOf(order), 1);
    return order;
  };

  const standStill = async (order: Order | undefined, incoming: IncomingMessage): Promise<void> => {
    if (order === undefined) return;
    await new Promise<void>((release) => order.hold({ release, drop: () => incoming.socket.destroy() }));
  };

  const server = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const operation = operationOf(incoming);
    const body = await read(incoming);
    await standStill(take(operation, "before"), incoming);
    if (incoming.socket.destroyed) return;
    const answer = await forward(target, incoming, body);
    const content = await read(answer);
    await standStill(take(operation, "after"), incoming);
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(content);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: (operation, side, nth = 1) =>
      new Promise((hold) => orders.push({ operations: [operation].flat(), side, left: nth, hold })),
    forget: () => void orders.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { method, url = "/", headers } = incoming;
  return new Promise((resolve, reject) => {
    httpRequest(new URL(url, target), { method, headers, agent: false }, resolve).on("error", reject).end(body);
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Qianfan's Action, or method and shape of the path: `POST /fine-tunes/{job}/cancel`, `DELETE /deployments/{deployment}`. */
function operationOf({ method = "", url = "" }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, "http://gate.invalid");
  const shape = pathname
    .replace("/api/v1", "")
    .replace(/ft-\d{12}-[0-9a-f]{4}/, "{job}")
    .replace(/^(\/deployments\/)[^/]+/, "$1{deployment}");
  return searchParams.get("Action") ?? `${method} ${shape}`;
}
