import assert from "node:assert/strict";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { succeeds } from "./rig/expect";
import { killedAnywhere } from "./rig/kill-around";
import { datasetKind, rowsFile } from "./rig/training-files";

for (const cloud of Object.values(datasetCases)) {
  const { made, removed } = cloud;

  describe(`a kill on ${cloud.cloud}`, () => {
    killedAnywhere(
      "of an up that makes training data, which the next up finishes",
      datasetKind,
      async (stage, interrupt) => {
        const { rig, stack } = stage;
        await interrupt(() => stack.up(cloud.program()));
        await succeeds(stack.up(cloud.program()));
        assert.deepEqual(dataEffects(rig), made);
        assert.equal(stack.entry("data").outputs["status"], "ready");
        await succeeds(stack.destroy());
        assert.deepEqual(dataEffects(rig), [...made, ...removed]);
      },
    );

    killedAnywhere(
      "of an up that replaces training data, which the next up finishes",
      datasetKind,
      async (stage, interrupt) => {
        const { rig, stack } = stage;
        const changed = cloud.program({ path: rowsFile(61) });
        await succeeds(stack.up(cloud.program()));
        await interrupt(() => stack.up(changed));
        await succeeds(stack.up(changed));
        assert.deepEqual(dataEffects(rig), [...made, ...made, ...removed]);
        assert.equal(stack.entry("data").outputs["rows"], 61);
        await succeeds(stack.destroy());
        assert.deepEqual(dataEffects(rig), [...made, ...made, ...removed, ...removed]);
      },
    );

    killedAnywhere(
      "of a destroy of training data, which the next destroy finishes",
      datasetKind,
      async (stage, interrupt) => {
        const { rig, stack } = stage;
        await succeeds(stack.up(cloud.program()));
        await interrupt(() => stack.destroy());
        await succeeds(stack.destroy());
        assert.deepEqual(dataEffects(rig), [...made, ...removed]);
        assert.equal(stack.entries.size, 0);
      },
    );
  });
}
