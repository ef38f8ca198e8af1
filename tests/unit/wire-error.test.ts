import assert from "node:assert/strict";
import { inspect } from "node:util";
import { errorText } from "../../provider/base/error-text";
import { wireFailure } from "../../provider/dynamic/wire-error";
import { FineTuneError } from "../../provider/base/fine-tune-error";
import { FailedCall } from "../../provider/front/kind-calls";
import type { JobState } from "../../provider/lifecycle/job/state";

const state: JobState = {
  cloud: "bailian",
  endpoint: "embedded",
  jobId: "ft-1",
  status: "running",
  cloudStatus: "RUNNING",
};
const failure = new FineTuneError("the wait ended", { code: "wait-timeout", nextStep: "Run `pulumi up` again." });

describe("an error for the engine", () => {
  it("says what went wrong and what to do next", () => {
    assert.equal(wireFailure("bot", failure, undefined).message, "the wait ended\nRun `pulumi up` again.");
    assert.equal(wireFailure("bot", new Error("plain"), undefined).message, "plain");
    assert.equal(wireFailure("bot", "text", undefined).message, "text");
  });

  it("prints as a pointer to the resource's row, without a stack", () => {
    const wire = wireFailure("FineTuneJob bot", failure, undefined);
    assert.equal(String(wire), "FineTuneJob bot");
    assert.equal(wire.stack, "see its own row");
    assert.doesNotMatch(inspect(wire), /\bat .*\.ts/);
  });

  it("carries ID, outputs and reason of a job that is known, safe for the wire", () => {
    const standing = { id: "bailian/ft-1", outs: { ...state }, isUnfinished: true };
    const wire = wireFailure("bot", new FailedCall(errorText(failure), standing), "text");
    assert.equal(wire.id, "bailian/ft-1");
    assert.deepEqual(wire.properties, { ...state, __provider: "text" });
    assert.deepEqual(wire.reasons, [wire.message]);
    assert.match(wire.message, /Run `pulumi up` again/);
  });

  it("carries no ID when nothing was made", () => {
    const wire = wireFailure("bot", failure, undefined);
    assert.ok(!("id" in wire) && !("properties" in wire) && !("reasons" in wire));
  });
});
