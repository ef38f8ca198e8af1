import * as pulumi from "@pulumi/pulumi";
import type { Renames } from "./option-paths";
import { refuseResource } from "./fine-tune-resource";
import { TrainingDataset } from "./training-dataset";

/** Training data of a job: one resource, or several that are trained on together. */
export type JobData = TrainingDataset | readonly TrainingDataset[];

/** Arguments as the program gives them. */
type Bag = Readonly<Record<string, unknown>>;

const takes = "a TrainingDataset or a list of them";

/**
 * Arguments of a job that is given its data as resources: the cloud's block names their IDs, and `trainingData` tells what they
 * hold, by which the training is known whatever their IDs, and what was counted in them, so that a preview knows the tokens.
 * @param job its name, for messages.
 * @throws RunError for data that is none, which would be found out only by the cloud, if at all, and for IDs beside it.
 */
export function withData(job: string, args: Bag, data: JobData | undefined): Bag {
  if (data === undefined) return args;
  const datasets = readData(job, data);
  const counted = datasets.map((dataset) => {
    const { contentHash, format, rows, tokens, tokensAreExact, longestRowTokens } = dataset;
    return { cloud: cloudOf(dataset), contentHash, format, rows, tokens, tokensAreExact, longestRowTokens };
  });
  const fileIds = datasets.map(({ fileId }) => fileId);
  const versionIds = datasets.map(({ versionId }) => versionId);
  return withIds(job, args, { fileIds, versionIds, trainingData: counted });
}

/** What stands for data in a job's arguments. */
export interface DataInPlace {
  readonly fileIds: readonly unknown[];
  readonly versionIds: readonly unknown[];
  readonly trainingData: unknown;
}

/**
 * Arguments of a job with its data in their places.
 * @throws RunError for IDs that the arguments have there already.
 */
export function withIds(job: string, args: Bag, { fileIds, versionIds, trainingData }: DataInPlace): Bag {
  const { bailian, qianfan } = args;
  return {
    ...args,
    ...(bailian === undefined ? {} : { bailian: inBailian(job, bailian, fileIds) }),
    ...(qianfan === undefined ? {} : { qianfan: inQianfan(job, qianfan, versionIds) }),
    trainingData,
  };
}

/** What stands in the place of `trainingDataset`, for resource options. */
export function dataRenames({ bailian, qianfan }: Bag): Renames {
  const own = [
    ...(bailian === undefined ? [] : ["bailian.trainingFileIds"]),
    ...(qianfan === undefined ? [] : ["qianfan.dataset.versions"]),
  ];
  return { trainingDataset: { own, derived: ["trainingData"] } };
}

function readData(job: string, data: unknown): readonly TrainingDataset[] {
  const where = `trainingDataset of the FineTuneJob ${job}`;
  const all: readonly unknown[] = Array.isArray(data) ? data : [data];
  return all.map((each) => {
    if (TrainingDataset.isInstance(each)) return each;
    refuseResource(where, takes, each);
    const what = pulumi.Output.isInstance(each) ? "an output" : each === null ? "null" : `of type ${typeof each}`;
    throw new pulumi.RunError(`${where} is ${what}; it takes ${takes}: the resource itself, not its ID`);
  });
}

/** The cloud that data was made for: known before the engine has told anything, by the block that it was given. */
function cloudOf(dataset: TrainingDataset): unknown {
  const given = (["bailian", "qianfan"] as const).filter((cloud) => asBag(dataset)[cloud] !== undefined);
  return given.length === 1 ? given[0] : dataset.cloud;
}

function inBailian(job: string, block: unknown, trainingFileIds: readonly unknown[]): unknown {
  return merged(block, (members) => {
    for (const name of ["trainingFileIds", "trainingDatasets"]) refuseBeside(job, `bailian.${name}`, members[name]);
    return { ...members, trainingFileIds };
  });
}

function inQianfan(job: string, block: unknown, versionIds: readonly unknown[]): unknown {
  return merged(block, (members) => {
    const dataset = asBag(members["dataset"]);
    refuseBeside(job, "qianfan.dataset.versions", dataset["versions"]);
    const versions = versionIds.map((versionId) => ({ versionId }));
    return { ...members, dataset: { sourceType: "Platform", ...dataset, versions } };
  });
}

function refuseBeside(job: string, path: string, ids: unknown): void {
  if (ids === undefined || ids === null) return;
  throw new pulumi.RunError(
    `trainingDataset of the FineTuneJob ${job} stands beside ${path}, and only one of them can say what it trains on: ` +
      `give the data that is uploaded already as IDs alone, or all of it as TrainingDataset resources`,
  );
}

/** A block that is itself an output is merged once it is there. */
function merged(block: unknown, merge: (members: Bag) => Bag): unknown {
  if (!pulumi.Output.isInstance(block) && !(block instanceof Promise)) return merge(asBag(block));
  // What is merged into it stays an output of its own: as a part of this one it would make the whole block unknown at preview.
  return pulumi.output(block).apply((members) => merge(asBag(members)));
}

function asBag(value: unknown): Bag {
  return typeof value === "object" && value !== null ? (value as Bag) : {};
}
