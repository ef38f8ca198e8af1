import { createEmulator } from "../../emulator";
import { servePage } from "../../ui/server/serve-page";
import type { RunPage } from "../../ui/server/run-page";
import { announceSimulated, openCli, type CliContext } from "../cli-context";
import { print, printJson } from "../print";
import { accountPage } from "./account-page";
import { openBrowser } from "./open-browser";
import { pageHoldings } from "./page-holdings";
import { simulatedPage } from "./simulated-page";

/** Options of `finetune ui`, as commander parses them. */
export interface UiOptions {
  readonly dataDir?: string;
  readonly endpoint?: string;
  readonly stack?: readonly string[];
  readonly port: number;
  readonly open: boolean;
  readonly json?: boolean;
}

/**
 * Serves the run page on loopback until SIGTERM or SIGINT: over the simulated clouds of a data directory, over a server of them, or
 * over the real accounts, which it only reads.
 * @throws FineTuneError `no-credentials`, `bad-configuration`, `ui-listen-failed`
 */
export async function runUi({ stack = [], port, json, open, ...place }: UiOptions): Promise<number> {
  const cli = await openCli(stack[0], settingsGivenBy(place));
  announceSimulated(cli);
  const { makePage, close } = openPlace(cli, stack);
  try {
    const server = await servePage(makePage, port);
    // Before anyone is told that the page is there, so that whoever then ends it at once ends it cleanly.
    const asked = new Promise<void>((resolve) => {
      process.once("SIGTERM", () => resolve());
      process.once("SIGINT", () => resolve());
    });
    const { url } = server;
    if (json === true) printJson({ url, pid: process.pid });
    else print(`The run page: ${url}\nIt is for this machine only, and for whoever has the address. Ctrl-C ends it.`);
    const forget = open && json !== true && process.stdout.isTTY ? openBrowser(url) : () => undefined;
    await asked;
    forget();
    await server.close();
  } finally {
    close();
  }
  // A call to a cloud that is still under way is of no use to anybody.
  process.exit(0);
}

function settingsGivenBy({ dataDir, endpoint }: Pick<UiOptions, "dataDir" | "endpoint">): Record<string, string> {
  if (dataDir !== undefined) return { endpoint: "embedded", dataDir };
  return endpoint === undefined ? {} : { endpoint };
}

function openPlace(cli: CliContext, stack: readonly string[]): { makePage(): RunPage; close(): void } {
  const { settings } = cli;
  const holdings = pageHoldings(stack);
  if (settings.endpoint.kind !== "embedded") {
    const page = accountPage(cli, holdings);
    return { makePage: () => page, close: () => undefined };
  }
  // With the speed that they have: to look at them changes nothing.
  const emulator = createEmulator({ dataDir: settings.endpoint.dataDirectory });
  return { makePage: () => simulatedPage({ ...holdings, emulator, settings }), close: () => emulator.close() };
}
