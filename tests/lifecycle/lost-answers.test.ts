import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { answer, emptyList, loseAnswer, loseRequest, meet } from "./rig/faults";
import { effectsOf, lastRun, subjectsOf } from "./rig/journal";
import { scenario } from "./rig/scenario";

const minute = 60_000;
const later = { waitForCompletion: false };

for (const cloud of clouds) {
  const { submit, list, cancel, remove } = cloud.calls;

  describe(`a lost answer on ${cloud.cloud}`, () => {
    scenario("to the submit: the job is found, nothing is sent again", async ({ rig, stack }) => {
      meet(rig, submit, loseAnswer);
      await succeeds(stack.up(cloud.program()));
      assert.equal(rig.calls.filter((call) => call === submit).length, 1);
      assert.deepEqual(subjectsOf(rig, "run.submitted"), [lastRun(rig)]);
      assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
      assert.ok(rig.lines.some((line) => /^warning: the answer to the submit was lost/.test(line)));
    });

    scenario("to the submit, and a list that lags 30 s behind: it is waited for", async ({ rig, stack }) => {
      meet(rig, submit, loseAnswer);
      // A look every 5 s: the first six come too early.
      meet(rig, cloud.calls.lookUp, emptyList, cloud.cloud === "bailian" ? 7 : 6);
      await succeeds(stack.up(cloud.program()));
      assert.ok(rig.calls.filter((call) => call === list).length >= 6);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.equal(rig.calls.filter((call) => call === submit).length, 1);
    });

    scenario("from a gateway without effect: up fails and the next up submits once", async ({ rig, stack }) => {
      meet(rig, submit, answer(502, "<html>Bad Gateway</html>"));
      await fails(
        stack.up(cloud.program()),
        /no such job has appeared; it was not sent again/,
        /Run `pulumi up` again/,
      );
      assert.deepEqual(subjectsOf(rig, "run.submitted"), []);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.equal(rig.calls.filter((call) => call === submit).length, 2);
    });

    scenario("to the submit while nothing can be listed: the next up finds the job", async ({ rig, stack }) => {
      meet(rig, submit, async (request, next) => {
        await next(request);
        meet(rig, list, answer(503, "<html>busy</html>"), 150);
        throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      });
      await fails(stack.up(cloud.program()), /it was not sent again/);
      rig.intercept = (request, next) => next(request);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.equal(stack.entry("bot").outputs["status"], "succeeded");
    });

    scenario("to the cancel and to the delete: destroy goes on", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program(later)));
      rig.clock.advance(3 * minute);
      meet(rig, cancel, loseAnswer);
      meet(rig, remove, loseAnswer);
      await succeeds(stack.destroy());
      assert.deepEqual(subjectsOf(rig, "run.cancelled"), [lastRun(rig)]);
      assert.equal(stack.entries.size, 0);
    });

    scenario(
      "after a kill right behind the submit: the next up takes the job over and says so",
      async ({ rig, stack }) => {
        await stack.killedDuring(() => stack.up(cloud.program({ timeouts: { create: "3m" } })));
        rig.lines.length = 0;
        await succeeds(stack.up(cloud.program()));
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        const [line = ""] = rig.lines;
        assert.match(
          line,
          /^info: adopted .* \(running, created \dm \d\ds ago\): its name bot_[a-z2-7]{12} .* for bot /,
        );
        assert.match(line, /change `triggers` or set `adoptExisting: false`/);
        assert.ok(line.includes(stack.entry("bot").id));
      },
    );

    scenario("with adoptExisting off: the error says to look before the next try", async ({ rig, stack }) => {
      meet(rig, submit, loseRequest);
      await fails(stack.up(cloud.program({ adoptExisting: false })), /`adoptExisting` is false.*`adopt`/s);
    });
  });

  describe(`a refused submit on ${cloud.cloud}`, () => {
    scenario("fails at once, leaves nothing behind and is not repeated", async ({ rig, stack }) => {
      meet(rig, submit, answer(400, cloud.refusal));
      await fails(stack.up(cloud.program()), new RegExp(String(cloud.refusal["code"])), /r-1/);
      assert.equal(stack.entries.size, 0);
      assert.equal(rig.calls.filter((call) => call === submit).length, 1);
      const made = effectsOf(rig).filter(({ effect }) => effect === "job.created").length;
      assert.equal(subjectsOf(rig, "job.deleted").length, made);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
    });

    scenario("for want of room waits in line and submits once", async ({ rig, stack }) => {
      meet(rig, submit, answer(429, { code: "Throttling", message: "Too many fine-tune job in running" }), 5);
      await succeeds(stack.up(cloud.program()));
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      assert.ok(rig.statuses.some((status) => status.startsWith(`waiting for room on ${cloud.cloud}`)));
    });

    scenario("for want of room ends at the timeout and leaves nothing behind", async ({ rig, stack }) => {
      meet(rig, submit, answer(429, { code: "Throttling", message: "Too many fine-tune job in running" }), Infinity);
      const started = rig.clock.now();
      await fails(stack.up(cloud.program({ timeouts: { create: "30m" } })), /Too many fine-tune job in running/);
      assert.ok(rig.clock.now() - started < 33 * minute);
      assert.equal(subjectsOf(rig, "job.deleted").length, subjectsOf(rig, "job.created").length);
    });

    scenario("with a wrong key makes nothing", async ({ rig, stack }) => {
      rig.intercept = () => Promise.resolve(Response.json({ code: "AccessDenied", message: "no" }, { status: 403 }));
      await fails(stack.up(cloud.program()), /AccessDenied/);
      assert.equal(stack.entries.size, 0);
      assert.equal(rig.calls.length, 1);
    });
  });
}

describe("the container on qianfan", () => {
  const cloud = cloudCases.qianfan;

  scenario("whose creation lost its answer is found by its name", async ({ rig, stack }) => {
    meet(rig, "CreateFineTuningJob", loseAnswer);
    await succeeds(stack.up(cloud.program()));
    assert.equal(subjectsOf(rig, "job.created").length, 1);
    assert.equal(subjectsOf(rig, "run.submitted").length, 1);
  });

  scenario("that was not created submits nothing; the next up creates it", async ({ rig, stack }) => {
    meet(rig, "CreateFineTuningJob", loseRequest);
    await fails(stack.up(cloud.program()), /did not answer/);
    assert.deepEqual(effectsOf(rig), []);
    await succeeds(stack.up(cloud.program()));
    assert.equal(subjectsOf(rig, "job.created").length, 1);
  });

  scenario(
    "of a submit that nobody can tell stays in the stack, and takes the one run later",
    async ({ rig, stack }) => {
      meet(rig, "CreateFineTuningTask", loseRequest);
      await fails(stack.up(cloud.program()), /no such job has appeared/);
      assert.match(stack.entry("bot").id, /^qianfan\/job-\w+$/);
      rig.calls.length = 0;
      assert.deepEqual(await succeeds(stack.up(cloud.program({ jobName: "renamed" }))), ["update bot"]);
      assert.equal(subjectsOf(rig, "job.created").length, 1);
      assert.equal(subjectsOf(rig, "run.submitted").length, 1);
      await succeeds(stack.refresh());
      assert.match(stack.entry("bot").id, cloud.idPattern);
      assert.deepEqual(await succeeds(stack.up(cloud.program({ jobName: "renamed" }))), []);
    },
  );

  scenario("of such a submit gets no run from another account, where it is not", async ({ rig, stack }) => {
    meet(rig, "CreateFineTuningTask", loseRequest);
    await fails(stack.up(cloud.program()), /no such job has appeared/);
    rig.credentials = { ...rig.credentials, accessKey: "ALTAKtwo4c1f0a9e" };
    meet(rig, "DescribeFineTuningJobs", emptyList, Infinity);
    await fails(stack.up(cloud.program()), /not taken for deleted/);
    assert.deepEqual(subjectsOf(rig, "run.submitted"), []);
    assert.equal(subjectsOf(rig, "job.created").length, 1);
  });

  scenario("of such a submit keeps the run that a taint has put into it", async ({ rig, stack }) => {
    meet(rig, "CreateFineTuningTask", loseRequest);
    await fails(stack.up(cloud.program(later)), /no such job has appeared/);
    await succeeds(stack.replaceTargets(cloud.program(later)));
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
    assert.deepEqual(subjectsOf(rig, "job.deleted"), []);
    assert.ok(stack.entry("bot").id.endsWith(lastRun(rig)));
  });

  scenario("of such a submit is searched for its run by destroy, so that no paid run stays", async ({ rig, stack }) => {
    const noTasks = '{"result":{"taskList":[],"pageInfo":{"isTruncated":false}},"requestId":"r"}';
    meet(rig, "CreateFineTuningTask", loseAnswer);
    meet(rig, "DescribeFineTuningTasks", answer(200, noTasks), 30);
    await fails(stack.up(cloud.program()), /no such job has appeared/);
    rig.intercept = (request, next) => next(request);
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "run.cancelled"), [lastRun(rig)]);
    assert.equal(stack.entries.size, 0);
  });

  scenario("of such a submit, empty, is deleted by destroy", async ({ rig, stack }) => {
    meet(rig, "CreateFineTuningTask", loseRequest);
    await fails(stack.up(cloud.program()), /no such job has appeared/);
    await succeeds(stack.destroy());
    assert.deepEqual(subjectsOf(rig, "job.deleted"), subjectsOf(rig, "job.created"));
  });
});
