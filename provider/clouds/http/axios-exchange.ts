import http from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import axios, { type AxiosResponse } from "axios";
import { brokenConnection, refusalOf } from "./connection-failures";
import { type Exchange, type ExchangeLimits, type WireAnswer, type WireBody, ExchangeFailure } from "./exchange";
import { proxyFor, type Proxy } from "./proxy";
import { watchConnection, type WatchedConnection } from "./watch-connection";

// Idle pooled sockets are unreferenced by Node, so they do not hold the process open.
const pooled = { httpAgent: new http.Agent({ keepAlive: true }), httpsAgent: new https.Agent({ keepAlive: true }) };
const fresh = { httpAgent: new http.Agent({ keepAlive: false }), httpsAgent: new https.Agent({ keepAlive: false }) };

// An instance of our own: interceptors that a program sets on the global one see none of our requests.
const client = axios.create({
  adapter: "http",
  maxRedirects: 0,
  responseType: "text",
  transformRequest: [(data: unknown) => data],
  transformResponse: [(data: unknown) => data],
  validateStatus: () => true,
  maxBodyLength: Infinity,
});

// axios gives a POST without a body the content type of a form.
const noContentType = { "Content-Type": false };

/** A status that only proxies answer with [RFC 9110]. */
const needsPassword = 407;

/** The exchange over the network. Honours the proxy environment; never follows a redirect. */
export const axiosExchange: Exchange = async (request, limits, signal) => {
  const proxy = proxyFor(request.url);
  const connection = watchConnection(limits.connectTimeoutMs);
  try {
    const answer: AxiosResponse<unknown> = await client.request({
      method: request.method,
      url: request.url.href,
      headers: { ...noContentType, ...request.headers, ...bodyHeaders(request.body) },
      data: bodyData(request.body),
      maxContentLength: limits.maxAnswerBytes,
      signal,
      proxy: proxy?.setting ?? false,
      transport: connection.transport,
      ...agentsFor(limits, proxy),
    });
    if (proxy && (connection.refusedByProxy() || answer.status === needsPassword)) {
      throw refusalOf(proxy, answer.status, request.url);
    }
    return { ...readAnswer(answer), ...(proxy && { via: proxy.origin }) };
  } catch (error) {
    throw error instanceof ExchangeFailure ? error : toFailure(error, connection, proxy);
  } finally {
    connection.release();
  }
};

/** An agent passes its options on to the connection; axios' own `lookup` differs from Node's in its answer. */
function agentsFor({ freshConnection, lookup }: ExchangeLimits, proxy: Proxy | undefined): typeof fresh {
  // Through a proxy the connection is to the proxy, which looks names up by itself.
  if (lookup === undefined || proxy !== undefined) return freshConnection ? fresh : pooled;
  const options = { keepAlive: false, lookup };
  return { httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) };
}

function bodyHeaders(body: WireBody | undefined): Record<string, string> {
  if (body?.length === undefined) return {};
  return { "Content-Length": String(body.length) };
}

function bodyData(body: WireBody | undefined): string | Buffer | Readable | undefined {
  if (body === undefined) return undefined;
  if (typeof body.content === "string") return body.content;
  return body.content instanceof Uint8Array ? Buffer.from(body.content) : Readable.from(body.content);
}

function readAnswer(answer: AxiosResponse<unknown>): WireAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) headers[name.toLowerCase()] = String(value);
  return {
    status: answer.status,
    headers,
    text: typeof answer.data === "string" ? answer.data : "",
  };
}

/** Converts at once: axios' own error carries the request with its headers. */
function toFailure(error: unknown, connection: WatchedConnection, proxy: Proxy | undefined): ExchangeFailure {
  const message = error instanceof Error ? error.message : "the request failed";
  const code = axios.isAxiosError(error) ? error.code : undefined;
  if (message.startsWith("maxContentLength")) {
    return new ExchangeFailure("unreadable", "the answer is too large", { code });
  }
  // The phase decides, not the code: only a request whose connection never stood was surely not seen.
  if (!connection.stood()) return brokenConnection(connection.timedOut() ?? message, code, proxy);
  return new ExchangeFailure("no-answer", message, { code });
}
