import type { CallRecord } from "../../journal";
import type { QianfanCloud } from "../cloud";
import type { ModelSetRow } from "./model-set-store";
import { newId } from "../new-id";
import { parameterLimits } from "../parameter-limits";
import { limitedText } from "../limited-text";

/** Chinese characters, letters, digits and `_`, not at the start. */
export const modelSetName = limitedText(parameterLimits.modelSetName).regex(/^(?!_)[\p{Script=Han}A-Za-z0-9_]+$/u);

/** Stores a model set whose name is free. */
export function newModelSet(
  cloud: QianfanCloud,
  record: CallRecord,
  set: { readonly name: string; readonly type: string; readonly labels: readonly string[] },
): ModelSetRow {
  const id = newId(cloud.world, "am");
  record.subject = id;
  const now = cloud.world.now();
  const { name, type } = set;
  cloud.modelSets.insert({ id, name, type, labels: JSON.stringify(set.labels), created_at: now, modified_at: now });
  cloud.journal.effect({ cloud: "qianfan", effect: "model-set.created", subject: id, detail: { name } });
  const stored = cloud.modelSets.byId(id);
  if (!stored) throw new Error(`model set ${id} was not stored`);
  return stored;
}
