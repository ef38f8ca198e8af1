import assert from "node:assert/strict";
import { bailian, bailianWithEpochs } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { startPlugin, urnOf, type PluginUnderTest, type Properties } from "./rig/start-plugin";

const urn = urnOf("FineTuneJob", "bot");

describe("a job whose resource has another provider", function () {
  this.timeout(120_000);
  let clouds: Clouds;

  beforeEach(async () => {
    clouds = await startClouds({ speed: 0 });
  });
  afterEach(() => clouds.close());

  /** Runs calls in a process of its own, as each provider of a program has one. */
  const asProvider = async <T>(
    name: string,
    args: Properties,
    work: (plugin: PluginUnderTest) => Promise<T>,
  ): Promise<T> => {
    const { FINETUNE_ENDPOINT: _endpoint, ...environment } = clouds.environment;
    const plugin = await startPlugin(environment);
    try {
      await plugin.configure(args, name);
      return await work(plugin);
    } finally {
      await plugin.close();
    }
  };
  const runs = () => clouds.effects().filter((effect) => /^run\.(submitted|cancelled)$/.test(effect));
  const later = { waitForCompletion: false };

  it("has its successor by the new version once the old one has ended it", async () => {
    const args = { endpoint: clouds.url, dashscopeApiKey: clouds.environment["DASHSCOPE_API_KEY"] };
    const old = await asProvider("default_0_1_0", args, async (plugin) =>
      plugin.create(urn, (await plugin.check(urn, { bailian, ...later })).checked),
    );
    await asProvider("default_0_2_0", args, async (plugin) => {
      const news = { bailian: bailianWithEpochs(2), ...later };
      const { checked } = await plugin.check(urn, news, old.inputs);
      assert.equal((await plugin.diff(urn, old, checked)).deleteBeforeReplace, true);
      await asProvider("default_0_1_0", args, (before) => before.delete(urn, old.id, old.properties));
      const successor = await plugin.create(urn, (await plugin.check(urn, news)).checked);
      assert.notEqual(successor.id, old.id);
    });
    assert.deepEqual(runs(), ["run.submitted", "run.cancelled", "run.submitted"]);
  });

  it("is made anew at another address, also where both lead to one account, and found again there", async () => {
    const key = { dashscopeApiKey: clouds.environment["DASHSCOPE_API_KEY"] };
    const here = { ...key, endpoint: clouds.url };
    const there = { ...key, endpoint: clouds.url.replace("127.0.0.1", "localhost") };
    assert.notEqual(there.endpoint, here.endpoint);
    const news = { bailian, ...later };
    const old = await asProvider("own", here, async (plugin) =>
      plugin.create(urn, (await plugin.check(urn, news)).checked),
    );
    const makeAnew = async (plugin: PluginUnderTest) => {
      await plugin.check(urn, news, old.inputs);
      assert.deepEqual((await plugin.diffConfig(here, there)).replaces, ["endpoint"]);
      return plugin.create(urn, (await plugin.check(urn, news)).checked);
    };
    const killed = await asProvider("own", there, makeAnew);
    await asProvider("own", there, async (plugin) => {
      const made = await makeAnew(plugin);
      assert.equal(made.id, killed.id);
      assert.notEqual(made.id, old.id);
      await asProvider("own", here, (before) => before.delete(urn, old.id, old.properties));
      const read = await plugin.read(urn, made.id, made.properties, made.inputs);
      assert.equal(read.refreshBeforeUpdate, true, "it goes on");
    });
    assert.deepEqual(runs(), ["run.submitted", "run.submitted", "run.cancelled"]);
  });
});
