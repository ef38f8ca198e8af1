import type { DynamicProvider } from "../../../provider/dynamic/dynamic-provider";

/** Properties as the engine passes them. */
export type Properties = Record<string, unknown>;

/** The inputs that a check gives back. @throws Error with every finding, as the engine prints them. */
export async function checked(provider: DynamicProvider, olds: Properties, news: Properties): Promise<Properties> {
  const { inputs, failures } = await provider.check(copy(olds), copy(news));
  if (failures.length > 0) throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  return copy(inputs);
}

/**
 * A resource's arguments as its class passes them; `customTimeouts`, `retainOnDelete` and `deletedWith` stand for the resource
 * options.
 */
export function newsFor(
  name: string,
  { customTimeouts, retainOnDelete, deletedWith, ...args }: Properties,
  kind = "FineTuneJob",
): Properties {
  const urn = `urn:pulumi:dev::project::pulumi-nodejs:dynamic/finetune:${kind}::${name}`;
  const timeouts = customTimeouts === undefined ? {} : { timeouts: customTimeouts };
  const options = copy({ retainOnDelete, deletedWith });
  return { ...args, __meta: { name, urn, organization: "organization", ...timeouts, ...options }, __provider: "text" };
}

/** Outputs as the dynamic provider's server completes them. */
export function withProvider(outputs: Properties): Properties {
  return copy({ ...outputs, __provider: "text" });
}

/** What the engine's protocol would make of it. */
export function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** What the engine prints of an error. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
