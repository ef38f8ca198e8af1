import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { endedWith } from "./rig/ended-with";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

const example = resolve(__dirname, "../../examples/media");
const program = readFileSync(join(example, "index.ts"), "utf8");

stories("the example with media", {
  "is refused at preview while a picture is missing, trains on both sets, and leaves nothing on the cloud": () =>
    withScene(
      program,
      async ({ clouds, stack }) => {
        for (const set of ["lamps", "voice"]) cpSync(join(example, set), join(stack.folder, set), { recursive: true });
        const picture = join(stack.folder, "lamps/red-on.png");
        renameSync(picture, `${picture}.away`);
        const missing = await endedWith(1, stack.preview());
        assert.match(missing.output, /lamps\/data\.jsonl, line 1, column \d+: .*red-on\.png.*there is no such file/);
        assert.deepEqual(clouds.calls(), []);
        renameSync(`${picture}.away`, picture);
        await endedWith(0, stack.up());
        const { outputs } = await stack.state();
        assert.match(String(outputs["vision"]), /^qwen3-vl-8b-instruct-ft-/);
        assert.match(String(outputs["voice"]), /^cosyvoice-v3-flash-ft-/);
        assert.match((await endedWith(0, stack.preview())).output, /5 unchanged/);
        await endedWith(0, stack.destroy());
        const effects = clouds.effects();
        const count = (wanted: string) => effects.filter((effect) => effect === wanted).length;
        assert.deepEqual([count("file.uploaded"), count("file.deleted"), clouds.runs().length], [2, 2, 2]);
      },
      { stack: { main: "index.ts" } },
    ),
});
