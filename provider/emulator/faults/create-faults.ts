import type { FaultAction, FaultRule, FaultRuleInput, FaultTarget } from "./fault-rule";
import type { CallRecord } from "../journal";
import type { Store } from "../store/store";
import { seededNumber } from "../world/create-world";

const kinds = ["error", "reset", "loseAnswer", "hang", "truncate", "html"] as const;

/** An action that decides what is answered; a call can have but one. */
export type AnswerAction = Extract<FaultAction, { kind: (typeof kinds)[number] }>;

const known: ReadonlySet<string> = new Set(kinds);

/** True for an action that decides what is answered. */
export function isAnswerAction(action: FaultAction): action is AnswerAction {
  return known.has(action.kind);
}

/** Operations that an action is for, where the rule names none; the others are for all. */
const concerned: Partial<Record<FaultAction["kind"], "submits" | "deploys" | "lists">> = {
  failJob: "submits",
  stallJob: "submits",
  vanishJob: "submits",
  failDeployment: "deploys",
  stopDeployment: "deploys",
  vanishDeployment: "deploys",
  listLag: "lists",
};

/** The operations that a rule counts; undefined for every call, also to what is not simulated. */
function operationsOf(rule: FaultRule, targets: readonly FaultTarget[]): ReadonlySet<string> | undefined {
  const { operation, action } = rule;
  if (operation !== undefined) return new Set(typeof operation === "string" ? [operation] : operation);
  const kind = concerned[action.kind];
  return kind === undefined ? undefined : new Set(targets.flatMap((target) => target[kind] ?? []));
}

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
    const { parseFaultRule } = require("./fault-rule") as typeof import("./fault-rule");
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
      const counting = all.all().filter((row) => concerns(compile(row.rule), call));
      if (counting.length === 0) return [];
      return store.write(() => {
        const hits: Hit[] = [];
        for (const row of counting) {
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

/** How often a rule has counted and hit, the call in question counted. */
interface RuleCount {
  readonly id: number;
  readonly matched: number;
  readonly applied: number;
}

/** Whether a rule hits the call that it just counted. Chance follows from the rule's seed and the count, not from the process. */
function ruleHits(rule: FaultRule, count: RuleCount): boolean {
  const { nth, from = 1, until = Infinity, times = Infinity, probability = 1 } = rule;
  if (nth !== undefined && count.matched !== nth) return false;
  if (count.matched < from || count.matched > until) return false;
  if (count.applied >= times) return false;
  return probability === 1 || ruleNumber(rule, count, "hit") < probability;
}

/** A number from 0 to 1 for one purpose at one call. */
function ruleNumber({ seed }: FaultRule, { id, matched }: RuleCount, purpose: string): number {
  return seededNumber(`${seed ?? `rule ${id}`}:${purpose}:${matched}`);
}
