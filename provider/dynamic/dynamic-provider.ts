import { diffAnswer, type DiffAnswer } from "./diff-answer";
import type { Host } from "../front/host";
import { createKindCalls, type CheckAnswer } from "../front/kind-calls";
import type { Properties } from "../front/kind-properties";
import { readMeta } from "../front/meta";
import type { ResourceKind } from "../front/resource-kind";
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

/** Translates between the engine's dynamic protocol and the calls of one kind of resource. */
export function createDynamicProvider<Inputs extends object, State extends object>(
  host: Host,
  kind: ResourceKind<Inputs, State>,
): DynamicProvider {
  const calls = createKindCalls(host, kind);

  /** Runs a call; whatever it throws becomes an error that the protocol can carry. */
  const passing = async <T>(properties: Properties, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw wireFailure(`${kind.declaration.name} ${readMeta(properties).name}`, error, properties["__provider"]);
    }
  };

  return {
    check: (olds, news) => passing(news, calls.check(olds, news)),

    diff: async (id, olds, news) => {
      // Outputs of another front end lack `__provider`: an update writes it.
      if (!("__provider" in olds)) return { changes: true };
      const found = await passing(news, calls.diff(id, olds, news));
      return found === undefined ? { changes: true } : diffAnswer(found.plan, found.hasEqualInputs);
    },

    create: async (inputs) => {
      const { id, outs } = await passing(inputs, calls.create(inputs));
      return { id, outs };
    },

    read: async (id, properties) => {
      const seen = await passing(properties, calls.read(id, properties));
      // An answer without an ID means that the resource is gone.
      return seen === undefined ? { id: "", props: {} } : { id: seen.id, props: seen.outs };
    },

    update: async (id, olds, news) => {
      const { outs } = await passing(news, calls.update(id, olds, news));
      return { outs };
    },

    delete: (id, properties) => passing(properties, calls.delete(id, properties)),
  };
}
