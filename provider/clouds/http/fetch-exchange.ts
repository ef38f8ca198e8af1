import { type Exchange, type WireBody, type WireRequest, ExchangeFailure } from "./exchange";

/** A Web-standard server inside this process. */
export type Fetch = (request: Request) => Promise<Response>;

/** Codes with which a connection is refused or never stands; everything else may have been seen by the other side. */
const unreachableCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** The exchange with a server inside this process: no port, no axios. */
export function fetchExchange(fetch: Fetch): Exchange {
  return async (request, limits, signal) => {
    try {
      const response = await fetch(toWebRequest(request, signal));
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await readText(response, limits.maxAnswerBytes),
      };
    } catch (error) {
      throw error instanceof ExchangeFailure ? error : toFailure(error);
    }
  };
}

function toWebRequest(request: WireRequest, signal: AbortSignal): Request {
  return new Request(request.url, {
    method: request.method,
    headers: { ...request.headers },
    redirect: "manual",
    signal,
    ...webBody(request.body),
  });
}

function webBody(body: WireBody | undefined): RequestInit {
  if (body === undefined) return {};
  if (typeof body.content === "string" || body.content instanceof Uint8Array) return { body: body.content };
  return { body: ReadableStream.from(body.content), duplex: "half" };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  if (body === undefined) return "";
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new ExchangeFailure("unreadable", "the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function toFailure(error: unknown): ExchangeFailure {
  const message = error instanceof Error ? error.message : "the request failed";
  const code = codeOf(error) ?? (error instanceof Error ? codeOf(error.cause) : undefined);
  return new ExchangeFailure(unreachableCodes.has(code ?? "") ? "unreachable" : "no-answer", message, { code });
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
