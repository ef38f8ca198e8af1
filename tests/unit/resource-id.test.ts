import { clouds } from "../../provider/clouds";
import assert from "node:assert/strict";
import fc from "fast-check";
import type { JobKey } from "../../provider/contract/keys";
import { formatResourceId, parseResourceId } from "../../provider/lifecycle/job/resource-id";

const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,24}$/);
const key: fc.Arbitrary<JobKey> = fc.oneof(
  part.map((jobId): JobKey => ({ cloud: "bailian", jobId })),
  part.map((jobId): JobKey => ({ cloud: "qianfan", jobId })),
  fc.tuple(part, part).map(([jobId, taskId]): JobKey => ({ cloud: "qianfan", jobId, taskId })),
);

describe("a resource ID", () => {
  it("is read back as the job that it was written for", () => {
    fc.assert(fc.property(key, (job) => assert.deepEqual(parseResourceId(clouds, formatResourceId(job)), job)));
  });

  it("holds no detail of the job", () => {
    const details = { trainMode: "SFT" };
    assert.equal(
      formatResourceId({ cloud: "qianfan", jobId: "job-1", taskId: "task-2", details }),
      "qianfan/job-1/task-2",
    );
  });

  for (const text of ["", "ft-1", "bailian", "bailian/", "bailian/ft-1/x", "qianfan/", "qianfan/a/b/c", "azure/ft-1"]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(parseResourceId(clouds, text), undefined));
  }
  it("has no blanks", () => assert.equal(parseResourceId(clouds, "qianfan/job 1"), undefined));
});
