import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "../../provider/emulator";

const body = JSON.stringify({ model: "qwen3-8b", training_file_ids: ["file-ft-sample0000000001"] });
const submit = () => new Request("http://x/api/v1/fine-tunes", { method: "POST", body });

describe("simulated clouds that have been closed", () => {
  let dataDir: string;
  let emulator: Emulator;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "finetune-closed-"));
    emulator = createEmulator({ dataDir });
  });
  afterEach(() => {
    emulator.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("refuse every call with an error that says so, and go on refusing", async () => {
    emulator.close();
    for (const path of [
      "/api/v1/fine-tunes",
      "/api/v1/fine-tunes/nope",
      "/v2/finetuning?Action=X",
      "/_emulator/health",
    ]) {
      await assert.rejects(emulator.fetch(new Request(`http://x${path}`)), { code: "emulator-closed" }, path);
    }
    await assert.rejects(emulator.fetch(submit()), { code: "emulator-closed" });
    assert.throws(() => emulator.advance(1000), { code: "emulator-closed" });
    assert.throws(() => emulator.reset(), { code: "emulator-closed" });
    emulator.close();
  });

  it("answer in the vendor's form, or refuse, what was under way while they were closed", async () => {
    const underWay = Array.from({ length: 20 }, () => emulator.fetch(submit()));
    emulator.close();
    for (const outcome of await Promise.allSettled(underWay)) {
      if (outcome.status === "rejected") assert.equal(outcome.reason.code, "emulator-closed");
      else assert.match(await outcome.value.text(), /"request_id"/);
    }
    emulator = createEmulator({ dataDir });
    assert.equal((await emulator.fetch(submit())).status, 200);
  });
});
