import assert from "node:assert/strict";
import { deploymentCases, deploymentKind, servedBy, type DeploymentCase } from "./rig/deployment-cases";
import { fails, succeeds } from "./rig/expect";
import { after, answer, meet } from "./rig/faults";
import { scenarioOf, type Stage } from "./rig/scenario";

const scenario = scenarioOf(deploymentKind);

type Play = (stage: Stage, cloud: DeploymentCase, model: string) => Promise<unknown>;

/** Ways in which the wait for a deployment ends badly, with the words that the error has. */
const exits: Readonly<Record<string, readonly [RegExp, Play]>> = {
  "a timeout": [
    /was not ready after 2m 00s \(seen: pending .*\).*the next `pulumi up` resumes; `timeouts\.create`/s,
    ({ stack }, cloud, model) => stack.up(cloud.program(model, { timeouts: { create: "2m" } })),
  ],
  "a page of something in between that never goes away": [
    /was not ready after/,
    ({ rig, stack }, cloud, model) => {
      meet(rig, cloud.calls.look, answer(502, "<html>Bad Gateway</html>"), Infinity);
      return stack.up(cloud.program(model));
    },
  ],
  "a refused key": [
    /AccessDenied/,
    ({ rig, stack }, cloud, model) => {
      meet(rig, cloud.calls.look, answer(403, { code: "AccessDenied", message: "no" }));
      return stack.up(cloud.program(model));
    },
  ],
  "the engine's cancel": [
    /stopped waiting for deployment .*, which goes on by itself/,
    ({ rig, stack }, cloud, model) => {
      meet(
        rig,
        cloud.calls.look,
        after(() => rig.cancel()),
      );
      return stack.up(cloud.program(model));
    },
  ],
};

for (const cloud of Object.values(deploymentCases)) {
  describe(`the ID of a deployment on ${cloud.cloud} is kept after`, () => {
    for (const [what, [error, play]] of Object.entries(exits)) {
      scenario(`${what}, and the next up resumes`, async (stage) => {
        const { rig, stack } = stage;
        const model = await cloud.model(rig);
        await play(stage, cloud, model);
        assert.match(stack.entry("bot").initErrors.join(), error);
        assert.match(stack.entry("bot").id, cloud.idPattern);
        rig.intercept = (request, next) => next(request);
        assert.deepEqual(await succeeds(stack.up(cloud.program(model))), ["update bot"]);
        assert.equal(stack.entry("bot").outputs["status"], "running");
        assert.equal(servedBy(rig, cloud).made.length, 1);
      });
    }

    scenario("a timeout, and destroy takes it away", async (stage) => {
      const { rig, stack } = stage;
      await exits["a timeout"]?.[1](stage, cloud, await cloud.model(rig));
      await succeeds(stack.destroy());
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual(gone, made);
    });
  });

  describe(`a deployment on ${cloud.cloud} that fails`, () => {
    const failing = async ({ rig, stack }: Stage): Promise<string> => {
      const model = await cloud.model(rig);
      rig.emulator.faults.add({
        cloud: cloud.cloud,
        times: 1,
        action: { kind: "failDeployment", message: "Insufficient model units" },
      });
      await fails(
        stack.up(cloud.program(model)),
        /deployment .* is (FAILED|Failed): Insufficient model units/,
        /The cloud's console says more/,
      );
      return model;
    };

    scenario("says so in the cloud's words, and stays in the stack", async (stage) => {
      await failing(stage);
      const { id, outputs } = stage.stack.entry("bot");
      assert.match(id, cloud.idPattern);
      assert.equal(outputs["status"], "failed");
    });

    scenario("is looked at again by the next up, and not paid for again", async (stage) => {
      const { rig, stack } = stage;
      const model = await failing(stage);
      await fails(stack.up(cloud.program(model)), /Insufficient model units/);
      assert.equal(servedBy(rig, cloud).made.length, 1);
      rig.emulator.decideDeployment(String(stack.entry("bot").outputs["deploymentId"]), { kind: "resume" });
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(stack.entry("bot").outputs["status"], "running");
    });

    scenario("is replaced when an argument changes", async (stage) => {
      const { rig, stack } = stage;
      const model = await failing(stage);
      const steps = await succeeds(stack.up(cloud.program(model, {}, cloud.other)));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot"]);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      const { made, gone } = servedBy(rig, cloud);
      assert.deepEqual(gone, made.slice(0, 1));
    });

    scenario("is made anew after a destroy", async (stage) => {
      const { rig, stack } = stage;
      const model = await failing(stage);
      await succeeds(stack.destroy());
      await succeeds(stack.up(cloud.program(model)));
      assert.equal(stack.entry("bot").outputs["status"], "running");
      assert.equal(servedBy(rig, cloud).made.length, 2);
    });
  });

  describe(`a deployment on ${cloud.cloud} that serves no more`, () => {
    const words = {
      stop: /is (OFFLINING|STOPPED|Stopped)/,
      arrears: /is (ARREARS_DOWN: the account owes money|Stopped)/,
    };
    for (const [kind, word] of Object.entries(words) as [keyof typeof words, RegExp][]) {
      scenario(
        `after "${kind}" is told by refresh and fails the next up, until it is started`,
        async ({ rig, stack }) => {
          const model = await cloud.model(rig);
          await succeeds(stack.up(cloud.program(model)));
          const id = String(stack.entry("bot").outputs["deploymentId"]);
          rig.emulator.decideDeployment(id, { kind });
          await succeeds(stack.refresh());
          assert.equal(stack.entry("bot").outputs["status"], "stopped");
          await fails(stack.up(cloud.program(model)), word);
          rig.emulator.decideDeployment(id, { kind: "resume" });
          await succeeds(stack.up(cloud.program(model)));
          assert.deepEqual([stack.entry("bot").outputs["status"], servedBy(rig, cloud).made], ["running", [id]]);
        },
      );
    }
  });
}
