import assert from "node:assert/strict";
import type { ExportedResource, ExportedState } from "../../engine/rig/exported-state";
import type { Intention, Intentions } from "./intentions";
import { isGood, isLive, jobOf, type Ledger, type PaidRun } from "./ledger";
import { capacityOf, deploymentOf, isServed, type ChaosJob } from "./program";

/**
 * Exactly one paid run for each intended one, none cancelled that should live, and state in step with the clouds.
 * @param told runs that the stack's state has held.
 */
export function expectIntended(
  ledger: Ledger,
  intentions: Intentions,
  state: ExportedState,
  told: ReadonlySet<string>,
): void {
  expectNoWaste(ledger);
  const wanted = intentions.all();
  assert.deepEqual([...state.jobs.keys()].sort(), wanted.map(({ job }) => job.name).sort(), "jobs of the stack");
  assert.equal(state.pendingDeletions, 0, "a replaced job was never deleted");
  for (const intention of wanted) {
    const run = runInState(ledger, intention.job, state);
    expectOnePaid(ledger, intentions, { intention, run, told });
    expectInStep(ledger, intention.job, run, state);
  }
  const served = wanted.flatMap(({ job }) => (isServed(job) ? [job] : []));
  expectServed(ledger, served, state);
}

/** What the program serves is served once and as wide as it says, and nothing else costs money. */
function expectServed({ serving, units }: Ledger, jobs: readonly ChaosJob[], { deployments }: ExportedState): void {
  assert.deepEqual([...deployments.keys()].sort(), jobs.map(deploymentOf).sort(), "deployments of the stack");
  for (const job of jobs) {
    const { outputs, initErrors } = deployments.get(deploymentOf(job)) ?? {};
    const [id, capacity] = [String(outputs?.["deploymentId"]), outputs?.["capacity"]];
    assert.ok(serving.has(id), `${deploymentOf(job)} is ${id} in the state, which does not serve`);
    assert.equal(capacity, capacityOf(job), `capacity of ${deploymentOf(job)}`);
    assert.deepEqual(initErrors, [], `${deploymentOf(job)} is marked as failed`);
  }
  assert.equal(serving.size, jobs.length, `something serves that nobody wants: ${[...serving].join(", ")}`);
  const bought = jobs.filter(({ api }) => api !== "bailian").length;
  assert.equal(units.size, bought, `a compute unit is paid for that nobody wants: ${[...units].join(", ")}`);
}

/** What holds at any time, whatever the program asks for. */
export function expectNoWaste({ runs, overlaps, versions }: Ledger): void {
  assert.deepEqual(overlaps, [], "a run was submitted while another run of the same job lived");
  const lost = runs.filter((run) => run.isRemoved && isLive({ ...run, isRemoved: false }));
  assert.deepEqual(lost, [], "the record of a run was deleted while it lived");
  const twice = [...versions].filter(([, made]) => made.length > 1);
  assert.deepEqual(twice, [], "a run was published more than once");
}

/** ID of the run that a resource holds; that of the container where it has none. */
export function runIdOf({ outputs: { taskId, jobId } }: ExportedResource): string {
  return String(taskId ?? jobId);
}

function runInState({ runs }: Ledger, job: ChaosJob, state: ExportedState): PaidRun {
  const resource = state.jobs.get(job.name);
  const id = resource && runIdOf(resource);
  const run = runs.find((each) => each.id === id);
  assert.ok(run !== undefined, `${job.name} is ${id} in the state, which nobody paid for`);
  assert.equal(jobOf(run), job.name, `${job.name} is another job's run in the state`);
  return run;
}

interface Judged {
  readonly intention: Intention;
  readonly run: PaidRun;
  readonly told: ReadonlySet<string>;
}

function expectOnePaid(ledger: Ledger, intentions: Intentions, { intention, run, told }: Judged): void {
  const { job, since, kind, mayRetrain } = intention;
  const paid = ledger.runs.filter((each) => jobOf(each) === job.name && each.seq > since);
  const good = paid.filter(isGood);
  const isCarried = run.seq <= since;
  const tell = (what: string) => `${job.name} (${kind}): ${what}: ${JSON.stringify({ run, paid })}`;
  assert.equal(good.length, isCarried ? 0 : 1, tell("not exactly one paid run for the intended one"));
  assert.ok(isCarried || good[0]?.id === run.id, tell("the state has another run than the paid one"));
  // What fails before an interrupted create has told its ID is not taken over: nobody can have looked into why it failed.
  const known = paid.filter((each) => !isGood(each) && told.has(each.id));
  assert.ok(mayRetrain || known.length === 0, tell("a run was paid again that was not to be retrained"));
  const cancelled = paid.filter(({ status }) => status === "cancelled");
  assert.deepEqual(cancelled, [], tell("a run was cancelled that should live"));
  if (!isCarried) assert.ok(!mustAdopt(ledger, intentions, intention), tell("paid for what stood there already"));
  else assert.ok(kind === "again" && intentions.wasFor(job, run.seq), tell("the state has a run for another wish"));
}

/** Bailian keeps ended jobs, so a resource that is declared again finds its newest one by its token, if that is good. */
function mustAdopt({ runs }: Ledger, intentions: Intentions, { job, since, kind }: Intention): boolean {
  if (kind !== "again" || job.api !== "bailian") return false;
  const earlier = runs.filter((run) => jobOf(run) === job.name && run.seq <= since);
  const standing = earlier.filter((run) => intentions.wasFor(job, run.seq));
  const newest = standing.at(-1);
  return newest?.status === "succeeded" && !newest.isRemoved;
}

function expectInStep({ versions }: Ledger, job: ChaosJob, run: PaidRun, state: ExportedState): void {
  const resource = state.jobs.get(job.name);
  assert.equal(resource?.outputs["status"], "succeeded", `${job.name} in the state`);
  assert.equal(run.status, "succeeded", `${run.id} on the cloud`);
  assert.ok(!run.isRemoved, `the record of ${run.id} was deleted`);
  assert.deepEqual(resource.initErrors, [], `${job.name} is marked as failed`);
  if (job.api === "bailian" || !job.isPublished) return;
  assert.deepEqual(versions.get(run.id), [resource.outputs["finetunedOutput"]], `published versions of ${run.id}`);
}
