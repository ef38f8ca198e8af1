import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { bailian, bailianWithEpochs, qianfan } from "../engine/rig/job-program";
import { sampleFile } from "../engine/rig/pipeline-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { startPlugin, urnOf, type PluginUnderTest, type Properties, type Told } from "./rig/start-plugin";

describe("a list by the plugin", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "finetune-list-"));
  let clouds: Clouds;
  let plugin: PluginUnderTest;

  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    clouds = await startClouds();
    plugin = await startPlugin({ FINETUNE_DATA_DIR: folder });
  });
  afterEach(async () => {
    await plugin.close();
    await clouds.close();
  });

  const configure = (keys: Properties) => plugin.configure({ endpoint: clouds.url, pollInterval: "50ms", ...keys });
  const keysOf = ({ environment }: Clouds) => ({
    bailian: { dashscopeApiKey: environment["DASHSCOPE_API_KEY"] },
    qianfan: {
      qianfanAccessKey: environment["QIANFAN_ACCESS_KEY"],
      qianfanSecretKey: environment["QIANFAN_SECRET_KEY"],
    },
  });
  async function made(kind: string, args: Properties, name = "bot"): Promise<Told> {
    const { checked, failuresList } = await plugin.check(urnOf(kind, name), args);
    assert.deepEqual(failuresList, []);
    return plugin.create(urnOf(kind, name), checked);
  }
  const ids = async (kind: string, query: Properties = {}) =>
    (await plugin.list(`finetune:index:${kind}`, query)).found.map((line) => line.split(" ")[0]);

  it("tells what there is of every kind, each by the ID that imports it", async () => {
    const keys = keysOf(clouds);
    await configure({ ...keys.bailian, ...keys.qianfan });
    const data = await made("TrainingDataset", { path: sampleFile, format: "chat", bailian: {} });
    const jobs = [await made("FineTuneJob", { bailian }), await made("FineTuneJob", { qianfan }, "faq")];
    const versions = [];
    for (const job of jobs) versions.push(await made("ModelVersion", { job: job.id }, job.id));
    const deployment = await made("ModelDeployment", {
      model: versions[0]?.properties["modelId"],
      bailian: { plan: "lora" },
    });
    assert.ok((await ids("TrainingDataset", { cloud: "bailian" })).includes(data.id));
    assert.deepEqual(
      await ids("FineTuneJob"),
      jobs.map(({ id }) => id),
    );
    assert.deepEqual(await ids("FineTuneJob", { cloud: "qianfan", status: "succeeded" }), [jobs[1]?.id]);
    const published = await ids("ModelVersion");
    for (const { id } of versions) assert.ok(published.includes(id), `${id} among ${published.join(", ")}`);
    assert.deepEqual(await ids("ModelDeployment", { cloud: "bailian" }), [deployment.id]);
    for (const [kind, found] of Object.entries({
      TrainingDataset: await ids("TrainingDataset"),
      ModelVersion: published,
    }))
      for (const id of found) assert.notEqual((await plugin.read(urnOf(kind, "one"), id ?? "")).id, "", id);
  });

  it("comes in pages, and lists the cloud alone that there are credentials for", async () => {
    await configure(keysOf(clouds).bailian);
    const jobs: string[] = [];
    for (const epochs of [1, 2, 3])
      jobs.push((await made("FineTuneJob", { bailian: bailianWithEpochs(epochs) }, `b${epochs}`)).id);
    const all = await ids("FineTuneJob");
    assert.deepEqual([...all].sort(), jobs.sort());
    const token = "finetune:index:FineTuneJob";
    const first = await plugin.list(token, {}, { size: 2 });
    assert.equal(first.found.length, 2);
    const second = await plugin.list(token, {}, { size: 2, from: first.next });
    assert.deepEqual([second.found.length, second.next], [1, undefined]);
    assert.deepEqual(
      [...first.found, ...second.found].map((line) => line.split(" ")[0]),
      all,
    );
    assert.deepEqual(await plugin.list(token, {}, { limit: 2 }), { found: first.found });
  });

  it("is refused where it asks for what there is not, and waits for what is not known yet", async () => {
    await configure(keysOf(clouds).bailian);
    const token = "finetune:index:FineTuneJob";
    assert.deepEqual((await plugin.list(token, { cloud: unknownSentinels[2] })).found, ["unknown"]);
    await assert.rejects(plugin.list("finetune:index:Robot"), /lists no finetune:index:Robot/);
    await assert.rejects(plugin.list(token, { colour: "red" }), /`colour` is no argument of a list of FineTuneJob/);
    await assert.rejects(plugin.list(token, { cloud: "qianfan" }), /QIANFAN_ACCESS_KEY/);
    await assert.rejects(plugin.list(token, {}, { from: "x" }), /x continues no list/);
  });
});
