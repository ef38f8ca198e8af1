import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulatorServer, type EmulatorServer } from "../../../provider/emulator/server";
import { leaveOut } from "../../rig/leave-out";
import { clientEnvironment } from "./client-environment";
import type { ClientProgram } from "./client-program";
import { installed, willNeed } from "./installed";
import { readReport, type Report } from "./read-report";
import { runCommand } from "./run-command";

const INSTALL_TIMEOUT_MS = 15 * 60_000;
const RUN_TIMEOUT_MS = 2 * 60_000;

/**
 * Defines one test for each check of a client's program. The program runs once, against simulated clouds on a port that
 * verify keys and whose time stands still unless the program moves it; it prints how each check ended.
 */
export function describeClient(program: ClientProgram): void {
  willNeed(program.recipe);
  describe(`conformance: ${program.title}`, () => {
    let server: EmulatorServer | undefined;
    let home: string | undefined;
    let report: Report = { outcomes: new Map(), output: "" };

    before(async function () {
      this.timeout(INSTALL_TIMEOUT_MS + RUN_TIMEOUT_MS);
      const client = await installed(program.recipe);
      if ("leftOut" in client) {
        return leaveOut(this, program.title, client.leftOut);
      }
      home = mkdtempSync(join(tmpdir(), "finetune-conformance-"));
      server = await startEmulatorServer({ port: 0, speed: 0, seed: "conformance", ...program.clouds });
      const clouds = { url: server.url, ...server.emulator.credentials };
      const [command, ...args] = program.command(client.folder);
      const end = await runCommand(command, args, {
        cwd: home,
        env: clientEnvironment(home, {
          EMULATOR_URL: clouds.url,
          CLIENT_FOLDER: client.folder,
          ...program.environment(clouds, client.folder),
        }),
        timeoutMs: RUN_TIMEOUT_MS,
      });
      report = readReport(end);
    });

    after(async () => {
      await server?.close();
      if (home !== undefined) rmSync(home, { recursive: true, force: true });
    });

    for (const title of titlesOf(program.source)) {
      it(title, () => {
        const outcome = report.outcomes.get(title);
        assert.ok(outcome, `the program ended before this check:\n${noiseOf(report)}`);
        if (!outcome.isOk) assert.fail(outcome.problem);
      });
    }
  });
}

/** What the client itself printed last. */
function noiseOf({ output }: Report): string {
  const lines = output.split("\n").filter((line) => line !== "" && !line.startsWith("CHECK "));
  return lines.slice(-20).join("\n");
}

/** Titles stand in the source as `check("…"` in all three languages. */
function titlesOf(source: string): string[] {
  const titles = [...readFileSync(source, "utf8").matchAll(/\bcheck\(\s*"([^"]+)"/g)].map(([, title]) => title ?? "");
  assert.ok(titles.length > 0, `${source} holds no check`);
  return titles;
}
