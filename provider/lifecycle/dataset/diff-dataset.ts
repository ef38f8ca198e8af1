import { canonicalJson } from "../canonical-json";
import type { Context } from "../context";
import { cloudNames } from "../inputs";
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
  const deciding = ["contentHash", ...cloudNames, ...(news.qianfan === undefined ? [] : ["format"])] as const;
  const changed = deciding.filter(
    (name) =>
      canonicalJson(decidingPart(olds[name as keyof CheckedDataset])) !==
      canonicalJson(decidingPart(news[name as keyof CheckedDataset])),
  );
  await checkEndpoint(context, state, nameOf(state), changed.length > 0);
  if (changed.length > 0) return { kind: "replace", changed, deleteBeforeReplace: false };
  for (const name of [id, ...datasetIds(datasetKey(state))]) stay(context, name);
  return state.status === "ready"
    ? { kind: "none" }
    : { kind: "update", changed: [], resume: true, deleteBeforeReplace: false };
}

/** A description tells people something: it takes effect with the next upload, and is no reason to upload and train anew. */
function decidingPart(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).filter(([member]) => member !== "description"));
}
