import type { CloudName } from "./contract";
import type { RunFate } from "./contract";
import type { Json } from "../base/json";

/** A fault rule that hit a call. */
export interface FaultHit {
  /** ID of the rule. */
  readonly rule: number;
  /** What it did, by the name of its action. */
  readonly action: string;
}

/** One call to a simulated cloud while it is answered. */
export interface CallRecord {
  readonly cloud: CloudName;
  /** The cloud's own name of the operation, for example `CreateFineTuningTask`; `unknown` when there is none. */
  readonly operation: string;
  readonly requestId: string;
  /** ID of the job, run, file or model that the call is about. The face fills it in. */
  subject?: string;
  /** The vendor's error code of a refusal. The face fills it in. */
  errorCode?: string;
  /** Fault rules that hit the call. */
  faults?: readonly FaultHit[];
  /** How a run that the call submits ends, where a fault rule says so. */
  fate?: RunFate;
  /** A list that lags shows what was created up to then, in simulated milliseconds since the epoch. */
  listsCreatedUntil?: number;
}

/** Something that a call changed on the simulated clouds. */
export interface EffectRecord {
  readonly cloud: CloudName;
  /** What happened, for example `job.created`, `run.submitted`, `file.deleted`. */
  readonly effect: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, Json>>;
}

/** Something that time changed on the simulated clouds: a run starts, ends, a model becomes ready. */
export interface TransitionRecord {
  readonly cloud: CloudName;
  /** ID of the run or model. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly detail?: Readonly<Record<string, Json>>;
}

/** The proof of what the simulated clouds were asked and did. Never holds a credential. */
export interface Journal {
  /** Records an effect inside the write transaction that makes it, so that both or neither are kept. */
  effect(record: EffectRecord): void;
  /**
   * Records a transition under the simulated time at which it happened, inside the write transaction that also notes
   * that it was recorded, so that no process records it again.
   */
  transition(record: TransitionRecord, atMs: number): void;
}
