import assert from "node:assert/strict";
import { CloudError } from "../../../provider/contract/cloud-error";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import { qianfan } from "../../engine/rig/job-program";

const name = "bot_s4mlybcfiuc2";
const pageInfo = { marker: "", maxKeys: 100, isTruncated: false };
const container = {
  jobId: "job-1",
  name,
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  createDate: "2026-11-01T00:00:00Z",
};

/** A session on a cloud that has one container with these runs, and what was asked of it. */
function sessionOn(taskList: readonly unknown[]) {
  const asked: string[] = [];
  const session = openQianfanSession({
    baseUrl: "http://qianfan.test",
    accessKey: "key",
    secretKey: "secret",
    fetch: (request) => {
      const action = new URL(request.url).searchParams.get("Action") ?? "";
      asked.push(action);
      const result = action === "DescribeFineTuningJobs" ? { jobList: [container], pageInfo } : { taskList, pageInfo };
      return Promise.resolve(Response.json({ requestId: "r", result }));
    },
  });
  return { session, asked };
}

const isRefusal = (error: unknown) =>
  error instanceof CloudError &&
  error.kind === "unreadable" &&
  /job-1 has a run whose ID cannot be read/.test(error.message);

describe("a run of Qianfan that cannot be read", () => {
  for (const [title, task] of Object.entries({
    "without an ID": { runStatus: "Running", createDate: "2026-11-01T00:00:00Z" },
    "whose ID is an object": { taskId: { id: "task-1" }, runStatus: "Running" },
    "that is a text": "task-1",
  })) {
    it(`${title} keeps its container from getting a second one`, async () => {
      const { session } = sessionOn([task]);
      await assert.rejects(session.reserve({ name, block: qianfan }, { fresh: true }), isRefusal);
    });

    it(`${title} keeps its container from being taken for empty`, async () => {
      const { session, asked } = sessionOn([task]);
      await assert.rejects(session.release({ jobId: "job-1", isNew: true, candidates: [] }), isRefusal);
      assert.ok(!asked.includes("DeleteFineTuningJob"), asked.join());
    });
  }

  it("stays out of the account's list, where it hides no other", async () => {
    const { session } = sessionOn([{ runStatus: "Running" }, { taskId: "task-2", runStatus: "Running" }]);
    const ids: unknown[] = [];
    for await (const { taskId } of session.list()) ids.push(taskId);
    assert.deepEqual(ids, ["task-2"]);
  });
});
