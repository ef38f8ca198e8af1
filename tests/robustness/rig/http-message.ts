/** A request, part by part; nothing is checked or escaped. */
export interface HttpMessage {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Send the body in chunks instead of announcing its length. */
  readonly isChunked?: boolean;
}

/** The bytes of a request that asks for the connection to be closed. */
export function httpMessage({ method, target, headers, body, isChunked = false }: HttpMessage): Buffer {
  const framing: Record<string, string> = isChunked
    ? { "Transfer-Encoding": "chunked" }
    : body.length > 0
      ? { "Content-Length": String(body.length) }
      : {};
  const lines = Object.entries({ ...framing, Connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return Buffer.concat([head, isChunked ? chunked(body) : body]);
}

function chunked(body: Buffer): Buffer {
  const end = Buffer.from("0\r\n\r\n");
  if (body.length === 0) return end;
  const half = Math.ceil(body.length / 2);
  const parts = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0);
  const framed = parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n")]);
  return Buffer.concat([...framed, end]);
}
