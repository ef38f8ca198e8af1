import assert from "node:assert/strict";
import type { AsyncCommand } from "fast-check";
import type { Properties } from "../../lifecycle/rig/engine-protocol";
import { isLive, type Run } from "./cloud-truth";
import { newlyHeld, resource, retainedRuns, runOf, type Model, type Reality } from "./history";
import { trainingOf, type JobArguments } from "./job-arguments";
import { describeFaults, type NetworkFault } from "./network-faults";
import { play, takeBreath, type Played } from "./play";
import * as promises from "./promises";
import { expectUp, type UpExpectation, type UpKind } from "./up-expectation";

/** `pulumi up`, with changes of the program and faults in its way. */
export function upCommand(
  changes: JobArguments,
  faults: readonly NetworkFault[],
  kind: UpKind = {},
): AsyncCommand<Model, Reality> {
  return {
    // What a replacement that the engine forces does with a job that is to be retained is the user's own contradiction.
    check: ({ job }) => kind.replacesOnInitError !== true || { ...job, ...changes }.onDelete !== "retain",
    run: async (model, reality) => {
      const job = { ...model.job, ...changes };
      const { stack, variant } = reality;
      takeBreath(reality);
      const expected = expectUp(model, reality, job, kind);
      const heldBefore = model.held;
      const retained = retainedRuns(reality);
      model.job = job;
      const program = variant.program(job);
      const played = await play(reality, faults, () =>
        kind.isTainted === true ? stack.replaceTargets(program) : stack.up(program, kind),
      );
      expected.target.runs.push(...played.changes.submitted);
      model.held = newlyHeld(model, reality, played.entryBefore, expected.target);

      promises.paysAsIntended(played, expected.pays);
      // A taint tells nothing of the old job, so one that is trained otherwise may still run.
      const isBlind = kind.isTainted === true && heldBefore?.what !== trainingOf(job);
      if (!isBlind) promises.paysForOneAtATime(played);
      const stays = new Set(expected.isReplaced ? [] : played.heldBefore);
      promises.cancelsOnly(played, without(played.knownBefore, stays));
      promises.losesNoRun(reality, played, isBlind ? retained : without(retained, new Set(played.heldBefore)));
      if (!expected.isReplaced) promises.keepsTheJob(reality, played);
      promises.publishesOnce(reality);
      const waits = job.waitForCompletion !== false;
      if (played.isClean) endsAsExpected(reality, played, expected, job);
      if (played.isGood) promises.isInStep(reality, played, expected.target, waits);
    },
    toString: () => `${kindText(kind)}up(${JSON.stringify(changes)})${describeFaults(faults)}`,
  };
}

function without(runs: ReadonlySet<Run>, others: ReadonlySet<Run>): ReadonlySet<Run> {
  return new Set([...runs].filter((run) => !others.has(run)));
}

function kindText({ isTainted, replacesOnInitError }: UpKind): string {
  return `${isTainted === true ? "tainted " : ""}${replacesOnInitError === true ? "#initerror " : ""}`;
}

/** An up that nothing came between fails when the job did, and only then. */
function endsAsExpected(reality: Reality, played: Played, { isRefused }: UpExpectation, job: JobArguments): void {
  const { errors } = played.outcome;
  if (isRefused) return assert.match(errors.join(), /still running and `onDelete` is `retain`/);
  const entry = reality.stack.entries.get(resource);
  assert.ok(entry !== undefined, `the stack has no job: ${errors.join()}`);
  const run = runOf(reality, entry);
  assert.ok(run !== undefined, `the stack names no run: ${errors.join()}`);
  const fails = failureOf(run, job, entry.outputs);
  assert.equal(errors.length > 0, fails, `${run.id} is ${run.status}: ${errors.join() || "no error"}`);
}

function failureOf(run: Run, { waitForCompletion, isImpatient }: JobArguments, outputs: Properties): boolean {
  const waits = waitForCompletion !== false;
  const isReady = outputs["finetunedOutput"] !== undefined;
  // What the stack knows to have ended badly has done so, even where the cloud has forgotten it.
  const last = run.status === "gone" ? outputs["status"] : run.status;
  if (last === "failed" || last === "cancelled") return true;
  // What has succeeded is still to be published, which fails without the run.
  if (run.status === "gone") return (waits || last === "succeeded") && !isReady;
  if (isLive(run)) assert.ok(!waits || isImpatient === true, `the wait ended while ${run.id} was ${run.status}`);
  return waits && !isReady;
}
