import { canonicalJson } from "../base/canonical-json";
import { containsUnknown } from "../base/unknown";
import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";
import { printable } from "../base/printable";
import type { Context } from "../lifecycle/context";
import { PartialFailure } from "../lifecycle/partial-failure";
import type { Plan } from "../lifecycle/plan";
import { generationOf, memoryOfDiff, rememberRetained } from "../lifecycle/process-memory";
import type { Host } from "./host";
import { createKindProperties, type Properties } from "./kind-properties";
import { customTimeoutMs, identityOf, readMeta, type Meta } from "./meta";
import type { ResourceKind } from "./resource-kind";
import { tellAtOnce, telling, type ToldSubject } from "./told-calls";
import { toWire } from "./wire";

/** Inputs to go on with, and what is wrong with them. */
export interface CheckAnswer {
  readonly inputs: Record<string, unknown>;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** What a diff came to; `undefined` where the outputs hold no state, so that an update has to write one. */
export type Difference = { readonly plan: Plan; readonly hasEqualInputs: boolean } | undefined;

/** What is there after a call: its ID and its outputs. */
export interface Standing {
  readonly id: string;
  readonly outs: Record<string, unknown>;
  /** The cloud is not done with it. */
  readonly isUnfinished: boolean;
}

/** What a look found. */
export interface Seen extends Standing {
  /** Of what was found by its ID alone: the arguments as far as the cloud tells them. */
  told?(): Promise<Properties>;
}

/** A call that failed, in words for people; what stands all the same has to be saved. */
export class FailedCall extends FineTuneError {
  readonly standing?: Standing;

  constructor(text: string, standing?: Standing) {
    super(text, { code: "failed-call" });
    if (standing !== undefined) this.standing = standing;
  }
}

/**
 * The engine's calls about one kind of resource, in plain properties, as both front ends pass them on to the lifecycle, which
 * decides. `__meta` in what is new says which resource it is. Each call throws a `FailedCall`.
 */
export interface KindCalls {
  check(olds: Properties, news: Properties): Promise<CheckAnswer>;
  diff(id: string, olds: Properties, news: Properties): Promise<Difference>;
  create(inputs: Properties): Promise<Standing>;
  /** `undefined` where it is gone. */
  read(id: string, properties: Properties): Promise<Seen | undefined>;
  /**
   * Outputs with the arguments that they were made from. What came by its ID alone has none; once it was found to be what the program
   * says, the engine's inputs have them.
   */
  recorded(outputs: Properties, inputs: Properties): Properties;
  update(id: string, olds: Properties, news: Properties): Promise<Standing>;
  /** Outputs after an update of which it is certain without asking the cloud that it leaves them; `undefined` for any other. */
  previewUpdate(olds: Properties, news: Properties): Record<string, unknown> | undefined;
  delete(id: string, properties: Properties): Promise<void>;
}

/** The calls of one kind of resource in one process. */
export function createKindCalls<Inputs extends object, State extends object>(
  host: Host,
  kind: ResourceKind<Inputs, State>,
): KindCalls {
  const { inputsOf, recordedInputsOf, stateOf, requireState, outputsFor, argumentsOf } = createKindProperties(
    host.clouds,
    kind,
  );
  const standing = (id: string, properties: Properties, state: State): Standing => ({
    id,
    outs: outputsFor(properties, state),
    isUnfinished: kind.isUnfinished(state),
  });

  const told = <Outcome extends { readonly state: State } | undefined>(
    context: Context,
    subject: ToldSubject<Inputs, State>,
    work: (context: Context) => Promise<Outcome>,
  ): Promise<Outcome> => telling(host.notices?.(), kind, context, subject, work);

  /**
   * Runs a call; whatever it throws becomes an error that says what stands, where that is known.
   * @param kept what outputs of a failure repeat the arguments of: after a failed update, those from before it, as the
   * engine does; a refresh would else make it look carried out.
   */
  const call = async <T>(properties: Properties, work: (meta: Meta) => Promise<T>, kept = properties): Promise<T> => {
    const meta = readMeta(properties);
    try {
      await host.announce(meta.urn);
      return await work(meta);
    } catch (error) {
      const text = errorText(error);
      if (!(error instanceof PartialFailure)) throw new FailedCall(text);
      const { id, inputs } = error;
      const repeated = inputs === undefined ? kept : keptProperties(kept, inputs);
      // A partial failure of this kind carries a state of this kind.
      throw new FailedCall(text, standing(id, repeated, error.state as State));
    }
  };

  return {
    check: (olds, news) =>
      call(news, async (meta) => {
        // The engine asks about what an import was told by the cloud: nothing in it is a program's, and much is not told.
        if (meta.isImported === true) return { inputs: { ...news }, failures: [] };
        const before = "__meta" in olds ? readMeta(olds) : undefined;
        const known = before && (before.generation ?? 0);
        const generation = generationOf(host.memory, meta.urn, known);
        const context = host.contextFor(identityOf({ ...meta, generation }));
        rememberRetained(context, (before?.retainOnDelete ?? meta.retainOnDelete) === true);
        const { args, kept } = argumentsOf(olds, news);
        const { errors, warnings, computed, occurrence } = await kind.check(context, args, {
          isNew: known === undefined,
          before: olds,
          kept,
        });
        if (occurrence !== undefined) await tellAtOnce(host.notices?.(), context, occurrence);
        for (const line of leftAloneLines(kind, meta, before)) await context.log("warning", line);
        for (const { path, reason } of warnings) await context.log("warning", `${path}: ${reason}`);
        return {
          inputs: { ...news, ...computed, ...kept, __meta: { ...meta, generation } },
          failures: errors.map(({ path, reason }) => ({ property: printable(path), reason: printable(reason) })),
        };
      }),

    diff: (id, olds, news) =>
      call(news, async (meta) => {
        const state = stateOf(olds);
        if (state === undefined) return undefined;
        const recorded = recordedInputsOf(olds);
        const inputs = inputsOf(news);
        const context = { ...host.contextFor(identityOf(meta)), memory: memoryOfDiff(host.memory, meta.urn, inputs) };
        const plan = await kind.diff(context, id, state, recorded, inputs);
        // What a refused replacement kept has the successor's inputs: the engine would see no difference.
        const hasEqualInputs = readMeta(olds).isKept === true || canonicalJson(recorded) === canonicalJson(inputs);
        return { plan, hasEqualInputs };
      }),

    create: (inputs) =>
      call(inputs, async (meta) => {
        const context = host.contextFor(identityOf(meta), customTimeoutMs(meta, "create"));
        const args = inputsOf(inputs);
        const made = await told(context, { inputs: args }, (heard) => kind.create(heard, args));
        return standing(made.id, inputs, made.state);
      }),

    read: (id, properties) =>
      call(properties, async (meta) => {
        const before = stateOf(properties);
        const context = host.contextFor(identityOf(meta));
        const recorded = recordedInputsOf(properties);
        const seen =
          before === undefined
            ? await kind.read(context, id, before)
            : await told(context, { before, inputs: recorded }, (heard) => kind.read(heard, id, before));
        if (seen === undefined || before !== undefined) return seen && standing(seen.id, properties, seen.state);
        const imported = { __meta: { ...meta, isImported: true } };
        return {
          ...standing(seen.id, imported, seen.state),
          told: async () => toWire({ ...(await seen.told?.()), ...imported }),
        };
      }),

    recorded: (outputs, inputs) => {
      const isImported = readMeta(outputs).isImported === true;
      const state = isImported && readMeta(inputs).isImported !== true ? stateOf(outputs) : undefined;
      return state === undefined ? outputs : outputsFor(inputs, state);
    },

    update: (id, olds, news) =>
      call(
        news,
        async (meta) => {
          const context = host.contextFor(identityOf(meta), customTimeoutMs(meta, "update"));
          const state = requireState(id, olds);
          const [inputs, recorded] = [inputsOf(news), recordedInputsOf(olds)];
          const updated = await told(context, { before: state, inputs, recorded }, (heard) =>
            kind.update(heard, id, state, inputs, recorded),
          );
          return standing(id, news, updated.state);
        },
        olds,
      ),

    previewUpdate: (olds, news) => {
      const state = stateOf(olds);
      const inputs = inputsOf(news);
      if (state === undefined || containsUnknown(inputs)) return undefined;
      const context = host.contextFor(identityOf(readMeta(news)));
      return kind.isLastingUpdate(context, state, recordedInputsOf(olds), inputs) ? outputsFor(news, state) : undefined;
    },

    delete: (id, properties) =>
      call(properties, async (meta) => {
        const context = host.contextFor(identityOf(meta), customTimeoutMs(meta, "delete"));
        await kind.delete(context, id, requireState(id, properties), recordedInputsOf(properties));
      }),
  };
}

/** What outputs of a kept resource are made of: its own arguments, not the operation's. */
function keptProperties(properties: Properties, inputs: object): Properties {
  return { ...inputs, __meta: { ...readMeta(properties), isKept: true } };
}

/** Said once, when the option is set: at a destroy the engine asks nobody. */
function leftAloneLines<Inputs extends object, State extends object>(
  { leftAlone }: ResourceKind<Inputs, State>,
  meta: Meta,
  before: Meta | undefined,
): string[] {
  if (leftAlone === undefined) return [];
  const isNew = (option: "retainOnDelete" | "deletedWith") => meta[option] === true && before?.[option] !== true;
  return [
    ...(isNew("retainOnDelete")
      ? [`retainOnDelete: the engine lets go of this without a call to the cloud, so ${leftAlone}`]
      : []),
    ...(isNew("deletedWith")
      ? [`deletedWith: where that resource is deleted, there is no call to the cloud for this one, so ${leftAlone}`]
      : []),
  ];
}
