import assert from "node:assert/strict";
import { generationOf } from "../../provider/lifecycle/process-memory";
import { createProcessMemory } from "../../provider/lifecycle/process-memory";

const urn = "urn:bot";

describe("the generation of a job", () => {
  it("is 0 for a resource that is new", () => {
    assert.equal(generationOf(createProcessMemory(), urn, undefined), 0);
  });

  it("is the one in the old inputs as long as these are given", () => {
    const memory = createProcessMemory();
    assert.equal(generationOf(memory, urn, 3), 3);
    assert.equal(generationOf(memory, urn, 3), 3);
  });

  it("is the next one when the engine checks once more without old inputs", () => {
    const memory = createProcessMemory();
    generationOf(memory, urn, 3);
    assert.equal(generationOf(memory, urn, undefined), 4);
    assert.equal(generationOf(memory, urn, undefined), 4);
    assert.equal(generationOf(memory, "urn:other", undefined), 0);
  });

  it("frees the replaced job, and only that one, for deletion", () => {
    const memory = createProcessMemory();
    for (const [id, owner] of [
      ["bailian/ft-1", urn],
      ["bailian/ft-2", "urn:other"],
    ] as const) {
      memory.owners.set(id, owner);
      memory.staying.add(id);
    }
    generationOf(memory, urn, 0);
    assert.deepEqual([...memory.staying], ["bailian/ft-1", "bailian/ft-2"]);
    generationOf(memory, urn, undefined);
    assert.deepEqual([...memory.staying], ["bailian/ft-2"]);
  });
});
