import type { CloudRegistry } from "../../contract/cloud";
import { canonicalJson } from "../../base/canonical-json";
import type { Context } from "../context";
import { blockFor } from "../blocks";
import { isImported } from "../imported";
import { stay } from "../process-memory";
import { checkPlannedPlace } from "../place";
import type { Plan } from "../plan";
import type { CheckedDataset } from "./dataset-inputs";
import { importedDataset } from "./imported-dataset";
import { datasetIds, datasetKey, datasetTitle, type DatasetState } from "./dataset-state";

/**
 * Content decides: the same bytes in the same place are the same data, whatever the path or time stamp. Where a cloud
 * keeps data by its format, the format belongs to the place.
 */
export async function diffDataset(
  context: Context,
  id: string,
  state: DatasetState,
  olds: CheckedDataset,
  news: CheckedDataset,
): Promise<Plan> {
  const made = isImported(context.clouds, olds) ? await importedDataset(context, state, news) : olds;
  const [before, after] = [datasetContent(context.clouds, made), datasetContent(context.clouds, news)];
  const names = Object.keys({ ...before, ...after });
  const changed = names.filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null));
  await checkPlannedPlace(context, state, datasetTitle(state), changed.length > 0);
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
export function datasetContent({ all }: CloudRegistry, inputs: CheckedDataset): Readonly<Record<string, unknown>> {
  const blocks = all.flatMap(({ name, dataset }): [string, unknown][] => {
    const block: unknown = blockFor(inputs, name);
    if (block === undefined) return [];
    const format: [string, unknown][] = dataset?.keepsFormat === true ? [["format", inputs.format]] : [];
    // A block that is not known as a whole is a symbol then.
    if (typeof block !== "object" || block === null) return [[name, block], ...format];
    const deciding = Object.entries(block).filter(([member]) => member !== "description");
    return [[name, Object.fromEntries(deciding)], ...format];
  });
  return { contentHash: inputs.contentHash, ...Object.fromEntries(blocks) };
}
