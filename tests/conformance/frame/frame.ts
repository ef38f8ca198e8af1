import assert from "node:assert/strict";

/** What every check in TypeScript needs: the list of checks, the report, and the simulated clock. */
const checks: { readonly title: string; readonly body: () => Promise<void> }[] = [];
const clouds = process.env["EMULATOR_URL"] ?? "";

/** Adds a check; they run in the order in which they stand in the file. */
function check(title: string, body: () => Promise<void>): void {
  checks.push({ title, body });
}

/** Runs all checks and prints one line for each. */
async function run(): Promise<void> {
  for (const { title, body } of checks) {
    const problem = await body().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)),
    );
    process.stdout.write(`\nCHECK ${JSON.stringify({ check: title, problem })}\n`);
  }
}

/** Moves the simulated time ahead. */
async function advance(seconds: number): Promise<void> {
  const answer = await fetch(`${clouds}/_emulator/clock`, {
    method: "POST",
    body: JSON.stringify({ advanceMs: seconds * 1000 }),
  });
  assert.equal(answer.status, 200);
}

/** The frame of a program of checks. */
export const frame = { check, run, advance };
