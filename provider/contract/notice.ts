import type { CloudName } from "./keys";

/** What people can be told of. */
export const noticeEvents = [
  "started",
  "waiting",
  "ended",
  "failed",
  "gateMissed",
  "deploymentReady",
  "deploymentFailed",
] as const;

/** One of them. */
export type NoticeEvent = (typeof noticeEvents)[number];

/** What is known of it; a fact that is not known is absent. Names and reasons are others' words. */
export interface NoticeFacts {
  /** Name of the kind of resource. */
  readonly kind: string;
  /** ID on the cloud, as a resource ID has it; absent where nothing stands yet. */
  readonly id?: string | undefined;
  readonly cloud?: CloudName | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly baseModel?: string | undefined;
  /** The model that serves, or can be served. */
  readonly model?: string | undefined;
  readonly trainedTokens?: number | undefined;
  /** Of the tokens that were billed, by the known price. */
  readonly cost?: { readonly amount: number; readonly currency: string } | undefined;
  /** Lowest validation loss of the checkpoints. */
  readonly bestLoss?: number | undefined;
  readonly createdAt?: string | undefined;
  readonly finishedAt?: string | undefined;
  /** How long it has been waited for, for people. */
  readonly waited?: string | undefined;
  readonly link?: string | undefined;
}

/** Something happened. Two processes that see it say the same. */
export interface Occurrence {
  readonly event: NoticeEvent;
  /** What tells it from every other one of its event: what it is about, and which time. */
  readonly about: readonly string[];
  readonly facts: NoticeFacts;
}

/** How an operation ended: with a failure, or well. */
export interface Ending {
  readonly failure?: { readonly code: string; readonly message: string };
}

/** What one operation has seen of a resource. */
export interface Lived<Inputs, State> {
  /** Absent where nothing was known before. */
  readonly before: State | undefined;
  readonly now: State;
  /** Absent as long as it goes on. */
  readonly ending?: Ending | undefined;
  readonly inputs: Inputs;
  /** The arguments before. */
  readonly recorded?: Inputs | undefined;
}
