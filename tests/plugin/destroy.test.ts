import assert from "node:assert/strict";
import { bailian, qianfan } from "../engine/rig/job-program";
import { startClouds } from "../engine/rig/start-clouds";
import { startPlugin, urnOf, type PluginUnderTest } from "./rig/start-plugin";

const urn = urnOf("FineTuneJob", "bot");

describe("a destroy by the plugin", function () {
  this.timeout(60_000);

  for (const [cloud, block] of Object.entries({ bailian, qianfan })) {
    it(`cancels what still trains on ${cloud}, though the engine has it refreshed and compared first`, async () => {
      const clouds = await startClouds({ speed: 0 });
      const inProcess = async <T>(work: (plugin: PluginUnderTest) => Promise<T>): Promise<T> => {
        const plugin = await startPlugin(clouds.environment);
        try {
          await plugin.configure({});
          return await work(plugin);
        } finally {
          await plugin.close();
        }
      };
      try {
        const created = await inProcess(async (plugin) => {
          const { checked } = await plugin.check(urn, { [cloud]: block, waitForCompletion: false });
          return plugin.create(urn, checked);
        });
        assert.equal(created.refreshBeforeUpdate, true);
        // There is no program, so nothing is checked in its process.
        await inProcess(async (plugin) => {
          const read = await plugin.read(urn, created.id, created.properties, created.inputs);
          await plugin.diff(urn, read, read.inputs);
          await plugin.delete(urn, read.id, read.properties);
          assert.ok(plugin.lines.every(({ message }) => !message.includes("nothing was cancelled or deleted")));
        });
        assert.equal(clouds.effects().filter((effect) => effect === "run.cancelled").length, 1);
      } finally {
        await clouds.close();
      }
    });
  }
});
