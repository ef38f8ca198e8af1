import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { qianfanSchema } from "../../../provider/emulator/qianfan/schema";
import { coreSchema } from "../../../provider/emulator/store/core-schema";
import { migrate } from "../../../provider/emulator/store/migrate";
import { databaseFile } from "../../../provider/emulator/store/open-database";
import { startQianfan } from "./start-qianfan";
import { goodService, type ServiceAnswer } from "./start-service";

describe("schema of the simulated Qianfan", () => {
  it("leads a data directory from before V1 on, with versions counted and origins filled in", () => {
    const database = new Database(":memory:");
    migrate(database, "qianfan", qianfanSchema.slice(0, 1));
    database.exec(`
      INSERT INTO qianfan_job VALUES (3, 'job-a', 'bot', '', 'ERNIE-Speed-8K', 'SFT', 1), (4, 'job-b', 'x', '', 'm', 'SFT', 1);
      INSERT INTO qianfan_task VALUES (5, 'task-a', 3, 'LoRA', 'run-a', NULL, NULL), (6, 'task-x', 4, 'LoRA', 'r', NULL, NULL),
        (7, 'task-b', 3, 'LoRA', 'run-b', NULL, NULL);
      INSERT INTO qianfan_model VALUES (1, 'amv-a', 9, NULL, 'ERNIE-Speed-8K', 'job-a', 'task-b', NULL, 1, 1),
        (2, 'amv-b', 9, NULL, 'ERNIE-Speed-8K', 'job-gone', 'task-gone', NULL, 1, 1);`);
    assert.equal(migrate(database, "qianfan", qianfanSchema), false);
    const versions = database.prepare("SELECT version FROM qianfan_task ORDER BY seq").all();
    assert.deepEqual(versions, [{ version: 1 }, { version: 1 }, { version: 2 }]);
    const select = "SELECT version, job_seq, job_name, task_seq, task_version FROM qianfan_model ORDER BY seq";
    assert.deepEqual(database.prepare(select).all(), [
      { version: 1, job_seq: 3, job_name: "bot", task_seq: 7, task_version: 2 },
      { version: 2, job_seq: 0, job_name: "", task_seq: 0, task_version: 1 },
    ]);
    database.close();
  });

  it("leads a data directory from before datasets were stored on, with the samples and what was released", () => {
    const database = new Database(":memory:");
    const withReleases = qianfanSchema.findIndex((sql) => sql.includes("DROP TABLE qianfan_dataset_release"));
    migrate(database, "qianfan", qianfanSchema.slice(0, withReleases));
    database.exec("INSERT INTO qianfan_dataset_release VALUES ('ds-sample0000000003', 5)");
    assert.equal(migrate(database, "qianfan", qianfanSchema), false);
    const select = "SELECT seq, id, published_at FROM qianfan_dataset_version ORDER BY seq";
    const sampleTime = Date.UTC(2024, 0, 1);
    assert.deepEqual(database.prepare(select).all(), [
      { seq: 188, id: "ds-sample0000000001", published_at: sampleTime },
      { seq: 189, id: "ds-sample0000000002", published_at: sampleTime },
      { seq: 190, id: "ds-sample0000000003", published_at: 5 },
    ]);
    const buckets = database.prepare("SELECT name FROM qianfan_bos_bucket").all();
    assert.deepEqual(buckets, [{ name: "sample-bucket" }]);
    database.close();
  });

  it("opens a data directory from before services, whose models can then be served", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "finetune-schema-"));
    const database = new Database(join(dataDir, databaseFile));
    migrate(database, "core", coreSchema);
    migrate(database, "qianfan", qianfanSchema.slice(0, 3));
    database.exec(`
      INSERT INTO qianfan_model_set VALUES (1, 'am-a', 'bot', 'Text2Text', '[]', 1, 1);
      INSERT INTO qianfan_model (seq, id, set_seq, base_model, job_id, task_id, created_at, ready_at)
        VALUES (1, 'amv-a', 1, 'ERNIE-Speed-8K', 'job-gone', 'task-gone', 1, 1);`);
    database.close();
    const qianfan = startQianfan({ dataDir, instant: true });
    const body = { modelSetId: "am-a", modelId: "amv-a", ...goodService };
    const { serviceId } = await qianfan.result<{ serviceId: string }>("CreateService", body);
    const { runStatus } = await qianfan.result<ServiceAnswer>("DescribeService", { serviceId });
    assert.equal(runStatus, "Serving");
    qianfan.emulator.close();
    rmSync(dataDir, { recursive: true });
  });
});
