import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { createRig, type Rig } from "./rig/create-rig";
import { createStack, type Stack } from "./rig/stack";
import { subjectsOf } from "./rig/journal";

/** Arguments that no training depends on, each with a value that is not the default. */
const inPlace: Readonly<Record<string, Record<string, unknown>>> = {
  waitForCompletion: { waitForCompletion: false },
  onDelete: { onDelete: "retain" },
  onFailure: { onFailure: "retrain" },
  adoptExisting: { adoptExisting: false },
  timeouts: { timeouts: { create: "48h", update: "2h", delete: "5m" } },
  validation: { validation: "warn" },
  jobName: { jobName: "helpdesk" },
  exactJobName: { exactJobName: true, jobName: "helpdesk" },
};

for (const cloud of clouds) {
  describe(`up on ${cloud.cloud}`, () => {
    let rig: Rig;
    let stack: Stack;
    beforeEach(async () => {
      rig = createRig();
      stack = createStack(rig);
      const { errors } = await stack.up(cloud.program());
      assert.deepEqual(errors, []);
    });
    afterEach(() => rig.close());

    it("trains once and gives the model's ID", () => {
      const { id, outputs } = stack.entry("bot");
      assert.match(id, cloud.idPattern);
      assert.match(String(outputs["finetunedOutput"]), cloud.modelPattern);
      assert.equal(outputs["status"], "succeeded");
      assert.match(String(outputs["createdAt"]), /^2026-03-01T.*(Z|\+08:00)$/);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.equal(rig.calls.filter((call) => call === cloud.calls.submit).length, 1);
    });

    it("says the ID before it waits, and every phase on the way", () => {
      assert.match(rig.lines[0] ?? "", new RegExp(`^info: submitted ${stack.entry("bot").id} as bot_[a-z2-7]{12} to`));
      // What runs begins with its figures.
      const phases = [...new Set(rig.statuses.map((status) => status.replace(/^\d+%.*? · /, "").split(" ", 1)[0]))];
      assert.deepEqual(phases.slice(0, 2), ["queued", "running"]);
      assert.match(rig.statuses.at(-1) ?? "", /^succeeded · model /);
      assert.ok(rig.statuses.some((status) => /^\d+% .*\d[smh] left .*running/.test(status)));
    });

    it("makes no call when nothing has changed", async () => {
      rig.calls.length = 0;
      assert.deepEqual(await stack.up(cloud.program()), { steps: [], errors: [] });
      assert.deepEqual(rig.calls, []);
    });

    it("makes no call when nothing has changed since a refresh", async () => {
      assert.deepEqual((await stack.refresh()).errors, []);
      rig.calls.length = 0;
      assert.deepEqual(await stack.up(cloud.program()), { steps: [], errors: [] });
      assert.deepEqual(rig.calls, []);
    });

    it("makes no call when only the order of keys and the spelling of numbers have changed", async () => {
      rig.calls.length = 0;
      assert.deepEqual(await stack.up(cloud.program({}, cloud.respelt)), { steps: [], errors: [] });
      assert.deepEqual(rig.calls, []);
    });

    for (const [argument, value] of Object.entries(inPlace)) {
      it(`updates ${argument} in place, without a call and without training`, async () => {
        const { id, outputs } = stack.entry("bot");
        rig.calls.length = 0;
        assert.deepEqual(await stack.up(cloud.program(value)), { steps: ["update bot"], errors: [] });
        assert.deepEqual(rig.calls, []);
        assert.equal(stack.entry("bot").id, id);
        assert.equal(stack.entry("bot").outputs["finetunedOutput"], outputs["finetunedOutput"]);
        assert.deepEqual(await stack.up(cloud.program(value)), { steps: [], errors: [] });
      });
    }

    it("keeps empty text out of every output", () => {
      const texts = (value: unknown): unknown[] =>
        typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [value];
      const { __meta: _meta, ...visible } = stack.entry("bot").outputs;
      assert.deepEqual(
        texts(visible).filter((value) => value === "" || value === null),
        [],
      );
    });
  });
}
