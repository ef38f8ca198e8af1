import assert from "node:assert/strict";
import type { CommandRun } from "./start-command";

/** Waits for a command that must end with an exit code; shows what it printed when it ended otherwise. */
export async function endedWith(code: number, command: Promise<CommandRun>): Promise<CommandRun> {
  const run = await command;
  assert.equal(run.code, code, `exit code ${run.code} instead of ${code}:\n${run.output}`);
  return run;
}
