import assert from "node:assert/strict";
import { clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { removeElsewhere } from "./rig/other-user";
import { answer, loseRequest, meet } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenario, type Stage } from "./rig/scenario";

const minute = 60_000;
const later = { waitForCompletion: false };

for (const cloud of clouds) {
  const { submit, describe: describeCall } = cloud.calls;

  /** Where the cloud does not publish by itself, the first look only begins it. */
  const publishedByAnotherUp = async (rig: Stage["rig"], stack: Stage["stack"]): Promise<void> => {
    if (cloud.cloud === "bailian") return;
    assert.ok(!("finetunedOutput" in stack.entry("bot").outputs));
    rig.clock.advance(5 * minute);
    assert.deepEqual(await succeeds(stack.up(cloud.program(later))), ["update bot"]);
    assert.equal(subjectsOf(rig, "model.created").length, 1);
  };

  describe(`waitForCompletion: false on ${cloud.cloud}`, () => {
    scenario("returns once submitted, with no output that is not known", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      const { outputs } = stack.entry("bot");
      assert.equal(outputs["status"], "queued");
      for (const unknown of ["finetunedOutput", "finishedAt", "error", "metrics", "modelSetId", "trainedTokens"])
        assert.ok(!(unknown in outputs), `${unknown} is absent`);
      assert.equal(rig.calls.filter((call) => call === describeCall).length, 1);
    });

    scenario("looks once at every later up, and never submits again", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      rig.clock.advance(4 * minute);
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up(cloud.program(later))), ["update bot"]);
      assert.deepEqual(rig.calls, [describeCall]);
      assert.equal(stack.entry("bot").outputs["status"], "running");
      assert.ok(!("finetunedOutput" in stack.entry("bot").outputs));
      rig.clock.advance(60 * minute);
      assert.deepEqual(await succeeds(stack.up(cloud.program(later))), ["update bot"]);
      await publishedByAnotherUp(rig, stack);
      assert.match(String(stack.entry("bot").outputs["finetunedOutput"]), cloud.modelPattern);
      assert.deepEqual(await succeeds(stack.up(cloud.program(later))), []);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario(
      "has its outputs filled by a refresh; a later up adds what a refresh may not do",
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program(later)));
        rig.clock.advance(60 * minute);
        rig.calls.length = 0;
        await succeeds(stack.refresh());
        assert.equal(stack.entry("bot").outputs["status"], "succeeded");
        assert.ok("finishedAt" in stack.entry("bot").outputs);
        assert.ok(rig.calls.every((call) => call.startsWith("GET ") || call.startsWith("Describe")));
        await succeeds(stack.up(cloud.program(later)));
        await publishedByAnotherUp(rig, stack);
        assert.match(String(stack.entry("bot").outputs["finetunedOutput"]), cloud.modelPattern);
      },
    );

    scenario(
      "says so when the job is not found, and keeps it",
      async ({ rig, stack }) => {
        await succeeds(stack.up(cloud.program(later)));
        await removeElsewhere(rig);
        await succeeds(stack.up(cloud.program(later)));
        assert.match(stack.entry("bot").id, cloud.idPattern);
        assert.match(rig.lines.at(-1) ?? "", /^warning: \w+ does not find job .* now; `pulumi refresh` tells/);
      },
      { taskDeleteRule: "literal" },
    );

    scenario("becomes a wait when the argument goes", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });
  });

  describe(`the wait on ${cloud.cloud}`, () => {
    scenario("ends at its timeout with ID, what it saw and what comes next; the next up resumes", async (stage) => {
      const { rig, stack } = stage;
      const program = cloud.program({ timeouts: { create: "5m" } });
      const text = await fails(
        stack.up(program),
        /had not ended after 5m|4m 59s/,
        /goes on by itself/,
        /next `pulumi up` resumes/,
      );
      assert.ok(text.includes(stack.entry("bot").id.replace(/^\w+\//, "")));
      assert.match(text, /seen: .+ ×\d/);
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up(program)), ["update bot"]);
      assert.ok(!rig.calls.includes(submit) && !rig.calls.includes(cloud.calls.list));
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("resumes after a refresh too, which forgets that it had failed", async ({ rig, stack }) => {
      const program = cloud.program({ timeouts: { create: "5m" } });
      await fails(stack.up(program), /had not ended/);
      await succeeds(stack.refresh());
      assert.deepEqual(stack.entry("bot").initErrors, []);
      assert.deepEqual(await succeeds(stack.up(program)), ["update bot"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("takes customTimeouts, and the argument before them", async ({ rig, stack }) => {
      const started = rig.clock.now();
      await fails(stack.up(cloud.program({ customTimeouts: { create: "3m" } })), /had not ended/);
      assert.equal(Math.round((rig.clock.now() - started) / minute), 3);
      const resumed = rig.clock.now();
      const both = { customTimeouts: { update: "1m" }, timeouts: { update: "2m" } };
      await fails(stack.up(cloud.program(both)), /had not ended/);
      assert.equal(Math.round((rig.clock.now() - resumed) / minute), 2);
    });

    scenario("takes no passing error for an answer", async ({ rig, stack }) => {
      meet(rig, describeCall, loseRequest, 7);
      meet(rig, describeCall, answer(503, "<html>busy</html>"), 6);
      meet(rig, describeCall, answer(429, { code: "Throttling", message: "slow down" }), 6);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.ok(rig.statuses.some((status) => /no answer from .*asking again/.test(status)));
    });

    scenario("outlives a describe that misses the job for a moment", async ({ rig, stack }) => {
      meet(rig, describeCall, answer(404, cloud.absent), 3);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario(
      "ends when the job has vanished, and keeps it until a refresh has proven that",
      async ({ rig, stack }) => {
        meet(rig, describeCall, answer(404, cloud.absent), Infinity);
        await fails(stack.up(cloud.program()), /does not know job .* any more/, /pulumi refresh/);
        assert.match(stack.entry("bot").id, cloud.idPattern);
        await fails(stack.refresh(), /its list still has it/);
        rig.intercept = (request, next) => next(request);
        await removeElsewhere(rig);
        await succeeds(stack.refresh());
        assert.equal(stack.entries.size, 0);
      },
      { taskDeleteRule: "literal" },
    );

    scenario("ends at a refused key; the ID is kept and the next up resumes", async ({ rig, stack }) => {
      meet(rig, describeCall, answer(401, { code: "InvalidApiKey", message: "Invalid API-key provided." }));
      await fails(stack.up(cloud.program()), /Invalid API-key provided/);
      assert.deepEqual(await succeeds(stack.up(cloud.program())), ["update bot"]);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("does without the finer view of progress where that is refused", async ({ rig, stack }) => {
      if (cloud.cloud === "bailian")
        meet(rig, "GET /fine-tunes/{job}/logs", answer(403, { code: "AccessDenied" }), Infinity);
      await succeeds(stack.up(cloud.program()));
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
    });

    scenario("counts a status that no document knows as running", async ({ rig, stack }) => {
      const before = rig.intercept;
      rig.intercept = async (request, next) => {
        const response = await before(request, next);
        const text = (await response.text()).replaceAll(cloud.runningWord, '"WARPING"');
        return new Response(text, { status: response.status });
      };
      await succeeds(stack.up(cloud.program()));
      assert.ok(rig.statuses.some((status) => status.startsWith("running (WARPING)")));
      await succeeds(stack.up(cloud.program({ ...later, triggers: 2 })));
      rig.clock.advance(3 * minute);
      await succeeds(stack.refresh());
      assert.equal(stack.entry("bot").outputs["status"], "running");
      assert.equal(stack.entry("bot").outputs["cloudStatus"], "WARPING");
    });
  });
}
