import assert from "node:assert/strict";
import type { BlockRules } from "../../../provider/contract/rules";
import type { Block } from "./blocks";

/** Findings as `error path` and `warning path`, sorted: what a table of cases states. */
export function expectFindings(rules: BlockRules, block: Block, expected: readonly string[]): void {
  const findings = rules.check(block);
  const found = findings.map(({ severity, path }) => `${severity} ${path}`).sort();
  const reasons = findings.map(({ reason }) => reason).join("\n");
  assert.deepEqual(found, [...expected].sort(), reasons);
  for (const { path, reason } of findings) assert.ok(reason.startsWith(`${path} `), reason);
}
