import type * as pulumi from "@pulumi/pulumi";
import type { DatasetFormat } from "../provider/contract/dataset-cloud";
import { FineTuneResource, resourceClass } from "./fine-tune-resource";
import type { BailianDatasetArgs, QianfanDatasetArgs } from "./cloud-blocks";
import type { Timeouts } from "./timeouts";

const dataset = resourceClass("TrainingDataset", "trainingDataset", [
  "cloud",
  "endpoint",
  "account",
  "status",
  "name",
  "fileId",
  "datasetId",
  "versionId",
  "object",
  "contentHash",
  "bytes",
  "rows",
  "tokens",
  "tokensAreExact",
  "longestRowTokens",
  "createdAt",
  "details",
]);

interface CommonDatasetArgs {
  /** The training file, UTF-8 JSON Lines; relative to the program's folder. */
  readonly path: pulumi.Input<string>;
  /**
   * Shape of its rows: `chat` (messages), `dpo` (messages, chosen, rejected), `kto`, `text` (continued pre-training),
   * `prompt-response` (Qianfan's arrays).
   */
  readonly format: pulumi.Input<DatasetFormat>;
  /** Longest row in tokens that the job takes (its `max_length` or `maxSeqLen`): longer rows are counted and said. */
  readonly maxLength?: pulumi.Input<number>;
  /** How long operations wait, as Go-style durations. Defaults: create `2h`, update `2h`. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** `warn` lets pass what preflight and the offline tables refuse. Default `error`. */
  readonly validation?: pulumi.Input<"error" | "warn">;
}

/** Arguments of a `TrainingDataset`: the common ones and exactly one cloud's block. */
export type TrainingDatasetArgs = CommonDatasetArgs &
  (
    | { readonly bailian: pulumi.Input<BailianDatasetArgs>; readonly qianfan?: undefined }
    | { readonly qianfan: pulumi.Input<QianfanDatasetArgs>; readonly bailian?: undefined }
  );

/**
 * A training file on a cloud. Preview reads the file and refuses wrong rows before anything is sent; the content decides
 * whether it is the same: changed bytes make a new one, and the jobs that use it train anew.
 */
export class TrainingDataset extends FineTuneResource {
  declare readonly cloud: pulumi.Output<"bailian" | "qianfan">;
  /** Base URL of the cloud, or `embedded`. */
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly account: pulumi.Output<string | undefined>;
  declare readonly status: pulumi.Output<"uploading" | "importing" | "publishing" | "ready" | "failed">;
  /** Name on the cloud: readable characters, `_`, and a token. */
  declare readonly name: pulumi.Output<string>;
  /** Bailian only: what `trainingFileIds` takes. */
  declare readonly fileId: pulumi.Output<string>;
  /** Qianfan only: the dataset `dg-…`. */
  declare readonly datasetId: pulumi.Output<string>;
  /** Qianfan only: its version `ds-…`, which a job's `dataset.versions` takes. */
  declare readonly versionId: pulumi.Output<string>;
  /** Qianfan only: the object that was put into the bucket. */
  declare readonly object: pulumi.Output<{ readonly bucket: string; readonly key: string } | undefined>;
  /** SHA-256 of the bytes; known at preview, like the five after it. */
  declare readonly contentHash: pulumi.Output<string>;
  declare readonly bytes: pulumi.Output<number>;
  declare readonly rows: pulumi.Output<number>;
  /** Tokens of one epoch. */
  declare readonly tokens: pulumi.Output<number>;
  /** Counted with the model's tokenizer; else an estimate. */
  declare readonly tokensAreExact: pulumi.Output<boolean>;
  declare readonly longestRowTokens: pulumi.Output<number>;
  /** RFC 3339 with offset. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  declare readonly details: pulumi.Output<Readonly<Record<string, unknown>> | undefined>;

  constructor(name: string, args: TrainingDatasetArgs, opts?: pulumi.CustomResourceOptions) {
    super(dataset, name, args, opts);
  }
}
