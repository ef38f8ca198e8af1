import assert from "node:assert/strict";
import type { DatasetKey } from "../../../provider/contract/keys";
import { failureOf } from "../failing-call";
import { uploadFile } from "../../../provider/clouds/qianfan/bos/upload-file";
import {
  chatRows,
  fileOf,
  mostSteps,
  openDatasetScene,
  requestOf,
  settle,
  stepOf,
  type DatasetScene,
} from "./dataset-rig";

const made = ["object.put", "dataset.created", "dataset-version.created", "dataset-import.started", "dataset.released"];

describe("training data on Qianfan", () => {
  let scene: DatasetScene;
  beforeEach(() => (scene = openDatasetScene()));
  afterEach(() => scene.close());

  const effectNames = () => scene.effects().map((effect) => effect.split(" ")[0]);

  it("goes from a file to a published version, one step a look, each once", async () => {
    const sent: number[] = [];
    const request = requestOf();
    const { observation, seen } = await settle(scene, request, undefined, (bytes) => void sent.push(bytes));
    const states = seen.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]);
    assert.deepEqual(states, ["uploading", "importing", "publishing", "ready"]);
    assert.deepEqual(effectNames(), made);
    assert.equal(sent.at(-1), request.file.bytes);
    const { datasetId, versionId, object } = observation.key;
    assert.match(datasetId ?? "", /^dg-/);
    assert.match(versionId ?? "", /^ds-/);
    const key = `finetune/train_abcdefghijkl/${request.file.sha256.slice(0, 16)}.jsonl`;
    assert.deepEqual(object, { bucket: "sample-bucket", key });
    assert.match(observation.createdAt ?? "", /^\d{4}-\d{2}-\d{2}T.*\+08:00$/);
    assert.equal(typeof observation.account, "string");
  });

  it("changes nothing once it is ready, in this process and in the next", async () => {
    const { observation } = await settle(scene);
    const before = scene.effects();
    for (const operations of [scene.open(), scene.open()]) {
      assert.deepEqual(await stepOf(operations, requestOf(), observation.key), observation);
      assert.equal((await stepOf(operations, requestOf())).state, "ready");
    }
    assert.deepEqual(scene.effects(), before);
  });

  it("goes on in a new process, wherever the old one stopped, with or without what it knew", async () => {
    for (const remembers of [true, false]) {
      scene.emulator.reset();
      let known: DatasetKey | undefined;
      let state = "";
      for (let count = 0; count < mostSteps && state !== "ready"; count += 1) {
        ({ key: known, state } = await stepOf(scene.open(), requestOf(), remembers ? known : undefined));
        scene.emulator.advance(30_000);
      }
      assert.equal(state, "ready");
      assert.deepEqual(effectNames(), made);
    }
  });

  for (const operation of ["PutObject", "CreateDataset", "CreateImportTask", "PublishDatasetVersion"]) {
    it(`finds what a ${operation} did whose answer was lost, and does not repeat it`, async () => {
      scene.emulator.faults.add({ operation, action: { kind: "loseAnswer" }, times: 1 });
      const operations = scene.open();
      let failures = 0;
      let known: DatasetKey | undefined;
      let state = "";
      for (let count = 0; count < mostSteps && state !== "ready"; count += 1) {
        try {
          ({ key: known, state } = await stepOf(operations, requestOf(), known));
        } catch (error) {
          failures += 1;
          assert.ok(error instanceof Error && error.message.includes(operation), String(error));
        }
        scene.emulator.advance(30_000);
      }
      assert.equal(state, "ready");
      // A put may be sent again, the rest may not.
      assert.equal(failures, operation === "PutObject" ? 0 : 1);
      const expected = operation === "PutObject" ? ["object.put", ...made] : made;
      assert.deepEqual(effectNames(), expected);
    });
  }

  it("finds a dataset by its refused name where the list does not show it yet", async () => {
    const operations = scene.open();
    await stepOf(operations, requestOf());
    scene.emulator.faults.add({ operation: "CreateDataset", action: { kind: "loseAnswer" }, times: 1 });
    await failureOf(stepOf(operations, requestOf()));
    scene.emulator.faults.add({ operation: "DescribeDatasets", action: { kind: "listLag", lagMs: 60_000 }, times: 1 });
    const { key } = await stepOf(operations, requestOf());
    assert.match(key.versionId ?? "", /^ds-/);
    assert.equal(effectNames().filter((name) => name === "dataset.created").length, 1);
  });

  it("sends the bytes again only where the object is missing or another one", async () => {
    const puts = () => effectNames().filter((name) => name === "object.put").length;
    const { key } = await stepOf(scene.open(), requestOf());
    await scene.storage.deleteObject(key.object ?? { bucket: "", key: "" });
    assert.equal((await stepOf(scene.open(), requestOf())).state, "uploading");
    assert.equal(puts(), 2);
    const other = fileOf(chatRows(41));
    await uploadFile(scene.storage, key.object ?? { bucket: "", key: "" }, other, () => undefined);
    assert.equal((await stepOf(scene.open(), requestOf())).state, "uploading");
    assert.equal(puts(), 4);
    assert.equal((await stepOf(scene.open(), requestOf())).state, "importing");
    assert.equal(puts(), 4);
  });

  it("fails with the cloud's report of the rows, and tries anew in the next process", async () => {
    const bad = `${chatRows(40)}{"messages": []}\nnot json\n`;
    const request = requestOf(bad);
    const { observation } = await settle(scene, request);
    assert.equal(observation.state, "failed");
    const at = `bos:/sample-bucket/${observation.key.object?.key}`;
    assert.deepEqual(observation.reason?.split("\n"), [
      "ImportFailed:",
      "file,line,reason",
      `${at},41,messages with role and content are missing`,
      `${at},42,the line is not JSON`,
    ]);
    const again = await settle(scene, request, observation.key);
    assert.equal(again.observation.reason, observation.reason);
    assert.equal(effectNames().filter((name) => name === "dataset-import.started").length, 2);
  });

  it("names the report where it cannot be read", async () => {
    scene.emulator.faults.add({ operation: "ImportReport", action: { kind: "html", status: 200 } });
    const { observation } = await settle(scene, requestOf("not json\n"));
    assert.match(observation.reason ?? "", /^ImportFailed:\nsee the console, or http:\/\/qianfan\.test\/_bos\//);
  });

  it("says which bucket is missing, and what to do", async () => {
    const error = await failureOf(stepOf(scene.open(), requestOf(chatRows(1), { bucket: "no-such-bucket" })));
    assert.deepEqual([error.code, error.kind], ["NoSuchBucket", "invalid"]);
    assert.match(error.nextStep ?? "", /Create the bucket/);
  });
});
