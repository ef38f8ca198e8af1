import assert from "node:assert/strict";
import type { DatasetKey } from "../../../provider/contract/keys";
import { failureOf } from "../failing-call";
import { openDatasetScene, requestOf, settle, stepOf, type DatasetScene } from "./dataset-rig";

describe("the removal of training data on Qianfan", () => {
  let scene: DatasetScene;
  let key: DatasetKey;
  beforeEach(async () => {
    scene = openDatasetScene();
    ({ key } = (await settle(scene)).observation);
  });
  afterEach(() => scene.close());

  it("takes the dataset and the object that we put, in this order, and nothing else", async () => {
    const other = { ...requestOf(), name: "other_abcdefghijkl" };
    await stepOf(scene.open(), other);
    const before = scene.effects().length;
    assert.equal(await scene.open().remove(key), "removed");
    assert.deepEqual(
      scene.effects().slice(before),
      [`dataset-version.deleted ${key.versionId}`, `dataset.deleted ${key.datasetId}`].concat(
        `object.deleted bos:/sample-bucket/${key.object?.key}`,
      ),
    );
    assert.equal(await scene.open().observe(key), undefined);
    assert.equal(await scene.open().remove(key), "gone");
    assert.equal((await stepOf(scene.open(), other)).state, "importing");
  });

  it("is refused while a run trains on the version, which is named, and keeps the object", async () => {
    const { jobId } = await scene.client.createFineTuningJob({
      name: "bot",
      model: "ERNIE-Speed-8K",
      trainMode: "SFT",
    });
    const versions = [{ versionId: key.versionId ?? "" }];
    const { taskId } = await scene.client.createFineTuningTask({
      jobId,
      hyperParameterConfig: { epoch: 1 },
      datasetConfig: { sourceType: "Platform", versions, splitRatio: 20 },
    });
    const before = scene.effects();
    const error = await failureOf(scene.open().remove(key));
    assert.equal(error.kind, "unsupported");
    assert.ok(error.message.includes(`in use by ${taskId}`), error.message);
    assert.deepEqual(scene.effects(), before);
    scene.emulator.advance(24 * 3_600_000);
    assert.equal(await scene.open().remove(key), "removed");
  });

  it("goes on where an earlier one stopped", async () => {
    scene.emulator.faults.add({
      operation: "DeleteObject",
      times: 1,
      action: { kind: "error", code: "AccessDenied" },
    });
    assert.equal((await failureOf(scene.open().remove(key))).kind, "unauthorized");
    assert.equal(await scene.open().remove(key), "removed");
    assert.equal(await scene.open().remove(key), "gone");
  });

  it("knows the dataset by its version alone, as an imported resource does", async () => {
    const { versionId } = key;
    const seen = await scene.open().observe({ cloud: "qianfan", versionId });
    assert.deepEqual([seen?.key.datasetId, seen?.state], [key.datasetId, "ready"]);
    assert.equal(await scene.open().remove({ cloud: "qianfan", versionId }), "removed");
  });
});
