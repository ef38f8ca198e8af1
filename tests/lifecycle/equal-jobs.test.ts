import assert from "node:assert/strict";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { clouds } from "./clouds";
import { succeeds } from "./rig/expect";
import { scenario } from "./rig/scenario";

const later = { waitForCompletion: false };
const [, , unknownText] = unknownSentinels;

for (const cloud of clouds) {
  describe(`two resources with equal data and arguments on ${cloud.cloud}`, () => {
    const { bot = {} } = cloud.program(later);
    const warnings = (lines: readonly string[]) => lines.filter((line) => /trains the same as/.test(line));

    scenario("are said at preview before both are paid, once they stand no more", async ({ rig, stack }) => {
      await succeeds(stack.preview({ bot, twin: bot }));
      assert.deepEqual(warnings(rig.lines), [
        `warning: ${cloud.cloud}: twin trains the same as bot, on equal data with equal arguments, and each is paid for; ` +
          "if that is meant, give one of them another `jobName` or `triggers`",
      ]);
      await succeeds(stack.up({ bot, twin: bot }));
      rig.lines.length = 0;
      await succeeds(stack.up({ bot, twin: bot }));
      assert.deepEqual(warnings(rig.lines), []);
    });

    for (const [what, more] of Object.entries({ triggers: { triggers: 2 }, jobName: { jobName: "second" } })) {
      scenario(`are two by ${what}`, async ({ rig, stack }) => {
        await succeeds(stack.preview({ bot, twin: { ...bot, ...more } }));
        assert.deepEqual(warnings(rig.lines), []);
      });
    }

    scenario("are told apart by what is not known yet, and by what is taken over", async ({ rig, stack }) => {
      const unknown = cloud.program(later, cloud.withIds([unknownText]))["bot"] ?? {};
      await succeeds(stack.preview({ bot: unknown, twin: unknown }));
      await succeeds(stack.up({ bot }));
      await succeeds(stack.preview({ bot, twin: { ...bot, adopt: stack.entry("bot").id } }));
      assert.deepEqual(warnings(rig.lines), []);
    });
  });
}
