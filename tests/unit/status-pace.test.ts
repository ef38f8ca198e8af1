import assert from "node:assert/strict";
import { createStatusPace } from "../../provider/lifecycle/status-pace";

const second = 1_000;
const hour = 3_600 * second;

/** How many of the lines that a job gives every second are shown. */
function shown(isUnattended: boolean, untilMs: number): number {
  let now = 0;
  const mayShow = createStatusPace(() => now, isUnattended);
  let count = 0;
  for (; now < untilMs; now += second) if (mayShow(`running · ${now}`)) count += 1;
  return count;
}

describe("the pace of status lines", () => {
  it("is a second at first, and slower the longer the operation takes", () => {
    assert.equal(shown(false, 60 * second), 60);
    assert.equal(shown(false, 600 * second), 60 + 36);
    assert.ok(shown(false, 3 * hour) < 60 + 36 + 180);
  });

  it("is half a minute where every line stays in a log", () => {
    assert.equal(shown(true, 3 * hour), 360);
  });

  for (const isUnattended of [false, true]) {
    it(`lets a new phase through at once${isUnattended ? " in a log too" : ""}`, () => {
      const mayShow = createStatusPace(() => 0, isUnattended);
      assert.ok(mayShow("queued · 0s"));
      assert.ok(mayShow("running · 0s"));
      assert.ok(!mayShow("running · 1s"));
      assert.ok(mayShow("0% · running · 1s"));
      assert.ok(!mayShow("1% loss 2.13 · running · 2s"));
      assert.ok(mayShow("succeeded · model m"));
    });
  }

  it("never repeats a line", () => {
    let now = 0;
    const mayShow = createStatusPace(() => now, false);
    assert.ok(mayShow("queued · 0s"));
    now = 24 * hour;
    assert.ok(!mayShow("queued · 0s"));
    assert.ok(mayShow("queued · 1s"));
  });
});
