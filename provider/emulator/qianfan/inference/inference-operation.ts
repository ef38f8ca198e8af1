import type { FaceContext } from "../../face-context";
import type { CallRecord } from "../../journal";
import type { Provenance } from "../../provenance/provenance";
import type { QianfanCloud } from "../cloud";

/** One call of an inference route, or of one that gives out tokens for them. */
export interface InferenceCall {
  readonly context: FaceContext;
  readonly cloud: QianfanCloud;
  readonly request: Request;
  readonly record: CallRecord;
  /** What follows the path, where the operation's path ends in `/`. */
  readonly rest: string;
}

/** Which form errors have: V1's numbers with status 200, V2's words as OpenAI's, the gateway's as for the console. */
export type ErrorForm = "v1" | "v2" | "gateway";

/** A route that is no console call: it has credentials of its own, and its answer may be a stream. */
export interface InferenceOperation extends Provenance {
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Exact, or a prefix when it ends in `/`; what follows is its parameter. */
  readonly path: string;
  readonly errors: ErrorForm;
  /** @throws InferenceRefusal, or Refusal where the gateway judges */
  answer(call: InferenceCall): Response | Promise<Response>;
}
