import http from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { callName } from "./call-name";
import type { Rig } from "./create-rig";

/** Puts a real HTTP server on loopback between the rig's processes and its clouds; `rig.calls` and `meet` go on as before. */
export async function serveOnLoopback(rig: Rig): Promise<{ close(): Promise<void> }> {
  const server = http.createServer((incoming, outgoing) => {
    void answerOne(rig, incoming, outgoing).catch((error: unknown) => outgoing.destroy(toError(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port.
  const { port } = server.address() as AddressInfo;
  rig.origin = `http://127.0.0.1:${port}`;
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerOne(rig: Rig, incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const body = Buffer.concat(await Readable.from(incoming).toArray());
  const request = new Request(`${rig.origin ?? ""}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    ...(body.length > 0 && { body }),
  });
  rig.calls.push(callName(request));
  const answer = await rig.intercept(request, (passed) => rig.emulator.fetch(passed));
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
