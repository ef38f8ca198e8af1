/** The plugin `pulumi-resource-finetune`: the engine starts it, reads a port from its standard output and calls it there. */
import { connectEngineLog, engineAddress } from "../front/engine-log";
import { watchEngine } from "../front/engine-watch";
import { createPlugin } from "./plugin";
import { serve } from "./serve";

async function main(): Promise<void> {
  const address = engineAddress(process.argv.slice(2));
  const cancelled = new AbortController();
  const port = await serve(
    createPlugin({
      // Standard output is the engine's: it reads the port there.
      engineLog: connectEngineLog(address, process.stderr),
      cancel: () => cancelled.abort(new Error("cancelled by the engine")),
      // Without an engine's address somebody attached a debugger: engines come and go then.
      signal: () => (address === undefined ? cancelled.signal : AbortSignal.any([cancelled.signal, watchEngine()])),
    }),
  );
  process.stdout.write(`${port}\n`);
}

void main();
