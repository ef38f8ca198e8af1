/**
 * The provider that `__provider` of every FineTuneJob in state requires by name: an implementation of
 * `pulumi.dynamic.ResourceProvider` whose functions are this module's exports.
 */
import { createDynamicProvider } from "./dynamic-provider";
import { jobKind } from "./job-kind";
import { configureProcess, processHost } from "./process-host";

const provider = createDynamicProvider(processHost, jobKind);

/** Takes the stack's configuration. Synchronous, because the engine's first calls may come in parallel. */
export function configure(request: { readonly config: { get(key: string): string | undefined } }): Promise<void> {
  configureProcess((key) => request.config.get(key));
  return Promise.resolve();
}

export const { check, diff, create, read, update } = provider;

const { delete: deleteResource } = provider;
// A reserved word cannot name a constant, only an export.
export { deleteResource as delete };
