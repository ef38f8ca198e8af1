import type { DynamicProvider } from "../../../provider/dynamic/dynamic-provider";
import { canonicalJson } from "../../../provider/base/canonical-json";
import { checked, copy, textOf, withProvider, type Properties } from "./engine-protocol";
import type { StackEntry, StackState } from "./stack-entry";

/** What one engine operation did. */
export interface Outcome {
  /** For example `create bot`, in the order in which they began. */
  readonly steps: string[];
  /** Texts of what failed; empty when all went well. */
  readonly errors: string[];
}

/** What an operation runs with. */
export interface StepOptions {
  /** False once the engine is cancelled: what runs goes on, nothing more begins. */
  mayBegin(): boolean;
  /** The resource option `replaceOnChanges: ["#initerror"]`. */
  readonly replacesOnInitError?: boolean;
  /** The resource option `ignoreChanges`: names of inputs that are put back before a check that has old ones. */
  readonly ignoresChanges?: readonly string[];
  /** `retainOnDelete`: the engine lets go of a resource without a call. */
  readonly retainsOnDelete?: boolean;
  /** `deleteBeforeReplace: false`, which overrules what the provider answers. */
  readonly createsFirst?: boolean;
  /** `replacementTrigger` or `replaceWith`: the engine replaces what it has checked and asks for no diff. */
  readonly replacesUnasked?: boolean;
  /** The process of the provider that what is in the state was made by, where the program has another one, or another version. */
  readonly before?: DynamicProvider;
  /** A hook on errors has a create that failed tried once more. */
  readonly retriesCreate?: boolean;
  /** `pulumi preview`: nothing is carried out. */
  readonly isPreview?: boolean;
}

/** The engine's steps of one operation on a stack's state. */
export interface EngineSteps {
  /** What `up` does with a resource of the program. */
  step(name: string, news: Properties): Promise<void>;
  /** The same for a tainted one: a check without olds, a create, and a delete after all others. */
  replace(name: string, news: Properties): Promise<void>;
  deletePending(): Promise<void>;
  remove(name: string): Promise<void>;
  /** A refresh of everything in the state: a read, and a diff of what was read with the inputs in the state. */
  refresh(): Promise<void>;
}

/** The steps as the engine takes them (`step_generator.go`, `step.go` of pkg v3.259). */
export function createEngineSteps(
  { entries, pendingDeletes }: StackState,
  provider: DynamicProvider,
  outcome: Outcome,
  options: StepOptions,
): EngineSteps {
  /** Notes a step; false where it must not be carried out. */
  function begins(word: string, name: string): boolean {
    if (!options.mayBegin()) return false;
    outcome.steps.push(`${word} ${name}`);
    return options.isPreview !== true;
  }

  async function step(name: string, news: Properties): Promise<void> {
    const old = entries.get(name);
    const inputs = await checked(provider, old?.inputs ?? {}, putBack(old?.inputs ?? {}, news));
    if (old === undefined) return create(name, inputs);
    const isUnasked = options.replacesUnasked === true;
    const answer = isUnasked ? {} : await provider.diff(old.id, copy(old.outputs), copy(inputs));
    const isForced = isUnasked || (options.replacesOnInitError === true && old.initErrors.length > 0);
    if ((answer.replaces ?? []).length > 0 || isForced || old.isPendingReplacement) {
      const successor = await checked(provider, {}, news);
      return answer.deleteBeforeReplace === true && options.createsFirst !== true
        ? deleteThenCreate(name, old, successor)
        : create(name, successor, old);
    }
    const isChanged = answer.changes ?? canonicalJson(old.inputs) !== canonicalJson(inputs);
    if (!isChanged && old.initErrors.length === 0) return;
    if (!begins("update", name)) return;
    await saving(name, old, inputs, async () => {
      const { outs } = await provider.update(old.id, copy(old.outputs), copy(inputs));
      return { id: old.id, outs };
    });
  }

  /** `processIgnoreChanges`: what the old inputs do not have is taken away. */
  function putBack(olds: Properties, news: Properties): Properties {
    const { ignoresChanges = [] } = options;
    if (Object.keys(olds).length === 0) return news;
    if (ignoresChanges.includes("*")) return olds;
    const others = Object.entries(news).filter(([name]) => !ignoresChanges.includes(name));
    const kept = Object.entries(olds).filter(([name]) => ignoresChanges.includes(name));
    return Object.fromEntries([...others, ...kept]);
  }

  async function deleteThenCreate(name: string, old: StackEntry, successor: Properties): Promise<void> {
    if (!old.isPendingReplacement) {
      if (!options.mayBegin()) return;
      await destroyOne(name, old, "delete-replaced");
      if (options.isPreview !== true) entries.set(name, { ...old, isPendingReplacement: true });
    }
    return create(name, successor);
  }

  /** @param replaced deleted once all steps have gone well, if the create has made something. */
  async function create(name: string, inputs: Properties, replaced?: StackEntry): Promise<void> {
    if (!begins("create", name)) return;
    try {
      const made = () => saving(name, undefined, inputs, () => provider.create(copy(inputs)));
      await (options.retriesCreate === true ? made().catch(made) : made());
    } finally {
      if (replaced !== undefined && entries.get(name) !== replaced) pendingDeletes.push({ name, entry: replaced });
    }
  }

  /** Saves the result, and what a partial failure carries; a failed update keeps the old inputs. */
  async function saving(
    name: string,
    old: StackEntry | undefined,
    inputs: Properties,
    work: () => Promise<{ id: string; outs: Properties }>,
  ): Promise<void> {
    try {
      const result = await work();
      entries.set(name, { id: result.id, inputs, outputs: withProvider(result.outs), initErrors: [] });
    } catch (error) {
      const { id, properties, reasons = [] } = error as { id?: string; properties?: Properties; reasons?: string[] };
      if (id !== undefined && properties !== undefined) {
        const kept = { id: old?.id ?? id, inputs: old?.inputs ?? inputs };
        entries.set(name, { ...kept, outputs: copy(properties), initErrors: reasons });
      }
      throw error;
    }
  }

  async function destroyOne(name: string, entry: StackEntry, word: string): Promise<void> {
    if (!begins(word, name) || options.retainsOnDelete === true) return;
    await (options.before ?? provider).delete(entry.id, copy(entry.outputs));
  }

  async function deletePending(): Promise<void> {
    for (const pending of [...pendingDeletes]) {
      if (!options.mayBegin()) return;
      try {
        await destroyOne(pending.name, pending.entry, "delete-replaced");
        if (options.isPreview !== true) pendingDeletes.splice(pendingDeletes.indexOf(pending), 1);
      } catch (error) {
        outcome.errors.push(textOf(error));
      }
    }
  }

  async function remove(name: string): Promise<void> {
    const entry = entries.get(name);
    if (entry === undefined || !options.mayBegin()) return;
    try {
      // What was deleted before its replacement only leaves the state.
      if (!entry.isPendingReplacement) await destroyOne(name, entry, "delete");
      if (options.isPreview !== true) entries.delete(name);
    } catch (error) {
      outcome.errors.push(textOf(error));
    }
  }

  async function refresh(): Promise<void> {
    // The engine reads all at once; what was replaced comes first here, since what it leaves in memory must not count for the others.
    for (const [index, { name, entry }] of [...pendingDeletes.entries()].reverse()) {
      const seen = await read(name, entry);
      if (seen === undefined) pendingDeletes.splice(index, 1);
      else pendingDeletes[index] = { name, entry: seen };
    }
    for (const [name, entry] of [...entries]) {
      const seen = await read(name, entry);
      if (seen === undefined) entries.delete(name);
      else entries.set(name, seen);
    }
  }

  /** `undefined` where it is gone. */
  async function read(name: string, entry: StackEntry): Promise<StackEntry | undefined> {
    if (entry.isPendingReplacement || !begins("read", name)) return entry;
    try {
      const { id, props } = await provider.read(entry.id, copy(entry.outputs));
      if (id === "") return undefined;
      const outputs = withProvider(props);
      await provider.diff(id, copy(outputs), copy(entry.inputs));
      // A successful refresh clears the mark of a failed wait.
      return { id, inputs: entry.inputs, outputs, initErrors: [] };
    } catch (error) {
      outcome.errors.push(textOf(error));
      return entry;
    }
  }

  return { step, replace: replaceTarget, deletePending, remove, refresh };

  async function replaceTarget(name: string, news: Properties): Promise<void> {
    return create(name, await checked(provider, {}, news), entries.get(name));
  }
}
