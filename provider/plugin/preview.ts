import { canonicalJson } from "../base/canonical-json";
import type { KindDeclaration } from "../contract/kinds/declaration";
import { unknownText } from "../front/unknown-sentinels";
import type { Properties } from "./protocol";

/**
 * Outputs as a preview knows them without asking a cloud: the arguments with what check computed, and every other output as not
 * known yet.
 * @param known outputs of which it is certain that the operation leaves them as they are.
 */
export function previewOutputs(
  { outputs }: KindDeclaration,
  inputs: Properties,
  known: Properties = {},
): Record<string, unknown> {
  const isCertain = !canonicalJson(inputs).includes(unknownText);
  const pending = Object.entries(outputs).filter(([name, { computed }]) => {
    // What check could compute and did not is absent for good, unless an argument is still to come.
    const isAbsent = computed === true && isCertain;
    return !isAbsent && !(name in known) && (computed !== true || !(name in inputs));
  });
  return { ...inputs, ...known, ...Object.fromEntries(pending.map(([name]) => [name, unknownText])) };
}
