import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, createManualClock, type Emulator } from "../../../provider/emulator";
import { newJob, newTask, startQianfan } from "../qianfan/start-qianfan";
import { startBailian } from "../start-bailian";
import { journalEntries } from "./journal-entries";

const minuteMs = 60_000;

/** The life of a run or model as the journal tells it: `00:20 queued`, minutes and seconds after the start. */
function lifeOf(emulator: Emulator, subject: string): string[] {
  return journalEntries(emulator)
    .filter((entry) => entry.kind === "transition" && entry.subject === subject)
    .map(({ from, to, simulatedAt }) => `${simulatedAt.slice(14, 19)} ${from} → ${to}`);
}

describe("the journal as proof", () => {
  it("tells every run's whole life in order, however late it is read", async () => {
    const bailian = startBailian();
    const [first, second] = [await bailian.newJob(), await bailian.newJob()];
    bailian.clock.advance(24 * 60 * minuteMs);
    const lives = [first, second].map(({ job_id: jobId }) => lifeOf(bailian.emulator, jobId));
    const states = lives.map((life) => life.map((line) => line.slice(6)));
    const whole = ["pending → queued", "queued → running", "running → succeeded"];
    assert.deepEqual(states, [whole, whole]);
    const [[, , firstEnd = ""] = [], [, secondStart = ""] = []] = lives;
    assert.equal(secondStart.slice(0, 5), firstEnd.slice(0, 5));
    const times = journalEntries(bailian.emulator).map(({ simulatedAt }) => simulatedAt);
    assert.deepEqual(times, [...times].sort());
    bailian.emulator.close();
  });

  it("tells it piece by piece to a reader who comes again, each piece once", async () => {
    const bailian = startBailian();
    const { job_id: jobId } = await bailian.newJob();
    let seen = 0;
    const pieces: string[][] = [];
    for (const minutes of [0, 1, 1, 30, 30]) {
      bailian.clock.advance(minutes * minuteMs);
      // As above: what is in it is what is looked at.
      const fresh = bailian.emulator.journal(seen).map((line) => JSON.parse(line) as { seq: number; to?: string });
      seen = Math.max(seen, ...fresh.map(({ seq }) => seq));
      pieces.push(fresh.flatMap(({ to }) => to ?? []));
    }
    assert.deepEqual(pieces, [[], ["queued", "running"], [], ["succeeded"], []]);
    assert.equal(lifeOf(bailian.emulator, jobId).length, 3);
    bailian.emulator.close();
  });

  it("tells of cancels, failures and removals what happened before them", async () => {
    const bailian = startBailian();
    const [running, waiting, failing] = [await bailian.newJob(), await bailian.newJob(), await bailian.newJob()];
    bailian.clock.advance(2 * minuteMs);
    await bailian.call("POST", `/fine-tunes/${waiting.job_id}/cancel`);
    await bailian.call("POST", `/fine-tunes/${running.job_id}/cancel`);
    bailian.clock.advance(minuteMs);
    bailian.emulator.decide(failing.job_id, { kind: "fail", code: "NoGpu", message: "" });
    await bailian.call("DELETE", `/fine-tunes/${running.job_id}`);
    const ends = [running, waiting, failing].map(({ job_id: jobId }) => lifeOf(bailian.emulator, jobId));
    assert.deepEqual(ends, [
      [
        "00:20 pending → queued",
        "00:20 queued → running",
        "02:00 running → cancelling",
        "02:08 cancelling → cancelled",
      ],
      ["00:20 pending → queued", "02:00 queued → cancelled"],
      ["00:20 pending → queued", "02:08 queued → running", "03:00 running → failed"],
    ]);
    const deleted = await bailian.newJob();
    bailian.clock.advance(minuteMs);
    await bailian.call("DELETE", `/fine-tunes/${deleted.job_id}`);
    bailian.clock.advance(60 * minuteMs);
    assert.deepEqual(lifeOf(bailian.emulator, deleted.job_id), ["03:20 pending → queued", "03:20 queued → running"]);
    bailian.emulator.close();
  });

  it("tells when a published version became ready, and of whom everything is", async () => {
    const qianfan = startQianfan();
    const jobId = await newJob(qianfan, "bot");
    const taskId = await newTask(qianfan, jobId);
    qianfan.advanceMinutes(60);
    const set = { modelSetName: "bot_set", modelType: "Text2Text" };
    const modelSetId = await qianfan.result<string>("CreateCustomModelSet", set);
    const { modelId } = await qianfan.result<{ modelId: string }>("CreateCustomModel", {
      ...{ modelSetId, sourceType: "Train", trainMeta: { taskId } },
    });
    qianfan.advanceMinutes(10);
    await qianfan.result("DeleteModel", { modelId });
    assert.deepEqual(lifeOf(qianfan.emulator, modelId), ["02:00 creating → ready"]);
    const effects = qianfan.emulator.journal().flatMap((line) => {
      const { kind, effect, subject, detail } = JSON.parse(line) as Record<string, unknown>;
      return kind === "effect" ? [[effect, subject, detail]] : [];
    });
    assert.deepEqual(effects, [
      ["job.created", jobId, { name: "bot", model: "ERNIE-Speed-8K" }],
      ["run.submitted", taskId, { jobId, jobName: "bot" }],
      ["model-set.created", modelSetId, { name: "bot_set" }],
      ["model.created", modelId, { taskId, jobId, modelSetId, name: "bot_set" }],
      ["model.deleted", modelId, undefined],
    ]);
    qianfan.emulator.close();
  });

  describe("of a data directory", () => {
    let dataDir: string;
    beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-journal-"))));
    afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

    it("has no transition twice, whoever reads it", async () => {
      const clock = createManualClock();
      const emulators = [1, 2, 3].map(() => createEmulator({ dataDir, clock, seed: "journal" }));
      const bailian = startBailian({ dataDir, clock });
      const ids = [await bailian.newJob(), await bailian.newJob()].map(({ job_id: jobId }) => jobId);
      for (let step = 0; step < 12; step += 1) {
        clock.advance(2 * minuteMs);
        for (const emulator of emulators) emulator.journal();
      }
      for (const id of ids) assert.equal(lifeOf(bailian.emulator, id).length, 3);
      for (const emulator of [...emulators, bailian.emulator]) emulator.close();
    });

    it("has the call of a process that is killed right after its answer", async () => {
      const child = spawn(process.execPath, ["--require", "tsx/cjs", join(__dirname, "call-and-die.ts"), dataDir], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      const [, signal] = (await once(child, "exit")) as [number | null, string | null];
      assert.equal(signal, "SIGKILL");
      const emulator = createEmulator({ dataDir });
      const [{ operation, status } = {}] = journalEntries(emulator);
      assert.deepEqual([operation, status], ["ListFineTunes", 200]);
      emulator.close();
    }).timeout(30_000);

    it("has what time did while no process had it open", async () => {
      const clock = createManualClock();
      const bailian = startBailian({ dataDir, clock });
      const { job_id: jobId } = await bailian.newJob();
      bailian.emulator.close();
      clock.advance(60 * minuteMs);
      const later = createEmulator({ dataDir, clock });
      assert.equal(lifeOf(later, jobId).length, 3);
      later.close();
    });
  });
});
