import assert from "node:assert/strict";
import { z } from "zod";
import type { ShippedCloudName } from "../../provider/clouds/index";
import type { CloudSession } from "../../provider/contract/session";
import { endedWith } from "../engine/rig/ended-with";
import { openSessionOn } from "../engine/rig/open-session-on";
import type { Clouds } from "../engine/rig/start-clouds";
import { finetune, finetuneAnswered } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

const still = { speed: 0 };
const hourMs = 3_600_000;
const printed = z.array(
  z.looseObject({
    id: z.string(),
    kind: z.string(),
    status: z.string(),
    hourly: z.object({ amount: z.number(), currency: z.string(), priceSource: z.string() }).optional(),
    isUnpriced: z.boolean(),
    stack: z.string().nullish(),
  }),
);
const prices = { FINETUNE_PRICES: '{"hourly": {"qianfan": {"GPU-1-1": 30}}}' };

/** Serves as somebody does who works beside any stack. */
async function deploy(session: CloudSession, model: string, block: object, modelSetId?: string): Promise<string> {
  const operations = session.deployments?.();
  assert.ok(operations);
  const request = { model, name: "served", suffix: "blue1234", block: JSON.parse(JSON.stringify(block)) };
  const { id } = await operations.create(modelSetId === undefined ? request : { ...request, modelSetId });
  return `${session.cloud}/${id}`;
}

const deployUnits = (clouds: Clouds) =>
  deploy(openSessionOn(clouds, "bailian"), "qwen3-8b", { plan: "mu", deploySpec: "MU1", capacity: 4 });

/** A service on two replicas of its own, of a model that was trained before. */
async function deployService(clouds: Clouds, more: object = {}): Promise<string> {
  const id = await submitJob(clouds, "qianfan", "faqbot");
  clouds.emulator.advance(24 * hourMs);
  const [, jobId = "", taskId = ""] = id.split("/");
  const session = openSessionOn(clouds, "qianfan");
  const key = { cloud: "qianfan", jobId, taskId };
  await session.publish?.(key, {}, "faqbot");
  clouds.emulator.advance(hourMs);
  const { modelId, modelSetId } = (await session.publish?.(key, {}, "faqbot")) ?? { modelId: "" };
  const resourceConfig = { type: "GPU-1-1", replicasCount: 2 };
  const billing = { paymentTiming: "Postpaid", ...more };
  const service = await deploy(session, modelId, { resourceConfig, billing }, modelSetId);
  clouds.emulator.advance(hourMs);
  return service;
}

async function bills({ environment }: Clouds, ...args: string[]) {
  const { stdout } = await endedWith(
    0,
    finetune(["bills", "--json", ...args], { environment: { ...prices, ...environment } }),
  );
  return printed.parse(JSON.parse(stdout));
}

async function status(clouds: Clouds, cloud: ShippedCloudName, id: string): Promise<string | undefined> {
  return (
    await openSessionOn(clouds, cloud)
      .deployments?.()
      .observe({ cloud, id: id.slice(cloud.length + 1) })
  )?.status;
}

describe("finetune bills", function () {
  this.timeout(180_000);

  it("lists what costs now of both clouds, the dearest first, with its sum, and nothing that has ended", () =>
    withClouds(async (clouds) => {
      // Answers have no fractions of a second, which would make the ages another one by chance.
      const { simulatedNow } = clouds.emulator.clock();
      clouds.emulator.advance(1000 - (Date.parse(simulatedNow) % 1000));
      const service = await deployService(clouds);
      const served = await deployUnits(clouds);
      const training = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(60_000);
      const { stdout, stderr } = await endedWith(
        0,
        finetune(["bills"], { environment: { ...prices, ...clouds.environment } }),
      );
      const [head, ...lines] = stdout.trimEnd().split("\n");
      assert.match(head ?? "", /^ID +KIND +STATUS +SINCE +COST$/);
      assert.match(lines[0] ?? "", new RegExp(`^${served} +deployment +pending +1m 00s +216 CNY an hour$`));
      assert.match(lines[1] ?? "", new RegExp(`^${service} +deployment +running +1h 01m +60 CNY an hour$`));
      assert.match(
        lines[2] ?? "",
        new RegExp(`^${training} +job +\\w+ +1m 00s +by token trained, 0\\.006 CNY per 1000$`),
      );
      assert.equal(lines.length, 3);
      assert.match(stderr, /together 276 CNY an hour by list price, called or not; `finetune stop <id>` ends one/);
    }, still));

  it("says what is paid by token, and whose price is not known", () =>
    withClouds(async (clouds) => {
      const byToken = await deployService(clouds, { chargeType: "Tokens" });
      const reserved = await deploy(openSessionOn(clouds, "bailian"), "qwen-flash-2025-07-28", {
        plan: "ptu",
        ptuCapacity: { inputTpm: 10_000, outputTpm: 1000 },
      });
      const unpriced = await submitJob(clouds, "qianfan", "other");
      const found = new Map((await bills(clouds)).map((line) => [line.id, line]));
      assert.equal(found.get(reserved)?.hourly?.amount, 6720);
      assert.deepEqual([found.get(byToken)?.isUnpriced, found.get(byToken)?.hourly], [false, undefined]);
      assert.deepEqual([found.get(unpriced)?.isUnpriced, found.get(unpriced)?.hourly], [true, undefined]);
      const { stderr } = await endedWith(0, finetune(["bills"], { environment: clouds.environment }));
      assert.match(stderr, /the price of 1 of 3 is not known/);
    }, still));

  it("says that nothing costs, and says nothing of the kind where a cloud could not be asked", () =>
    withClouds(async ({ environment }) => {
      assert.equal((await endedWith(0, finetune(["bills"], { environment }))).stdout, "nothing costs now\n");
      assert.equal((await endedWith(0, finetune(["bills", "--json"], { environment }))).stdout, "[]\n");
      const refused = { ...environment, QIANFAN_SECRET_KEY: "wrong" };
      for (const args of [["bills"], ["bills", "--json"], ["jobs"], ["jobs", "--json"]]) {
        const { stdout, stderr } = await endedWith(1, finetune(args, { environment: refused }));
        assert.equal(stdout, "");
        assert.match(stderr, /error: Qianfan \w+: /);
      }
    }));
});

describe("finetune stop", function () {
  this.timeout(180_000);

  it("asks, and ends what is meant: a job, a deployment, a service with its units", () =>
    withClouds(async (clouds) => {
      const { environment } = clouds;
      const service = await deployService(clouds);
      const served = await deployUnits(clouds);
      const training = await submitJob(clouds, "bailian", "support");
      for (const answer of ["", "n", "yess"]) {
        const { stdout } = await endedWith(1, finetuneAnswered(["stop", served], answer, { environment }));
        assert.match(stdout, /deployment served, \w+, 216 CNY an hour\s+End it\? \[y\/N\] [^]*nothing was ended/);
      }
      assert.equal((await bills(clouds)).length, 3);

      const stop = (id: string) => endedWith(0, finetune(["stop", id, "--yes"], { environment }));
      clouds.emulator.setSpeed(10);
      assert.match((await stop(training)).stdout, new RegExp(`${training} is cancelled\n$`));
      clouds.emulator.setSpeed(600);
      assert.match((await endedWith(0, finetuneAnswered(["stop", served], "y", { environment }))).stdout, /is ended/);
      assert.equal(await status(clouds, "bailian", served), undefined);
      assert.match((await stop(service.slice("qianfan/".length))).stdout, new RegExp(`${service} is ended\n$`));
      assert.equal(await status(clouds, "qianfan", service), "stopped");
      assert.ok(clouds.effects().includes("compute-unit.released"));
      assert.deepEqual(await bills(clouds), []);
    }, still));

  it("lists the unit that a service left behind, and gives it back", () =>
    withClouds(async (clouds) => {
      const service = await deployService(clouds);
      await openSessionOn(clouds, "qianfan")
        .deployments?.()
        .remove({ cloud: "qianfan", id: service.slice("qianfan/".length) }, { deploymentConfig: {} });
      clouds.emulator.advance(hourMs);
      const [unit, ...others] = await bills(clouds);
      assert.deepEqual([unit?.kind, unit?.hourly?.amount, others.length], ["compute unit", 60, 0]);
      assert.ok(unit !== undefined && unit.id.startsWith(`${service}/`));
      await endedWith(0, finetune(["stop", unit.id, "--yes"], { environment: clouds.environment }));
      assert.deepEqual(await bills(clouds), []);
    }, still));

  it("ends nothing where nobody can answer, or where nothing that costs has the ID", () =>
    withClouds(async (clouds) => {
      const { environment } = clouds;
      const training = await submitJob(clouds, "bailian", "support");
      const mute = await endedWith(1, finetune(["stop", training], { environment }));
      assert.match(mute.stderr, /is only ended after asking, and nobody can answer here\nSay --yes/);
      const nothing = await endedWith(1, finetune(["stop", "bailian/ft-nothing", "--yes"], { environment }));
      assert.match(nothing.stderr, /error: nothing that costs now has this ID\n`finetune bills` lists what costs/);
      const refused = { ...environment, QIANFAN_SECRET_KEY: "wrong" };
      const unknown = await endedWith(1, finetune(["stop", "svco-any", "--yes"], { environment: refused }));
      assert.match(unknown.stderr, /error: Qianfan /);
      assert.equal((await bills(clouds)).length, 1);
    }, still));
});
