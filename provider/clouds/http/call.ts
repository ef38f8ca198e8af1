import type { JsonObject } from "../../base/json";
import type { LeftOut } from "./read-leniently";
import type { WireBody, WireRequest } from "./exchange";

/** One call of a cloud's API. */
export interface Call {
  /** The cloud's own name of the call; part of every error. */
  readonly operation: string;
  readonly method: WireRequest["method"];
  /** Below the base URL; starts with `/`, dynamic parts encoded. */
  readonly path: string;
  /** Absent values are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly json?: JsonObject;
  /**
   * Instead of `json`. A body is read once, so only a call that is never repeated may give one; one that makes it anew
   * serves every try.
   */
  readonly body?: WireBody | (() => WireBody);
  /** Headers beyond those of every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * `safe`: reads, cancel, delete, tried up to five times. `throttled`: what makes something, asked again only while the cloud
   * throttles it, which carries nothing out. `never`: what is paid for, or can be sent once only; who calls decides.
   */
  readonly repeat: "safe" | "throttled" | "never";
  /** An answer without a body is fine. */
  readonly bodyOptional?: boolean;
  /** Nothing hangs on what the answer says, so that one that cannot be read is fine as well; `Answer.problem` names it. */
  readonly bodyIgnored?: boolean;
  /** Hears of what nobody needs and was not of the documented type, so that it counts as absent. */
  onLeftOut?(left: LeftOut): void;
  /** Most milliseconds of one try; default 60,000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** What the cloud answered: a success status and a body that its dialect can read. */
export interface Answer {
  readonly status: number;
  /** Header names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or what the dialect made of the body; `undefined` for an empty one. */
  readonly body: unknown;
  readonly requestId?: string;
  /** The proxy that it came through. */
  readonly via?: string;
  /** Why the body could not be read; only of a call that ignores it. */
  readonly problem?: string;
}

/** Trailing argument of a listing. */
export interface ListingOptions extends CallOptions {
  /** Hears of what could not be read and was passed over. */
  onLeftOut?(left: LeftOut): void;
}

/** Trailing argument of every client method. */
export interface CallOptions {
  /** Ends the call at once with a `CloudError` of kind `cancelled`. */
  readonly signal?: AbortSignal;
}
