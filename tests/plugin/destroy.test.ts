import assert from "node:assert/strict";
import { bailian, qianfan } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { startPlugin, urnOf, type PluginUnderTest } from "./rig/start-plugin";

const urn = urnOf("FineTuneJob", "bot");

describe("a destroy by the plugin", function () {
  this.timeout(60_000);

  const inProcess = async <T>(clouds: Clouds, work: (plugin: PluginUnderTest) => Promise<T>): Promise<T> => {
    const plugin = await startPlugin(clouds.environment);
    try {
      await plugin.configure({});
      return await work(plugin);
    } finally {
      await plugin.close();
    }
  };

  for (const [cloud, block] of Object.entries({ bailian, qianfan })) {
    it(`cancels what still trains on ${cloud}, though the engine has it refreshed and compared first`, async () => {
      const clouds = await startClouds({ speed: 0 });
      try {
        const created = await inProcess(clouds, async (plugin) => {
          const { checked } = await plugin.check(urn, { [cloud]: block, waitForCompletion: false });
          return plugin.create(urn, checked);
        });
        assert.equal(created.refreshBeforeUpdate, true);
        // There is no program, so nothing is checked in its process.
        await inProcess(clouds, async (plugin) => {
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

    it(`cancels what still trains on ${cloud} beside what it replaced, which is to be deleted, too`, async () => {
      const clouds = await startClouds({ speed: 0 });
      try {
        const made = await inProcess(clouds, async (plugin) => {
          const create = async (triggers: number) => {
            const { checked } = await plugin.check(urn, { [cloud]: block, waitForCompletion: false, triggers });
            return plugin.create(urn, checked);
          };
          return [await create(1), await create(2)];
        });
        // Both have the URN.
        await inProcess(clouds, async (plugin) => {
          for (const { id, properties, inputs } of made) {
            const read = await plugin.read(urn, id, properties, inputs);
            await plugin.diff(urn, read, read.inputs);
          }
          for (const { id, properties } of made) await plugin.delete(urn, id, properties);
        });
        assert.equal(clouds.effects().filter((effect) => effect === "run.cancelled").length, 2);
      } finally {
        await clouds.close();
      }
    });
  }

  it("cancels what the same process has made for another deployment, as where a debugger attached it", async () => {
    const clouds = await startClouds({ speed: 0 });
    try {
      await inProcess(clouds, async (plugin) => {
        const { checked } = await plugin.check(urn, { bailian, waitForCompletion: false });
        const { id, properties } = await plugin.create(urn, checked);
        await plugin.configure({});
        await plugin.delete(urn, id, properties);
      });
      assert.equal(clouds.effects().filter((effect) => effect === "run.cancelled").length, 1);
    } finally {
      await clouds.close();
    }
  });
});
