import type { LookupFunction } from "node:net";

/** Body of a request; `content` is read once. */
export interface WireBody {
  readonly contentType: string;
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Bytes, where they are known beforehand. */
  readonly length?: number;
  /** SHA-256 of the content, lower-case hex, where a signature is to cover it. */
  readonly sha256?: string;
}

/** One HTTP request, ready to be sent. */
export interface WireRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: WireBody;
}

/** One HTTP answer, unparsed. Header names are lower-case. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The proxy that it came through, without its password. */
  readonly via?: string;
}

/** Bounds of one exchange. */
export interface ExchangeLimits {
  /** Most milliseconds until a connection (TLS included) stands. */
  readonly connectTimeoutMs: number;
  /** Most bytes of an answer's body, decompressed. */
  readonly maxAnswerBytes: number;
  /** Take no connection from the pool: the other end may be about to close it, which leaves a submit in doubt. */
  readonly freshConnection: boolean;
  /** How names of hosts become addresses, which a connection then goes to; default the system's way. Needs a fresh one. */
  readonly lookup?: LookupFunction;
}

/** Sends one request and reads its answer, whatever its status. Throws `ExchangeFailure` where no whole answer came. */
export type Exchange = (request: WireRequest, limits: ExchangeLimits, signal: AbortSignal) => Promise<WireAnswer>;

/**
 * Why no whole answer came: `unreachable` (no connection, so nothing was seen there), `no-answer` (sent, then cut off)
 * or `unreadable` (an answer that breaks our limits).
 */
export type ExchangeFailureKind = "unreachable" | "no-answer" | "unreadable";

/** An exchange broke. Holds no request, so no credential. */
export class ExchangeFailure extends Error {
  /** The system's (`ECONNREFUSED`), where there is one. */
  readonly code: string | undefined;
  /** What the reader does next, where more is known than the kind says. */
  readonly nextStep: string | undefined;

  constructor(
    readonly kind: ExchangeFailureKind,
    message: string,
    { code, nextStep }: { readonly code?: string | undefined; readonly nextStep?: string | undefined } = {},
  ) {
    super(message);
    this.name = "ExchangeFailure";
    this.code = code;
    this.nextStep = nextStep;
  }
}
