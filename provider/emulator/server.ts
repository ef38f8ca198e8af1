import { createServer, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener, RequestError, type Http2Bindings, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { FineTuneError } from "../base/fine-tune-error";
import { accessRefusal, isRunPagePath, strangerRefusal } from "./access/stranger-refusal";
import { createEmulator, type Emulator } from "./create-emulator";
import type { EmulatorOptions } from "./emulator-options";
import { ConnectionCut, cutResponse } from "./faults/cut-response";

/** What a server needs beyond the simulated clouds' own options. */
export interface EmulatorServerOptions extends Omit<EmulatorOptions, "authenticate"> {
  /** 0 takes a free port. */
  readonly port: number;
  /** Address to listen on; default `127.0.0.1`. */
  readonly host?: string;
  /** A page for people below `/_emulator/ui/`, of whose making this package's clouds know nothing. */
  readonly page?: (clouds: { readonly url: string; readonly emulator: Emulator }) => MountedPage;
}

/** A page as the server serves it: for browsers of this machine, and only for calls that come from no other page. */
export interface MountedPage {
  /** Where it begins, for people. */
  readonly path: string;
  fetch(request: Request): Promise<Response>;
  close(): void;
}

/** Simulated clouds that listen on a port. */
export interface EmulatorServer {
  /** `http://host:port`, without a path. */
  readonly url: string;
  readonly emulator: Emulator;
  /** Address of the page, where there is one. */
  readonly pageUrl?: string;
  /** Ends streams and connections, then the simulated clouds. Takes less than a second. */
  close(): Promise<void>;
}

/** How long answers under way may take when the server closes, in milliseconds. */
const closeGraceMs = 300;

/**
 * Serves the simulated clouds on a port. Keys and signatures are verified.
 *
 * @throws FineTuneError `emulator-listen-failed` when the port or the address cannot be had
 */
export async function startEmulatorServer(options: EmulatorServerOptions): Promise<EmulatorServer> {
  const { port, host = "127.0.0.1", page, ...clouds } = options;
  let mounted: MountedPage | undefined;
  const emulator = createEmulator({ ...clouds, authenticate: true });
  const answer = (request: Request, connection: HttpBindings | Http2Bindings) => {
    const { headers, socket } = connection.incoming;
    const caller = { headers, remoteAddress: socket.remoteAddress };
    const refusal = strangerRefusal(request.url, caller, host);
    if (refusal !== undefined) return refusal;
    if (mounted !== undefined && isRunPagePath(new URL(request.url).pathname)) return mounted.fetch(request);
    return arriveOnPort(emulator.fetch(request), connection);
  };
  try {
    const listener = getRequestListener(answer, { hostname: urlHost(host), errorHandler: answerToUnreadable });
    const server = createServer((request, response) => void listener(request, response));
    server.on("connect", refuseTunnel);
    // What `Expect` asks for beyond 100-continue is not looked at: Node would answer with an empty 417.
    server.on("checkExpectation", (request, response) => server.emit("request", request, response));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
    const address = server.address();
    const listeningPort = typeof address === "object" ? address?.port : port;
    const close = () =>
      new Promise<void>((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
        emulator.stopStreams();
        mounted?.close();
        server.close(() => {
          clearTimeout(cut);
          emulator.close();
          resolve();
        });
      });
    const url = `http://${urlHost(host)}:${listeningPort}`;
    mounted = page?.({ url, emulator });
    return { url, emulator, close, ...(mounted && { pageUrl: `${url}${mounted.path}` }) };
  } catch (error) {
    emulator.close();
    throw new FineTuneError(`The simulated clouds cannot listen on ${host}:${port}: ${messageOf(error)}`, {
      code: "emulator-listen-failed",
      nextStep: "Take another port (0 takes a free one) or end what listens there.",
      cause: error,
    });
  }
}

/** A target or a host from which no URL can be made, or a call that came as the server closed; the clouds answer the rest. */
function answerToUnreadable(error: unknown): Response {
  if (!(error instanceof RequestError)) return accessRefusal(503, "ServiceUnavailable", messageOf(error));
  return accessRefusal(400, "InvalidURI", `The request's target or host cannot be read: ${messageOf(error)}.`);
}

/** Nothing is reached through the simulated clouds. Written by hand, because Node hands over the bare connection. */
function refuseTunnel(_request: unknown, socket: Duplex): void {
  const body = JSON.stringify({ code: "MethodNotAllowed", message: "The simulated clouds are no proxy." });
  const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
  socket.on("error", () => undefined);
  socket.end(`HTTP/1.1 405 Method Not Allowed\r\n${headers}\r\n\r\n${body}`);
}

function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Lets an answer arrive over a connection, or breaks the connection as a fault rule wants it. */
async function arriveOnPort(
  answer: Promise<Response>,
  { incoming, outgoing }: HttpBindings | Http2Bindings,
): Promise<Response> {
  try {
    const response = await answer;
    const cut = cutResponse.cutOf(response);
    if (cut?.how !== "partial" || !(outgoing instanceof ServerResponse)) return response;
    const length = cut.announced === undefined ? {} : { "content-length": cut.announced };
    outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...length });
    outgoing.write(cut.sent);
    incoming.socket.destroySoon();
  } catch (error) {
    // A client that has gone away while it waited needs no answer.
    if (!(error instanceof ConnectionCut) && !incoming.socket.destroyed) throw error;
    if (error instanceof ConnectionCut && error.how === "reset") incoming.socket.resetAndDestroy();
    else incoming.socket.destroySoon();
  }
  return RESPONSE_ALREADY_SENT;
}
