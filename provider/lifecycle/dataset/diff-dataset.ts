import { canonicalJson } from "../../base/canonical-json";
import type { Context } from "../context";
import { cloudNames } from "../job/inputs";
import { checkEndpoint } from "../place";
import type { Plan } from "../plan";
import { stay } from "../stay";
import type { CheckedDataset } from "./dataset-inputs";
import { datasetIds, datasetKey, nameOf, type DatasetState } from "./dataset-state";

/**
 * Content decides: the same bytes in the same place are the same data, whatever the path or time stamp. On Qianfan the format
 * belongs to the place, because the cloud keeps it.
 */
export async function diffDataset(
  context: Context,
  id: string,
  state: DatasetState,
  olds: CheckedDataset,
  news: CheckedDataset,
): Promise<Plan> {
  const [before, after] = [datasetContent(olds), datasetContent(news)];
  const names = Object.keys({ ...before, ...after });
  const changed = names.filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null));
  await checkEndpoint(context, state, nameOf(state), changed.length > 0);
  if (changed.length > 0) return { kind: "replace", changed, deleteBeforeReplace: false };
  for (const name of [id, ...datasetIds(datasetKey(state))]) stay(context, name);
  return state.status === "ready"
    ? { kind: "none" }
    : { kind: "update", changed: [], resume: true, deleteBeforeReplace: false };
}

/**
 * What makes it another piece of data, by the names of the arguments: decides its name on the cloud, too. A description tells
 * people something: it takes effect with the next upload, and is no reason to upload and train anew.
 */
export function datasetContent(inputs: CheckedDataset): Readonly<Record<string, unknown>> {
  const blocks = cloudNames.flatMap((cloud): [string, unknown][] => {
    const block: unknown = inputs[cloud];
    // A block that is not known as a whole is a symbol then.
    if (typeof block !== "object" || block === null) return block === undefined ? [] : [[cloud, block]];
    return [[cloud, Object.fromEntries(Object.entries(block).filter(([member]) => member !== "description"))]];
  });
  return {
    contentHash: inputs.contentHash,
    ...Object.fromEntries(blocks),
    ...(inputs.qianfan === undefined ? {} : { format: inputs.format }),
  };
}
