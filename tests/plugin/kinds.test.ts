import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { bailian } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { startPlugin, urnOf, type PluginUnderTest, type Properties, type Told } from "./rig/start-plugin";

const row = (n: number) => ({
  messages: [
    { role: "user", content: `question ${n}` },
    { role: "assistant", content: "answer" },
  ],
});

describe("the plugin's other kinds", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "finetune-plugin-"));
  const path = join(folder, "train.jsonl");
  let clouds: Clouds;
  let plugin: PluginUnderTest;

  before(() => writeFileSync(path, Array.from({ length: 40 }, (_, n) => `${JSON.stringify(row(n))}\n`).join("")));
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
    const started = await startPlugin({ FINETUNE_DATA_DIR: folder });
    const dashscopeApiKey = clouds.environment["DASHSCOPE_API_KEY"];
    await started.configure({ endpoint: clouds.url, pollInterval: "50ms", dashscopeApiKey });
    return started;
  }

  /** Creates a resource whose arguments are sound, and looks that it is unchanged then. */
  async function made(kind: string, args: Properties): Promise<Told> {
    const urn = urnOf(kind, "bot");
    const { failuresList, checked } = await plugin.check(urn, args);
    assert.deepEqual(failuresList, [], kind);
    const created = await plugin.create(urn, checked);
    assert.equal(
      (await plugin.diff(urn, created, (await plugin.check(urn, args, checked)).checked)).changes,
      "none",
      kind,
    );
    assert.deepEqual(await plugin.read(urn, created.id, created.properties, checked), created, kind);
    return created;
  }

  it("go from a file to a model that answers, and away again", async () => {
    const data = await made("TrainingDataset", { path, format: "chat", bailian: {} });
    const { fileId, contentHash, format, rows, tokens, tokensAreExact, longestRowTokens } = data.properties;
    const trainingData = [{ contentHash, format, rows, tokens, tokensAreExact, longestRowTokens }];
    const job = await made("FineTuneJob", { bailian: { ...bailian, trainingFileIds: [fileId] }, trainingData });
    assert.ok(job.properties["estimatedCost"] !== undefined);
    const version = await made("ModelVersion", { job: job.id });
    const { modelId } = version.properties;
    const deployment = await made("ModelDeployment", {
      model: modelId,
      bailian: { plan: "lora", capacity: 1 },
    });
    assert.equal(deployment.properties["status"], "running");
    const seen = await plugin.invoke("finetune:index:getModelDeployment", { id: deployment.id });
    assert.equal(seen["deployedModel"], deployment.properties["deployedModel"]);
    // What a process has made, it does not delete: the engine does that in another one.
    await plugin.close();
    plugin = await start();
    for (const [kind, { id, properties }] of Object.entries({
      ModelDeployment: deployment,
      ModelVersion: version,
      FineTuneJob: job,
      TrainingDataset: data,
    }))
      await plugin.delete(urnOf(kind, "bot"), id, properties);
    assert.equal((await plugin.read(urnOf("ModelDeployment", "bot"), deployment.id)).id, "");
    assert.equal(clouds.runs().length, 1);
  });

  it("are not deleted before what they are made of, of which the engine asks in a process that has checked nothing", async () => {
    const job = await made("FineTuneJob", { bailian });
    const version = await made("ModelVersion", { job: job.id });
    const deployment = await made("ModelDeployment", {
      model: version.properties["modelId"],
      bailian: { plan: "lora" },
    });
    await plugin.close();
    plugin = await start();
    const dependents = { ModelVersion: [version, "job"], ModelDeployment: [deployment, "model"] } as const;
    for (const [kind, [old, input]] of Object.entries(dependents)) {
      const urn = urnOf(kind, "bot");
      const news = { ...old.inputs, [input]: unknownSentinels[2] };
      assert.deepEqual((await plugin.diff(urn, old, news)).replaces, [], kind);
      // What a preview shows of them is asked after a check.
      const { checked } = await plugin.check(urn, news, old.inputs);
      assert.deepEqual((await plugin.diff(urn, old, checked)).replaces, [input], kind);
    }
  });

  it("show at a preview what was read in the file, and the rest as not known yet", async () => {
    const urn = urnOf("TrainingDataset", "bot");
    const { checked } = await plugin.check(urn, { path, format: "chat", bailian: {} });
    const { properties } = await plugin.create(urn, checked, { preview: true });
    assert.deepEqual([properties["rows"], properties["fileId"]], [40, unknownSentinels[2]]);
    assert.deepEqual(clouds.calls(), []);
    const [failure] = (await plugin.check(urn, { path: join(folder, "none.jsonl"), format: "chat", bailian: {} }))
      .failuresList;
    assert.equal(failure?.property, "path");
  });
});
