import assert from "node:assert/strict";
import { subjectsOf } from "./rig/journal";
import { fails, succeeds } from "./rig/expect";
import { scenarioOf } from "./rig/scenario";
import { datasetKind, setFolder } from "./rig/training-files";

const scenario = scenarioOf(datasetKind);
const program = (path: string) => ({ data: { path, format: "vision", bailian: {} } });

describe("training data with media", () => {
  scenario(
    "goes from a folder to the cloud as one archive, and goes again only when something in it changes",
    async ({ rig, stack }) => {
      await succeeds(stack.up(program(setFolder("first", "a lamp"))));
      const { id, outputs } = stack.entry("data");
      assert.deepEqual([outputs["status"], outputs["rows"]], ["ready", 12]);
      assert.match(id, /^bailian\//);
      assert.match(rig.emulator.journal().join("\n"), /"file\.uploaded".*\.zip"/);
      // The same files elsewhere are the same data.
      assert.deepEqual(await succeeds(stack.up(program(setFolder("second", "a lamp")))), []);
      await succeeds(stack.up(program(setFolder("third", "a chair"))));
      assert.notEqual(stack.entry("data").outputs["contentHash"], outputs["contentHash"]);
      await succeeds(stack.destroy());
      assert.equal(subjectsOf(rig, "file.deleted").length, 2);
    },
  );

  scenario("is refused before anything is sent where a picture is missing", async ({ rig, stack }) => {
    const missing = /broken\/data\.jsonl, line 12, column \d+: .*p11\.png.*there is no such file/;
    await fails(stack.up(program(setFolder("broken", "a lamp", 11))), missing);
    assert.deepEqual(rig.calls, []);
  });
});
