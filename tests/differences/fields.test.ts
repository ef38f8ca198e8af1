import assert from "node:assert/strict";
import { operations as bailianOperations } from "../../provider/emulator/bailian/operations";
import type { Field } from "../../provider/emulator/provenance/provenance";
import { inferenceOperations } from "../../provider/emulator/qianfan/inference/inference-surfaces";
import { operations as v2Operations } from "../../provider/emulator/qianfan/operations";
import { v1Operations } from "../../provider/emulator/qianfan/v1/v1-operations";
import { bailianStory } from "./bailian-story";
import { qianfanStory } from "./qianfan-story";
import { qianfanV1Story } from "./qianfan-v1-story";
import { watchedClouds } from "./watched-clouds";

const operations = [...bailianOperations, ...v2Operations, ...v1Operations, ...inferenceOperations];

/** A mark covers the member that it names and everything below; an asterisk stands for any one name. */
function covers({ field }: Field, path: string): boolean {
  const pattern = field.split("*").map(literally).join("[^.]+");
  return new RegExp(`^${pattern}(\\.|\\[\\]|$)`).test(path);
}

function literally(text: string): string {
  return text.replace(/[.()[\]]/g, "\\$&");
}

describe("members of requests and answers", () => {
  const clouds = watchedClouds();

  before(async () => {
    await bailianStory(clouds);
    await qianfanStory(clouds);
    await qianfanV1Story(clouds);
  });

  after(() => clouds.emulator.close());

  for (const { name, requestFields, answerFields } of operations) {
    // The stream of a log is no JSON.
    if (name === "StreamFineTuneLog") continue;

    it(`of ${name} carry a mark each, and no mark is of a member that is not there`, () => {
      const observed = clouds.observed.get(name);
      assert.ok(observed, "the story does not call it");
      for (const [marks, paths] of [
        [requestFields, observed.requests],
        [answerFields, observed.answers],
      ] as const) {
        const unmarked = [...paths].filter((path) => !marks.some((mark) => covers(mark, path)));
        const unseen = marks.filter((mark) => ![...paths].some((path) => covers(mark, path)));
        assert.deepEqual(unmarked, []);
        assert.deepEqual(
          unseen.map(({ field }) => field),
          [],
        );
      }
    });
  }
});
