import assert from "node:assert/strict";
import { createStack } from "./rig/create-stack";
import { endedWith } from "./rig/ended-with";
import { stories } from "./rig/stories";

/** A suffix as the component makes one: new with every model. */
const suffixFor = (modelId: string) => `
const { RandomString } = require("@pulumi/random");
const args = { length: 8, special: false, upper: false, keepers: { modelId: ${JSON.stringify(modelId)} } };
exports.suffix = new RandomString("suffix", args).result;
`;

stories("the plugin of @pulumi/random on the real engine", {
  "gives a suffix that stays until the model changes, and goes with the stack": async () => {
    const stack = await createStack(suffixFor("first"));
    try {
      const suffix = async () => String((await stack.state()).outputs["suffix"]);
      const first = await endedWith(0, stack.up());
      assert.doesNotMatch(first.output, /warning/);
      const made = await suffix();
      assert.match(made, /^[a-z0-9]{8}$/);

      assert.match((await endedWith(0, stack.refresh())).output, /2 unchanged/);
      assert.match((await endedWith(0, stack.up())).output, /2 unchanged/);
      assert.equal(await suffix(), made);

      stack.write(suffixFor("second"));
      assert.match((await endedWith(0, stack.up())).output, /1 replaced/);
      assert.match(await suffix(), /^[a-z0-9]{8}$/);
      assert.notEqual(await suffix(), made);

      assert.match((await endedWith(0, stack.destroy())).output, /2 deleted/);
    } finally {
      stack.remove();
    }
  },
});
