import type { CloudName } from "../contract/keys";
import type { CloudSession } from "../contract/session";
import { withPublishedModel } from "../lifecycle/job/published-model";
import { announceSimulated, openCli } from "./cli-context";
import { cloudTime } from "./cloud-time";
import { inOrderOfConcern, jobLine, jobTable, type JobLine } from "./job-line";
import { note, noteError, print, printJson } from "./print";
import { openSessions } from "./open-sessions";
import { settleListings } from "./settle-listings";
import { stackHoldings } from "./stack-holdings";

/** Options of `finetune jobs`. */
export interface JobsOptions {
  readonly cloud?: CloudName;
  readonly orphans?: boolean;
  readonly stack?: readonly string[];
  readonly json?: boolean;
}

/**
 * Lists the account's jobs; with `--orphans` it marks those that carry our token and that no given stack holds. A cloud that
 * cannot be listed does not keep the others from being shown. Exit code 1 when one could not.
 * @throws FineTuneError `no-credentials` when no cloud is configured.
 */
export async function runJobs(options: JobsOptions): Promise<number> {
  const { stack: stacks = [] } = options;
  const cli = await openCli(stacks[0]);
  announceSimulated(cli);
  const held = options.orphans === true ? await heldBy(stacks) : undefined;
  const sessions = openSessions(cli, options.cloud, note);
  const listings = await settleListings(sessions.map((session) => list(session, held)));
  const { failures, isTold } = listings;
  const lines = inOrderOfConcern(listings.lines);
  if (isTold && options.json === true) printJson(lines);
  else if (isTold) print(jobTable(lines, await cloudTime(cli.settings)));
  if (held !== undefined && isTold) note(orphanSum(lines));
  for (const failure of failures) noteError(failure);
  return failures.length === 0 ? 0 : 1;
}

async function heldBy(stacks: readonly string[]): Promise<ReadonlySet<string>> {
  const all = await Promise.all(stacks.map(async (stack) => ({ stack, ...(await stackHoldings(stack)) })));
  for (const { stack, interrupted } of all) {
    if (interrupted.length === 0) continue;
    note(
      `stack ${stack} was interrupted while it created ${interrupted.join(", ")}: the job of that create is in no state yet, ` +
        "and the next `pulumi up` takes it over; run that before you take a job for an orphan",
    );
  }
  return new Set(all.flatMap(({ resources }) => resources.flatMap(({ ids }) => ids)));
}

async function list(session: CloudSession, held: ReadonlySet<string> | undefined): Promise<JobLine[]> {
  const lines: JobLine[] = [];
  for await (const job of session.list()) {
    // A key that may not read models lists jobs all the same.
    const whole = await withPublishedModel(session, job).catch(() => job);
    lines.push(jobLine(session, whole, held));
  }
  return lines;
}

/** What has ended costs nothing any more, so it is only mentioned. */
function orphanSum(lines: readonly JobLine[]): string {
  const orphans = lines.filter(({ isOrphan }) => isOrphan === true);
  const ended = lines.filter(({ isEndedOrphan }) => isEndedOrphan === true);
  const sum = `${orphans.length} of ${lines.length} jobs ${orphans.length === 1 ? "is an orphan that still costs" : "are orphans that still cost"}`;
  const wayOut = orphans.length === 0 ? "" : ": `finetune cancel <id>` ends one";
  return `${sum}${wayOut}${ended.length === 0 ? "" : `; ${ended.length} in no given stack ended and cost nothing`}`;
}
