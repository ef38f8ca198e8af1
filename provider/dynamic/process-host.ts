import { connectEngineLog, engineAddress } from "../front/engine-log";
import { watchEngine } from "../front/engine-watch";
import { createHost, startRunning, type Running } from "../front/host";

let readConfig: (key: string) => string | undefined = () => undefined;
let running: Running | undefined;

/** Takes the stack's configuration; it is read when first needed, so that a bad value fails a call and not the process. */
export function configureProcess(read: (key: string) => string | undefined): void {
  // Every kind of resource is configured, all with the configuration of the same stack; they share what is running.
  if (running === undefined) readConfig = read;
}

/** What runs in this process, begun with the first call. */
export function current(): Running {
  running ??= startRunning(
    { config: readConfig, environment: process.env, programDirectory: process.cwd() },
    // The engine shows what a dynamic provider prints on the stack's row.
    connectEngineLog(engineAddress(process.argv.slice(2)), process.stdout),
    watchEngine(),
  );
  return running;
}

/** This process, as the engine started it. */
export const processHost = createHost(current);
