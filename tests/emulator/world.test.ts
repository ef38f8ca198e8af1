import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { createEmulator, createManualClock } from "../../provider/emulator";
import { minuteMs, startBailian } from "./start-bailian";

const now = (emulator: { clock(): { simulatedNow: string } }) => Date.parse(emulator.clock().simulatedNow);

describe("the world of the simulated clouds", () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "finetune-world-"))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("gives the same IDs, losses and metrics to the same requests with the same seed", async () => {
    const run = async (seed: string) => {
      const bailian = startBailian({ seed });
      const first = await bailian.newJob();
      await bailian.call("GET", "/fine-tunes");
      const second = await bailian.newJob();
      bailian.clock.advance(40 * minuteMs);
      const { output } = await bailian.call("GET", `/fine-tunes/${first.job_id}/logs`);
      bailian.emulator.close();
      return [first, second, output];
    };
    assert.deepEqual(await run("a"), await run("a"));
    assert.notDeepEqual(await run("a"), await run("b"));
  });

  it("starts at the wall time and runs at its speed", () => {
    const clock = createManualClock(1_000_000);
    const emulator = createEmulator({ clock, speed: 60 });
    assert.equal(now(emulator), 1_000_000);
    clock.advance(1000);
    assert.equal(now(emulator), 1_060_000);
    emulator.setSpeed(1);
    clock.advance(1000);
    assert.equal(now(emulator), 1_061_000);
    emulator.advance(500);
    assert.equal(now(emulator), 1_061_500);
    emulator.setSpeed(0);
    clock.advance(1000);
    assert.equal(now(emulator), 1_061_500);
    emulator.close();
  });

  it("never goes back, also when the wall clock does or another process opens the directory", () => {
    const clock = createManualClock(1_000_000);
    const first = createEmulator({ dataDir, clock, speed: 1000 });
    clock.advance(1000);
    assert.equal(now(first), 2_000_000);
    clock.advance(-900);
    assert.equal(now(first), 2_000_000);
    const second = createEmulator({ dataDir, clock, speed: 1 });
    assert.ok(now(second) >= 1_100_000);
    first.advance(5_000_000);
    const later = now(first);
    assert.ok(now(second) >= later - 1, "both see one clock");
    first.close();
    second.close();
  });

  it("keeps its time, speed and keys over a restart", () => {
    const clock = createManualClock(1_000_000);
    const first = createEmulator({ dataDir, clock, speed: 60 });
    const { credentials } = first;
    first.advance(minuteMs);
    first.close();
    clock.advance(1000);
    const second = createEmulator({ dataDir, clock: { now: clock.now }, speed: 60 });
    assert.equal(now(second), 1_000_000 + 2 * minuteMs);
    assert.deepEqual(second.credentials, credentials);
    second.close();
  });

  for (const [what, version, code] of [
    ["a newer", 99, "emulator-schema-newer"],
    ["an older", 0, "emulator-schema-older"],
  ] as const) {
    for (const part of ["core", "bailian", "qianfan"]) {
      it(`refuses a data directory of ${what} release (${part}), says what to do and changes nothing`, () => {
        createEmulator({ dataDir }).close();
        const database = new Database(join(dataDir, "emulator.sqlite"));
        database.exec(`UPDATE schema_part SET version = ${version} WHERE name = '${part}'`);
        assert.throws(
          () => createEmulator({ dataDir }),
          (error: { code?: string; nextStep?: string; message: string }) =>
            error.code === code &&
            error.message.includes(`${part} schema ${version}`) &&
            /another data directory/.test(error.nextStep ?? ""),
        );
        const stored = database.prepare("SELECT version FROM schema_part WHERE name = ?").raw().all(part);
        assert.deepEqual(stored, [[version]]);
        database.close();
      });
    }
  }

  it("reads while another process holds the write lock", async () => {
    const bailian = startBailian({ dataDir });
    const { job_id: jobId } = await bailian.newJob();
    bailian.emulator.journal();
    const other = new Database(join(dataDir, "emulator.sqlite"));
    other.exec("BEGIN IMMEDIATE");
    bailian.clock.advance(20 * minuteMs);
    assert.equal((await bailian.job(jobId)).status, "SUCCEEDED");
    assert.equal((await bailian.call("GET", "/fine-tunes")).output.total, 1);
    other.exec("ROLLBACK");
    other.close();
    bailian.emulator.close();
  });

  it("is shared by emulators on one directory: what one submits the other sees, with unique IDs", async () => {
    const clock = createManualClock();
    const [first, second] = [startBailian({ dataDir, clock }), startBailian({ dataDir, clock })];
    const ids = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      ids.add((await first.newJob()).job_id);
      ids.add((await second.newJob()).job_id);
    }
    assert.equal(ids.size, 40);
    assert.equal((await first.call("GET", "/fine-tunes")).output.total, 40);
    clock.advance(2 * minuteMs);
    assert.equal((await second.call("GET", "/fine-tunes?status=RUNNING")).output.total, 1);
    first.emulator.close();
    second.emulator.close();
  });
});
