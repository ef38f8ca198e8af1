import type { Authority } from "../sources";

/** One thing that preflight looks at, as data. */
export interface Rule {
  /** Stable word that a message names. */
  readonly code: string;
  /** A warning never fails. */
  readonly severity: "error" | "warning";
  /** What the message shows before `says`: the value, the place that lacks something, or nothing but the place. */
  readonly shows: "value" | "absence" | "place";
  /** What is allowed, or what is wrong; continues the sentence. */
  readonly says: string;
  /** Where the rule stands (`cite`), or "our choice" with the reason. */
  readonly source: Authority;
}

/** Rules of one kind by their code. */
export type RuleTable<Code extends string> = Readonly<Record<Code, Omit<Rule, "code">>>;

/** Gives every rule of a table its code. */
export function namedRules<Code extends string>(table: RuleTable<Code>): Readonly<Record<Code, Rule>> {
  const entries = Object.entries<Omit<Rule, "code">>(table).map(([code, rule]) => [code, { code, ...rule }]);
  // The same keys as the table's.
  return Object.fromEntries(entries) as Readonly<Record<Code, Rule>>;
}
