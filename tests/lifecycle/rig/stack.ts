import { createDynamicProvider } from "../../../provider/dynamic/dynamic-provider";
import { jobKind } from "../../../provider/front/job-kind";
import type { ResourceKind } from "../../../provider/front/resource-kind";
import type { Rig } from "./create-rig";
import { newsFor, textOf, type Properties } from "./engine-protocol";
import { createEngineSteps, type EngineSteps, type Outcome, type StepOptions } from "./engine-steps";
import type { StackEntry, StackState } from "./stack-entry";

/** Arguments by resource name. */
export type Program = Readonly<Record<string, Properties>>;

/** Any kind of resource: what it works on is its own affair. */
export type AnyKind = ResourceKind<object, object>;

/** Choices of an operation. */
interface RunOptions extends Omit<StepOptions, "mayBegin" | "before"> {
  /** `--refresh`: everything is refreshed before, in the same process. */
  readonly refreshes?: boolean;
  /** The program has another provider: what is in the state is deleted by the process of the one before. */
  readonly hasOtherProvider?: boolean;
}

/** Choices of an `up`. */
type UpOptions = Omit<RunOptions, "isPreview">;

/** A stack that calls the provider in the order in which the Pulumi engine does. */
export interface Stack extends StackState {
  up(program: Program, options?: UpOptions): Promise<Outcome>;
  /** `pulumi preview`: checks and diffs; its steps are those that an `up` would take. */
  preview(program: Program): Promise<Outcome>;
  /** `pulumi up --target-replace`, or an `up` after `pulumi state taint`: a check without olds, a create, a delete. */
  replaceTargets(program: Program, options?: UpOptions): Promise<Outcome>;
  refresh(): Promise<Outcome>;
  destroy(options?: Pick<RunOptions, "refreshes">): Promise<Outcome>;
  /** Runs an operation whose end the engine does not live to see: the cloud keeps what it did, the state does not. */
  killedDuring(operation: () => Promise<unknown>): Promise<void>;
  /** The one entry; throws when there is none. */
  entry(name: string): StackEntry;
}

/** A stack named `dev` of one kind of resource; every operation runs in a new provider process, and ends at once when that is killed. */
export function createStack(rig: Rig, kind: AnyKind = jobKind): Stack {
  const state: StackState = { entries: new Map<string, StackEntry>(), pendingDeletes: [] };
  const { entries, pendingDeletes } = state;

  async function run(
    work: (steps: EngineSteps, outcome: Outcome) => Promise<void>,
    { refreshes = false, hasOtherProvider = false, ...options }: RunOptions = {},
  ): Promise<Outcome> {
    const outcome: Outcome = { steps: [], errors: [] };
    const start = () => createDynamicProvider(rig.startProcess(), kind);
    const before = hasOtherProvider ? { before: start() } : {};
    const provider = start();
    const { cancelled, death } = rig.process;
    const mayBegin = () => !cancelled.aborted;
    const steps = createEngineSteps(state, provider, outcome, { ...options, ...before, mayBegin });
    const all = async () => {
      if (refreshes) await steps.refresh();
      await work(steps, outcome);
    };
    await Promise.race([death, all()]);
    return outcome;
  }

  /** Runs every resource's step, then deletes what is left over, unless something failed. */
  async function apply(
    steps: EngineSteps,
    outcome: Outcome,
    program: Program,
    step: (name: string, news: Properties) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      Object.entries(program).map(([name, args]) =>
        step(name, newsFor(name, args, kind.declaration.name)).catch((error: unknown) => {
          outcome.errors.push(textOf(error));
        }),
      ),
    );
    if (outcome.errors.length > 0) return;
    await steps.deletePending();
    for (const name of [...entries.keys()].filter((known) => !(known in program))) await steps.remove(name);
  }

  return {
    ...state,
    up: (program, options) => run((steps, outcome) => apply(steps, outcome, program, steps.step), options),
    preview: (program) => run((steps, outcome) => apply(steps, outcome, program, steps.step), { isPreview: true }),
    replaceTargets: (program, options) =>
      run((steps, outcome) => apply(steps, outcome, program, steps.replace), options),
    refresh: () => run((steps) => steps.refresh()),
    destroy: (options) =>
      run(async (steps) => {
        await steps.deletePending();
        for (const name of [...entries.keys()]) await steps.remove(name);
      }, options),
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
