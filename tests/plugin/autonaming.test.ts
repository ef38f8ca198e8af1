import assert from "node:assert/strict";
import { bailian } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { startPlugin, urnOf, type PluginUnderTest, type Properties } from "./rig/start-plugin";

const urn = urnOf("FineTuneJob", "bot");

describe("the stack's autonaming", function () {
  this.timeout(120_000);
  let clouds: Clouds;
  let plugin: PluginUnderTest;

  beforeEach(async () => {
    clouds = await startClouds();
    plugin = await startPlugin(clouds.environment);
    await plugin.configure({});
  });
  afterEach(async () => {
    await plugin.close();
    await clouds.close();
  });

  it("names a new job, which keeps its name then", async () => {
    const named = async (mode: "PROPOSE" | "ENFORCE" | "DISABLE", name: string, olds?: Properties, args = {}) =>
      plugin.check(urn, { bailian, ...args }, olds, { mode, name });
    const inputs = (await named("PROPOSE", "shop-4f1")).checked;
    assert.deepEqual([inputs["jobName"], inputs["exactJobName"]], ["shop-4f1", undefined]);
    const created = await plugin.create(urn, inputs);
    assert.match(String(created.properties["jobName"]), /^shop\w*_[a-z2-7]{12}$/);
    const again = await named("PROPOSE", "shop-9c2", inputs);
    assert.equal(again.checked["jobName"], "shop-4f1");
    assert.equal((await plugin.diff(urn, created, again.checked)).changes, "none");
    assert.equal((await named("ENFORCE", "verbatim", { ...inputs, __meta: {} })).checked["jobName"], undefined);

    const exact = (await named("ENFORCE", "shop_bot")).checked;
    assert.deepEqual([exact["jobName"], exact["exactJobName"]], ["shop_bot", true]);
    const own = (await named("ENFORCE", "shop_bot", undefined, { jobName: "mine" })).checked;
    assert.deepEqual([own["jobName"], own["exactJobName"]], ["mine", undefined]);
    const [failure] = (await named("DISABLE", "")).failuresList;
    assert.deepEqual([failure?.property, /pulumi:autonaming/.test(failure?.reason ?? "")], ["jobName", true]);
  });
});
