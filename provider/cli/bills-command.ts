import { describeSums } from "../prices/describe-sums";
import { accountBills, readHoldings, type BillLine } from "./account-bills";
import { announceSimulated, openCli } from "./cli-context";
import { cloudTime } from "./cloud-time";
import { ageOf, timeOf } from "./job-line";
import { note, noteError, print, printJson } from "./print";
import { openSessions } from "./open-sessions";
import { settleListings } from "./settle-listings";
import { textTable } from "./text-table";

/** Options of `finetune bills`. */
export interface BillsOptions {
  readonly cloud?: string;
  readonly stack?: readonly string[];
  readonly json?: boolean;
}

/**
 * Lists everything of the account that costs now, the dearest first, with the stack that holds it. A cloud that cannot be asked
 * does not keep the others from being shown, but nothing is said to cost nothing then. Exit code 1 when one could not.
 * @throws FineTuneError `no-credentials` when no cloud is configured.
 */
export async function runBills({ cloud, stack: stacks = [], json }: BillsOptions): Promise<number> {
  const cli = await openCli(stacks[0]);
  announceSimulated(cli);
  const sessions = openSessions(cli, cloud, note);
  const holdings = await readHoldings(stacks);
  const ledger = { settings: cli.settings, holdings };
  const listings = await settleListings(sessions.flatMap((session) => accountBills(session, ledger)));
  const { failures, isTold } = listings;
  const lines = dearestFirst(listings.lines);
  if (isTold) {
    if (json === true) printJson(lines);
    else print(billTable(lines, await cloudTime(cli.settings)));
  }
  if (json !== true && lines.length > 0) note(sumOf(lines));
  for (const failure of failures) noteError(failure);
  return failures.length === 0 ? 0 : 1;
}

function dearestFirst(lines: readonly BillLine[]): BillLine[] {
  return [...lines].sort((a, b) => (b.hourly?.amount ?? 0) - (a.hourly?.amount ?? 0) || timeOf(a) - timeOf(b));
}

/** @param now on the clouds' clock; absent: ages are not known. */
function billTable(lines: readonly BillLine[], now: number | undefined): string {
  if (lines.length === 0) return "nothing costs now";
  const hasStacks = lines.some(({ stack }) => stack !== undefined);
  const head = ["ID", "KIND", "STATUS", "SINCE", ...(hasStacks ? ["STACK"] : []), "COST"];
  const rows = lines.map((line) => [
    line.id,
    line.kind,
    line.status,
    ageOf(line, now),
    ...(hasStacks ? [line.stack ?? "none"] : []),
    line.cost,
  ]);
  return textTable([head, ...rows]);
}

/** For example `together 216 CNY an hour by list price; 1 more trains by the token`. */
function sumOf(lines: readonly BillLine[]): string {
  const hourly = describeSums(lines.flatMap((line) => line.hourly ?? []));
  const unpriced = lines.filter(({ isUnpriced }) => isUnpriced).length;
  const sum = hourly === "" ? [] : [`together ${hourly} an hour by list price, called or not`];
  const unknown = unpriced === 0 ? [] : [`the price of ${unpriced} of ${lines.length} is not known`];
  return [...sum, ...unknown, "`finetune stop <id>` ends one"].join("; ");
}
