import assert from "node:assert/strict";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import type { DeleteRule } from "../../provider/emulator/emulator-options";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { standingData } from "./rig/job-data";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario, type Stage } from "./rig/scenario";

const later = { waitForCompletion: false };
const failure = { kind: "fail", code: "500000", message: "broken" } as const;
const [, , unknownText] = unknownSentinels;
const rules: readonly DeleteRule[] = ["literal", "terminal_only"];

for (const cloud of clouds) {
  describe(`a job on ${cloud.cloud} that is known by the content of its data`, () => {
    for (const deleteRule of rules) {
      scenario(
        `finds its model when the data is rolled back, under the delete rule ${deleteRule}`,
        async ({ rig, stack }) => {
          const first = await standingData(rig, cloud);
          await succeeds(stack.up(first.program()));
          const before = stack.entry("bot");
          const second = await standingData(rig, cloud, 61);
          await succeeds(stack.up(second.program()));
          await first.remove();
          const again = await standingData(rig, cloud);
          assert.notDeepEqual(again.program(), first.program(), "the IDs are others");
          rig.clock.advance(3 * 3_600_000);
          rig.lines.length = 0;
          const steps = await succeeds(stack.up(again.program()));
          assert.deepEqual(steps, ["create bot", "delete-replaced bot"]);
          assert.equal(stack.entry("bot").id, before.id);
          assert.equal(stack.entry("bot").outputs["finetunedOutput"], before.outputs["finetunedOutput"]);
          const told = rig.lines.filter((line) => line.includes(before.id));
          assert.equal(told.length, 1, told.join("\n"));
          assert.match(
            told.join(),
            /^info: adopted .* \(succeeded, created \d.* ago\): .*with the same data and arguments; nothing is paid again\. To train anew, change `triggers` or set `adoptExisting: false`\.$/,
          );
          assert.ok(!rig.lines.some((line) => line.includes("estimate:")), "what is not paid has no price");
          assert.deepEqual(await succeeds(stack.up(again.program())), []);
          await second.remove();
          await succeeds(stack.up((await standingData(rig, cloud, 61)).program()));
          assert.equal(subjectsOf(rig, "run.submitted").length, 2);
          assert.deepEqual(subjectsOf(rig, "run.removed"), []);
        },
        { deleteRule },
      );
    }

    scenario("is the same where only the IDs of its data are others", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program()));
      await first.remove();
      const again = await standingData(rig, cloud);
      assert.deepEqual(await succeeds(stack.up(again.program())), []);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    const declaredAnew = "is taken up again when it was destroyed and declared anew with data of other IDs";
    const kept = { deleteRule: "literal" } as const;
    const declareAnew = async ({ rig, stack }: Stage): Promise<void> => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      await succeeds(stack.destroy());
      await first.remove();
      await succeeds(stack.up((await standingData(rig, cloud)).program()));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    };
    scenario(`${declaredAnew}, where the cloud still has it`, declareAnew, kept);

    scenario(
      "has its record deleted by a destroy, and by a replacement only where it failed",
      async ({ rig, stack }) => {
        const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
        await succeeds(stack.up(first.program(later)));
        const failed = lastRun(rig);
        rig.emulator.decide(failed, failure);
        await succeeds(stack.up(second.program()));
        assert.deepEqual(subjectsOf(rig, "run.removed"), [failed]);
        const succeeded = lastRun(rig);
        await succeeds(stack.destroy());
        assert.deepEqual(subjectsOf(rig, "run.removed"), [failed, succeeded]);
      },
      { deleteRule: "terminal_only" },
    );

    scenario(
      "keeps its record where an interrupted replacement left it to be deleted",
      async ({ rig, stack }) => {
        const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
        await succeeds(stack.up(first.program()));
        const { id } = stack.entry("bot");
        await fails(stack.up(second.program({ timeouts: { create: "3m" } })), /had not ended/);
        assert.deepEqual(await succeeds(stack.up(second.program())), ["update bot", "delete-replaced bot"]);
        assert.deepEqual(subjectsOf(rig, "run.removed"), []);
        assert.ok(rig.lines.some((line) => line.startsWith("info: kept the record of job")));
        await succeeds(stack.up(first.program()));
        assert.equal(stack.entry("bot").id, id);
      },
      { deleteRule: "terminal_only" },
    );

    scenario("is rolled back to while it is still to be deleted", async ({ rig, stack }) => {
      const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      await fails(stack.up(second.program({ timeouts: { create: "3m" } })), /had not ended/);
      const steps = await succeeds(stack.up(first.program()));
      assert.deepEqual(steps, ["delete-replaced bot", "create bot", "delete-replaced bot"]);
      assert.equal(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      assert.deepEqual(await succeeds(stack.up(first.program())), []);
    });

    scenario("trains anew for other arguments, other triggers, another order of its data", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      const ids = [String(first.outputs["fileId"] ?? first.outputs["versionId"]), cloud.sampleId];
      const data = [
        { contentHash: "a", format: "chat" },
        { contentHash: "b", format: "chat" },
      ];
      await succeeds(stack.up(first.program({ trainingData: data }, ids)));
      await succeeds(stack.up(first.program({ trainingData: [...data].reverse() }, [...ids].reverse())));
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
      await succeeds(stack.up(first.program({ triggers: 1 })));
      await succeeds(stack.up(first.program({ triggers: 2 })));
      assert.equal(subjectsOf(rig, "run.submitted").length, 4);
    });

    scenario("is trained anew by adoptExisting: false, and the newest counts from then on", async ({ rig, stack }) => {
      const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
      await succeeds(stack.up(first.program()));
      await succeeds(stack.up(second.program()));
      await succeeds(stack.up(first.program({ adoptExisting: false })));
      assert.equal(subjectsOf(rig, "run.submitted").length, 3);
      const { id } = stack.entry("bot");
      assert.ok(id.endsWith(lastRun(rig)));
      await succeeds(stack.up(second.program()));
      await succeeds(stack.up(first.program()));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 3);
    });

    scenario("is trained anew after a failure when that is asked for, once", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program(later)));
      rig.emulator.decide(lastRun(rig), failure);
      await fails(stack.up(first.program()), /failed/);
      await succeeds(stack.up(first.program({ onFailure: "retrain" })));
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
      assert.deepEqual(await succeeds(stack.up(first.program({ onFailure: "retrain" }))), []);
      assert.equal(subjectsOf(rig, "run.submitted").length, 2);
    });

    scenario("is kept by a taint, and found when the state is lost", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      await succeeds(stack.replaceTargets(first.program()));
      assert.equal(stack.entry("bot").id, id);
      stack.entries.clear();
      await succeeds(stack.up(first.program()));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("of 0.1.0, whose state and name tell only IDs, stays as it is and is found", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      const { tokens, longestRowTokens } = first.outputs;
      const trainingData = [{ rows: 60, tokens, tokensAreExact: false, longestRowTokens }];
      await succeeds(stack.up(first.program({ trainingData })));
      const { id } = stack.entry("bot");
      assert.deepEqual(await succeeds(stack.preview(first.program())), []);
      assert.deepEqual(await succeeds(stack.up(first.program())), []);
      stack.entries.clear();
      await succeeds(stack.up(first.program()));
      assert.equal(stack.entry("bot").id, id);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("stays where its IDs are ignored although the content is another", async ({ rig, stack }) => {
      const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
      await succeeds(stack.up(first.program()));
      const ignored = { ...second.program()["bot"], [cloud.cloud]: first.program()["bot"]?.[cloud.cloud] };
      assert.deepEqual(await succeeds(stack.up({ bot: ignored })), []);
    });

    scenario("tells a preview that going back costs nothing, before any ID is known", async ({ rig, stack }) => {
      const [first, second] = [await standingData(rig, cloud), await standingData(rig, cloud, 61)];
      await succeeds(stack.up(first.program()));
      const { id } = stack.entry("bot");
      await succeeds(stack.up(second.program()));
      rig.lines.length = 0;
      assert.deepEqual(await succeeds(stack.preview(first.program({}, [unknownText]))), ["create bot"]);
      assert.equal(rig.lines.length, 1, rig.lines.join("\n"));
      assert.ok(rig.lines[0]?.startsWith(`info: takes up ${id} (succeeded, created `));
      assert.match(rig.lines.join(), /nothing is paid again\. To train anew, /);
    });

    scenario("is never another resource's", async ({ rig, stack }) => {
      const first = await standingData(rig, cloud);
      await succeeds(stack.up(first.program()));
      const { bot = {} } = first.program();
      await succeeds(stack.up({ bot, twin: bot }));
      assert.notEqual(stack.entry("twin").id, stack.entry("bot").id);
    });
  });
}
