/** What the parts of the simulated clouds share: the one engine of training runs under the faces of the clouds. */
/** Name of a simulated cloud: the `cloud` of its face. */
export type CloudName = string;

/** Neutral life of a run; each face translates it into its cloud's words. */
export type RunStatus = "pending" | "queued" | "running" | "cancelling" | "succeeded" | "failed" | "cancelled";

/**
 * How a run ends. Decided when it is submitted (bad data, fault rules) or while it lives (control call, fault rules):
 * - `succeed`: it runs its course
 * - `fail`: it fails; `afterMs` counts from its start, absent means now
 * - `stall`: it runs for ever from its start on, making no more progress after `afterMs`
 * - `finish`: it ends now, successfully
 */
export type RunFate =
  | { readonly kind: "succeed" }
  | {
      readonly kind: "fail";
      readonly code: string;
      readonly message: string;
      readonly afterMs?: number;
    }
  | { readonly kind: "stall"; readonly afterMs?: number }
  | { readonly kind: "finish" };

/** What a face knows about the training when it submits a run. */
export interface RunRequest {
  readonly cloud: CloudName;
  /** Runs of one account share one queue: one trains at a time. */
  readonly account: string;
  /** Rows after sampling and splitting; tokens of one pass over them. */
  readonly rows: number;
  readonly tokens: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Most checkpoints that the run keeps. */
  readonly maxCheckpoints: number;
  /** Only text models report BLEU and ROUGE. */
  readonly isTextModel: boolean;
  /** The data cannot be trained on: the run fails while it prepares, with this reason in its log. */
  readonly dataProblem?: string;
  /** How the run ends, where a fault rule says so; else it runs its course, or fails by its data. */
  readonly fate?: RunFate;
  /** Names and IDs that tell whose run it is, for the journal. */
  readonly belongsTo?: Readonly<Record<string, string>>;
}

export interface RunCheckpoint {
  readonly step: number;
  readonly trainingLoss: number;
  readonly evaluationLoss: number;
  readonly perplexity: number;
  /** Simulated milliseconds since the epoch. */
  readonly createdAt: number;
}

/** A run as it is at one moment of the simulated time. All times are simulated milliseconds since the epoch. */
export interface RunView {
  readonly id: string;
  readonly status: RunStatus;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** 0 to 100, whole. */
  readonly progressPercent: number;
  readonly step: number;
  readonly totalSteps: number;
  /** Tokens trained so far; the billed count once the run has ended. */
  readonly trainedTokens: number;
  readonly checkpoints: readonly RunCheckpoint[];
  /** Percent values, one decimal; only when succeeded and a text model. */
  readonly metrics?: Readonly<Record<"BLEU-4" | "ROUGE-1" | "ROUGE-2" | "ROUGE-L", number>>;
  readonly failure?: { readonly code: string; readonly message: string };
  /**
   * Training log so far, oldest line first, as documented for Bailian.
   * @param learningRate what it tells of each step
   */
  logLines(learningRate?: (step: number, totalSteps: number) => number): readonly string[];
}

/** The training engine, used inside the transaction of one HTTP request. */
export interface TrainingEngine {
  /** Stores a run under an ID that the face made. */
  submit(id: string, request: RunRequest): RunView;
  /** The run after everything that was due has been settled; `undefined` when no such run exists. */
  get(id: string): RunView | undefined;
  /** Several runs at once, for a page of a list; an unknown one is left out. */
  getAll(ids: readonly string[]): ReadonlyMap<string, RunView>;
  /** Asks a run to stop: queued ends at once, running passes through `cancelling`; terminal ones are left alone. */
  cancel(id: string): RunView | undefined;
  /** Forgets a run. */
  remove(id: string): void;
  /** Runs of the account by status, for quotas. */
  count(account: string, statuses: readonly RunStatus[]): number;
}

/** Source of the simulated time and of everything random: same seed and same requests, same answers. */
export interface SimulatedWorld {
  /** Simulated milliseconds since the epoch. */
  now(): number;
  /** The wall clock, for signatures and `Date` headers. */
  wallNow(): number;
  /** `length` characters of `alphabet`, from the stored seed and counter. */
  randomText(length: number, alphabet: string): string;
  /** A UUID from the stored seed and counter. */
  randomUuid(): string;
}
