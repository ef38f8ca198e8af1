import { describeSection, findModel } from "../../catalogue/find-section";
import { baseOf } from "../../catalogue/base-of";
import type { Knowledge, Retirement } from "../../contract/catalogue";
import type { Finding } from "../../contract/rules";

/**
 * Warns of a base model that is going to be retired, or has been: then nothing new is trained or deployed, and models that were
 * trained on it stay. The catalogue goes before the table.
 */
export function retiredModel(
  model: unknown,
  table: readonly Retirement[],
  { today, section }: Knowledge,
  what: "tuning" | "deployment of it",
): Finding[] {
  if (typeof model !== "string") return [];
  const told = findModel(section, model)?.retires;
  const row =
    told === undefined || section === undefined
      ? table.find((each) => each.model === baseOf(model))
      : { model: baseOf(model), on: told, source: describeSection(section) };
  if (row === undefined) return [];
  const says =
    today < row.on
      ? `is retired on ${row.on}: from then on no new ${what} is possible`
      : `was retired on ${row.on}: no new ${what} is possible any more`;
  const named = row.model === model ? `model is ${model}, which` : `model is ${model}, and its base ${row.model}`;
  const reason = `${named} ${says}; models that were trained on it stay (${row.source}; validation "warn" silences this)`;
  return [{ path: "model", reason, severity: "warning", isDoubt: true }];
}
