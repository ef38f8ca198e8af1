import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleFile, sampleFileOfQianfan } from "../engine/rig/pipeline-program";
import { bailian, qianfan } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { readInitFailure } from "../frontends/rig/init-failure";
import { startPlugin, urnOf, type PluginUnderTest, type Properties, type Told } from "./rig/start-plugin";

/** From a file to a model that answers; what an output of one part is to another is put in by its name. */
const ways = {
  bailian: {
    file: sampleFile,
    data: { format: "chat", bailian: {} },
    job: (fileId: unknown) => ({ bailian: { ...bailian, trainingFileIds: [fileId] } }),
    service: { bailian: { plan: "mu", deploySpec: "MU1", capacity: 4 } },
    scaled: { bailian: { plan: "mu", deploySpec: "MU1", capacity: 8 } },
    otherKind: { bailian: { plan: "lora" } },
  },
  qianfan: {
    file: sampleFileOfQianfan,
    data: { format: "prompt-response", qianfan: { bucket: "sample-bucket" } },
    job: (versionId: unknown) => ({
      qianfan: { ...qianfan, dataset: { ...qianfan.dataset, versions: [{ versionId }] } },
    }),
    service: {
      qianfan: { resourceConfig: { type: "GPU-1-1", replicasCount: 1 }, billing: { paymentTiming: "Postpaid" } },
    },
    scaled: {
      qianfan: { resourceConfig: { type: "GPU-1-1", replicasCount: 2 }, billing: { paymentTiming: "Postpaid" } },
    },
    otherKind: {
      qianfan: { resourceConfig: { type: "GPU-1-2", replicasCount: 1 }, billing: { paymentTiming: "Postpaid" } },
    },
  },
} as const;

describe("an import by the plugin", function () {
  this.timeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "finetune-import-"));
  let clouds: Clouds;
  let plugin: PluginUnderTest;

  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    clouds = await startClouds();
    plugin = await start();
  });
  afterEach(async () => {
    await plugin.close();
    await clouds.close();
  });

  async function start(): Promise<PluginUnderTest> {
    const { DASHSCOPE_API_KEY, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY } = clouds.environment;
    const started = await startPlugin({ FINETUNE_DATA_DIR: folder });
    await started.configure({
      endpoint: clouds.url,
      pollInterval: "50ms",
      dashscopeApiKey: DASHSCOPE_API_KEY,
      qianfanAccessKey: QIANFAN_ACCESS_KEY,
      qianfanSecretKey: QIANFAN_SECRET_KEY,
    });
    return started;
  }

  /** Another process, as the engine starts one for each operation. */
  async function restart(): Promise<void> {
    await plugin.close();
    plugin = await start();
  }

  async function checked(kind: string, args: Properties, olds: Properties = {}): Promise<Properties> {
    const answer = await plugin.check(urnOf(kind, "bot"), args, olds);
    assert.deepEqual(answer.failuresList, [], kind);
    return answer.checked;
  }

  /** Imports as the engine does for `pulumi import`: what is read passes a check. */
  async function imported(kind: string, id: string): Promise<Told> {
    const read = await plugin.read(urnOf(kind, "bot"), id);
    assert.equal(read.id, id, kind);
    return { ...read, inputs: await checked(kind, read.inputs, read.inputs) };
  }

  const diff = async (kind: string, old: Told, args: Properties) =>
    plugin.diff(urnOf(kind, "bot"), old, await checked(kind, args, old.inputs));

  for (const [cloud, way] of Object.entries(ways)) {
    it(`takes over everything that was made on ${cloud}, unchanged under the arguments that it was made with`, async () => {
      const path = join(folder, `${cloud}.jsonl`);
      copyFileSync(way.file, path);
      const made = new Map<string, readonly [Told, Properties]>();
      const make = async (kind: string, args: Properties) => {
        const created = await plugin.create(urnOf(kind, "bot"), await checked(kind, args));
        made.set(kind, [created, args]);
        return created;
      };
      const data = await make("TrainingDataset", { path, ...way.data });
      const job = await make("FineTuneJob", way.job(data.properties["fileId"] ?? data.properties["versionId"]));
      const version = await make("ModelVersion", { job: job.id });
      const { modelId: model } = version.properties;
      await make("ModelDeployment", { model, ...way.service });
      await restart();
      const callsBefore = clouds.effects().length;

      for (const [kind, [created, args]] of made) {
        const read = await imported(kind, created.id);
        for (const name of ["status", "name", "fileId", "versionId", "finetunedOutput", "modelId", "deployedModel"])
          assert.equal(read.properties[name], created.properties[name], `${kind}.${name}`);
        assert.equal((await diff(kind, read, args)).changes, "none", kind);
        // What was found equal is recorded by the engine, and a refresh completes the outputs.
        const inputs = await checked(kind, args, read.inputs);
        const whole = await plugin.read(urnOf(kind, "bot"), created.id, read.properties, inputs);
        assert.deepEqual(whole.properties[cloud], created.properties[cloud], kind);
        assert.equal((await diff(kind, whole, args)).changes, "none", kind);
      }
      assert.equal(clouds.effects().length, callsBefore, "an import changes nothing on the cloud");

      const deployment = await imported("ModelDeployment", made.get("ModelDeployment")?.[0].id ?? "");
      assert.deepEqual((await diff("ModelDeployment", deployment, { model, ...way.scaled })).replaces, []);
      assert.deepEqual((await diff("ModelDeployment", deployment, { model, ...way.otherKind })).replaces, [cloud]);
      assert.equal((await plugin.read(urnOf("ModelVersion", "bot"), `${job.id}/99999`)).id, "");

      // Destroyed before anything else was recorded.
      await restart();
      for (const [kind, [{ id }]] of [...made].reverse())
        await plugin.delete(urnOf(kind, "bot"), id, (await imported(kind, id)).properties);
      assert.equal((await plugin.read(urnOf("ModelDeployment", "bot"), deployment.id)).id === "", cloud === "bailian");
      assert.equal((await plugin.read(urnOf("TrainingDataset", "bot"), data.id)).id, "");
    });
  }

  it("uploads anew what holds other data than the program says, and says in what it differs", async () => {
    const path = join(folder, "other.jsonl");
    copyFileSync(sampleFile, path);
    const args = { path, format: "chat", bailian: {} };
    const { id } = await plugin.create(urnOf("TrainingDataset", "bot"), await checked("TrainingDataset", args));
    await restart();
    const read = await imported("TrainingDataset", id);
    copyFileSync(sampleFileOfQianfan, path);
    const other = { ...args, validation: "warn" };
    assert.deepEqual((await diff("TrainingDataset", read, other)).replaces, ["contentHash"]);
    assert.ok(plugin.lines.some(({ message }) => /holds other data: its size is \d+ there and \d+ in/.test(message)));
  });

  it("takes over a job that runs without waiting for it, and waits when it is asked to", async () => {
    clouds.emulator.setSpeed(0);
    const urn = urnOf("FineTuneJob", "bot");
    const arguments_ = await checked("FineTuneJob", { bailian });
    const failure = readInitFailure(
      await plugin.create(urn, arguments_, { timeout: 1 }).catch((error: unknown) => error),
    );
    await restart();
    const read = await imported("FineTuneJob", failure?.id ?? "");
    assert.equal(read.refreshBeforeUpdate, true);
    const { __meta, ...told } = read.inputs;
    assert.deepEqual([__meta !== undefined, told["waitForCompletion"]], [true, false]);
    assert.equal((await diff("FineTuneJob", read, told)).changes, "none");
    assert.equal((await diff("FineTuneJob", read, { bailian })).changes, "some");
    clouds.emulator.setSpeed(1_200);
    const waited = await plugin.update(urn, read, await checked("FineTuneJob", { bailian }, read.inputs));
    assert.equal(waited.properties["status"], "succeeded");
    assert.equal(clouds.runs().length, 1);
  });
});
