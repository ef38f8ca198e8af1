import * as pulumi from "@pulumi/pulumi";
import type { FineTuneJobOutputs } from "./declared/fine-tune-job";
import type { EstimatedCost } from "./declared/types";

/** What is asked of a job. */
interface PricedJob extends Pick<FineTuneJobOutputs, "estimatedCost"> {
  readonly id: pulumi.Output<pulumi.ID>;
}

/** What a preview tells of one job. */
interface Spending {
  readonly name: string;
  /** It is not there yet, so that an update trains it. */
  readonly isNew: boolean;
  /** Absent where it is not known. */
  readonly cost: EstimatedCost | undefined;
}

/** Jobs of running programs by stack: with the Automation API several share a process. */
const declared = new Map<string, Promise<Spending>[]>();

/**
 * Has a preview say what its update is going to spend on training, once for the jobs that a program declares together, where
 * there is more than one.
 */
export function tellSpending(name: string, job: PricedJob): void {
  if (!pulumi.runtime.isDryRun()) return;
  const stack = `${pulumi.getProject()}/${pulumi.getStack()}`;
  const jobs = declared.get(stack) ?? [];
  jobs.push(spendingOf(name, job));
  if (declared.has(stack)) return;
  declared.set(stack, jobs);
  void sumUp(stack, jobs);
}

async function sumUp(stack: string, jobs: readonly Promise<Spending>[]): Promise<void> {
  let known: Spending[];
  do known = await Promise.all(jobs);
  while (known.length < jobs.length);
  declared.delete(stack);
  const trained = known.filter(({ isNew }) => isNew);
  if (trained.length > 1) await pulumi.log.info(describeSpending(trained));
}

/** Not known where the registration failed, of which the engine tells. */
async function spendingOf(name: string, job: PricedJob): Promise<Spending> {
  try {
    const isNew = !(await isKnown(job.id));
    return { name, isNew, cost: await valueOf(job.estimatedCost) };
  } catch {
    return { name, isNew: false, cost: undefined };
  }
}

/** For example `the update trains 2 jobs: bot 0.5 CNY, faq 1.2 CNY, together 1.7 CNY by known prices`. */
function describeSpending(jobs: readonly Spending[]): string {
  const { describeMoney } =
    require("../provider/prices/describe-money") as typeof import("../provider/prices/describe-money");
  const { describeSums } =
    require("../provider/prices/describe-sums") as typeof import("../provider/prices/describe-sums");
  const each = jobs.map(
    ({ name, cost }) => `${name} ${cost === undefined ? "(cost unknown)" : describeMoney(cost.amount, cost.currency)}`,
  );
  const sum = describeSums(jobs.flatMap(({ cost }) => cost ?? []));
  const unknown = jobs.filter(({ cost }) => cost === undefined).length;
  const rest =
    unknown === 0
      ? ""
      : ` and what ${unknown === 1 ? "one" : unknown} of unknown cost ${unknown === 1 ? "takes" : "take"}`;
  const together = sum === "" ? "what they cost is not known" : `together ${sum}${rest}`;
  return `the update trains ${jobs.length} jobs: ${each.join(", ")}; ${together}`;
}

/** Whether a preview knows an output; the SDK does not type it. */
async function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
  return (await Reflect.get(output, "isKnown")) === true;
}

async function valueOf<T>(output: pulumi.Output<T>): Promise<T | undefined> {
  return (await isKnown(output)) ? new Promise((resolve) => output.apply(resolve)) : undefined;
}
