import assert from "node:assert/strict";
import { join } from "node:path";
import { createEmulator } from "../../provider/emulator";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { bailian, jobProgram } from "./rig/job-program";
import { stories } from "./rig/stories";

const body = JSON.stringify({
  model: "qwen3-8b",
  training_file_ids: ["file-ft-sample0000000001"],
  training_type: "efficient_sft",
  hyper_parameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
});

/** Somebody else's job in a folder. */
async function trainIn(folder: string): Promise<void> {
  const emulator = createEmulator({ dataDir: folder });
  const headers = { "Content-Type": "application/json" };
  const call = new Request("http://embedded/api/v1/fine-tunes", { method: "POST", headers, body });
  assert.equal((await emulator.fetch(call)).status, 200);
  emulator.close();
}

stories("embedded clouds in another folder than those of a stack", {
  "let go of nothing where they are empty, and say so first where they are not": async () => {
    const environment = { FINETUNE_ENDPOINT: "embedded", FINETUNE_SPEED: "instant" };
    const stack = await createStack(jobProgram({ bot: { bailian } }), { environment });
    try {
      await endedWith(0, stack.up());
      const { id } = await stack.job("bot");
      const other = join(stack.folder, "other");
      stack.environment = { ...environment, FINETUNE_DATA_DIR: other };
      const refused = await endedWith(1, stack.refresh());
      assert.match(refused.output, /the embedded clouds in \S+other are empty, so job \S+ is not taken for deleted/);
      assert.match(refused.output, /Set `finetune:dataDir` to the folder in which it was made/);
      assert.equal((await stack.job("bot")).id, id);

      await trainIn(other);
      const told = await endedWith(0, stack.pulumi("refresh", "--preview-only"));
      assert.match(told.output, /the embedded clouds in \S+other have no job \S+, so the stack lets go of it/);
      await endedWith(0, stack.refresh());
      assert.equal((await stack.state()).jobs.size, 0);
    } finally {
      stack.remove();
    }
  },
});
