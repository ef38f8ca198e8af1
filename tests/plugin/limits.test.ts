import assert from "node:assert/strict";
import { bailian } from "../engine/rig/job-program";
import { startPlugin, urnOf, type PluginUnderTest, type Properties } from "./rig/start-plugin";

describe("limits of a job by the plugin", function () {
  this.timeout(60_000);
  let plugin: PluginUnderTest;
  before(async () => {
    plugin = await startPlugin();
    await plugin.configure({ endpoint: "embedded" });
  });
  after(() => plugin.close());

  const check = (args: Properties) => plugin.check(urnOf("FineTuneJob", "bot"), { bailian, ...args });
  const counted = {
    cloud: "bailian",
    contentHash: "ab12",
    format: "chat",
    rows: 10,
    tokens: 1000,
    tokensAreExact: true,
  };

  it("are decided by what was counted in the data", async () => {
    const within = await check({ maxCost: 1, trainingData: [counted] });
    assert.deepEqual(within.failuresList, []);
    assert.equal(within.checked["estimatedTokens"], 1000);
    const over = await check({ maxCost: 0.001, trainingData: [counted] });
    assert.match(over.failuresList[0]?.reason ?? "", /maxCost is exceeded/);
  });

  it("say how to tell it where only IDs are given", async () => {
    const { failuresList } = await check({ maxCost: 1 });
    assert.match(failuresList[0]?.reason ?? "", /by ID alone; .*by the plugin what it counted, as `trainingData`/);
  });
});
