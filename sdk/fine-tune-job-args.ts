import type { Input } from "@pulumi/pulumi";
import type { QianfanDataset, QianfanV2Arguments } from "../provider/clouds/qianfan/arguments";
import type { BailianArgs, QianfanArgs } from "./declared/blocks";
import type { FineTuneJobCommonArgs, FineTuneJobTrainingDatasetArgs } from "./declared/fine-tune-job";
import type { Inputs } from "./inputs";

/** Block `qianfan` of a job whose data is given as resources, which name the versions; API V2 only. */
type QianfanArgsWithData = Inputs<
  Omit<QianfanV2Arguments, "dataset"> & {
    dataset: Omit<QianfanDataset, "sourceType" | "versions"> & Partial<Pick<QianfanDataset, "sourceType">>;
  }
>;

/** The data as resources: the block's file IDs or dataset versions are theirs. */
export type JobArgsWithData = FineTuneJobCommonArgs &
  Required<FineTuneJobTrainingDatasetArgs> &
  OneBlock<BailianArgs, QianfanArgsWithData>;

/** The data by its IDs in the cloud's block. */
type JobArgsWithIds = FineTuneJobCommonArgs & { readonly trainingDataset?: undefined } & OneBlock<
    BailianArgs,
    QianfanArgs
  >;

/** Arguments of a `FineTuneJob`: the common ones and exactly one cloud's block. */
export type FineTuneJobArgs = JobArgsWithIds | JobArgsWithData;

/** Exactly one of the two blocks. */
type OneBlock<Bailian, Qianfan> =
  | { readonly bailian: Input<Bailian>; readonly qianfan?: undefined }
  | { readonly qianfan: Input<Qianfan>; readonly bailian?: undefined };
