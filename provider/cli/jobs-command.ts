import type { CloudName, CloudSession } from "../lifecycle/cloud";
import { formatDuration } from "../lifecycle/duration";
import { FineTuneError } from "../lifecycle/fine-tune-error";
import { cloudNames } from "../lifecycle/inputs";
import { carriesToken } from "../lifecycle/job-name";
import type { Observation } from "../lifecycle/observation";
import { formatResourceId } from "../lifecycle/resource-id";
import { openCli, type CliContext } from "./cli-context";
import { stackJobIds } from "./stack-job-ids";
import { textTable } from "./text-table";

/** Options of `finetune jobs`. */
export interface JobsOptions {
  readonly cloud?: CloudName;
  readonly orphans?: boolean;
  readonly stack?: readonly string[];
  readonly json?: boolean;
}

/** One job as the command prints it. */
interface JobLine {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly cloudStatus: string;
  readonly model: string;
  readonly tokens: number | undefined;
  readonly createdAt: string | undefined;
  /** Carries our token and is in none of the given stacks. */
  readonly isOrphan: boolean | undefined;
}

/**
 * Lists the account's jobs; with `--orphans`, those that carry our token and that no given stack holds.
 * @throws FineTuneError `no-credentials` when no cloud is configured.
 */
export async function runJobs(options: JobsOptions): Promise<number> {
  const stacks = options.stack ?? [];
  const cli = await openCli(stacks[0]);
  const held = new Set((await Promise.all(stacks.map(stackJobIds))).flatMap((ids) => [...ids]));
  const lines: JobLine[] = [];
  for (const session of sessionsFor(cli, options.cloud)) {
    for await (const job of session.list()) lines.push(lineOf(session, job, stacks.length === 0 ? undefined : held));
  }
  const shown = options.orphans === true ? lines.filter(({ isOrphan }) => isOrphan === true) : lines;
  process.stdout.write(options.json === true ? `${JSON.stringify(shown)}\n` : asTable(shown, options));
  return 0;
}

function sessionsFor(cli: CliContext, only: CloudName | undefined): CloudSession[] {
  if (only !== undefined) return [cli.sessions.open(only)];
  const opened = cloudNames.flatMap((cloud) => {
    try {
      return [cli.sessions.open(cloud)];
    } catch (error) {
      if (error instanceof FineTuneError && error.code === "missing-credentials") return [];
      throw error;
    }
  });
  if (opened.length > 0) return opened;
  throw new FineTuneError("no credentials for either cloud", {
    code: "no-credentials",
    nextStep:
      "Set DASHSCOPE_API_KEY, or QIANFAN_ACCESS_KEY and QIANFAN_SECRET_KEY, or name a stack that has them with --stack.",
  });
}

function lineOf(session: CloudSession, job: Observation, held: ReadonlySet<string> | undefined): JobLine {
  const { jobId, taskId, jobName = "", status, cloudStatus, baseModel = "", trainedTokens, createdAt } = job;
  const isHeld = held?.has(taskId ?? jobId);
  return {
    id: formatResourceId({ cloud: session.cloud, jobId, ...(taskId === undefined ? {} : { taskId }) }),
    name: jobName,
    status,
    cloudStatus,
    model: baseModel,
    tokens: trainedTokens,
    createdAt,
    isOrphan: isHeld === undefined ? undefined : carriesToken(jobName) && !isHeld,
  };
}

function asTable(lines: readonly JobLine[], { orphans, stack }: JobsOptions): string {
  if (lines.length === 0) return orphans === true ? "no orphans: every job of ours is in a given stack\n" : "no jobs\n";
  const showsOrphans = (stack ?? []).length > 0;
  const head = ["ID", "NAME", "STATUS", "AGE", "TOKENS", "MODEL", ...(showsOrphans ? ["ORPHAN"] : [])];
  const rows = lines.map((line) => [
    line.id,
    line.name,
    line.status,
    ageOf(line.createdAt),
    line.tokens === undefined ? "-" : String(line.tokens),
    line.model,
    ...(showsOrphans ? [line.isOrphan === true ? "yes" : "no"] : []),
  ]);
  return `${textTable([head, ...rows])}\n`;
}

function ageOf(createdAt: string | undefined): string {
  const at = Date.parse(createdAt ?? "");
  return Number.isNaN(at) ? "-" : formatDuration(Date.now() - at);
}
