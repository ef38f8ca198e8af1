import assert from "node:assert/strict";
import { unknownSentinels } from "../../provider/front/unknown-sentinels";
import { eventually } from "../engine/rig/eventually";
import { formsOfSecret } from "../engine/rig/forms-of-secret";
import { bailian, qianfan } from "../engine/rig/job-program";
import { startClouds, type Clouds } from "../engine/rig/start-clouds";
import { readInitFailure } from "./rig/init-failure";
import { jobInputs } from "./rig/job-inputs";
import { prepareSdk, type PreparedSdk } from "./rig/prepare-sdk";
import { sdkVersions } from "./rig/sdk-versions";
import { startProvider, type ProviderProcess } from "./rig/start-provider";

/** Far below the time of any job; what is tested ends within a second on an idle machine. */
const promptlyMs = 10_000;

/** As the engine writes a secret of the configuration. */
const secret = (value: string): object => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** Results of the same calls, by SDK, without what differs from run to run. */
const results = new Map<string, string>();

for (const version of sdkVersions) {
  describe(`the dynamic provider on @pulumi/pulumi ${version}`, function () {
    this.timeout(120_000);
    let sdk: PreparedSdk;
    let clouds: Clouds;
    let provider: ProviderProcess;

    before(async function () {
      sdk = await prepareSdk(this, version);
    });
    after(() => sdk?.remove());
    beforeEach(async () => {
      clouds = await startClouds();
      provider = await startProvider(sdk, { PULUMI_NODEJS_PROJECT: "models", NO_PROXY: "127.0.0.1" });
      const { FINETUNE_ENDPOINT = "", ...keys } = clouds.environment;
      await provider.configure({
        "finetune:endpoint": FINETUNE_ENDPOINT,
        "finetune:pollInterval": "50ms",
        "finetune:dashscopeApiKey": secret(keys["DASHSCOPE_API_KEY"] ?? ""),
        "finetune:qianfanAccessKey": secret(keys["QIANFAN_ACCESS_KEY"] ?? ""),
        "finetune:qianfanSecretKey": secret(keys["QIANFAN_SECRET_KEY"] ?? ""),
      });
    });
    afterEach(async () => {
      await provider.close();
      await clouds.close();
    });

    it("is configured when its first calls come at once, as on a refresh", async () => {
      const inputs = jobInputs("bot", { bailian });
      const { id, properties } = await provider.create(inputs);
      const second = await startProvider(sdk, {
        PULUMI_NODEJS_PROJECT: "models",
        NO_PROXY: "127.0.0.1",
        DASHSCOPE_API_KEY: clouds.environment["DASHSCOPE_API_KEY"],
      });
      try {
        await second.configure({ "finetune:endpoint": clouds.url });
        const reads = await Promise.all(Array.from({ length: 5 }, () => second.read(id, properties)));
        for (const read of reads) assert.deepEqual(read, { id, properties });
      } finally {
        await second.close();
      }
    });

    it("gives the same results as on every other SDK, without a value that is not known", async () => {
      const all = [];
      for (const [name, args] of Object.entries({ bot: { bailian }, faq: { qianfan } })) {
        const checked = await provider.check({}, jobInputs(name, args));
        const created = await provider.create(checked.inputs);
        const read = await provider.read(created.id, created.properties);
        assert.deepEqual(read, created);
        assert.ok(!Object.values(created.properties).includes(null));
        const same = await provider.diff(created.id, created.properties, checked.inputs);
        const block = { ...args, triggers: "another" };
        const other = await provider.diff(created.id, created.properties, jobInputs(name, block));
        assert.deepEqual(
          [same, other],
          [
            { changes: 1, replaces: [] },
            { changes: 0, replaces: ["triggers"] },
          ],
        );
        all.push(checked, created);
      }
      results.set(version, withoutChance(JSON.stringify(all, null, 1), clouds));
      const [first] = results.values();
      assert.equal(results.get(version), first);
    });

    it("answers Cancel during a create with the ID and the state, so that the engine saves them", async () => {
      clouds.emulator.setSpeed(0);
      const creating = Promise.allSettled(["one", "two"].map((name) => provider.create(jobInputs(name, { bailian }))));
      await eventually("both jobs are waited for", () => {
        return clouds.calls().filter((call) => call === "GetFineTune").length > 3;
      });
      const cancelledAt = performance.now();
      await provider.cancel();
      const outcomes = await creating;
      assert.ok(performance.now() - cancelledAt < promptlyMs);
      const failures = outcomes.map((outcome) => outcome.status === "rejected" && readInitFailure(outcome.reason));
      assert.deepEqual(
        failures.map((failure) => failure && failure.id).sort(),
        clouds
          .runs()
          .map((run) => `bailian/${run}`)
          .sort(),
      );
      for (const failure of failures) {
        assert.ok(failure);
        assert.match(failure.reasons.join(), /stopped waiting for job .* goes on by itself/s);
        assert.equal(failure.properties["status"], "queued");
        assert.match(String(failure.properties["__provider"]), /dynamic-runtime/);
      }
    });

    it("takes a Cancel without any wait for the ordinary end that it is, and says nothing", async () => {
      await provider.check({}, jobInputs("bot", { bailian }));
      const before = provider.lines.length;
      await provider.cancel();
      assert.deepEqual(provider.lines.slice(before), []);
      assert.equal(provider.printed().trim().split("\n").length, 1, "only its port");
    });

    it("ends when the engine is gone, instead of polling for ever", async () => {
      clouds.emulator.setSpeed(0);
      provider.create(jobInputs("bot", { bailian })).catch(() => undefined);
      await eventually("the job is waited for", () => clouds.calls().includes("GetFineTune"));
      const goneAt = performance.now();
      provider.disconnect();
      await provider.ended;
      assert.ok(performance.now() - goneAt < promptlyMs);
    });

    it("never judges or changes what is not known yet, whichever of the seven marks stands for it", async () => {
      for (const unknown of unknownSentinels) {
        const args = {
          bailian: {
            ...bailian,
            trainingFileIds: [unknown],
            model: unknown,
            hyperParameters: { n_epochs: unknown, batch_size: unknown, max_length: unknown },
          },
          waitForCompletion: unknown,
          timeouts: { create: unknown },
        };
        const { inputs, failures } = await provider.check({}, jobInputs("bot", args));
        assert.deepEqual(failures, [], unknown);
        assert.deepEqual(inputs["bailian"], args.bailian);
        const whole = await provider.check({}, jobInputs("bot", { bailian: unknown }));
        assert.deepEqual(whole.failures, [], unknown);
      }
      assert.deepEqual(clouds.calls(), []);
    });

    it("lets no credential into results, lines, errors or what it prints", async () => {
      const { properties } = await provider.create(jobInputs("bot", { bailian }));
      const refused = await provider
        .create(jobInputs("bad", { bailian: { ...bailian, trainingFileIds: ["none"] } }))
        .then(
          () => assert.fail("a file that does not exist was accepted"),
          (error: unknown) => error,
        );
      assert.equal(readInitFailure(refused), undefined, "nothing was submitted, so there is nothing to save");
      const said = [JSON.stringify(properties), JSON.stringify(provider.lines), String(refused), provider.printed()];
      for (const [name, value] of Object.entries(clouds.environment)) {
        if (!/KEY/.test(name) || name === "QIANFAN_ACCESS_KEY") continue;
        for (const form of formsOfSecret(value)) assert.ok(!said.join("\n").includes(form), name);
      }
      assert.ok(provider.lines.some(({ urn, message }) => urn.endsWith("::bot") && message.startsWith("submitted ")));
    });
  });
}

/** Without times, the port and the fingerprint of keys, which are made anew for each run. */
function withoutChance(text: string, { url }: Clouds): string {
  return text
    .replaceAll(url, "URL")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, "TIME")
    .replace(/ft-\d{12}-/g, "ft-TIME-")
    .replace(/"(keyFingerprint|account)": "[^"]+"/g, '"$1": "…"');
}
