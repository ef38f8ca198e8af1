import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { bailianSchema } from "../../../provider/emulator/bailian/schema";
import { migrate } from "../../../provider/emulator/store/migrate";
import { startBailian } from "../start-bailian";
import { deploy } from "./deployed";

const kept = "qwen3-8b-ft-202601010000-3be9";

describe("a data directory of Bailian that an older release wrote", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "finetune-older-"));
    const database = new Database(join(dataDir, "emulator.sqlite"));
    migrate(database, "bailian", bailianSchema.slice(0, 1));
    database.exec("INSERT INTO bailian_account (id, user_identity, workspace_id) VALUES (1, '1', 'llm-1')");
    database.exec(`INSERT INTO bailian_model (model_id, base_model) VALUES ('${kept}', 'qwen3-8b')`);
    database.close();
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("opens, and a model that it kept can be deployed and tuned on", async () => {
    const bailian = startBailian({ dataDir });
    const { status, output } = await deploy(bailian, kept);
    assert.deepEqual([status, output["base_model"], output["plan"]], [200, "qwen3-8b", "lora"]);
    const { data } = await bailian.call("GET", "/files");
    assert.equal(data.total, 0);
    const job = await bailian.newJob({
      model: kept,
      training_file_ids: undefined,
      training_datasets: [{ data_source_type: "oss_mount" }],
    });
    assert.equal(job["base_model"], "qwen3-8b");
    bailian.emulator.close();
  });
});
