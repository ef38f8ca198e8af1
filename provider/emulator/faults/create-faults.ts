import type { CallRecord } from "../journal";
import type { Store } from "../store/store";
import { isAnswerAction } from "./answer-action";
import type { FaultAction } from "./fault-action";
import type { FaultRule, FaultRuleInput } from "./fault-rule";
import { operationsOf, type FaultTarget } from "./fault-targets";
import { ruleHits, ruleNumber, type RuleCount } from "./rule-hits";

/** A stored rule with its counts. */
export type FaultState = FaultRule & RuleCount;

/** The fault rules of a data directory: every process that shares it sees the same rules and counts. */
export interface Faults {
  /** Oldest first. */
  list(): FaultState[];
  /**
   * Adds a rule behind the others.
   *
   * @example
   * emulator.faults.add({ operation: "CreateFineTune", nth: 1, action: { kind: "loseAnswer" } });
   * @throws FineTuneError `emulator-fault-invalid` which names each member that is wrong
   */
  add(rule: FaultRuleInput): FaultState;
  /** False when there is no such rule. */
  remove(id: number): boolean;
  /** Removes every rule. */
  clear(): void;
}

/** A rule that hits a call. */
export interface Hit {
  readonly id: number;
  readonly action: FaultAction;
  /** From 0 to 1, for jitter. */
  readonly chance: number;
}

/** The rules with what only the core uses. */
export interface CountedFaults extends Faults {
  /** Counts a call and gives the rules that hit it: any number that delay or bend it, at most one that decides its answer. */
  take(call: CallRecord): readonly Hit[];
}

interface RuleRow extends RuleCount {
  readonly rule: string;
}

/** A rule, ready to be compared with calls. */
interface CompiledRule {
  readonly rule: FaultRule;
  readonly operations: ReadonlySet<string> | undefined;
}

/** Rules over the table `fault`. Without rules a call costs one look into an empty table. */
export function createFaults(store: Store, targets: readonly FaultTarget[]): CountedFaults {
  const some = store.prepare("SELECT 1 FROM fault LIMIT 1");
  const all = store.prepare<RuleRow>("SELECT id, rule, matched, applied FROM fault ORDER BY id");
  const add = store.prepare<RuleRow>("INSERT INTO fault (rule) VALUES (?) RETURNING id, rule, matched, applied");
  const remove = store.prepare("DELETE FROM fault WHERE id = ?");
  const clear = store.prepare("DELETE FROM fault");
  const count = store.prepare<RuleCount>(
    "UPDATE fault SET matched = matched + 1 WHERE id = ? RETURNING id, matched, applied",
  );
  const apply = store.prepare("UPDATE fault SET applied = applied + 1 WHERE id = ?");
  const compiled = new Map<string, CompiledRule>();

  // Loaded with the first rule: it brings zod, and most clouds never have one.
  function readRule(input: unknown): FaultRule {
    const { parseFaultRule } = require("./parse-fault-rule") as typeof import("./parse-fault-rule");
    return parseFaultRule(input, targets);
  }

  function compile(text: string): CompiledRule {
    const known = compiled.get(text);
    if (known !== undefined) return known;
    // Written by `add`; a rule of an older release that no longer reads is an error that says so.
    const rule = readRule(JSON.parse(text));
    const fresh = { rule, operations: operationsOf(rule, targets) };
    compiled.set(text, fresh);
    return fresh;
  }

  function hitOf(row: RuleRow): Hit | undefined {
    const counted = count.get(row.id);
    const { rule } = compile(row.rule);
    // Another process may have removed it meanwhile.
    if (counted === undefined || !ruleHits(rule, counted)) return undefined;
    return { id: row.id, action: rule.action, chance: ruleNumber(rule, counted, "jitter") };
  }

  const stateOf = ({ rule, id, matched, applied }: RuleRow): FaultState => ({
    ...compile(rule).rule,
    id,
    matched,
    applied,
  });

  return {
    list: () => store.read(() => all.all()).map(stateOf),
    add: (input) => {
      const text = JSON.stringify(readRule(input));
      const row = store.write(() => add.get(text));
      if (row === undefined) throw new Error("the rule was not stored");
      return stateOf(row);
    },
    remove: (id) => store.write(() => remove.run(id)) > 0,
    clear: () => void store.write(() => clear.run()),
    take: (call) => {
      store.requireOpen();
      if (some.get() === undefined) return [];
      const concerned = all.all().filter((row) => concerns(compile(row.rule), call));
      if (concerned.length === 0) return [];
      return store.write(() => {
        const hits: Hit[] = [];
        for (const row of concerned) {
          const hit = hitOf(row);
          const isMasked =
            hit !== undefined && isAnswerAction(hit.action) && hits.some((h) => isAnswerAction(h.action));
          if (hit === undefined || isMasked) continue;
          apply.run(hit.id);
          hits.push(hit);
        }
        return hits;
      });
    },
  };
}

function concerns({ rule, operations }: CompiledRule, { cloud, operation }: CallRecord): boolean {
  return (rule.cloud === undefined || rule.cloud === cloud) && (operations === undefined || operations.has(operation));
}
