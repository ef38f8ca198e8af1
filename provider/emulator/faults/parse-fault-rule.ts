import { z } from "zod";
import { FineTuneError } from "../../base/fine-tune-error";
import { faultRule, type FaultRule } from "./fault-rule";
import type { FaultTarget } from "./fault-targets";

/**
 * Checks a rule.
 *
 * @throws FineTuneError `emulator-fault-invalid` which names each member that is wrong
 * @public loaded by `require` with the first rule
 */
export function parseFaultRule(input: unknown, targets: readonly FaultTarget[]): FaultRule {
  const parsed = faultRule.safeParse(input);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const rule = parsed.data;
  const isLag = rule.action.kind === "listLag";
  const clouds = targets.filter(({ cloud }) => rule.cloud === undefined || rule.cloud === cloud);
  const possible = clouds.flatMap(({ lists, operations }) => (isLag ? lists : operations()));
  const wrong = [rule.operation ?? []].flat().find((name) => !possible.includes(name));
  if (wrong === undefined) return rule;
  const kind = `${isLag ? "list" : "operation"} of ${clouds.map(({ cloud }) => cloud).join(" or ")}`;
  throw invalid(`✖ ${wrong} is no ${kind}; these are: ${possible.join(", ")}\n  → at operation`);
}

function invalid(message: string): FineTuneError {
  return new FineTuneError(message, {
    code: "emulator-fault-invalid",
    nextStep: "`finetune emulator --help` shows what a rule looks like.",
  });
}
