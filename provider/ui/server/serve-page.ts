import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { FineTuneError } from "../../base/fine-tune-error";
import { createGate } from "./gate";
import { guarded } from "./headers";
import type { RunPage } from "./run-page";

/** A page that listens on a port of this machine. */
export interface PageServer {
  /** With the random word. */
  readonly url: string;
  /** Ends in less than a second, whatever is open. */
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
/** How long answers under way may take when the server closes, in milliseconds. */
const closeGraceMs = 300;

/**
 * Serves a page on loopback, behind a random word in its address; it is made when it is first called.
 *
 * @param port 0 takes a free one.
 * @throws FineTuneError `ui-listen-failed`
 */
export async function servePage(open: () => RunPage, port: number): Promise<PageServer> {
  const gate = createGate(open, "/");
  let names: readonly string[] = [];
  const listener = getRequestListener(
    (request: Request, { incoming }) => {
      // A name that was rebound in the DNS is another name; what a target names counts as much as what the header does.
      const hosts = [incoming.headers.host ?? "", new URL(request.url).host];
      return hosts.every((host) => names.includes(host.toLowerCase())) ? gate.fetch(request) : elsewhere();
    },
    { hostname: loopback },
  );
  const server = createServer((request, response) => void listener(request, response));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, loopback, resolve);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FineTuneError(`The page cannot listen on ${loopback}:${port}: ${why}`, {
      code: "ui-listen-failed",
      nextStep: "Take another port (0 takes a free one) or end what listens there.",
      cause: error,
    });
  }
  const address = server.address();
  const listening = typeof address === "object" && address !== null ? address.port : port;
  names = [loopback, "localhost"].map((name) => `${name}:${listening}`);
  return {
    url: `http://${loopback}:${listening}${gate.path}`,
    close: () =>
      new Promise<void>((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
        gate.close();
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function elsewhere(): Response {
  const text = "This page answers under the address that was printed, and under no other name.\n";
  return guarded(new Response(text, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } }));
}
