import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy, trainedModel } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { scenarioOf, type Stage } from "./rig/scenario";
import { becomeStranger } from "./rig/stranger";

const scenario = scenarioOf(deploymentKind);

for (const cloud of Object.values(deploymentCases)) {
  /** A deployment whose wait was cut short. @returns its model */
  const interrupted = async ({ rig, stack }: Stage): Promise<string> => {
    const model = await cloud.model(rig);
    await fails(stack.up(cloud.program(model, { timeouts: { create: "2m" } })), /was not ready/);
    rig.calls.length = 0;
    return model;
  };
  const operations: Readonly<Record<string, (stage: Stage, model: string) => ReturnType<Stage["stack"]["up"]>>> = {
    refresh: ({ stack }) => stack.refresh(),
    destroy: ({ stack }) => stack.destroy(),
    "an up that resumes": ({ stack }, model) => stack.up(cloud.program(model)),
    "an up that replaces": ({ stack }, model) => stack.up(cloud.program(model, {}, cloud.other)),
  };
  const vanish = ({ rig, stack }: Stage) =>
    rig.emulator.decideDeployment(String(stack.entry("bot").outputs["deploymentId"]), { kind: "vanish" });

  describe(`another endpoint than that of a deployment on ${cloud.cloud}`, () => {
    for (const [name, operate] of Object.entries(operations)) {
      scenario(`is refused by ${name}, without a call`, async (stage) => {
        const model = await interrupted(stage);
        const { id } = stage.stack.entry("bot");
        stage.rig.endpoint = "https://elsewhere.invalid";
        await fails(
          operate(stage, model),
          /belongs to embedded, but the provider is configured for https:\/\/elsewhere/,
        );
        assert.deepEqual(stage.rig.calls, []);
        assert.equal(stage.stack.entry("bot").id, id);
      });
    }
  });

  describe(`a deployment that ${cloud.cloud} does not find`, () => {
    scenario("is gone: refresh drops it, and the next up deploys anew", async (stage) => {
      const { rig, stack } = stage;
      const model = await cloud.model(rig);
      await succeeds(stack.up(cloud.program(model)));
      vanish(stage);
      await succeeds(stack.refresh());
      assert.equal(stack.entries.size, 0);
      assert.deepEqual(await succeeds(stack.up(cloud.program(model))), ["create bot"]);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      assert.equal(servedBy(rig, cloud).made.length, 2);
    });

    scenario("is not deployed again by an up that resumes, which says what to do", async (stage) => {
      const model = await interrupted(stage);
      const { id } = stage.stack.entry("bot");
      vanish(stage);
      await fails(stage.stack.up(cloud.program(model)), /does not know deployment .* any more/, /Run `pulumi refresh`/);
      assert.equal(stage.stack.entry("bot").id, id);
      assert.equal(servedBy(stage.rig, cloud).made.length, 1);
    });

    for (const name of ["refresh", "destroy", "an up that resumes"]) {
      scenario(`with another key is not taken for deleted by ${name}`, async (stage) => {
        const model = await interrupted(stage);
        const { id } = stage.stack.entry("bot");
        vanish(stage);
        becomeStranger(stage.rig);
        await fails(operations[name]?.(stage, model) ?? assert.fail(), /not taken for deleted/, /pulumi state delete/);
        assert.equal(stage.stack.entry("bot").id, id);
        assert.equal(servedBy(stage.rig, cloud).made.length, 1);
      });
    }
  });
}

describe("a LoRA deployment on bailian", () => {
  scenario("that nobody called for a month is gone, and deployed anew after a refresh", async ({ rig, stack }) => {
    const cloud = deploymentCases.bailian;
    const lora = { plan: "lora", deploySpec: undefined, capacity: undefined };
    const program = cloud.program(await trainedModel(rig, "bailian"), {}, lora);
    await succeeds(stack.up(program));
    rig.clock.advance(31 * 24 * 3_600_000);
    await succeeds(stack.refresh());
    assert.equal(stack.entries.size, 0);
    await succeeds(stack.up(program));
    assert.equal(stack.entry("bot").outputs["status"], "running");
  });
});
