/**
 * What the run page and its server say to each other: JSON below `api/` of the page's own address, live by server-sent events.
 * All times are RFC 3339; a value that is not known is absent. Texts are the clouds' own, as they came: the page shows them as text
 * and never as markup. An answer whose status is not 2xx is a `Problem`.
 */

/** `GET api/info` */
export interface PageInfo {
  readonly version: string;
  /** No run is real and nothing costs: the page says so everywhere. */
  readonly simulated: boolean;
  /** The clock and the faults can be changed from the page; only simulated clouds. */
  readonly controllable: boolean;
  readonly clouds: readonly { readonly name: string; readonly title: string; readonly endpoint: string }[];
  /** Stacks that were named with `--stack`: what none of them holds can be an orphan. */
  readonly stacks: readonly string[];
  readonly clock: PageClock;
}

/** `GET api/clock`, and `POST api/clock` with `{"speed": 60}` or `{"advanceMs": 600000}` */
export interface PageClock {
  readonly now: string;
  /** Seconds of the clouds a second; 1 on real clouds. */
  readonly speed: number;
}

/** `GET api/runs`: all of them, the newest first. A cloud that cannot be listed is a problem beside the others' runs. */
export interface RunList {
  readonly runs: readonly RunRow[];
  readonly problems: readonly Problem[];
  readonly asOf: string;
  /** The first listing is not through yet: more runs come with the events. */
  readonly isReading?: boolean;
}

/**
 * `GET api/losses?run=<id>&run=<id>…`, at most 100: the sparklines of runs that are in view, as far as they have been read. Those of
 * the others are read now, and come with the events of `runs`.
 */
export type LossesById = Readonly<Record<string, readonly number[]>>;

/** One run in the list. */
export interface RunRow {
  /** The resource ID, `<cloud>/<job>` or `<cloud>/<job>/<run>`. */
  readonly id: string;
  readonly cloud: string;
  readonly name: string;
  readonly status: RunStatus;
  /** The cloud's own word. */
  readonly cloudStatus: string;
  /** 0 to 100 */
  readonly progress?: number;
  readonly baseModel?: string;
  readonly finetunedOutput?: string;
  readonly createdAt?: string;
  readonly finishedAt?: string;
  /** Training loss, evenly thinned to at most 40 points, for a sparkline; absent where it has not been read yet. */
  readonly losses?: readonly number[];
  readonly loss?: number;
  readonly bestValidationLoss?: number;
  readonly trainedTokens?: number;
  readonly estimatedCost?: Money;
  readonly billedCost?: Money;
  /** The stack that holds it, and its resource there. */
  readonly stack?: string;
  readonly urn?: string;
  /** Carries our token, is in none of the named stacks and may still cost. */
  readonly orphan?: boolean;
}

/** A neutral status of a run. */
export type RunStatus = "queued" | "running" | "cancelling" | "succeeded" | "failed" | "cancelled";

/** An amount in a currency as in ISO 4217. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** `GET api/runs/<id>`, the ID with its slashes percent-encoded. */
export interface RunDetail extends RunRow {
  readonly curve: readonly CurvePoint[];
  readonly checkpoints: readonly RunCheckpoint[];
  /** As the cloud names them. */
  readonly metrics: Readonly<Record<string, number | string>>;
  readonly hyperParameters: Readonly<Record<string, number | string | boolean>>;
  /** The block of arguments as far as the cloud tells it, for what differs between runs. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly data: readonly RunData[];
  /** In their order. */
  readonly timeline: readonly RunEvent[];
  readonly error?: Problem;
  readonly dashboardUrl?: string;
  readonly deployments: readonly DeploymentRow[];
  /** To be copied: how a program, a command and a client of HTTP take hold of it. No key stands in them. */
  readonly snippets: { readonly get: string; readonly import: string; readonly curl?: string };
}

/** One point of a run's curve. */
export interface CurvePoint {
  readonly step: number;
  readonly epoch?: number;
  readonly tokens?: number;
  readonly time?: string;
  readonly loss?: number;
  readonly validationLoss?: number;
  readonly learningRate?: number;
}

/** A checkpoint that the cloud reports. */
export interface RunCheckpoint {
  readonly name: string;
  readonly step?: number;
  readonly epoch?: number;
  readonly loss?: number;
  readonly validationLoss?: number;
  readonly modelId?: string;
  /** Why it was chosen, in one sentence; absent where it was not. */
  readonly chosen?: string;
}

/** What a run is trained or validated on. */
export interface RunData {
  readonly id: string;
  readonly role: "training" | "validation";
  readonly name?: string;
  readonly rows?: number;
  readonly bytes?: number;
  readonly tokens?: number;
  readonly hash?: string;
}

/** Something that happened to a run. */
export interface RunEvent {
  readonly time: string;
  readonly what:
    | "submitted"
    | "queued"
    | "running"
    | "adopted"
    | "retried"
    | "cancelled"
    | "succeeded"
    | "failed"
    | "published"
    | "deployed";
  readonly detail?: string;
}

/** `GET api/runs/<id>/log?lines=200` */
export interface RunLog {
  readonly lines: readonly string[];
}

/** `GET api/deployments` */
export interface DeploymentList {
  readonly deployments: readonly DeploymentRow[];
  readonly problems: readonly Problem[];
}

/** Something that serves, or is about to. */
export interface DeploymentRow {
  /** The resource ID. */
  readonly id: string;
  readonly cloud: string;
  readonly name: string;
  readonly status: string;
  readonly cloudStatus: string;
  /** The model that is served. */
  readonly model?: string;
  /** What a client of OpenAI sends as `model`; absent where it cannot be asked. */
  readonly servedAs?: string;
  readonly baseModel?: string;
  /** The run whose model it serves. */
  readonly runId?: string;
  readonly since?: string;
  readonly ready?: number;
  readonly wanted?: number;
  readonly pricePerHour?: Money;
  readonly stack?: string;
}

/**
 * `POST api/ask`: answers with server-sent events, each `data:` an `AskEvent`, until both answers are done. `targets` are one or two
 * models of one cloud, a deployment's `servedAs` or a base model's name.
 */
export interface AskRequest {
  readonly cloud: string;
  readonly targets: readonly string[];
  readonly message: string;
}

/** A piece of an answer; `done` or `problem` is the last of its target. */
export interface AskEvent {
  readonly target: string;
  readonly text?: string;
  readonly done?: boolean;
  readonly problem?: Problem;
}

/** What went wrong, with the way out. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly nextStep?: string;
  readonly cloud?: string;
}

/**
 * `GET api/events`: server-sent events of these names, each with JSON. The first `runs` begins with all, in as many events as it
 * takes; later ones have what changed, also after a connection that was lost. A run whose page is open is named in the address
 * (`?run=<id>`, repeated for a comparison): its `curve` events carry the new points.
 */
export interface PageEvents {
  readonly runs: {
    readonly changed: readonly RunRow[];
    readonly gone: readonly string[];
    /** What was sent before is void: what comes now, and in the events after it, is all. */
    readonly isWhole?: boolean;
    /** As they stand now; an empty list where all is well again. Sent also where no run changed. */
    readonly problems: readonly Problem[];
  };
  readonly deployments: DeploymentList;
  /** `from`: how many points stood before these. */
  readonly curve: { readonly id: string; readonly from: number; readonly points: readonly CurvePoint[] };
  readonly clock: PageClock;
  /** Only where the clouds can be controlled: what is new, and at first the last 200 entries. */
  readonly journal: readonly JournalLine[];
  /** Something that stands beside no run and no cloud, once. */
  readonly problem: Problem;
}

/** `GET api/journal?since=N`: a list of these, as the simulated clouds keep it. */
export interface JournalLine {
  readonly seq: number;
  readonly [member: string]: unknown;
}

/** `GET api/faults`; `POST api/faults` with a rule as the simulated clouds take it; `DELETE api/faults/<id>`, `DELETE api/faults` */
export interface FaultList {
  readonly faults: readonly { readonly id: number; readonly [member: string]: unknown }[];
}

/** `POST api/runs/<id>/fate`: what a simulated run is to do. */
export type RunFateRequest =
  | { readonly fail: { readonly code: string; readonly message: string } }
  | { readonly stall: true }
  | { readonly finish: true }
  | { readonly vanish: true };
