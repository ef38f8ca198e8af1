import { FineTuneError } from "../base/fine-tune-error";
import { clouds } from "../clouds";
import type { Bill } from "../contract/bills";
import { isTerminal, type Observation } from "../contract/observation";
import type { HourlyUse } from "../contract/rules";
import type { CloudSession } from "../contract/session";
import { formatResourceId, hasRun } from "../lifecycle/job/resource-id";
import { describeMoney } from "../prices/describe-money";
import { findPrice, type PriceSettings } from "../prices/find-price";
import { hourlyCost } from "../prices/hourly-cost";
import { stackHoldings, stacksHere, type HeldResource } from "./stack-holdings";

/** One thing that costs now, as `finetune bills` prints it; with `--json` as it is. */
export interface BillLine {
  readonly id: string;
  readonly kind: Bill["kind"] | "job";
  readonly name: string | undefined;
  readonly status: string;
  readonly createdAt: string | undefined;
  /** Absent where nothing is paid by the hour, or no price is known. */
  readonly hourly: { readonly amount: number; readonly currency: string; readonly priceSource: string } | undefined;
  /** For people: the price, or how it is paid. */
  readonly cost: string;
  /** It costs, and nobody here knows how much. */
  readonly isUnpriced: boolean;
  /** Where it is held, `stack/resource`; `null`: in none of the stacks that were looked at; absent: none was. */
  readonly stack: string | null | undefined;
}

/** Stacks, and what they hold by the clouds' own IDs. */
export interface Holdings {
  readonly stacks: readonly string[];
  readonly byId: ReadonlyMap<string, { readonly stack: string; readonly resource: HeldResource }>;
}

/**
 * What stacks hold: those that are named, else all of the program in the current folder.
 * @returns `undefined` where none is named and there is no program here
 * @throws FineTuneError `pulumi-failed` for a stack that is named
 */
export async function readHoldings(named: readonly string[]): Promise<Holdings | undefined> {
  const stacks = named.length > 0 ? named : await stacksHere().catch(noProgram);
  if (stacks === undefined) return undefined;
  const byId = new Map<string, { readonly stack: string; readonly resource: HeldResource }>();
  for (const stack of stacks) {
    const { resources } = await stackHoldings(stack);
    for (const resource of resources) for (const id of resource.ids) byId.set(id, { stack, resource });
  }
  return { stacks, byId };
}

function noProgram(error: unknown): undefined {
  if (!(error instanceof FineTuneError) || error.code !== "pulumi-failed") throw error;
}

/** What a line is made with. */
interface Ledger {
  readonly settings: PriceSettings;
  /** Absent where no stack was looked at. */
  readonly holdings: Holdings | undefined;
}

/**
 * Everything of one account that costs now: its jobs that have not ended, and what its cloud bills beside them. Two listings, so
 * that a key which may not see the one shows the other.
 */
export function accountBills(session: CloudSession, ledger: Ledger, signal?: AbortSignal): Promise<BillLine[]>[] {
  return [trainingLines(session, ledger, signal), standingLines(session, ledger, signal)];
}

async function trainingLines(session: CloudSession, ledger: Ledger, signal?: AbortSignal): Promise<BillLine[]> {
  const lines: BillLine[] = [];
  for await (const job of session.list(signal)) {
    // A container without a run trains nothing.
    const key = { cloud: session.cloud, ...job };
    if (!isTerminal(job.status) && hasRun(clouds, key)) lines.push(jobLine(session, job, ledger));
  }
  return lines;
}

async function standingLines(session: CloudSession, ledger: Ledger, signal?: AbortSignal): Promise<BillLine[]> {
  const lines: BillLine[] = [];
  for await (const bill of session.bills?.().list(signal) ?? []) lines.push(billLine(session, bill, ledger));
  return lines;
}

function jobLine({ cloud }: CloudSession, job: Observation, { settings, holdings }: Ledger): BillLine {
  const { jobId, taskId, jobName, status, createdAt, baseModel } = job;
  const price = baseModel === undefined ? undefined : findPrice(clouds.get(cloud), baseModel, settings);
  const perThousand = price && `${describeMoney(price.pricePerThousandTokens, price.currency)} per 1000`;
  return {
    id: formatResourceId({ cloud, jobId, ...(taskId === undefined ? {} : { taskId }) }),
    kind: "job",
    name: jobName,
    status,
    createdAt,
    hourly: undefined,
    cost: `by token trained, ${perThousand ?? "price unknown"}`,
    isUnpriced: price === undefined,
    stack: holderOf([taskId ?? jobId], holdings),
  };
}

function billLine(
  { cloud }: CloudSession,
  { kind, id, heldAs, name, status, createdAt, use }: Bill,
  { settings, holdings }: Ledger,
): BillLine {
  const hourly = use.kind === "units" ? hourlyCost(clouds.get(cloud), use, settings) : undefined;
  return {
    id: `${cloud}/${id}`,
    kind,
    name,
    status,
    createdAt,
    hourly,
    cost: hourly === undefined ? unpriced(use) : `${describeMoney(hourly.amount, hourly.currency)} an hour`,
    isUnpriced: hourly === undefined && use.kind !== "nothing",
    stack: holderOf(heldAs, holdings),
  };
}

function unpriced(use: HourlyUse): string {
  switch (use.kind) {
    case "nothing":
      return use.because;
    case "untold":
      return `price unknown: ${use.why}`;
    case "units":
      return `price unknown: ${use.count} × ${use.unit} by the hour`;
    case "unknown":
      return "price unknown";
  }
}

function holderOf(ids: readonly string[], holdings: Holdings | undefined): string | null | undefined {
  if (holdings === undefined) return undefined;
  const held = ids.flatMap((id) => holdings.byId.get(id) ?? [])[0];
  return held === undefined ? null : `${held.stack}/${held.resource.name}`;
}
