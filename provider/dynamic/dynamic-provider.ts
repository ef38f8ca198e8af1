import { canonicalJson } from "../base/canonical-json";
import { printable } from "../base/printable";
import { generationOf, rememberRetained } from "../lifecycle/process-memory";
import { diffAnswer, type DiffAnswer } from "./diff-answer";
import type { Host } from "./host";
import { createKindProperties, type Properties } from "./kind-properties";
import { customTimeoutMs, identityOf, readMeta, type Meta } from "./meta";
import type { ResourceKind } from "./resource-kind";
import { wireFailure } from "./wire-error";

/** What the server for dynamic providers calls: the shape of `pulumi.dynamic.ResourceProvider` [pulumi sdk 3.248.0]. */
export interface DynamicProvider {
  check(olds: Properties, news: Properties): Promise<CheckAnswer>;
  diff(id: string, olds: Properties, news: Properties): Promise<DiffAnswer>;
  create(inputs: Properties): Promise<{ id: string; outs: Record<string, unknown> }>;
  read(id: string, properties: Properties): Promise<{ id: string; props: Record<string, unknown> }>;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Record<string, unknown> }>;
  delete(id: string, properties: Properties): Promise<void>;
}

/** Inputs to go on with, and what is wrong with them. */
export interface CheckAnswer {
  readonly inputs: Record<string, unknown>;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** Translates between the engine's dynamic protocol and the lifecycle of one kind of resource, which decides. */
export function createDynamicProvider<Inputs extends object, State extends object>(
  host: Host,
  kind: ResourceKind<Inputs, State>,
): DynamicProvider {
  const { inputsOf, recordedInputsOf, stateOf, requireState, outputsFor, argumentsOf } = createKindProperties(
    host.clouds,
    kind,
  );

  /**
   * Runs a call; whatever it throws becomes an error that the protocol can carry, with ID and outputs where they are known.
   * @param standing what outputs of a failure repeat the arguments of: after a failed update, those from before it, as the
   * engine does; a refresh would else make it look carried out.
   */
  const call = async <T>(
    properties: Properties,
    work: (meta: Meta) => Promise<T>,
    standing = properties,
  ): Promise<T> => {
    const meta = readMeta(properties);
    try {
      await host.announce(meta.urn);
      return await work(meta);
    } catch (error) {
      throw wireFailure(`${kind.declaration.name} ${meta.name}`, error, (state, inputs) => ({
        // A partial failure of this kind carries a state of this kind.
        ...outputsFor(inputs === undefined ? standing : keptProperties(standing, inputs), state as State),
        // The server adds it to results, but not to failures.
        __provider: properties["__provider"],
      }));
    }
  };

  return {
    check: (olds, news) =>
      call(news, async (meta) => {
        const before = "__meta" in olds ? readMeta(olds) : undefined;
        const known = before && (before.generation ?? 0);
        const generation = generationOf(host.memory, meta.urn, known);
        const context = host.contextFor(identityOf({ ...meta, generation }));
        rememberRetained(context, (before?.retainOnDelete ?? meta.retainOnDelete) === true);
        const { args, kept } = argumentsOf(olds, news);
        const { errors, warnings, computed } = await kind.check(context, args, {
          isNew: known === undefined,
          before: olds,
          kept,
        });
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
        // Outputs of another front end lack `__provider`: an update writes it.
        if (state === undefined || !("__provider" in olds)) return { changes: true };
        const recorded = recordedInputsOf(olds);
        const inputs = inputsOf(news);
        const plan = await kind.diff(host.contextFor(identityOf(meta)), id, state, recorded, inputs);
        // What a refused replacement kept has the successor's inputs: the engine would see no difference.
        const hasEqualInputs = readMeta(olds).isKept === true || canonicalJson(recorded) === canonicalJson(inputs);
        return diffAnswer(plan, hasEqualInputs);
      }),

    create: (inputs) =>
      call(inputs, async (meta) => {
        const context = host.contextFor(identityOf(meta), customTimeoutMs(meta, "create"));
        const { id, state } = await kind.create(context, inputsOf(inputs));
        return { id, outs: outputsFor(inputs, state) };
      }),

    read: (id, properties) =>
      call(properties, async (meta) => {
        const seen = await kind.read(host.contextFor(identityOf(meta)), id, stateOf(properties));
        // An answer without an ID means that the resource is gone.
        return seen === undefined ? { id: "", props: {} } : { id: seen.id, props: outputsFor(properties, seen.state) };
      }),

    update: (id, olds, news) =>
      call(
        news,
        async (meta) => {
          const context = host.contextFor(identityOf(meta), customTimeoutMs(meta, "update"));
          const state = requireState(id, olds);
          const updated = await kind.update(context, id, state, inputsOf(news), recordedInputsOf(olds));
          return { outs: outputsFor(news, updated.state) };
        },
        olds,
      ),

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
