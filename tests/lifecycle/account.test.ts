import assert from "node:assert/strict";
import { cloudCases, clouds } from "./clouds";
import { fails, succeeds } from "./rig/expect";
import { removeElsewhere } from "./rig/other-user";
import { answer, emptyList, meet, rewrite } from "./rig/faults";
import { subjectsOf } from "./rig/journal";
import { scenario, type Stage } from "./rig/scenario";

const minute = 60_000;
const later = { waitForCompletion: false };
const otherKeys = { apiKey: "sk-two", accessKey: "ALTAKtwo", secretKey: "secret-two" };

for (const cloud of clouds) {
  const { describe: describeCall, list } = cloud.calls;
  const runs = async ({ rig, stack }: Stage): Promise<void> => {
    await succeeds(stack.up(cloud.program(later)));
    rig.clock.advance(3 * minute);
    rig.calls.length = 0;
  };
  const operations = {
    refresh: ({ stack }: Stage) => stack.refresh(),
    destroy: ({ stack }: Stage) => stack.destroy(),
    "an up that resumes": ({ stack }: Stage) => stack.up(cloud.program(later)),
    "an up that replaces": ({ stack }: Stage) => stack.up(cloud.program({ ...later, triggers: 2 })),
  } as const;

  describe(`another endpoint than the job's, ${cloud.cloud}`, () => {
    for (const [name, operate] of Object.entries(operations)) {
      scenario(`is refused by ${name}, without a call`, async (stage) => {
        await runs(stage);
        const { id } = stage.stack.entry("bot");
        stage.rig.endpoint = "https://elsewhere.invalid";
        await fails(operate(stage), /belongs to embedded, but the provider is configured for https:\/\/elsewhere/);
        assert.deepEqual(stage.rig.calls, []);
        assert.equal(stage.stack.entry("bot").id, id);
        stage.rig.endpoint = "embedded";
        await succeeds(stage.stack.up(cloud.program(later)));
      });
    }
  });

  describe(`a job that ${cloud.cloud} does not find`, () => {
    scenario(
      "with the key that submitted it is gone: refresh drops it, the next up trains anew",
      async (stage) => {
        await runs(stage);
        await removeElsewhere(stage.rig);
        await succeeds(stage.stack.refresh());
        assert.equal(stage.stack.entries.size, 0);
      },
      { taskDeleteRule: "literal" },
    );

    scenario(
      "with the key that submitted it is gone: destroy has nothing left to do",
      async (stage) => {
        await runs(stage);
        await removeElsewhere(stage.rig);
        await succeeds(stage.stack.destroy());
        assert.equal(stage.stack.entries.size, 0);
        assert.ok(stage.rig.lines.some((line) => line.includes("was already gone")));
      },
      { taskDeleteRule: "literal" },
    );

    scenario("but that the account's list still has is not gone: the cloud is catching up", async (stage) => {
      await runs(stage);
      meet(stage.rig, describeCall, answer(404, cloud.absent), 2);
      await fails(stage.stack.refresh(), /its list still has it/, /run the same command again/);
      await fails(stage.stack.destroy(), /its list still has it/);
      assert.equal(stage.stack.entries.size, 1);
    });

    for (const name of ["refresh", "destroy", "an up that replaces"] as const) {
      scenario(`with another key is no proof for ${name}`, async (stage) => {
        const { rig, stack } = stage;
        await runs(stage);
        rig.credentials = otherKeys;
        meet(rig, describeCall, answer(404, cloud.absent), Infinity);
        meet(rig, list, emptyList, Infinity);
        await fails(operations[name](stage), /not taken for deleted/, /pulumi state delete/);
        assert.match(stack.entry("bot").id, cloud.idPattern);
        assert.equal(subjectsOf(rig, "run.submitted").length, 1);
        assert.deepEqual(subjectsOf(rig, "run.cancelled"), []);
      });
    }

    scenario("because the URL is wrong is no proof either", async (stage) => {
      await runs(stage);
      meet(stage.rig, describeCall, answer(404, "<html>404 Not Found</html>"), Infinity);
      assert.equal((await stage.stack.refresh()).errors.length, 1);
      assert.equal((await stage.stack.destroy()).errors.length, 1);
      assert.equal(stage.stack.entries.size, 1);
    });
  });

  describe(`${cloud.cloud} down`, () => {
    scenario("fails refresh and destroy and keeps the job", async (stage) => {
      await runs(stage);
      stage.rig.intercept = () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
      await fails(stage.stack.refresh(), /cannot be reached/);
      await fails(stage.stack.destroy(), /cannot be reached/);
      assert.equal(stage.stack.entries.size, 1);
    });
  });
}

describe("the account on bailian", () => {
  const cloud = cloudCases.bailian;

  scenario("is told by its jobs: a rotated key of the same account may say that a job is gone", async (stage) => {
    const { rig, stack } = stage;
    await succeeds(stack.up(cloud.program(later)));
    rig.credentials = otherKeys;
    meet(rig, cloud.calls.describe, answer(404, cloud.absent), Infinity);
    meet(rig, cloud.calls.list, rewrite(/ft-\d{12}-[0-9a-f]{4}/g, "ft-202001010000-0000"), Infinity);
    await succeeds(stack.refresh());
    assert.equal(stack.entries.size, 0);
  });

  scenario("of a key whose jobs are in another workspace is named as another one", async ({ rig, stack }) => {
    await succeeds(stack.up(cloud.program(later)));
    rig.credentials = otherKeys;
    meet(rig, cloud.calls.describe, answer(404, cloud.absent), Infinity);
    meet(rig, cloud.calls.list, rewrite(/"workspace_id":"llm-/g, '"workspace_id":"other-'), Infinity);
    await fails(stack.refresh(), /belongs to another account \(it belongs to llm-/);
  });

  scenario("keeps credentials out of state, lines and errors", async ({ rig, stack }) => {
    await succeeds(stack.up({ ...cloud.program(later), other: cloudCases.qianfan.program(later)["bot"] ?? {} }));
    rig.intercept = (request) =>
      Promise.resolve(
        Response.json(
          {
            code: "AccessDenied",
            message: `no ${request.headers.get("Authorization") ?? ""} ${rig.credentials.apiKey}`,
          },
          { status: 403 },
        ),
      );
    const { errors } = await stack.refresh();
    const seen = JSON.stringify([[...stack.entries], rig.lines, rig.statuses, errors, rig.emulator.journal()]);
    assert.equal(errors.length, 2);
    for (const secret of Object.values(rig.credentials)) assert.ok(!seen.includes(secret), `${secret} is not seen`);
  });
});

for (const cloud of clouds) {
  describe(`another endpoint on ${cloud.cloud}`, () => {
    scenario("never passes a simulated model off as a real one", async ({ rig, stack }) => {
      await succeeds(stack.up(cloud.program()));
      rig.endpoint = "https://clouds.invalid/api/v1";
      await fails(stack.up(cloud.program()), /belongs to embedded, but .* configured for https/, /pulumi state delete/);
    });

    scenario("of the real cloud keeps the job, and says so", async ({ rig, stack }) => {
      rig.endpoint = "https://old.invalid/api/v1";
      await succeeds(stack.up(cloud.program()));
      rig.endpoint = "https://new.invalid/api/v1";
      assert.deepEqual(await succeeds(stack.up(cloud.program())), []);
      assert.ok(rig.lines.some((line) => /warning: job .* belongs to https:\/\/old/.test(line)));
    });
  });
}

describe("a list on qianfan", () => {
  scenario(
    "leaves out a container that is deleted while it is read",
    async ({ rig, stack }) => {
      const cloud = cloudCases.qianfan;
      await succeeds(stack.up(cloud.program(later)));
      await removeElsewhere(rig);
      meet(
        rig,
        "DescribeFineTuningTasks",
        answer(404, { requestId: "r", code: "NoSuchJob", message: "job not exist" }),
      );
      await succeeds(stack.destroy());
      assert.equal(stack.entries.size, 0);
    },
    { taskDeleteRule: "literal" },
  );
});
