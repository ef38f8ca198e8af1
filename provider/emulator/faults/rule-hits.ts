import { seededNumber } from "../training/seeded-number";
import type { FaultRule } from "./fault-rule";

/** How often a rule has counted and hit, the call in question counted. */
export interface RuleCount {
  readonly id: number;
  readonly matched: number;
  readonly applied: number;
}

/** Whether a rule hits the call that it just counted. Chance follows from the rule's seed and the count, not from the process. */
export function ruleHits(rule: FaultRule, count: RuleCount): boolean {
  const { nth, from = 1, until = Infinity, times = Infinity, probability = 1 } = rule;
  if (nth !== undefined && count.matched !== nth) return false;
  if (count.matched < from || count.matched > until) return false;
  if (count.applied >= times) return false;
  return probability === 1 || ruleNumber(rule, count, "hit") < probability;
}

/** A number from 0 to 1 for one purpose at one call. */
export function ruleNumber({ seed }: FaultRule, { id, matched }: RuleCount, purpose: string): number {
  return seededNumber(`${seed ?? `rule ${id}`}:${purpose}:${matched}`);
}
