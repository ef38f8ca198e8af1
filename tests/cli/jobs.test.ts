import assert from "node:assert/strict";
import { z } from "zod";
import { endedWith } from "../engine/rig/ended-with";
import { startScriptedServer } from "../clouds/scripted-server";
import { finetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

const printed = z.array(
  z.looseObject({ id: z.string(), status: z.string(), tokens: z.number().optional(), createdAt: z.string() }),
);
const still = { speed: 0 };

describe("finetune jobs", function () {
  this.timeout(180_000);

  it("lists the jobs of both clouds with status, age on the clouds' clock and tokens, and says what is simulated", () =>
    withClouds(async (clouds) => {
      const older = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(3_600_000);
      const newer = await submitJob(clouds, "qianfan", "faqbot");
      clouds.emulator.advance(300_000);
      const { stdout, stderr } = await endedWith(0, finetune(["jobs"], { environment: clouds.environment }));
      const [head, first, second, ...rest] = stdout.trimEnd().split("\n");
      assert.match(head ?? "", /^ID +NAME +STATUS +AGE +TOKENS +MODEL$/);
      assert.match(first ?? "", new RegExp(`^${newer} +faqbot +running +5m 0\\ds +- +ERNIE-Speed-8K$`));
      assert.match(second ?? "", new RegExp(`^${older} +support +succeeded +1h 05m +\\d+ +qwen3-8b$`));
      assert.deepEqual(rest, []);
      assert.match(stderr, /^simulated clouds at http:\S+: nothing is trained or paid\n$/);
    }, still));

  it("lists one cloud only, and prints one line of JSON for a script", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      await submitJob(clouds, "qianfan", "faqbot");
      clouds.emulator.advance(3_600_000);
      const run = finetune(["jobs", "--cloud", "bailian", "--json"], { environment: clouds.environment });
      const { stdout } = await endedWith(0, run);
      assert.equal(stdout.indexOf("\n"), stdout.length - 1);
      const [job, ...others] = printed.parse(JSON.parse(stdout));
      assert.equal(job?.id, id);
      assert.equal(job.status, "succeeded");
      assert.ok((job.tokens ?? 0) > 0);
      assert.ok(!("isOrphan" in job), "nobody asked for orphans");
      assert.deepEqual(others, []);
    }, still));

  it("says that an account has no jobs", () =>
    withClouds(async ({ environment }) => {
      assert.equal((await endedWith(0, finetune(["jobs"], { environment }))).stdout, "no jobs\n");
      assert.equal((await endedWith(0, finetune(["jobs", "--json"], { environment }))).stdout, "[]\n");
    }));

  it("lists the cloud that has keys and says that it leaves the other one out", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "qianfan", "faqbot");
      const environment = { ...clouds.environment, DASHSCOPE_API_KEY: "" };
      const { stdout, stderr } = await endedWith(0, finetune(["jobs"], { environment }));
      assert.ok(stdout.includes(id));
      assert.match(stderr, /left out: no credentials for Bailian: DASHSCOPE_API_KEY is not set/);
    }));

  it("shows one cloud while the other refuses the key, and fails with the way out", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const environment = { ...clouds.environment, QIANFAN_SECRET_KEY: "wrong" };
      const { stdout, stderr } = await endedWith(1, finetune(["jobs"], { environment }));
      assert.ok(stdout.includes(id));
      assert.match(stderr, /error: Qianfan DescribeFineTuningJobs: .*\n.*QIANFAN_SECRET_KEY/);
    }));

  it("shows the other jobs beside one whose status is a member of every object, and one whose ID is none", async () => {
    const job = (job_id: string, status: string, job_name: string) => ({ job_id, status, job_name, model: "qwen3-8b" });
    const jobs = [
      job("ft-1", "RUNNING", "plain"),
      job("ft-2", "constructor", "\u001b]0;owned\u0007<{%fg 1%}>\u202e"),
      job("../../x/y\nz", "RUNNING", "nowhere"),
      job("ft-4", "__proto__", "last"),
    ];
    const cloud = await startScriptedServer({
      json: { output: { jobs, total: jobs.length, page_no: 1, page_size: 100 } },
    });
    try {
      const environment = { DASHSCOPE_API_KEY: "sk-any", DASHSCOPE_HTTP_BASE_URL: `${cloud.url}/api/v1` };
      const table = await endedWith(0, finetune(["jobs", "--cloud", "bailian"], { environment }));
      assert.deepEqual(table.stdout.match(/ft-\d/g), ["ft-1", "ft-2", "ft-4"]);
      assert.ok(table.stdout.includes("\\u001b]0;owned\\u0007\\u003c{%fg 1%}>\\u202e"), table.stdout);
      assert.match(table.stderr, /an item of output\.jobs cannot be read and is passed over/);
      const { stdout } = await endedWith(0, finetune(["jobs", "--cloud", "bailian", "--json"], { environment }));
      const lines = z.array(z.looseObject({ status: z.string(), name: z.string() })).parse(JSON.parse(stdout));
      assert.deepEqual(new Set(lines.map(({ status }) => status)), new Set(["running"]));
      assert.ok(
        lines.some(({ name }) => name === jobs[1]?.job_name),
        "JSON is the same value",
      );
      assert.doesNotMatch(table.output + stdout, /[^\P{Cc}\n]|\u202e/u);
    } finally {
      await cloud.close();
    }
  });

  it("fails with the way out when there is no key, no such host, or no stack to compare with", async () => {
    const none = await endedWith(1, finetune(["jobs"]));
    assert.match(none.stderr, /error: no credentials for either cloud\nSet DASHSCOPE_API_KEY, or /);
    const environment = { FINETUNE_ENDPOINT: "http://127.0.0.1:9", DASHSCOPE_API_KEY: "sk-any" };
    const nobody = await endedWith(1, finetune(["jobs", "--cloud", "bailian"], { environment }));
    assert.match(nobody.stderr, /error: Bailian .* cannot be reached .*\nCheck the network/);
    const orphans = await endedWith(1, finetune(["jobs", "--orphans"]));
    assert.match(orphans.stderr, /--orphans needs --stack/);
    const cloud = await endedWith(1, finetune(["jobs", "--cloud", "other"]));
    assert.match(cloud.stderr, /Allowed choices are bailian, qianfan/);
  });
});
