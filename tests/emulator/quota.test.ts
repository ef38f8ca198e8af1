import assert from "node:assert/strict";
import { minuteMs, sampleFileId, startBailian } from "./start-bailian";

const request = { model: "qwen3-8b", training_file_ids: [sampleFileId], hyper_parameters: { n_epochs: 1 } };

describe("the job quota of the simulated Bailian", () => {
  it("is off by default", async () => {
    const bailian = startBailian();
    for (let count = 0; count < 25; count += 1) await bailian.newJob();
    bailian.emulator.close();
  });

  it("refuses with the passing message while running jobs fill it, and with the lasting one once they succeeded", async () => {
    const bailian = startBailian({ jobQuota: 2, instant: false });
    await bailian.newJob();
    await bailian.newJob();
    const busy = await bailian.call("POST", "/fine-tunes", request);
    assert.deepEqual([busy.status, busy.code], [429, "Throttling"]);
    assert.equal(busy.message, "Too many fine-tune job in running, please retry later.");
    bailian.clock.advance(60 * minuteMs);
    const full = await bailian.call("POST", "/fine-tunes", request);
    assert.deepEqual([full.status, full.code], [429, "Throttling"]);
    assert.equal(full.message, "Only 2 fine-tune job in running or succeeded allowed per user.");
    assert.equal((await bailian.call("GET", "/fine-tunes")).output.total, 2);
    bailian.emulator.close();
  });

  it("does not count failed and cancelled jobs", async () => {
    const bailian = startBailian({ jobQuota: 1 });
    const { job_id: jobId } = await bailian.newJob();
    await bailian.call("POST", `/fine-tunes/${jobId}/cancel`);
    const next = await bailian.newJob();
    bailian.emulator.decide(next.job_id, { kind: "fail", code: "X", message: "y" });
    await bailian.newJob();
    bailian.emulator.close();
  });
});
