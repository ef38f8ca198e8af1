import { Readable } from "node:stream";
import axios from "axios";
import { ExchangeFailure } from "./exchange";
import { proxyFor } from "./proxy";
import { watchConnection } from "./watch-connection";

const client = axios.create({ adapter: "http", maxRedirects: 0, validateStatus: () => true });

/** Most milliseconds until a connection stands. */
const connectTimeoutMs = 10_000;

/**
 * Sends JSON and gives the answer as it comes, whatever its status. Honours the proxy environment, as every call does; never
 * follows a redirect.
 * @throws ExchangeFailure
 */
export async function streamAnswer(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Response> {
  const connection = watchConnection(connectTimeoutMs);
  try {
    const { status, data } = await client.post<Readable>(url, body, {
      headers: { "Content-Type": "application/json", ...headers },
      responseType: "stream",
      signal,
      proxy: proxyFor(new URL(url))?.setting ?? false,
      transport: connection.transport,
    });
    const stream = Readable.toWeb(data);
    // Node's own type of the same stream.
    return new Response(stream as ReadableStream<Uint8Array>, { status });
  } catch (error) {
    throw withoutRequest(error, connection.timedOut());
  } finally {
    connection.release();
  }
}

/** axios' own error carries the request with its headers. */
function withoutRequest(error: unknown, timedOut: string | undefined): ExchangeFailure {
  if (error instanceof ExchangeFailure) return error;
  return new ExchangeFailure("no-answer", timedOut ?? (error instanceof Error ? error.message : "the request failed"));
}
