import * as pulumi from "@pulumi/pulumi";
import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { FailedCall } from "../front/kind-calls";

/** Parts of the SDK's runtime that its own server of components uses and its types leave out [pulumi sdk 3.248.0]. */
const { resetOptions, awaitFeatureSupport, waitForRPCs } = require("@pulumi/pulumi/runtime/settings") as {
  readonly resetOptions: typeof pulumi.runtime.resetOptions;
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
};
const { withLocalStorage } = require("@pulumi/pulumi/runtime/state") as {
  withLocalStorage<T>(work: () => Promise<T>): Promise<T>;
};
const { hookBindingFromProto } = require("@pulumi/pulumi/runtime/resource") as {
  hookBindingFromProto(binding: object | undefined): pulumi.ResourceHookBinding | undefined;
};

type Fail = (error: unknown) => void;

/** Programs that run. What nobody awaits fails all of them, as in the SDK's own server: nobody knows whose it was. */
const running = new Set<Fail>();
process.on("unhandledRejection", (error) => {
  for (const fail of running) fail(error);
});

/**
 * Runs as a program of the stack that a request tells: several do at once, each with settings of its own.
 * @throws whatever fails in it, and FailedCall once `signal` aborts.
 */
export async function inProgram<T>(
  request: ConstructRequest,
  engine: string,
  signal: AbortSignal,
  program: () => Promise<T>,
): Promise<T> {
  let fail: Fail = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  const cancelled = () => fail(new FailedCall("the update ended before all of its parts stood"));
  running.add(fail);
  signal.addEventListener("abort", cancelled);
  try {
    signal.throwIfAborted();
    const work = withLocalStorage(async () => {
      await connect(request, engine);
      const made = await program();
      await waitForRPCs();
      return made;
    });
    return await Promise.race([work, failed]);
  } finally {
    running.delete(fail);
    signal.removeEventListener("abort", cancelled);
  }
}

async function connect(request: ConstructRequest, engine: string): Promise<void> {
  const [project, stack, organization] = [request.getProject(), request.getStack(), request.getOrganization()];
  const monitor = request.getMonitorendpoint();
  resetOptions(project, stack, request.getParallel(), engine, monitor, request.getDryrun(), organization);
  await awaitFeatureSupport();
  const config: Record<string, string> = {};
  for (const [key, value] of request.getConfigMap().entries()) config[key] = value;
  pulumi.runtime.setAllConfig(config, request.getConfigsecretkeysList());
}

/** The component's options as a program would give them. */
export function optionsOf(request: ConstructRequest): pulumi.ComponentResourceOptions {
  const timeouts = Object.entries(request.getCustomtimeouts()?.toObject() ?? {}).filter(([, text]) => text !== "");
  const providers: Record<string, pulumi.ProviderResource> = {};
  for (const [name, reference] of request.getProvidersMap().entries()) {
    providers[name] = new pulumi.DependencyProviderResource(reference);
  }
  const [parent, deletedWith] = [request.getParent(), request.getDeletedwith()];
  return {
    aliases: request.getAliasesList().map(aliasOf),
    dependsOn: request.getDependenciesList().map((urn) => new pulumi.DependencyResource(urn)),
    providers,
    hooks: hookBindingFromProto(request.getResourceHooks()),
    ...(request.hasProtect() ? { protect: request.getProtect() } : {}),
    ...(parent === "" ? {} : { parent: new pulumi.DependencyResource(parent) }),
    ...(deletedWith === "" ? {} : { deletedWith: new pulumi.DependencyResource(deletedWith) }),
    ...(request.getRetainondelete() === true ? { retainOnDelete: true } : {}),
    ...(timeouts.length === 0 ? {} : { customTimeouts: Object.fromEntries(timeouts) }),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
  };
}

function aliasOf(alias: AliasMessage): pulumi.URN | pulumi.Alias {
  const spec = alias.getSpec();
  if (spec === undefined) return alias.getUrn();
  const [name, type, project, stack] = [spec.getName(), spec.getType(), spec.getProject(), spec.getStack()];
  return {
    ...(name === "" ? {} : { name }),
    ...(type === "" ? {} : { type }),
    ...(project === "" ? {} : { project }),
    ...(stack === "" ? {} : { stack }),
    ...(spec.hasParenturn() ? { parent: spec.getParenturn() } : {}),
    ...(spec.getNoparent() ? { parent: pulumi.rootStackResource } : {}),
  };
}
