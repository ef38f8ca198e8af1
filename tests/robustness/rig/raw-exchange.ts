import { connect } from "node:net";

/** An HTTP answer as it came over the wire; undefined status: the connection ended without one. */
export interface RawAnswer {
  readonly status: number | undefined;
  /** Everything up to the empty line, lower-case. */
  readonly head: string;
  readonly body: string;
}

/** How long an answer may take before it counts as a hang, on a loaded machine. */
const patienceMs = 30_000;

/** Sends bytes on a connection of their own, ends the sending side, and reads until the other side ends too. */
export function rawExchange(port: number, request: Buffer): Promise<RawAnswer> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      socket.destroy();
      fail(new Error(`no end of the answer within ${patienceMs} ms: ${JSON.stringify(request.toString("latin1"))}`));
    }, patienceMs);
    const finish = (): void => {
      clearTimeout(timer);
      done(parse(Buffer.concat(chunks)));
    };
    socket.on("data", (chunk) => chunks.push(chunk));
    // A server that refuses early closes while we still write: what it said before counts.
    socket.on("error", () => undefined);
    socket.on("end", () => socket.destroy());
    socket.on("close", finish);
    socket.on("connect", () => socket.end(request));
  });
}

function parse(bytes: Buffer): RawAnswer {
  const text = bytes.toString("utf8");
  const split = text.indexOf("\r\n\r\n");
  const head = (split < 0 ? text : text.slice(0, split)).toLowerCase();
  const status = /^http\/1\.1 (\d{3})/.exec(head)?.[1];
  const rest = split < 0 ? "" : text.slice(split + 4);
  return {
    status: status === undefined ? undefined : Number(status),
    head,
    body: /\ntransfer-encoding: chunked/.test(head) ? joinChunks(rest) : rest,
  };
}

function joinChunks(text: string): string {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString(), 16);
    if (lineEnd < 0 || !(size > 0)) break;
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 4 + size;
  }
  return Buffer.concat(parts).toString("utf8");
}
