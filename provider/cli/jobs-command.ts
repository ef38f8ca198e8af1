import type { CloudName } from "../contract/keys";
import type { CloudSession } from "../contract/session";
import { listWords } from "../base/list-words";
import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import type { Cloud } from "../contract/cloud";
import { isTerminal } from "../contract/observation";
import { withPublishedModel } from "../lifecycle/job/published-model";
import { announceSimulated, openCli, type CliContext } from "./cli-context";
import { cloudTime } from "./cloud-time";
import { inOrderOfConcern, jobLine, jobTable, type JobLine } from "./job-line";
import { printableText } from "./printable";
import { stackJobs } from "./stack-jobs";

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
  const listings = await Promise.allSettled(sessionsFor(cli, options.cloud).map((session) => list(session, held)));
  const lines = inOrderOfConcern(listings.flatMap((listing) => (listing.status === "fulfilled" ? listing.value : [])));
  if (options.json === true) process.stdout.write(`${JSON.stringify(lines)}\n`);
  else process.stdout.write(`${jobTable(lines, await cloudTime(cli.settings))}\n`);
  if (held !== undefined) note(orphanSum(lines));
  const failures = listings.flatMap((listing) => (listing.status === "rejected" ? [listing.reason as unknown] : []));
  for (const failure of failures) note(`error: ${errorText(failure)}`);
  return failures.length === 0 ? 0 : 1;
}

async function heldBy(stacks: readonly string[]): Promise<ReadonlySet<string>> {
  const all = await Promise.all(stacks.map(async (stack) => ({ stack, ...(await stackJobs(stack)) })));
  for (const { stack, interrupted } of all) {
    if (interrupted.length === 0) continue;
    note(
      `stack ${stack} was interrupted while it created ${interrupted.join(", ")}: the job of that create is in no state yet, ` +
        "and the next `pulumi up` takes it over; run that before you take a job for an orphan",
    );
  }
  return new Set(all.flatMap(({ ids }) => [...ids]));
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

function sessionsFor(cli: CliContext, only: CloudName | undefined): CloudSession[] {
  if (only !== undefined) return [cli.sessions.open(only)];
  const missing: string[] = [];
  const opened = clouds.all.flatMap(({ name }) => {
    try {
      return [cli.sessions.open(name)];
    } catch (error) {
      if (!(error instanceof FineTuneError) || error.code !== "missing-credentials") throw error;
      missing.push(error.message);
      return [];
    }
  });
  if (opened.length === 0) {
    throw new FineTuneError(`no credentials for ${clouds.all.length === 2 ? "either" : "any"} cloud`, {
      code: "no-credentials",
      nextStep: `Set ${clouds.all.map(credentialVariables).join(", or ")}, or name a stack that has them with --stack.`,
    });
  }
  for (const message of missing) note(`left out: ${message}`);
  return opened;
}

function credentialVariables({ credentials, settings }: Cloud): string {
  return listWords(
    credentials.flatMap((name) => settings[name]?.environment ?? []),
    "and",
  );
}

function orphanSum(lines: readonly JobLine[]): string {
  const orphans = lines.filter(({ isOrphan }) => isOrphan === true);
  const live = orphans.filter(({ status }) => !isTerminal(status));
  const sum = `${orphans.length} of ${lines.length} jobs ${orphans.length === 1 ? "is an orphan" : "are orphans"}`;
  return live.length === 0 ? sum : `${sum}, ${live.length} not ended: \`finetune cancel <id>\` ends one`;
}

/** Beside the output that a script may read. */
function note(text: string): void {
  process.stderr.write(`${printableText(text)}\n`);
}
