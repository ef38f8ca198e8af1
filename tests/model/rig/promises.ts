import assert from "node:assert/strict";
import { isLive, type Run } from "./cloud-truth";
import { knownRuns, orphans, resource, runOf, type Reality, type Training } from "./history";
import type { Played } from "./play";

/** Effects that nobody may have without having asked. */
export function changesNothing({ changes, outcome }: Played): void {
  assert.deepEqual(changes.effects, [], `${outcome.steps.join(", ")} changes nothing on the cloud`);
}

/** Exactly one paid run for an intended one; under faults none too many. */
export function paysAsIntended({ changes, isClean, outcome }: Played, intended: number): void {
  const paid = changes.submitted.length;
  const text = `paid for ${paid} runs where ${intended} were intended: ${outcome.errors.join("; ")}`;
  assert.ok(isClean ? paid === intended : paid <= intended, text);
}

/** A second paid run never begins beside the first. */
export function paysForOneAtATime({ changes, heldBefore }: Played): void {
  for (const { submittedAt, id } of changes.submitted) {
    const beside = heldBefore.find(({ endedAt = Infinity }) => endedAt > submittedAt);
    assert.equal(beside?.id, undefined, `${id} was submitted while ${beside?.id} was live`);
  }
}

/** @param mayGo runs whose end was asked for. */
export function cancelsOnly({ changes }: Played, mayGo: ReadonlySet<Run>): void {
  for (const run of changes.cancelled) assert.ok(mayGo.has(run), `${run.id} was cancelled that should live`);
}

/** After every exit the stack knows each live run, or the next up finds it by its name (which its own play checks). */
export function losesNoRun(reality: Reality, played: Played, mayBeLost: ReadonlySet<Run> = new Set()): void {
  const { changes, met, outcome, orphansBefore } = played;
  const isUnsaved = met.has("killBefore") || met.has("killAfter");
  const isUnsure = outcome.errors.some((text) => text.includes("it was not sent again"));
  for (const run of orphans(reality)) {
    if (orphansBefore.has(run) || mayBeLost.has(run)) continue;
    const isNew = changes.submitted.includes(run);
    assert.ok(isNew && (isUnsaved || isUnsure), `the stack has lost ${run.id}: ${outcome.errors.join("; ")}`);
  }
}

/** After a good up the stack says what the cloud says. */
export function isInStep(reality: Reality, { entryBefore, outcome }: Played, target: Training, waits: boolean): void {
  const entry = reality.stack.entries.get(resource);
  assert.ok(entry !== undefined, "the stack has the job");
  assert.equal(reality.stack.pendingDeletes.length, 0, "nothing is left to be deleted");
  assert.equal(entry.isPendingReplacement, undefined, "the replacement is complete");
  const run = runOf(reality, entry);
  assert.ok(run !== undefined, `the stack names a run, not ${entry.id}`);
  assert.ok(target.runs.includes(run), `${run.id} was trained on ${target.what}, generation ${target.generation}`);
  const { status, finetunedOutput } = entry.outputs;
  const wasSettled = entryBefore?.id === entry.id && entryBefore.outputs["finetunedOutput"] !== undefined;
  // Where there is nothing left to ask, nobody looks; where nobody waits, one look may miss a job; what was published stays.
  const isReady = finetunedOutput !== undefined;
  if (run.status === "gone") return assert.ok(wasSettled || !waits || isReady, `${run.id} is gone`);
  // A job that nobody waits for goes on while others are deleted.
  const isOfNow = waits || !outcome.steps.some((step) => step.startsWith("delete"));
  if (isOfNow) assert.equal(status, run.status === "pending" ? "queued" : run.status);
  if (waits) assert.ok(status === "succeeded" && isReady, `waited for ${run.id} to be ready`);
}

/** After a good destroy nothing of the stack's is left that costs or clutters. */
export function leavesNothing(reality: Reality, played: Played, mayLive: ReadonlySet<Run>): void {
  const { stack, truth } = reality;
  assert.deepEqual([...stack.entries.keys()], []);
  assert.deepEqual(stack.pendingDeletes, []);
  for (const run of played.knownBefore) assert.ok(!isLive(run) || mayLive.has(run), `${run.id} lives after destroy`);
  const full = new Set(
    [...truth.runs.values()].flatMap(({ status, container }) => (status === "gone" ? [] : container)),
  );
  const { outputs } = played.entryBefore ?? {};
  const container = String(outputs?.["jobId"]);
  assert.ok(!truth.containers.has(container) || full.has(container), `the empty ${container} is left after destroy`);
}

/** Each run is published at most once, whatever is cut short. */
export function publishesOnce({ truth }: Reality): void {
  for (const [run, count] of truth.versions) assert.equal(count, 1, `${run} was published ${count} times`);
}

/** A job that the stack has stays there. */
export function keepsTheJob(reality: Reality, { entryBefore }: Played): void {
  if (entryBefore === undefined) return;
  const run = runOf(reality, entryBefore);
  const stays = [...knownRuns(reality)].some(({ id }) => id === run?.id) || run?.status === "gone";
  assert.ok(run === undefined || stays, `${entryBefore.id} has left the stack`);
}
