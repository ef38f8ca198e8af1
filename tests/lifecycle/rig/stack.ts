import { createDynamicProvider, type DynamicProvider } from "../../../provider/dynamic/dynamic-provider";
import { jobKind } from "../../../provider/dynamic/job-kind";
import { canonicalJson } from "../../../provider/lifecycle/canonical-json";
import type { Rig } from "./create-rig";
import { checked, copy, newsFor, textOf, withProvider, type Properties } from "./engine-protocol";
import type { StackEntry } from "./stack-entry";

/** What one engine operation did. */
export interface Outcome {
  /** For example `create bot`, in the order in which they began. */
  readonly steps: string[];
  /** Texts of what failed; empty when all went well. */
  readonly errors: string[];
}

/** Arguments by resource name. */
export type Program = Readonly<Record<string, Properties>>;

/** A stack that calls the provider in the order in which the Pulumi engine does. */
export interface Stack {
  readonly entries: Map<string, StackEntry>;
  /** Replaced resources that still have to be deleted: the create of their successor failed half-way. */
  readonly pendingDeletes: { readonly name: string; readonly entry: StackEntry }[];
  up(program: Program): Promise<Outcome>;
  /** `pulumi up --target-replace`, or an `up` after `pulumi state taint`: a check without olds, a create, a delete. */
  replaceTargets(program: Program): Promise<Outcome>;
  refresh(): Promise<Outcome>;
  destroy(): Promise<Outcome>;
  /** Runs an operation whose end the engine does not live to see: the cloud keeps what it did, the state does not. */
  killedDuring(operation: () => Promise<unknown>): Promise<void>;
  /** The one entry; throws when there is none. */
  entry(name: string): StackEntry;
}

/** A stack named `dev`; every operation runs in a new provider process. */
export function createStack(rig: Rig): Stack {
  const entries = new Map<string, StackEntry>();
  const pendingDeletes: { name: string; entry: StackEntry }[] = [];

  async function run(work: (provider: DynamicProvider, outcome: Outcome) => Promise<void>): Promise<Outcome> {
    const outcome: Outcome = { steps: [], errors: [] };
    await work(createDynamicProvider(rig.startProcess(), jobKind), outcome);
    return outcome;
  }

  /** Runs every resource's step, then deletes what is left over, unless something failed. */
  async function apply(
    provider: DynamicProvider,
    outcome: Outcome,
    program: Program,
    step: (name: string, news: Properties) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      Object.entries(program).map(([name, args]) =>
        step(name, newsFor(name, args)).catch((error: unknown) => {
          outcome.errors.push(textOf(error));
        }),
      ),
    );
    if (outcome.errors.length > 0) return;
    await deletePending(provider, outcome);
    for (const name of [...entries.keys()].filter((known) => !(known in program)))
      await remove(provider, name, outcome);
  }

  async function step(provider: DynamicProvider, name: string, news: Properties, outcome: Outcome): Promise<void> {
    const old = entries.get(name);
    const inputs = await checked(provider, old?.inputs ?? {}, news);
    if (old === undefined) return create(provider, name, inputs, outcome);
    const answer = await provider.diff(old.id, copy(old.outputs), copy(inputs));
    if ((answer.replaces ?? []).length > 0) {
      const successor = await checked(provider, {}, news);
      if (answer.deleteBeforeReplace === true) {
        await destroyOne(provider, name, old, outcome, "delete-replaced");
        entries.delete(name);
        return create(provider, name, successor, outcome);
      }
      return create(provider, name, successor, outcome, old);
    }
    const isChanged = answer.changes ?? canonicalJson(old.inputs) !== canonicalJson(inputs);
    if (!isChanged && old.initErrors.length === 0) return;
    outcome.steps.push(`update ${name}`);
    await saving(name, old, inputs, async () => {
      const { outs } = await provider.update(old.id, copy(old.outputs), copy(inputs));
      return { id: old.id, outs };
    });
  }

  /** @param replaced deleted once all steps have gone well, if the create has made something. */
  async function create(
    provider: DynamicProvider,
    name: string,
    inputs: Properties,
    outcome: Outcome,
    replaced?: StackEntry,
  ): Promise<void> {
    outcome.steps.push(`create ${name}`);
    try {
      await saving(name, undefined, inputs, () => provider.create(copy(inputs)));
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

  async function destroyOne(provider: DynamicProvider, name: string, entry: StackEntry, to: Outcome, word: string) {
    to.steps.push(`${word} ${name}`);
    await provider.delete(entry.id, copy(entry.outputs));
  }

  async function deletePending(provider: DynamicProvider, outcome: Outcome): Promise<void> {
    for (const pending of [...pendingDeletes]) {
      try {
        await destroyOne(provider, pending.name, pending.entry, outcome, "delete-replaced");
        pendingDeletes.splice(pendingDeletes.indexOf(pending), 1);
      } catch (error) {
        outcome.errors.push(textOf(error));
      }
    }
  }

  async function remove(provider: DynamicProvider, name: string, outcome: Outcome): Promise<void> {
    const entry = entries.get(name);
    if (entry === undefined) return;
    try {
      await destroyOne(provider, name, entry, outcome, "delete");
      entries.delete(name);
    } catch (error) {
      outcome.errors.push(textOf(error));
    }
  }

  async function read(provider: DynamicProvider, name: string, entry: StackEntry, outcome: Outcome): Promise<void> {
    outcome.steps.push(`read ${name}`);
    try {
      const { id, props } = await provider.read(entry.id, copy(entry.outputs));
      if (id === "") entries.delete(name);
      // A successful refresh clears the mark of a failed wait.
      else entries.set(name, { id, inputs: entry.inputs, outputs: withProvider(props), initErrors: [] });
    } catch (error) {
      outcome.errors.push(textOf(error));
    }
  }

  return {
    entries,
    pendingDeletes,
    up: (program) =>
      run((provider, outcome) =>
        apply(provider, outcome, program, (name, news) => step(provider, name, news, outcome)),
      ),
    replaceTargets: (program) =>
      run(async (provider, outcome) => {
        const replace = async (name: string, news: Properties) =>
          create(provider, name, await checked(provider, {}, news), outcome, entries.get(name));
        await apply(provider, outcome, program, replace);
      }),
    refresh: () =>
      run(async (provider, outcome) => {
        for (const [name, entry] of [...entries]) await read(provider, name, entry, outcome);
      }),
    destroy: () =>
      run(async (provider, outcome) => {
        await deletePending(provider, outcome);
        for (const name of [...entries.keys()]) await remove(provider, name, outcome);
      }),
    killedDuring: async (operation) => {
      const [before, pending] = [[...entries], [...pendingDeletes]];
      await operation();
      entries.clear();
      for (const [name, entry] of before) entries.set(name, entry);
      pendingDeletes.splice(0, Infinity, ...pending);
    },
    entry: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`the stack has no ${name}`);
      return entry;
    },
  };
}
