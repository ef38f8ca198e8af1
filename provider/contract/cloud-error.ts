import { type ErrorFacts, FineTuneError } from "../base/fine-tune-error";
import { printableLine } from "../base/printable";
import type { CloudName } from "./keys";

/**
 * What an error means for a job, whatever the cloud calls it:
 * - `invalid`: the cloud refused the request's content
 * - `not-found`: what the request names does not exist (for this account)
 * - `unsupported`: the resource's state forbids the operation
 * - `conflict`: the name is taken
 * - `unauthorized`: wrong, missing or insufficient credentials
 * - `throttled`: too many requests or jobs for now; the same request may succeed later
 * - `quota`: refused until a person frees or buys something
 * - `server`: the cloud failed (5xx)
 * - `unreachable`: no connection, so the cloud has not seen the request
 * - `no-answer`: sent, but no answer came back (reset, timeout)
 * - `unreadable`: an answer came that is not what the cloud documents
 * - `cancelled`: we gave up ourselves, by signal
 */
export type CloudErrorKind =
  | "invalid"
  | "not-found"
  | "unsupported"
  | "conflict"
  | "unauthorized"
  | "throttled"
  | "quota"
  | "server"
  | "unreachable"
  | "no-answer"
  | "unreadable"
  | "cancelled";

/** Facts of one failed call. */
export interface CloudErrorFacts extends ErrorFacts {
  readonly cloud: CloudName;
  /** The cloud's own name of the call, for example `CreateFineTuningTask`. */
  readonly operation: string;
  readonly kind: CloudErrorKind;
  /** The same request may succeed later, unchanged. */
  readonly isRetryable: boolean;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  readonly requestId?: string;
}

/** Most characters of a message, the cloud's own words included (our choice). */
const longestMessage = 4000;

/** A call to a cloud failed. `code` is the cloud's own code where it gave one, else our `kind`. */
export class CloudError extends FineTuneError {
  readonly cloud: CloudName;
  readonly operation: string;
  readonly kind: CloudErrorKind;
  readonly isRetryable: boolean;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, facts: CloudErrorFacts) {
    super(printableLine(message.slice(0, longestMessage)), facts);
    this.cloud = facts.cloud;
    this.operation = facts.operation;
    this.kind = facts.kind;
    this.isRetryable = facts.isRetryable;
    this.status = facts.status;
    this.requestId = facts.requestId;
  }

  /** The request may have been carried out although it failed here: it must be looked for before it is sent again. */
  get mayHaveTakenEffect(): boolean {
    return ["server", "no-answer", "unreadable", "cancelled"].includes(this.kind);
  }
}

const passingKinds: ReadonlySet<CloudErrorKind> = new Set(["unreachable", "no-answer", "throttled", "server"]);

/** Network errors, 429 and 5xx: the same request may succeed later, unchanged. */
export function isPassing(kind: CloudErrorKind): boolean {
  return passingKinds.has(kind);
}
