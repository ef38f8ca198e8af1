import assert from "node:assert/strict";
import type { DeleteRule } from "../../provider/emulator";
import { minuteMs, startBailian, upload, type TestBailian } from "./start-bailian";

/** Takes a job into a state and gives its ID. */
const reach: Readonly<Record<string, (bailian: TestBailian) => Promise<string>>> = {
  PENDING: async (bailian) => (await bailian.newJob()).job_id,
  QUEUING: async (bailian) => {
    await bailian.newJob();
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(2 * minuteMs);
    return jobId;
  },
  RUNNING: async (bailian) => {
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(2 * minuteMs);
    return jobId;
  },
  CANCELING: async (bailian) => {
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(2 * minuteMs);
    await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    return jobId;
  },
  SUCCEEDED: async (bailian) => {
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(20 * minuteMs);
    return jobId;
  },
  FAILED: async (bailian) => {
    const { job_id: jobId } = await bailian.newJob({ training_file_ids: [await upload(bailian, "no json")] });
    bailian.clock.advance(20 * minuteMs);
    return jobId;
  },
  CANCELED: async (bailian) => {
    const { job_id: jobId } = await bailian.newJob();
    await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    return jobId;
  },
};

const waiting = ["PENDING", "QUEUING"];
const training = ["RUNNING", "CANCELING"];
const ended = ["SUCCEEDED", "FAILED", "CANCELED"];
const accepted: Readonly<Record<DeleteRule, readonly string[]>> = {
  literal: [...waiting, ...training],
  terminal_only: ended,
  strict: waiting,
};
const seedMessage = "The fine-tune job can not be deleted because it is succeeded,failed or canceled";

describe("deleting a job of the simulated Bailian", () => {
  for (const rule of ["literal", "terminal_only", "strict"] as const) {
    for (const [state, take] of Object.entries(reach)) {
      const isAccepted = accepted[rule].includes(state);
      it(`is ${isAccepted ? "done" : "refused"} under ${rule} in ${state}`, async () => {
        const bailian = startBailian({ deleteRule: rule });
        const jobId = await take(bailian);
        assert.equal((await bailian.job(jobId)).status, state);
        const answer = await bailian.call("DELETE", `/fine-tunes/${jobId}`);
        if (isAccepted) {
          assert.deepEqual([answer.status, answer.output], [200, { status: "success" }]);
          assert.equal((await bailian.call("GET", `/fine-tunes/${jobId}`)).status, 404);
          assert.equal((await bailian.call("DELETE", `/fine-tunes/${jobId}`)).status, 404);
        } else {
          assert.deepEqual([answer.status, answer.code], [400, "UnsupportedOperation"]);
          if (ended.includes(state)) assert.equal(answer.message, seedMessage);
          assert.equal((await bailian.job(jobId)).status, state);
        }
        bailian.emulator.close();
      });
    }
  }

  it("frees the queue when it removes a running job", async () => {
    const bailian = startBailian();
    const first = await bailian.newJob();
    const second = await bailian.newJob();
    bailian.clock.advance(2 * minuteMs);
    await bailian.call("DELETE", `/fine-tunes/${first.job_id}`);
    assert.equal((await bailian.job(second.job_id)).status, "RUNNING");
    bailian.emulator.close();
  });

  it("keeps the model that a removed job made", async () => {
    const bailian = startBailian({ deleteRule: "terminal_only" });
    const { job_id: jobId } = await bailian.newJob();
    bailian.clock.advance(20 * minuteMs);
    const model = (await bailian.job(jobId))["finetuned_output"];
    await bailian.call("DELETE", `/fine-tunes/${jobId}`);
    assert.equal((await bailian.newJob({ model }))["base_model"], "qwen3-8b");
    bailian.emulator.close();
  });
});
