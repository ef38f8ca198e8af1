import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { succeeds } from "./rig/expect";
import { answer, loseAnswer, meet } from "./rig/faults";
import { lastRun, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const lagMs = 30_000;

/** Submits that took effect although their answer tells nothing. */
const ambiguous = {
  "no answer": loseAnswer,
  "a gateway's 502": async (request, next) => {
    await next(request);
    return answer(502, "<html>Bad Gateway</html>")(request, next);
  },
  "an answer that is no JSON": async (request, next) => {
    await next(request);
    return answer(200, "<html>welcome</html>")(request, next);
  },
} as const satisfies Record<string, typeof loseAnswer>;

for (const cloud of clouds) {
  describe(`lists of ${cloud.cloud} that lag 30 s behind creates`, () => {
    for (const [what, fault] of Object.entries(ambiguous)) {
      scenario(`show the job of a submit with ${what} in time, and it is not sent again`, async ({ rig, stack }) => {
        rig.emulator.faults.add({ action: { kind: "listLag", lagMs } });
        meet(rig, cloud.calls.submit, fault);
        await succeeds(stack.up(cloud.program()));
        assert.equal(rig.calls.filter((call) => call === cloud.calls.submit).length, 1);
        assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      });
    }
  });
}
