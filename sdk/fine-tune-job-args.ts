import type { Input } from "@pulumi/pulumi";
import type { BailianArgs } from "./bailian-arguments";
import type { JobData } from "./job-data";
import type { QianfanArgs, QianfanArgsWithData } from "./qianfan-arguments";
import type { Timeouts } from "./timeouts";

/** Arguments that both clouds share. */
export interface CommonArgs {
  /** `false`: return once the job is submitted; a later `up` or `refresh` fills the outputs. Default `true`. */
  readonly waitForCompletion?: Input<boolean>;
  /** What destroy does to a job that still runs. Default `cancel`; what was trained until then is billed. */
  readonly onDelete?: Input<"cancel" | "retain">;
  /** Whether the next `up` pays for another try of a failed or cancelled job. Default `fail`. */
  readonly onFailure?: Input<"fail" | "retrain">;
  /** Resource ID of an existing job to take over instead of submitting; removing it later changes nothing. */
  readonly adopt?: Input<string>;
  /** Whether create may take over a job that carries this resource's token. Default `true`. */
  readonly adoptExisting?: Input<boolean>;
  /** Any value: a change asks for a new training. */
  readonly triggers?: Input<unknown>;
  /** How long operations wait, as Go-style durations. Defaults: create `24h`, update `24h`, delete `10m`. */
  readonly timeouts?: Input<Timeouts>;
  /** Readable part of the job's name on the cloud; default is the resource's name. Its first 7 letters and digits are used. */
  readonly jobName?: Input<string>;
  /** Most that the training may cost by the known price, in its currency or `{ amount, currency }`; more is refused at preview. */
  readonly maxCost?: Input<number | { readonly amount: number; readonly currency?: string }>;
  /** Most tokens that may be billed, those of all epochs; more is refused at preview. */
  readonly maxTokens?: Input<number>;
  /** Take `jobName` as it is, without a token: the name itself is looked up before submitting. Default `false`. */
  readonly exactJobName?: Input<boolean>;
  /** `warn` lets pass what the offline tables refuse: catalogues change. Default `error`. */
  readonly validation?: Input<"error" | "warn">;
}

/** The data as resources: the block's file IDs or dataset versions are theirs. */
export type JobArgsWithData = CommonArgs & {
  /** What was counted in the data tells what the training costs before anything is sent. */
  readonly trainingDataset: JobData;
} & OneBlock<BailianArgs, QianfanArgsWithData>;

/** The data by its IDs in the cloud's block. */
export type JobArgsWithIds = CommonArgs & { readonly trainingDataset?: undefined } & OneBlock<BailianArgs, QianfanArgs>;

/** Arguments of a `FineTuneJob`: the common ones and exactly one cloud's block. */
export type FineTuneJobArgs = JobArgsWithIds | JobArgsWithData;

/** Exactly one of the two blocks. */
type OneBlock<Bailian, Qianfan> =
  | { readonly bailian: Input<Bailian>; readonly qianfan?: undefined }
  | { readonly qianfan: Input<Qianfan>; readonly bailian?: undefined };
