import { createInterface } from "node:readline";
import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import type { CloudSession } from "../contract/session";
import { deleteDeployment } from "../lifecycle/deployment/deployment";
import { formatDeploymentId, newDeploymentState } from "../lifecycle/deployment/deployment-state";
import { parseResourceId } from "../lifecycle/job/resource-id";
import { accountBills, readHoldings, type BillLine, type Holdings } from "./account-bills";
import { endJob } from "./cancel-command";
import { announceSimulated, lifecycleContext, openCli, type CliContext } from "./cli-context";
import { interruptedCode } from "./exit-codes";
import { interruption } from "./interruption";
import { note, print } from "./print";
import { openSessions } from "./open-sessions";
import { settleListings } from "./settle-listings";
import { createStatusWriter } from "./status-writer";

/** Options of `finetune stop`. */
export interface StopOptions {
  readonly stack?: string;
  /** Nobody is asked. */
  readonly yes?: boolean;
}

/**
 * Ends one thing that costs, after asking: a job is cancelled, a deployment taken off, a compute unit given back.
 * @throws FineTuneError `not-found` for what costs nothing now, `not-asked` where nobody can answer.
 */
export async function runStop(argument: string, { stack, yes }: StopOptions): Promise<number> {
  const cli = await openCli(stack);
  announceSimulated(cli);
  const signal = interruption();
  const holdings = await readHoldings(stack === undefined ? [] : [stack]);
  const { session, line } = await findBill(cli, argument, holdings, signal);
  if (line.kind === "dataset") throw staysInBucket(line);
  note(`${line.id}: ${line.kind}${line.name === undefined ? "" : ` ${line.name}`}, ${line.status}, ${line.cost}`);
  if (typeof line.stack === "string") {
    note(
      `it is ${line.stack}: \`pulumi destroy\` or a changed program ends it for good, the next \`pulumi up\` may make it anew`,
    );
  }
  if (yes !== true && !(await isWanted(line, signal))) {
    note("nothing was ended");
    return signal.aborted ? interruptedCode : 1;
  }
  return end(cli, session, line, holdings, signal);
}

/** The one with this ID, with or without its cloud before it. */
async function findBill(
  cli: CliContext,
  id: string,
  holdings: Holdings | undefined,
  signal: AbortSignal,
): Promise<{ readonly session: CloudSession; readonly line: BillLine }> {
  const only = clouds.find(id.split("/", 1)[0] ?? "")?.name;
  const ledger = { settings: cli.settings, holdings };
  const failures: unknown[] = [];
  for (const session of openSessions(cli, only, () => undefined)) {
    const listings = await settleListings(accountBills(session, ledger, signal));
    const line = listings.lines.find((each) => each.id === id || each.id === `${session.cloud}/${id}`);
    if (line !== undefined) return { session, line };
    failures.push(...listings.failures);
  }
  // Where one could not be asked, nobody knows that it is not there.
  for (const failure of failures) throw failure;
  throw new FineTuneError("nothing that costs now has this ID", {
    code: "not-found",
    nextStep: "`finetune bills` lists what costs; check that the credentials are those of its account.",
  });
}

async function isWanted({ id }: BillLine, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new FineTuneError(`${id} is only ended after asking, and nobody can answer here`, {
      code: "not-asked",
      nextStep: "Say --yes.",
    });
  }
  // No line editor, so that Ctrl-C stays a signal.
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  signal.addEventListener("abort", () => terminal.close());
  const answer = await new Promise<string>((resolve) => {
    terminal.once("close", () => resolve(""));
    terminal.question("End it? [y/N] ", resolve);
  });
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function end(
  cli: CliContext,
  session: CloudSession,
  { kind, id }: BillLine,
  holdings: Holdings | undefined,
  signal: AbortSignal,
): Promise<number> {
  const ownId = id.slice(session.cloud.length + 1);
  if (kind === "job") {
    const key = parseResourceId(clouds, id);
    if (key === undefined) throw new TypeError(`a job is listed as ${id}`);
    return endJob(cli, key, signal);
  }
  let isEnded = true;
  if (kind === "compute unit") await session.bills?.().release?.(ownId, signal);
  else isEnded = await endDeployment(cli, session, ownId, holdings, signal);
  if (isEnded) print(`${id} is ended`);
  return isEnded ? 0 : 1;
}

/**
 * As a destroy does it: units that the program gave are not those of the deployment, and stay.
 * @returns false where something stays and costs, which was told
 */
async function endDeployment(
  cli: CliContext,
  session: CloudSession,
  id: string,
  holdings: Holdings | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  let staysSomething = false;
  const writer = createStatusWriter(process.stdout);
  const context = {
    ...lifecycleContext(cli, signal, (message) => writer.write(message)),
    log: (severity: "info" | "warning", message: string) => {
      staysSomething ||= severity === "warning";
      return Promise.resolve(note(message));
    },
  };
  const key = { cloud: session.cloud, id };
  const block = holdings?.byId.get(id)?.resource.inputs[session.cloud];
  const state = newDeploymentState(session, key, { name: "", suffix: "" });
  try {
    await deleteDeployment(
      context,
      formatDeploymentId(key),
      state,
      block === undefined ? {} : { [session.cloud]: block },
    );
    return !staysSomething;
  } finally {
    writer.end();
  }
}

function staysInBucket({ id, cost }: BillLine): FineTuneError {
  return new FineTuneError(`${id} is data in a bucket of yours (${cost}), which is not deleted from here`, {
    code: "not-stopped",
    nextStep: "`pulumi destroy` removes what a stack put there; delete the rest in the console of the object storage.",
  });
}
