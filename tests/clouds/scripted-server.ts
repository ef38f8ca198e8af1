import http from "node:http";
import type { AddressInfo } from "node:net";

/** One request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** The client's port: equal for two requests on one connection. */
  readonly port: number | undefined;
}

/** An answer of the script: JSON by default; `text` overrides it. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

/** What the server does with a request: answers, or takes the connection into its own hands. */
export type Step = ScriptedAnswer | ((request: http.IncomingMessage, response: http.ServerResponse) => void);

/** A real HTTP server on loopback that plays a script, step by step; the last step repeats. */
export interface ScriptedServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  close(): Promise<void>;
}

/** Starts a server that plays the steps in order. */
export async function startScriptedServer(...steps: readonly Step[]): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => undefined);
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const port = request.socket.remotePort;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString("utf8"), port });
      play(steps[Math.min(requests.length, steps.length) - 1] ?? {}, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function play(step: Step, request: http.IncomingMessage, response: http.ServerResponse): void {
  if (typeof step === "function") return step(request, response);
  response.writeHead(step.status ?? 200, { "Content-Type": "application/json", ...step.headers });
  response.end(step.text ?? JSON.stringify(step.json ?? {}));
}
