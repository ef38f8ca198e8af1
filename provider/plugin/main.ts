/** The plugin `pulumi-resource-finetune`: the engine starts it, reads a port from its standard output and calls it there. */
import { connectEngineLog, engineAddress } from "../front/engine-log";
import { watchEngine } from "../front/engine-watch";
import type { PluginProcess } from "./plugin";
import { serve, type Service } from "./serve";

async function main(): Promise<void> {
  const address = engineAddress(process.argv.slice(2));
  const cancelled = new AbortController();
  let { signal } = cancelled;
  let loaded: Service | undefined;
  const service = () =>
    (loaded ??= load({
      address,
      // Standard output is the engine's: it reads the port there.
      engineLog: connectEngineLog(address, process.stderr),
      cancel: () => cancelled.abort(new Error("cancelled by the engine")),
      signal: () => signal,
    }));
  const port = await serve(service);
  // From now on and not from the first setting on: an engine asks many a process for its schema alone. Without an engine's
  // address somebody attached a debugger: engines come and go then.
  if (address !== undefined) signal = AbortSignal.any([signal, watchEngine()]);
  process.stdout.write(`${port}\n`);
  // While the engine connects.
  setImmediate(service);
}

/** What answers calls is half of what there is to load, so it comes after the port. */
function load(process: PluginProcess): Service {
  const { createPlugin } = require("./plugin") as typeof import("./plugin");
  const { callError, unimplemented } = require("./call-error") as typeof import("./call-error");
  return { methods: createPlugin(process), callError, unimplemented };
}

void main();
