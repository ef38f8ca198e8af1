import assert from "node:assert/strict";
import { clouds, type CloudCase } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { answer, meet } from "./rig/faults";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario, type Stage } from "./rig/scenario";

type Play = (stage: Stage, cloud: CloudCase) => Promise<unknown>;

/** Ways in which a wait ends badly, with the words that the error has. */
const exits: Readonly<Record<string, readonly [RegExp, Play]>> = {
  "a timeout": [/had not ended/, ({ stack }, cloud) => stack.up(cloud.program({ timeouts: { create: "3m" } }))],
  "an answer without the members that it must have": [
    /./,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.calls.describe, answer(200, "{}"));
      return stack.up(cloud.program());
    },
  ],
  "a page of something in between that never goes away": [
    /had not ended/,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.calls.describe, answer(200, "<html>welcome</html>"), Infinity);
      return stack.up(cloud.program({ timeouts: { create: "10m" } }));
    },
  ],
  "a job that the describe misses while the list has it": [
    /does not know job/,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.calls.describe, answer(404, cloud.absent), Infinity);
      return stack.up(cloud.program());
    },
  ],
  "a refused key": [
    /Invalid API-key/,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.calls.describe, answer(401, { code: "InvalidApiKey", message: "Invalid API-key provided." }));
      return stack.up(cloud.program());
    },
  ],
  "the engine's cancel": [
    /stopped waiting/,
    ({ rig, stack }, cloud) => {
      meet(rig, cloud.calls.describe, (request, next) => {
        rig.cancel();
        return next(request);
      });
      return stack.up(cloud.program());
    },
  ],
};

for (const cloud of clouds) {
  describe(`the ID of a job on ${cloud.cloud} is kept after`, () => {
    for (const [what, [error, play]] of Object.entries(exits)) {
      scenario(`${what}, and the next up resumes`, async (stage) => {
        const { rig, stack } = stage;
        const before = rig.calls.length;
        await play(stage, cloud);
        assert.match(stack.entry("bot").initErrors.join(), error);
        assert.ok(rig.calls.length > before);
        assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
        rig.intercept = (request, next) => next(request);
        assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      });
    }

    scenario("a failed job, and the next up fails again without asking for another", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program({ waitForCompletion: false })));
      rig.emulator.decide(lastRun(rig), { kind: "fail", code: "500000", message: "broken" });
      await fails(stack.up(cloud.program()), /500000: broken/);
      rig.calls.length = 0;
      await fails(stack.up(cloud.program()), /500000: broken/);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
      assert.ok(!rig.calls.includes(cloud.calls.submit) && !rig.calls.includes(cloud.calls.list));
    });
  });
}
