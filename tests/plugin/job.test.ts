import assert from "node:assert/strict";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { eventually } from "../engine/rig/eventually";
import { formsOfSecret } from "../engine/rig/forms-of-secret";
import { bailian, bailianWithEpochs, qianfan } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { readInitFailure } from "../frontends/rig/init-failure";
import { startPlugin, urnOf, type PluginUnderTest, type Properties } from "./rig/start-plugin";

/** Far below the time of any job; what is tested ends within a second on an idle machine. */
const promptlyMs = 10_000;
const urn = urnOf("FineTuneJob", "bot");

describe("a job by the plugin", function () {
  this.timeout(120_000);
  let clouds: Clouds;
  let plugin: PluginUnderTest;

  const start = async (): Promise<PluginUnderTest> => {
    const started = await startPlugin();
    const { FINETUNE_ENDPOINT, DASHSCOPE_API_KEY, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY } = clouds.environment;
    await started.configure({
      endpoint: FINETUNE_ENDPOINT,
      pollInterval: "50ms",
      // As the engine marks a secret.
      dashscopeApiKey: {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        value: DASHSCOPE_API_KEY,
      },
      qianfanAccessKey: QIANFAN_ACCESS_KEY,
      qianfanSecretKey: QIANFAN_SECRET_KEY,
    });
    return started;
  };
  const checked = async (args: Properties, olds?: Properties): Promise<Properties> => {
    const answer = await plugin.check(urn, args, olds);
    assert.deepEqual(answer.failuresList, []);
    return answer.checked;
  };

  beforeEach(async () => {
    clouds = await startClouds();
    plugin = await start();
  });
  afterEach(async () => {
    await plugin.close();
    await clouds.close();
  });

  it("goes from a check to its model and out again on both clouds, and is submitted once", async () => {
    // By the simulated Bailian's default rule, ended jobs stay on the cloud.
    const ways = [{ bailian }, { qianfan }];
    for (const args of ways) {
      const inputs = await checked(args);
      const created = await plugin.create(urn, inputs);
      assert.equal(created.properties["status"], "succeeded");
      assert.ok(typeof created.properties["finetunedOutput"] === "string");
      assert.equal(created.refreshBeforeUpdate, false);
      const read = await plugin.read(urn, created.id, created.properties, inputs);
      assert.deepEqual(read, created);
      assert.equal((await plugin.diff(urn, created, await checked(args, inputs))).changes, "none");
      // What a process has made, it does not delete: the engine does that in another one.
      assert.ok(plugin.lines.some((line) => line.urn === urn && line.message.startsWith("submitted ")));
      await plugin.close();
      plugin = await start();
      await plugin.delete(urn, created.id, created.properties);
      assert.ok(plugin.lines.every(({ message }) => !message.includes("nothing was cancelled or deleted")));
      const isKept = args === ways[0];
      assert.equal((await plugin.read(urn, created.id)).id, isKept ? created.id : "");
    }
    assert.equal(clouds.runs().length, 2);
    assert.deepEqual(plugin.printed().err, "");
    assert.match(plugin.printed().out, /^\d+\n$/);
  });

  it("tells at a preview what is known, and asks no cloud", async () => {
    const inputs = await checked({ bailian, jobName: "support" });
    const { id, properties } = await plugin.create(urn, inputs, { preview: true });
    assert.equal(id, "");
    assert.deepEqual(properties["bailian"], bailian);
    for (const output of ["jobId", "jobName", "status", "finetunedOutput"])
      assert.equal(properties[output], unknownSentinels[2], output);
    assert.deepEqual(clouds.calls(), []);
    const created = await plugin.create(urn, await checked({ bailian }));
    const before = clouds.calls().length;
    const retained = { bailian, onDelete: "retain" };
    const update = await plugin.update(urn, created, retained, { preview: true });
    assert.equal(update.properties["finetunedOutput"], created.properties["finetunedOutput"]);
    const running = { ...created, properties: { ...created.properties, status: "running" } };
    const waiting = await plugin.update(urn, running, retained, { preview: true });
    assert.equal(waiting.properties["jobId"], created.properties["jobId"]);
    assert.equal(waiting.properties["finetunedOutput"], unknownSentinels[2]);
    assert.equal(clouds.calls().length, before);
    assert.deepEqual((await plugin.update(urn, created, retained)).properties, update.properties);
  });

  it("tells each change by its path, and whether it trains anew", async () => {
    const inputs = await checked({ bailian, onDelete: "cancel" });
    const created = await plugin.create(urn, inputs);
    const retrained = await plugin.diff(urn, created, { bailian: bailianWithEpochs(2), onDelete: "retain" });
    assert.deepEqual(retrained, {
      changes: "some",
      replaces: ["bailian"],
      diffs: ["bailian", "onDelete"],
      detailed: { "bailian.hyperParameters.n_epochs": "UPDATE_REPLACE", onDelete: "UPDATE" },
      deleteBeforeReplace: false,
    });
    const inPlace = await plugin.diff(urn, created, { bailian, waitForCompletion: false });
    assert.deepEqual([inPlace.replaces, inPlace.detailed], [[], { onDelete: "DELETE", waitForCompletion: "ADD" }]);
  });

  it("says where an argument is wrong, and judges nothing that is not known yet", async () => {
    const wrong = await plugin.check(urn, {
      bailian: { ...bailian, hyperParameters: { ...bailian.hyperParameters, n_epochs: 0 } },
      speed: 2,
    });
    assert.deepEqual(wrong.failuresList.map(({ property }) => property).sort(), [
      "bailian.hyperParameters.n_epochs",
      "speed",
    ]);
    for (const unknown of unknownSentinels) {
      const answer = await plugin.check(urn, { bailian: { ...bailian, trainingFileIds: [unknown] } });
      assert.deepEqual(answer.failuresList, []);
    }
  });

  it("answers a Cancel with the ID and the state, and resumes the same job later", async () => {
    clouds.emulator.setSpeed(0);
    const inputs = await checked({ bailian });
    const creating = plugin.create(urn, inputs).catch((error: unknown) => error);
    await eventually("the job is waited for", () => clouds.calls().includes("GetFineTune"));
    const cancelledAt = performance.now();
    await plugin.cancel();
    const failure = readInitFailure(await creating);
    assert.ok(performance.now() - cancelledAt < promptlyMs);
    assert.deepEqual(
      [failure?.id],
      clouds.runs().map((run) => `bailian/${run}`),
    );
    assert.equal(failure?.properties["status"], "queued");
    await plugin.close();
    clouds.emulator.setSpeed(1_200);
    plugin = await start();
    const old = { id: failure.id, properties: failure.properties, inputs, refreshBeforeUpdate: true };
    const again = await checked({ bailian }, inputs);
    assert.equal((await plugin.diff(urn, old, again)).changes, "some");
    const { properties } = await plugin.update(urn, old, again);
    assert.equal(properties["status"], "succeeded");
    assert.equal(clouds.runs().length, 1);
  });

  it("ends a wait at the resource's own timeout, with the ID and the state", async () => {
    clouds.emulator.setSpeed(0);
    const error = await plugin
      .create(urn, await checked({ bailian }), { timeout: 1 })
      .catch((thrown: unknown) => thrown);
    assert.match(String(readInitFailure(error)?.reasons), /goes on/);
  });

  it("finds its job again after it was killed in the middle, and pays no second one", async () => {
    clouds.emulator.setSpeed(0);
    const inputs = await checked({ bailian });
    plugin.create(urn, inputs).catch(() => undefined);
    await eventually("the job is submitted", () => clouds.runs().length === 1);
    await plugin.close();
    clouds.emulator.setSpeed(1_200);
    plugin = await start();
    const { id } = await plugin.create(urn, await checked({ bailian }));
    assert.deepEqual(
      [id],
      clouds.runs().map((run) => `bailian/${run}`),
    );
  });

  it("is imported by its ID alone, and stays as it is under the arguments that it was trained with", async () => {
    for (const args of [{ bailian }, { qianfan }]) {
      const { id, properties } = await plugin.create(urn, await checked(args));
      await plugin.close();
      plugin = await start();
      const imported = await plugin.read(urn, id);
      assert.equal(imported.properties["finetunedOutput"], properties["finetunedOutput"]);
      assert.equal((await plugin.diff(urn, imported, await checked(args, imported.inputs))).changes, "none");
      const [name = ""] = Object.keys(args);
      const changed = { [name]: { ...Object.values(args)[0], model: "another-model" } };
      const diff = await plugin.diff(urn, imported, await checked({ ...changed, validation: "warn" }));
      assert.deepEqual(diff.replaces, [name]);
      assert.ok(plugin.lines.some(({ message }) => /was trained otherwise: model/.test(message)));
      // What was found equal is recorded in the engine's inputs, and is compared there.
      const calls = clouds.calls().length;
      const recorded = { ...imported, inputs: await checked(args) };
      assert.equal((await plugin.diff(urn, recorded, await checked(args))).changes, "none");
      assert.equal(clouds.calls().length, calls);
    }
    assert.equal(clouds.runs().length, 2);
    assert.equal((await plugin.read(urn, "bailian/ft-202601010000-none")).id, "");
    await assert.rejects(plugin.read(urn, "nonsense"), /is no ID of a fine-tuning job/);
  });

  it("is read by the functions, one or all", async () => {
    const { id, properties } = await plugin.create(urn, await checked({ bailian }));
    const one = await plugin.invoke("finetune:index:getFineTuneJob", { id });
    assert.deepEqual([one["id"], one["finetunedOutput"]], [id, properties["finetunedOutput"]]);
    const { jobs } = await plugin.invoke("finetune:index:listFineTuneJobs", {
      status: ["succeeded"],
      cloud: "bailian",
    });
    assert.deepEqual(
      (jobs as Properties[]).map((job) => job["id"]),
      [id],
    );
    const calls = clouds.calls().length;
    const { models } = await plugin.invoke("finetune:index:listBaseModels", { model: "qwen3-8b" });
    const [base, ...others] = models as Properties[];
    assert.deepEqual([base?.["cloud"], base?.["model"], others], ["bailian", "qwen3-8b", []]);
    assert.ok(Array.isArray(base?.["methods"]) && base["methods"].length > 0);
    assert.equal(clouds.calls().length, calls, "by the tables and the catalogue alone");
    const none = await plugin.invoke("finetune:index:listFineTuneJobs", { status: "failed" });
    assert.deepEqual(none, { jobs: [] });
    await assert.rejects(
      plugin.invoke("finetune:index:getFineTuneJob", { id: "bailian/ft-202601010000-none" }),
      /does not know bailian/,
    );
    await assert.rejects(plugin.invoke("finetune:index:getFineTuneJob", {}), /id: `id` is required/);
    await assert.rejects(
      plugin.invoke("finetune:index:getModelDeployment", { id: "bailian/none" }),
      /does not know bailian\/none/,
    );
  });

  it("refuses a type and a function that it does not have", async () => {
    await assert.rejects(plugin.check(urnOf("Robot", "r"), {}), /no resources of type finetune:index:Robot/);
    await assert.rejects(plugin.invoke("finetune:index:doWhat", {}), /has no function finetune:index:doWhat/);
  });

  it("lets no credential into results, lines, errors or what it prints", async () => {
    const { properties } = await plugin.create(urn, await checked({ bailian }));
    const refused: unknown = await plugin
      .create(urnOf("FineTuneJob", "bad"), { bailian: { ...bailian, trainingFileIds: ["none"] } })
      .catch((error: unknown) => error);
    assert.equal(readInitFailure(refused), undefined, "nothing was submitted, so there is nothing to save");
    const said = [JSON.stringify(properties), JSON.stringify(plugin.lines), String(refused), plugin.printed().err];
    for (const [name, value] of Object.entries(clouds.environment)) {
      if (!/KEY/.test(name) || name === "QIANFAN_ACCESS_KEY") continue;
      for (const form of formsOfSecret(value)) assert.ok(!said.join("\n").includes(form), name);
    }
  });
});
