import assert from "node:assert/strict";
import { endedWith } from "../engine/rig/ended-with";
import type { Clouds } from "../engine/rig/start-clouds";
import { noticesOf } from "../notices/rig/simulated-notices";
import { temporaryFolder } from "../rig/temporary-folder";
import { finetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

/** Every robot of the simulated clouds is told, its address and secret in the environment. */
async function toldEnvironment({ url, environment }: Clouds, dataDirectory: string): Promise<NodeJS.ProcessEnv> {
  const { robots } = await noticesOf(url);
  const each = Object.entries(robots).map(([name, { url: address, secret }]) => {
    const [at, by] = [`${name.toUpperCase()}_URL`, `${name.toUpperCase()}_SECRET`];
    const target = { [name]: { url: `env:${at}`, ...(secret === undefined ? {} : { secret: `env:${by}` }) } };
    return { target, variables: { [at]: address, ...(secret === undefined ? {} : { [by]: secret }) } };
  });
  return {
    ...environment,
    ...Object.assign({}, ...each.map(({ variables }) => variables)),
    FINETUNE_DATA_DIR: dataDirectory,
    FINETUNE_NOTIFY: JSON.stringify(each.map(({ target }) => target)),
  } as NodeJS.ProcessEnv;
}

describe("finetune notify", function () {
  this.timeout(120_000);
  const temporary = temporaryFolder();

  it("lists who is told of what, and sends each of them a message that says that it is a test", () =>
    withClouds(async (clouds) => {
      const environment = await toldEnvironment(clouds, temporary());
      const listed = await endedWith(0, finetune(["notify"], { environment }));
      assert.match(
        listed.stdout,
        /^dingtalk DINGTALK_URL +ended, failed, gateMissed, deploymentReady, deploymentFailed/,
      );
      assert.deepEqual((await noticesOf(clouds.url)).notices, []);
      const tested = await endedWith(0, finetune(["notify", "--test"], { environment }));
      assert.equal(tested.stdout.match(/ told$/gm)?.length, 5);
      const { notices } = await noticesOf(clouds.url);
      assert.deepEqual(notices.map(({ robot, refusal }) => [robot, refusal]).sort(), [
        ["dingtalk", undefined],
        ["feishu", undefined],
        ["slack", undefined],
        ["webhook", undefined],
        ["wecom", undefined],
      ]);
      for (const { body } of notices) assert.match(JSON.stringify(body), /this is a test/);
    }));

  it("ends with 1 where one did not take it, and says which and why, without its address", () =>
    withClouds(async (clouds) => {
      const environment = {
        ...(await toldEnvironment(clouds, temporary())),
        FEISHU_SECRET: "SEC-wrong-1",
        SLACK_URL: "",
      };
      const { stdout } = await endedWith(1, finetune(["notify", "--test"], { environment }));
      assert.match(stdout, /^feishu FEISHU_URL +not told: code 19021: sign match fail/m);
      assert.match(stdout, /^slack SLACK_URL +not told: its address is missing: SLACK_URL is not set/m);
      assert.ok(!stdout.includes("SEC-wrong-1") && !stdout.includes("_emulator"));
      const doctor = await finetune(["doctor"], { environment });
      assert.match(doctor.stdout, /^!! {2}notify slack SLACK_URL +SLACK_URL not set$/m);
      assert.match(doctor.stdout, /^ok {2}notify feishu FEISHU_URL +ended, failed/m);
    }));

  it("says that nobody is told where nobody is named", () =>
    withClouds(async ({ environment }) => {
      const { stderr } = await endedWith(1, finetune(["notify", "--test"], { environment }));
      assert.match(stderr, /^nobody is told: set finetune:notify/);
    }));

  it("refuses settings that are none with the place, and without what stands there", () =>
    withClouds(async (clouds) => {
      const FINETUNE_NOTIFY = '[{"slack": {"url": "hooks.slack.com/services/T0KEN"}}]';
      const { stderr } = await endedWith(
        1,
        finetune(["notify"], { environment: { ...clouds.environment, FINETUNE_NOTIFY } }),
      );
      assert.match(stderr, /finetune:notify \(or FINETUNE_NOTIFY\) is not what it takes/);
      assert.match(stderr, /\[0\]\.slack\.url is no http or https address/);
      assert.ok(!stderr.includes("T0KEN"));
    }));
});

describe("finetune watch --notify", function () {
  this.timeout(120_000);
  const temporary = temporaryFolder();

  it("tells of a job of no stack that it has ended, once", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const environment = await toldEnvironment(clouds, temporary());
      await endedWith(0, finetune(["watch", id, "--notify"], { environment }));
      const { notices } = await noticesOf(clouds.url);
      assert.deepEqual(notices.map(({ robot, refusal }) => [robot, refusal]).sort().length, 5);
      for (const { body, refusal } of notices) {
        assert.equal(refusal, undefined);
        assert.match(JSON.stringify(body), /qwen3-8b-ft-/);
      }
      await endedWith(0, finetune(["watch", id, "--notify"], { environment }));
      assert.equal((await noticesOf(clouds.url)).notices.length, 5);
    }));

  it("is refused where there is nobody to tell", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const { stderr } = await endedWith(2, finetune(["watch", id, "--notify"], { environment: clouds.environment }));
      assert.match(stderr, /there is nobody to tell[^]*FINETUNE_NOTIFY/);
    }));
});
