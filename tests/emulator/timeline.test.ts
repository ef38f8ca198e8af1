import assert from "node:assert/strict";
import fc from "fast-check";
import { startBailian } from "./start-bailian";

const order: Readonly<Record<string, readonly string[]>> = {
  PENDING: ["QUEUING", "RUNNING", "CANCELED"],
  QUEUING: ["RUNNING", "CANCELED"],
  RUNNING: ["CANCELING", "SUCCEEDED", "FAILED"],
  CANCELING: ["CANCELED"],
  SUCCEEDED: [],
  FAILED: [],
  CANCELED: [],
};

/** True when the later status can be reached from the earlier one. */
function leadsTo(from: string, to: string): boolean {
  return from === to || (order[from] ?? []).some((next) => leadsTo(next, to));
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("advance" as const), seconds: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("submit" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), job: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), job: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fail" as const), job: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("stall" as const), job: fc.nat(9) }) },
);

describe("the timeline of training runs", () => {
  it("holds for any sequence of submits, cancels, deletes, failures and waits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const bailian = startBailian();
        let seen = new Map<string, string>();
        for (const action of steps) {
          const ids = [...seen.keys()];
          const jobId = "job" in action ? (ids[action.job % Math.max(1, ids.length)] ?? "none") : "none";
          if (action.kind === "advance") bailian.clock.advance(action.seconds * 1000);
          else if (action.kind === "submit") await bailian.newJob();
          else if (action.kind === "cancel") await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
          else if (action.kind === "delete") await bailian.call("DELETE", `/fine-tunes/${jobId}`);
          else if (action.kind === "fail") bailian.emulator.decide(jobId, { kind: "fail", code: "X", message: "y" });
          else bailian.emulator.decide(jobId, { kind: "stall" });
          const { jobs } = (await bailian.call("GET", "/fine-tunes?page_size=100")).output;
          const current = new Map<string, string>();
          for (const job of [...jobs].reverse()) current.set(job.job_id, job.status);
          for (const [id, status] of current) {
            assert.ok(leadsTo(seen.get(id) ?? "PENDING", status), `${id}: ${seen.get(id)} to ${status}`);
          }
          const states = [...current.values()];
          const training = states.filter((status) => status === "RUNNING" || status === "CANCELING");
          assert.ok(training.length <= 1, states.join());
          const queued = states.indexOf("QUEUING");
          if (queued >= 0) {
            assert.equal(training.length, 1, `somebody waits for nothing: ${states.join()}`);
            assert.ok(!states.slice(queued + 1).includes("RUNNING"), `out of order: ${states.join()}`);
          }
          seen = current;
        }
        bailian.emulator.close();
      }),
      { numRuns: 60 },
    );
  });
});
