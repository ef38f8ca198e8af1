import assert from "node:assert/strict";
import type { AsyncCommand } from "fast-check";
import { isLive, type Run } from "./cloud-truth";
import { endableRuns, resource, retainedRuns, runOf, type Model, type Reality } from "./history";
import type { JobArguments } from "./job-arguments";
import { describeFaults, type NetworkFault } from "./network-faults";
import { play, takeBreath } from "./play";
import * as promises from "./promises";
import { expectUp } from "./up-expectation";

type Command = AsyncCommand<Model, Reality>;

/** `pulumi preview` of a changed program. */
export function previewCommand(changes: JobArguments, faults: readonly NetworkFault[]): Command {
  return {
    check: () => true,
    run: async (model, reality) => {
      const job = { ...model.job, ...changes };
      const { stack, variant } = reality;
      takeBreath(reality);
      const { isRefused, isReplaced } = expectUp(model, reality, job, {});
      const before = JSON.stringify([...stack.entries]);
      const played = await play(reality, faults, () => stack.preview(variant.program(job)));
      promises.changesNothing(played);
      assert.equal(JSON.stringify([...stack.entries]), before);
      if (!played.isClean) return;
      const { errors, steps } = played.outcome;
      assert.equal(errors.length > 0, isRefused, errors.join() || "no error");
      const isNew = played.entryBefore === undefined;
      if (!isRefused) assert.equal(steps.includes(`create ${resource}`), isNew || isReplaced, steps.join());
    },
    toString: () => `preview(${JSON.stringify(changes)})${describeFaults(faults)}`,
  };
}

/** `pulumi refresh`. */
export function refreshCommand(faults: readonly NetworkFault[]): Command {
  return {
    check: () => true,
    run: async (model, reality) => {
      takeBreath(reality);
      const played = await play(reality, faults, () => reality.stack.refresh());
      promises.changesNothing(played);
      promises.losesNoRun(reality, played);
      promises.keepsTheJob(reality, played);
      const entry = reality.stack.entries.get(resource);
      const run = entry && runOf(reality, entry);
      if (played.isClean) {
        assert.deepEqual(played.outcome.errors, []);
        if (run !== undefined && !entry?.isPendingReplacement)
          assert.notEqual(run.status, "gone", "what is gone leaves the stack");
      }
      if (entry === undefined) model.held = undefined;
    },
    toString: () => `refresh()${describeFaults(faults)}`,
  };
}

/** `pulumi destroy`. */
export function destroyCommand(faults: readonly NetworkFault[]): Command {
  return {
    check: () => true,
    run: async (model, reality) => {
      takeBreath(reality);
      const [retained, endable] = [retainedRuns(reality), endableRuns(reality)];
      const played = await play(reality, faults, () => reality.stack.destroy());
      promises.paysAsIntended(played, 0);
      promises.cancelsOnly(played, endable);
      promises.losesNoRun(reality, played, retained);
      if (played.isClean) assert.deepEqual(played.outcome.errors, []);
      if (played.isGood) promises.leavesNothing(reality, played, retained);
      if (!reality.stack.entries.has(resource)) model.held = undefined;
    },
    toString: () => `destroy()${describeFaults(faults)}`,
  };
}

/** Something that happens to the held run on the cloud itself. */
const events = {
  "cancelled in the console": ({ rig, variant }, { id }) =>
    variant.name === "bailian"
      ? rig.emulator.fetch(new Request(`http://x.invalid/api/v1/fine-tunes/${id}/cancel`, { method: "POST" }))
      : rig.emulator.fetch(actionRequest("StopFineTuningTask", id)),
  "removed in the console": ({ rig, variant }, { id }) =>
    variant.name === "bailian"
      ? rig.emulator.fetch(new Request(`http://x.invalid/api/v1/fine-tunes/${id}`, { method: "DELETE" }))
      : rig.emulator.fetch(actionRequest("DeleteFineTuningTask", id)),
  fails: ({ rig }, { id }) => rig.emulator.decide(id, { kind: "fail", code: "500000", message: "broken" }),
  finishes: ({ rig }, { id }) => rig.emulator.decide(id, { kind: "finish" }),
} as const satisfies Record<string, (reality: Reality, run: Run) => unknown>;

/** What may happen to a job elsewhere. */
export const eventNames = Object.keys(events) as (keyof typeof events)[];

/** The newest run of the held training meets with something, if the cloud allows it. */
export function eventCommand(name: keyof typeof events): Command {
  return {
    check: ({ held }) => held !== undefined && held.runs.length > 0,
    run: async (model, reality) => {
      reality.truth.catchUp();
      const run = model.held?.runs.at(-1);
      const isOfNoUse = run === undefined || (name !== "removed in the console" && !isLive(run));
      if (!isOfNoUse) await events[name](reality, run);
      reality.truth.catchUp();
    },
    toString: () => name,
  };
}

/** Time passes. */
export function timeCommand(minutes: number): Command {
  return {
    check: () => true,
    run: async (_model, { rig }) => rig.clock.advance(minutes * 60_000),
    toString: () => `${minutes} minutes pass`,
  };
}

function actionRequest(action: string, taskId: string): Request {
  const url = `http://x.invalid/v2/finetuning?Action=${action}`;
  return new Request(url, { method: "POST", body: JSON.stringify({ taskId }) });
}
