import assert from "node:assert/strict";
import { newJob, newTask, startQianfan } from "../qianfan/start-qianfan";
import { startBailian, upload } from "../start-bailian";
import { apis, type Body } from "./clouds";
import { journalEntries } from "./journal-entries";
import { surfaces, type Surface } from "./surface";

const minuteMs = 60_000;
const start = surfaces["in process"] ?? (() => assert.fail("no surface"));

for (const [name, api] of Object.entries(apis)) {
  describe(`faults in runs of ${name}`, () => {
    let surface: Surface;
    beforeEach(async () => (surface = await start()));
    afterEach(() => surface.close());

    const statusOf = async (id: string) =>
      api.statusOf((await (await surface.send(api.describing(id))).json()) as Body);
    const effects = () => journalEntries(surface.emulator).flatMap(({ effect }) => effect ?? []);

    it("the n-th run that is submitted fails with a code, the others do not", async () => {
      const action = { kind: "failJob", code: "NoGpu", message: "no device", afterMs: 2 * minuteMs } as const;
      surface.emulator.faults.add({ cloud: api.cloud, nth: 1, action });
      const id = await api.submit(surface);
      surface.emulator.advance(2 * minuteMs);
      assert.equal(await statusOf(id), api.words.running);
      surface.emulator.advance(2 * minuteMs);
      assert.equal(await statusOf(id), api.words.failed);
      const failed = surface.emulator.journal().map((line) => JSON.parse(line) as { to?: string; detail?: unknown });
      assert.deepEqual(failed.find(({ to }) => to === "failed")?.detail, { code: "NoGpu" });
      assert.deepEqual(
        surface.emulator.faults.list().map(({ matched, applied }) => ({ matched, applied })),
        [{ matched: 1, applied: 1 }],
      );
    });

    it("a run is stuck for ever and can be cancelled", async () => {
      surface.emulator.faults.add({ operation: api.submits, action: { kind: "stallJob", afterMs: minuteMs } });
      const id = await api.submit(surface);
      surface.emulator.advance(48 * 60 * minuteMs);
      assert.equal(await statusOf(id), api.words.running);
    });

    it("a run that is looked at fails from then on, or gets stuck", async () => {
      const id = await api.submit(surface);
      surface.emulator.advance(2 * minuteMs);
      const action = { kind: "failJob", code: "NoGpu" } as const;
      surface.emulator.faults.add({ operation: api.reads, nth: 2, action });
      assert.equal(await statusOf(id), api.words.running);
      // The answer was made before the run failed.
      assert.equal(await statusOf(id), api.words.running);
      assert.equal(await statusOf(id), api.words.failed);
    });

    it("a run vanishes after its submit: the cloud does not know it, the journal does", async () => {
      surface.emulator.faults.add({ operation: api.submits, times: 1, action: { kind: "vanishJob" } });
      const id = await api.submit(surface);
      const response = await surface.send(api.describing(id));
      assert.equal(api.statusOf((await response.json()) as Body), undefined);
      assert.deepEqual(effects().slice(-2), ["run.removed", "run.vanished"]);
      assert.ok(effects().includes("run.submitted"));
    });

    const { list } = api;
    if (list === undefined) return;

    it("a list lags behind creates, and the rest of the cloud does not", async () => {
      const listed = async () => list.idsOf((await (await surface.send(list.request)).json()) as Body).length;
      await surface.send(api.creating("old"));
      surface.emulator.advance(minuteMs);
      surface.emulator.faults.add({ cloud: api.cloud, action: { kind: "listLag", lagMs: minuteMs / 2 } });
      await surface.send(api.creating("new"));
      assert.equal(await listed(), 1);
      surface.emulator.advance(minuteMs / 2 - 1);
      assert.equal(await listed(), 1);
      surface.emulator.advance(1);
      assert.equal(await listed(), 2);
    });
  });
}

describe("lists that lag", () => {
  const lag = { action: { kind: "listLag", lagMs: minuteMs / 2 } } as const;

  it("have the total and the pages of what they show, whatever they are filtered by", async () => {
    const bailian = startBailian();
    for (let count = 0; count < 3; count += 1) await bailian.newJob();
    bailian.clock.advance(minuteMs);
    await bailian.newJob();
    bailian.emulator.faults.add(lag);
    for (const [filter, total] of Object.entries({ "": 3, "&model=qwen3-8b": 3, "&status=QUEUING": 2 })) {
      const { output } = await bailian.call("GET", `/fine-tunes?page_size=2${filter}`);
      assert.deepEqual([output.total, output.jobs.length], [total, 2], filter);
    }
    assert.equal((await bailian.call("GET", "/fine-tunes?page_size=2&page_no=2")).output.jobs.length, 1);
    assert.equal((await bailian.call("GET", "/fine-tunes?model=other")).output.total, 0);
    bailian.emulator.close();
  });

  it("are those of files, too", async () => {
    const bailian = startBailian();
    bailian.clock.advance(minuteMs);
    await upload(bailian, "{}");
    bailian.emulator.faults.add(lag);
    const { data } = await bailian.call("GET", "/files");
    assert.deepEqual([data.total, data.files.length], [1, 1]);
    const compatible = await bailian.send("GET", "/compatible-mode/v1/files");
    assert.equal(((await compatible.json()) as { data: unknown[] }).data.length, 1);
    bailian.clock.advance(minuteMs);
    assert.equal((await bailian.call("GET", "/files")).data.total, 2);
    bailian.emulator.close();
  });

  it("are those of a container's runs and of a set's versions, too", async () => {
    const qianfan = startQianfan();
    const jobId = await newJob(qianfan);
    const taskId = await newTask(qianfan, jobId);
    const modelSetId = await qianfan.result<string>("CreateCustomModelSet", {
      modelSetName: "bot",
      modelType: "Text2Text",
    });
    qianfan.advanceMinutes(60);
    await qianfan.result("CreateCustomModel", { modelSetId, sourceType: "Train", trainMeta: { taskId } });
    await newTask(qianfan, jobId);
    qianfan.emulator.faults.add(lag);
    const shown = async () => {
      const { taskList } = await qianfan.result<{ taskList: unknown[] }>("DescribeFineTuningTasks", { jobId });
      const { modelIds } = await qianfan.result<{ modelIds: unknown[] }>("DescribeModelSet", { modelSetId });
      return [taskList.length, modelIds.length];
    };
    assert.deepEqual(await shown(), [1, 0]);
    qianfan.advanceMinutes(1);
    assert.deepEqual(await shown(), [2, 1]);
    qianfan.emulator.close();
  });
});
