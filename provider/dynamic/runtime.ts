/**
 * The provider that `__provider` of every resource in state requires by name: implementations of
 * `pulumi.dynamic.ResourceProvider`. The module itself serves jobs; each other kind is one member, made when it is first needed.
 */
import { createDynamicProvider, type DynamicProvider } from "./dynamic-provider";
import { jobKind } from "../front/job-kind";
import { configureProcess, current, processHost } from "./process-host";
import type { ResourceKind } from "../front/resource-kind";

/** What the dynamic server is given: a provider that takes the stack's configuration. */
interface ConfiguredProvider extends DynamicProvider {
  configure(request: ConfigureRequest): Promise<void>;
}

interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/** Takes the stack's configuration. Synchronous, because the engine's first calls may come in parallel. */
export function configure(request: ConfigureRequest): Promise<void> {
  configureProcess((key) => request.config.get(key));
  return Promise.resolve();
}

const provider = createDynamicProvider(processHost, jobKind);

export const { check, diff, create, read, update } = provider;

const { delete: deleteResource } = provider;
// A reserved word cannot name a constant, only an export.
export { deleteResource as delete };

/** A provider whose kind is loaded with the first call: a stack without such resources never needs it. */
function lazily<Inputs extends object, State extends object>(
  load: () => ResourceKind<Inputs, State>,
): ConfiguredProvider {
  let made: DynamicProvider | undefined;
  const get = () => (made ??= createDynamicProvider(processHost, load()));
  return {
    configure,
    check: (...args) => get().check(...args),
    diff: (...args) => get().diff(...args),
    create: (...args) => get().create(...args),
    read: (...args) => get().read(...args),
    update: (...args) => get().update(...args),
    delete: (...args) => get().delete(...args),
  };
}

export const trainingDataset = lazily(() =>
  (require("../front/load-dataset-kind") as typeof import("../front/load-dataset-kind")).loadDatasetKind(current),
);

export const modelVersion = lazily(
  () => (require("../front/version-kind") as typeof import("../front/version-kind")).versionKind,
);

export const modelDeployment = lazily(
  () => (require("../front/deployment-kind") as typeof import("../front/deployment-kind")).deploymentKind,
);
