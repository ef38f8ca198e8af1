import assert from "node:assert/strict";
import {
  listJobs,
  newJob,
  newTask,
  startQianfan,
  type PageInfo,
  type TaskAnswer,
  type TestQianfan,
} from "./start-qianfan";

describe("paging of the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  let jobIds: string[];
  before(async () => {
    qianfan = startQianfan();
    jobIds = [];
    for (let index = 0; index < 105; index += 1) jobIds.push(await newJob(qianfan, `job_${index}`));
  });
  after(() => qianfan.emulator.close());

  const page = (body: object) => listJobs(qianfan, body);

  it("gives ten in creation order and the first ID of the next page", async () => {
    const { ids, pageInfo } = await page({});
    assert.deepEqual(ids, jobIds.slice(0, 10));
    assert.deepEqual(pageInfo, { marker: "", maxKeys: 10, isTruncated: true, nextMarker: jobIds[10] });
  });

  it("starts a page with the job that the marker names", async () => {
    const { ids, pageInfo } = await page({ marker: jobIds[3], maxKeys: 2 });
    assert.deepEqual(ids, [jobIds[3], jobIds[4]]);
    assert.deepEqual(pageInfo, { marker: jobIds[3], maxKeys: 2, isTruncated: true, nextMarker: jobIds[5] });
  });

  it("takes more than 100 as 100", async () => {
    const { ids, pageInfo } = await page({ maxKeys: 5000 });
    assert.equal(ids.length, 100);
    assert.equal(pageInfo.maxKeys, 100);
  });

  it("has no nextMarker on the last page, full or not", async () => {
    const marker = jobIds[100];
    for (const maxKeys of [5, 50]) {
      const { ids, pageInfo } = await page({ marker, maxKeys });
      assert.deepEqual(ids, jobIds.slice(100));
      assert.deepEqual(pageInfo, { marker, maxKeys, isTruncated: false });
    }
  });

  it("goes back from the newest with pageReverse, and from the marker", async () => {
    const first = await page({ pageReverse: true, maxKeys: 3 });
    assert.deepEqual(first.ids, [jobIds[104], jobIds[103], jobIds[102]]);
    const second = await page({ pageReverse: true, maxKeys: 3, marker: first.pageInfo.nextMarker });
    assert.deepEqual(second.ids, [jobIds[101], jobIds[100], jobIds[99]]);
  });

  for (const isReversed of [false, true]) {
    it(`gives every job once when its markers are followed, ${isReversed ? "backward" : "forward"}`, async () => {
      const seen: string[] = [];
      let marker: string | undefined = "";
      while (marker !== undefined) {
        const { ids, pageInfo }: Awaited<ReturnType<typeof page>> = await page({
          marker,
          maxKeys: 7,
          pageReverse: isReversed,
        });
        seen.push(...ids);
        marker = pageInfo.nextMarker;
      }
      assert.deepEqual(isReversed ? seen.reverse() : seen, jobIds);
    });
  }

  for (const maxKeys of [0, -1, 1.5, "3"]) {
    it(`refuses maxKeys ${JSON.stringify(maxKeys)}`, async () => {
      const { status, body } = await qianfan.call("DescribeFineTuningJobs", { maxKeys });
      assert.equal(status, 400);
      assert.ok(body.message.endsWith("param[maxKeys] invalid."));
    });
  }

  it("refuses a marker that names nothing with InvalidMarker", async () => {
    const { status, body } = await qianfan.call("DescribeFineTuningJobs", { marker: "job-nothing" });
    assert.deepEqual([status, body.code], [400, "InvalidMarker"]);
  });

  it("pages the tasks of one job, and refuses a marker of another job's", async () => {
    const [first = "", second = ""] = jobIds;
    const taskIds = [await newTask(qianfan, first), await newTask(qianfan, first)];
    const foreign = await newTask(qianfan, second);
    const { taskList, pageInfo } = await qianfan.result<{ taskList: TaskAnswer[]; pageInfo: PageInfo }>(
      "DescribeFineTuningTasks",
      { jobId: first, maxKeys: 1 },
    );
    assert.deepEqual([taskList.map((task) => task.taskId), pageInfo.nextMarker], [[taskIds[0]], taskIds[1]]);
    const { body } = await qianfan.call("DescribeFineTuningTasks", { jobId: first, marker: foreign });
    assert.equal(body.code, "InvalidMarker");
  });
});
