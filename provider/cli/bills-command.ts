import { errorText } from "../base/error-text";
import { roundMoney } from "../prices/round-money";
import { describeMoney } from "../prices/describe-money";
import { accountBills, readHoldings, type BillLine } from "./account-bills";
import { announceSimulated, openCli } from "./cli-context";
import { cloudTime } from "./cloud-time";
import { ageOf, timeOf } from "./job-line";
import { note } from "./note";
import { openSessions } from "./open-sessions";
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
  const listings = await Promise.allSettled(sessions.flatMap((session) => accountBills(session, ledger)));
  const lines = dearestFirst(listings.flatMap((listing) => (listing.status === "fulfilled" ? listing.value : [])));
  const failures = listings.flatMap((listing) => (listing.status === "rejected" ? [listing.reason as unknown] : []));
  if (lines.length > 0 || failures.length === 0) {
    const text = json === true ? JSON.stringify(lines) : billTable(lines, await cloudTime(cli.settings));
    process.stdout.write(`${text}\n`);
  }
  if (json !== true && lines.length > 0) note(sumOf(lines));
  for (const failure of failures) note(`error: ${errorText(failure)}`);
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
  const sums = new Map<string, number>();
  for (const { hourly } of lines) {
    if (hourly !== undefined) sums.set(hourly.currency, (sums.get(hourly.currency) ?? 0) + hourly.amount);
  }
  const hourly = [...sums].map(([currency, amount]) => describeMoney(roundMoney(amount), currency)).join(" and ");
  const unpriced = lines.filter(({ isUnpriced }) => isUnpriced).length;
  const sum = hourly === "" ? [] : [`together ${hourly} an hour by list price, called or not`];
  const unknown = unpriced === 0 ? [] : [`the price of ${unpriced} of ${lines.length} is not known`];
  return [...sum, ...unknown, "`finetune stop <id>` ends one"].join("; ");
}
