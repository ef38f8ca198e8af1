import { canonicalJson } from "../../base/canonical-json";
import { isRecord } from "../../base/is-record";
import { isUnknown } from "../../base/unknown";
import type { Cloud } from "../../contract/cloud";
import type { DataContent } from "../../contract/rules";
import { blockFor } from "../blocks";
import type { JobInputs } from "./inputs";

/** What a job is trained on, in the form that its cloud gives it. */
export type TrainedOn = Readonly<Record<string, unknown>>;

/** What a job is trained on by the IDs in its block; `undefined` where the arguments are another cloud's. */
export function trainedOnIds({ name, job }: Cloud, inputs: JobInputs): TrainedOn | undefined {
  const block = blockFor(inputs, name);
  return block && job.rules().trainedOn(block);
}

/**
 * The same by the content of its data, wherever that lies: rolled back or uploaded anew, it is the same training.
 * `undefined` where the data is given by IDs, or by a state of 0.1.0, which tells no content.
 */
export function trainedOnContent(cloud: Cloud, inputs: JobInputs): TrainedOn | undefined {
  const block = blockFor(inputs, cloud.name);
  const content = contentOf(cloud, inputs.trainingData);
  return block && content && cloud.job.rules().trainedOn(block, content);
}

/** Whether two sets of arguments ask for the same training on a cloud: what stands under an ID never changes. */
export function isSameTraining(cloud: Cloud, olds: JobInputs, news: JobInputs): boolean {
  if (textOf(trainedOnIds(cloud, olds)) === textOf(trainedOnIds(cloud, news))) return true;
  const before = trainedOnContent(cloud, olds);
  return before !== undefined && textOf(before) === textOf(trainedOnContent(cloud, news));
}

function textOf(trained: TrainedOn | undefined): string | undefined {
  return trained && canonicalJson(trained);
}

/** Hash, format and order; nothing as soon as one of the data tells no content. */
function contentOf({ dataset }: Cloud, data: unknown): readonly DataContent[] | undefined {
  if (!Array.isArray(data) || data.length === 0) return undefined;
  const content = data.flatMap((part: unknown): DataContent[] => {
    const { contentHash, format } = isRecord(part) ? part : {};
    if (typeof contentHash !== "string" && !isUnknown(contentHash)) return [];
    return [{ contentHash, ...(dataset?.keepsFormat === true ? { format } : {}) }];
  });
  return content.length === data.length ? content : undefined;
}
