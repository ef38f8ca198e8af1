import type { FileRule } from "../contract/training-files";

/** Rules of one kind by their code. */
export type RuleTable<Code extends string> = Readonly<Record<Code, Omit<FileRule, "code">>>;

/** Gives every rule of a table its code. */
export function namedRules<Code extends string>(table: RuleTable<Code>): Readonly<Record<Code, FileRule>> {
  const entries = Object.entries<Omit<FileRule, "code">>(table).map(([code, rule]) => [code, { code, ...rule }]);
  // The same keys as the table's.
  return Object.fromEntries(entries) as Readonly<Record<Code, FileRule>>;
}
