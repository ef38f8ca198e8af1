import assert from "node:assert/strict";
import { startBailian } from "../start-bailian";
import { surfaces, type Surface } from "./surface";

for (const [way, start] of Object.entries(surfaces)) {
  describe(`the control interface for fault rules ${way}`, () => {
    let surface: Surface;
    beforeEach(async () => (surface = await start()));
    afterEach(() => surface.close());

    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await surface.control(method, path, body);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };

    it("adds, shows and removes them", async () => {
      const added = await ask("POST", "faults", { operation: "GetFineTune", nth: 2, action: { kind: "reset" } });
      const expected = {
        ...{ id: 1, operation: "GetFineTune", nth: 2, matched: 0, applied: 0 },
        action: { kind: "reset", when: "before" },
      };
      assert.deepEqual(added, { status: 201, body: expected });
      await ask("POST", "faults", { action: { kind: "html" } });
      assert.equal(((await ask("GET", "faults")).body["faults"] as unknown[]).length, 2);
      assert.equal((await ask("DELETE", "faults/1")).status, 200);
      assert.equal((await ask("DELETE", "faults/1")).status, 404);
      assert.equal((await ask("DELETE", "faults")).status, 200);
      assert.deepEqual((await ask("GET", "faults")).body, { faults: [] });
    });

    const reset = { kind: "reset" };
    const bad: readonly [rule: unknown, complaint: RegExp][] = [
      [undefined, /expected object/],
      [{}, /at action/],
      [{ action: { kind: "explode" } }, /at action\.kind/],
      [{ action: { kind: "delay" } }, /at action\.ms/],
      [{ action: { kind: "delay", ms: -1 } }, /at action\.ms/],
      [{ action: { kind: "error" } }, /at action\.code/],
      [{ action: { kind: "error", code: "X", status: 200 } }, /at action\.status/],
      [{ action: { kind: "reset", when: "during" } }, /at action\.when/],
      [{ action: { kind: "reset", speed: 1 } }, /"speed"/],
      [{ action: { kind: "listLag", lagMs: "30s" } }, /at action\.lagMs/],
      [{ action: reset, tims: 3 }, /"tims"/],
      [{ action: reset, cloud: "aws" }, /at cloud/],
      [{ action: reset, times: 0 }, /at times/],
      [{ action: reset, nth: 1.5 }, /at nth/],
      [{ action: reset, nth: 1, from: 1 }, /at nth/],
      [{ action: reset, nth: 1, until: 1 }, /at nth/],
      [{ action: reset, from: 3, until: 2 }, /at until/],
      [{ action: reset, probability: 2 }, /at probability/],
      [{ action: reset, operation: [] }, /at operation/],
      [{ action: reset, operation: "CreateJob" }, /CreateJob is no operation of bailian or qianfan[^]*at operation/],
      [{ action: reset, cloud: "qianfan", operation: "GetFineTune" }, /no operation of qianfan[^]*at operation/],
      [{ action: { kind: "listLag", lagMs: 1 }, operation: "GetFineTune" }, /GetFineTune is no list[^]*at operation/],
    ];
    for (const [rule, complaint] of bad) {
      it(`refuses ${JSON.stringify(rule)} and names what is wrong`, async () => {
        const { status, body } = await ask("POST", "faults", rule);
        assert.equal(status, 400);
        assert.match(String(body["message"]), complaint);
        assert.deepEqual((await ask("GET", "faults")).body, { faults: [] });
      });
    }
  });
}

describe("fault rules in the same process", () => {
  it("are refused with an error that names what is wrong", () => {
    const { emulator } = startBailian();
    assert.throws(() => emulator.faults.add({ operation: "Nope", action: { kind: "reset" } }), {
      code: "emulator-fault-invalid",
      message: /Nope is no operation/,
    });
    emulator.close();
  });
});
