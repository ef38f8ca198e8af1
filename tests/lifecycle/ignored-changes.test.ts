import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { clouds } from "./clouds";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenario, scenarioOf } from "./rig/scenario";
import { datasetKind, rowsFile } from "./rig/training-files";

const datasetScenario = scenarioOf(datasetKind);
const counted = { rows: 60, tokens: 6_000, tokensAreExact: true, longestRowTokens: 90 };
const content = ["contentHash", "bytes", "rows", "tokens", "tokensAreExact", "longestRowTokens"];

describe("what the engine hands back, as `ignoreChanges` asks", () => {
  for (const cloud of clouds) {
    scenario(`keeps a job on ${cloud.cloud} whose estimate is computed`, async ({ rig, stack }) => {
      const program = (tokens: number) => cloud.program({ trainingData: [{ ...counted, tokens }] });
      await succeeds(stack.up(program(6_000), { ignoresChanges: ["*"] }));
      assert.ok(Number(stack.entry("bot").inputs["estimatedTokens"]) > 0);
      assert.deepEqual(await succeeds(stack.up(program(6_000), { ignoresChanges: ["*"] })), []);
      const other = cloud.program({ triggers: "another", trainingData: [{ ...counted, tokens: 9_000 }] });
      assert.deepEqual(await succeeds(stack.up(other, { ignoresChanges: ["*"] })), []);
      assert.deepEqual(await succeeds(stack.up(program(9_000), { ignoresChanges: ["estimatedTokens"] })), []);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario(`is an argument of no program on ${cloud.cloud}`, async ({ stack }) => {
      const given = cloud.program({ estimatedTokens: 5 });
      await fails(stack.up(given), /`estimatedTokens` is no argument of a FineTuneJob/);
      await succeeds(stack.up(cloud.program()));
      await fails(stack.up(given), /`estimatedTokens` is no argument of a FineTuneJob/);
    });
  }

  for (const cloud of Object.values(datasetCases)) {
    for (const ignoresChanges of [["*"], ["path", ...content]]) {
      datasetScenario(
        `keeps data on ${cloud.cloud} whose file is another or gone: ${ignoresChanges.join(", ")}`,
        async ({ rig, stack }) => {
          const path = rowsFile(60, "moving.jsonl");
          await succeeds(stack.up(cloud.program({ path }), { ignoresChanges }));
          const { inputs } = stack.entry("data");
          const changed = cloud.program({ path: rowsFile(61) });
          assert.deepEqual(await succeeds(stack.up(changed, { ignoresChanges })), []);
          rmSync(path);
          assert.deepEqual(await succeeds(stack.up(changed, { ignoresChanges })), []);
          assert.deepEqual(stack.entry("data").inputs, inputs);
          assert.deepEqual(dataEffects(rig), cloud.made);
        },
      );
    }

    datasetScenario(`keeps data on ${cloud.cloud} where only its hash is ignored`, async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const changed = cloud.program({ path: rowsFile(61) });
      assert.deepEqual(await succeeds(stack.up(changed, { ignoresChanges: ["contentHash"] })), []);
      assert.deepEqual(dataEffects(rig), cloud.made);
      assert.deepEqual(await succeeds(stack.up(changed)), ["create data", "delete-replaced data"]);
    });
  }
});
