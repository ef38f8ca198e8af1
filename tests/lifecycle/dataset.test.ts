import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { dataEffects, datasetCases } from "./rig/dataset-cases";
import { fails, succeeds } from "./rig/expect";
import { subjectsOf } from "./rig/journal";
import { scenarioOf } from "./rig/scenario";
import { createStack, type AnyKind } from "./rig/stack";
import { datasetKind, rowsFile } from "./rig/training-files";

const scenario = scenarioOf(datasetKind);

for (const cloud of Object.values(datasetCases)) {
  const { made, removed } = cloud;

  describe(`training data on ${cloud.cloud}`, () => {
    scenario("goes from a file to what a job trains on, each step once", async ({ rig, stack }) => {
      assert.deepEqual(await succeeds(stack.up(cloud.program())), ["create data"]);
      assert.deepEqual(dataEffects(rig), made);
      const { id, outputs } = stack.entry("data");
      assert.match(id, cloud.idPattern);
      assert.equal(id, `${cloud.cloud}/${String(outputs["fileId"] ?? outputs["versionId"])}`);
      assert.equal(outputs["status"], "ready");
      assert.match(String(outputs["createdAt"]), /^2026-03-01T/);
    });

    scenario("tells of the file what was read in it", async ({ stack }) => {
      const file = rowsFile();
      await succeeds(stack.up(cloud.program()));
      const { contentHash, bytes, rows, tokens, tokensAreExact, longestRowTokens } = stack.entry("data").outputs;
      assert.equal(contentHash, createHash("sha256").update(readFileSync(file)).digest("hex"));
      // Only the tokenizer of Qwen is known.
      assert.deepEqual([bytes, rows, tokensAreExact], [statSync(file).size, 60, cloud.cloud === "bailian"]);
      assert.ok(Number(tokens) >= 60 && Number(longestRowTokens) >= 1);
    });

    scenario("is the same under another description", async ({ rig, stack }) => {
      const { bailian, qianfan } = cloud.program()["data"] ?? {};
      const described = (description: string) =>
        cloud.program({ [cloud.cloud]: { ...Object(bailian ?? qianfan), description }, validation: "warn" });
      // Killed before it was saved: it is found under its name all the same.
      await stack.killedDuring(() => succeeds(stack.up(described("first"))));
      await succeeds(stack.up(described("second")));
      assert.deepEqual(dataEffects(rig), made);
      assert.deepEqual(await succeeds(stack.up(described("third"))), []);
    });

    scenario("that is unchanged is left alone, without a call", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up(cloud.program())), []);
      const elsewhere = rowsFile(60, "renamed.jsonl");
      assert.deepEqual(await succeeds(stack.up(cloud.program({ path: elsewhere, timeouts: { create: "1h" } }))), []);
      assert.deepEqual(rig.calls, []);
    });

    scenario("whose bytes have changed is made anew before the old one goes", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id } = stack.entry("data");
      const changed = cloud.program({ path: rowsFile(61) });
      assert.deepEqual(await succeeds(stack.preview(changed)), ["create data"]);
      assert.deepEqual(dataEffects(rig), made);
      assert.deepEqual(await succeeds(stack.up(changed)), ["create data", "delete-replaced data"]);
      assert.deepEqual(dataEffects(rig), [...made, ...made, ...removed]);
      assert.notEqual(stack.entry("data").id, id);
      assert.equal(stack.entry("data").outputs["rows"], 61);
    });

    scenario("that goes back to earlier bytes is made anew each time", async ({ rig, stack }) => {
      for (const rows of [60, 61, 60]) await succeeds(stack.up(cloud.program({ path: rowsFile(rows) })));
      assert.deepEqual(dataEffects(rig), [...made, ...made, ...removed, ...made, ...removed]);
      assert.deepEqual(await succeeds(stack.up(cloud.program())), []);
    });

    scenario("of two resources with the same bytes is two, each with its own end", async ({ rig, stack }) => {
      const { data = {} } = cloud.program();
      await succeeds(stack.up({ data, more: data }));
      assert.notEqual(stack.entry("data").id, stack.entry("more").id);
      await succeeds(stack.up({ data }));
      assert.deepEqual(dataEffects(rig).slice(-removed.length), removed);
      await succeeds(stack.refresh());
      assert.deepEqual([...stack.entries.keys()], ["data"]);
    });

    scenario("is removed by destroy with everything of it, and nothing else", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id, outputs } = stack.entry("data");
      assert.deepEqual(await succeeds(stack.destroy()), ["delete data"]);
      assert.deepEqual(dataEffects(rig), [...made, ...removed]);
      assert.ok(id.endsWith(subjectsOf(rig, removed[0] ?? "").join()));
      assert.deepEqual(subjectsOf(rig, "object.deleted"), subjectsOf(rig, "object.put"));
      assert.deepEqual(
        subjectsOf(rig, "dataset.deleted"),
        outputs["datasetId"] === undefined ? [] : [outputs["datasetId"]],
      );
    });

    scenario("is kept by a taint that finds it", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      const { id } = stack.entry("data");
      const steps = await succeeds(stack.replaceTargets(cloud.program()));
      assert.deepEqual(steps, ["create data", "delete-replaced data"]);
      assert.equal(stack.entry("data").id, id);
      assert.deepEqual(dataEffects(rig), made);
      assert.ok(rig.lines.some((line) => line.includes(`${id} is what this deployment keeps`)));
    });

    scenario("that is tainted with other bytes is replaced for good", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      await succeeds(stack.replaceTargets(cloud.program({ path: rowsFile(61) })));
      assert.deepEqual(dataEffects(rig), [...made, ...made, ...removed]);
    });

    scenario(
      "whose file changes after it was read sends nothing, and the next up reads it anew",
      async ({ rig, stack }) => {
        const path = rowsFile(62, "changing.jsonl");
        const restless: AnyKind = {
          ...datasetKind,
          create: (context, inputs) => {
            writeFileSync(path, readFileSync(rowsFile(63)));
            // What check gave for arguments of this kind.
            return datasetKind.create(context, inputs as Parameters<typeof datasetKind.create>[1]);
          },
        };
        const hasty = createStack(rig, restless);
        await fails(hasty.up(cloud.program({ path })), /changing\.jsonl has changed since it was read for this update/);
        assert.deepEqual(rig.calls, []);
        await succeeds(stack.up(cloud.program({ path })));
        assert.equal(stack.entry("data").outputs["rows"], 63);
        writeFileSync(path, readFileSync(rowsFile(62)));
      },
    );

    scenario(
      "of a file that is not there, or is no training data, is refused without a call",
      async ({ rig, stack }) => {
        await fails(stack.up(cloud.program({ path: "missing.jsonl" })), /missing\.jsonl/);
        await fails(stack.up(cloud.program({ format: "dpo" })), /dpo|chosen/);
        assert.deepEqual(rig.calls, []);
        assert.equal(stack.entries.size, 0);
      },
    );
  });
}
