import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endedWith } from "./rig/ended-with";
import { eventually } from "./rig/eventually";
import { filesBelow } from "./rig/files-below";
import { writeProject, type FrontEnd } from "./rig/front-ends";
import { findSecrets, type Place } from "./rig/find-secrets";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { keepPlaces } from "./rig/keep-places";
import { startEcho } from "./rig/start-echo";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";
import { quickSpeed, standingStill, waitingUp } from "./trouble/interrupt-up";

/** With characters that encodings change. */
const inArguments = "pa$$word/with+signs&more=1";
const inHyperParameters = "0.000012345678";
const inTriggers = "trigger/with+signs&more=2";
const planted = "planted-in+the/wrong=place";

/** How a program has the resource's class. */
const classes: Readonly<Record<FrontEnd, string>> = {
  dynamic: 'const { FineTuneJob } = require("pulumi-finetune");',
  plugin: `
class FineTuneJob extends pulumi.CustomResource {
  constructor(name, args) {
    super("finetune:index:FineTuneJob", name, { ...args, finetunedOutput: undefined });
  }
}`,
};

const secretArguments = (frontEnd: FrontEnd, run: string): string => `
const pulumi = require("@pulumi/pulumi");
${classes[frontEnd]}
const bailian = ${JSON.stringify(bailian)};
const qianfan = ${JSON.stringify(qianfan)};
const bot = new FineTuneJob("bot", {
  bailian: {
    ...bailian,
    hyperParameters: { ...bailian.hyperParameters, learning_rate: pulumi.secret(${JSON.stringify(inHyperParameters)}) },
    extraParameters: { callback_token: pulumi.secret(${JSON.stringify(inArguments)}) },
  },
  triggers: [${JSON.stringify(run)}, pulumi.secret(${JSON.stringify(inTriggers)})],
});
const faq = new FineTuneJob("faq", {
  qianfan: { ...qianfan, extraParameters: { callback_token: pulumi.secret(${JSON.stringify(inArguments)}) } },
});
exports.bot = bot.finetunedOutput;
exports.faq = faq.finetunedOutput;
`;

/** Secrets in configuration and arguments, through success, failure, refusal and kill. */
const everywhereSearched = (frontEnd: FrontEnd): Promise<void> =>
  withScene(secretArguments(frontEnd, "first"), async (scene) => {
    const { clouds, stack } = scene;
    writeProject(stack);
    const { DASHSCOPE_API_KEY = "", QIANFAN_ACCESS_KEY = "", QIANFAN_SECRET_KEY = "", ...rest } = clouds.environment;
    const { keep, places } = keepPlaces(scene);
    // Half of the credentials from the configuration, half from the environment.
    await endedWith(0, stack.pulumi("config", "set", "--secret", "finetune:dashscopeApiKey", DASHSCOPE_API_KEY));
    stack.environment = { ...rest, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY };
    await keep(0, stack.preview("--diff"));
    await keep(0, stack.preview("--json"));
    await keep(0, stack.up());
    await keep(0, stack.refresh("--diff"));

    // A failing job of the same arguments.
    clouds.emulator.setSpeed(0);
    stack.write(secretArguments(frontEnd, "second"));
    const failing = await waitingUp(scene);
    clouds.emulator.decide(clouds.runs()[2] ?? "", { kind: "fail", code: "BadData", message: "bad rows" });
    await keep(1, failing.done);

    // One that is killed: its arguments stand in an operation that is pending.
    stack.write(secretArguments(frontEnd, "third"));
    const killed = await waitingUp(scene);
    killed.signal("SIGKILL");
    await keep(null, killed.done);
    await keep(0, stack.pulumi("cancel", "--yes"));
    const interrupted = stack.startUp();
    await eventually("the up waits", () => /adopted/.test(interrupted.output()));
    interrupted.signal("SIGINT");
    await keep(1, interrupted.done);
    clouds.emulator.setSpeed(quickSpeed);
    await keep(0, stack.up("--diff"));

    // A refusal: the configured key is right, but this one wins and is wrong.
    const wrong = { QIANFAN_SECRET_KEY: "another-secret", DASHSCOPE_API_KEY: "sk-another" };
    stack.environment = { ...rest, QIANFAN_ACCESS_KEY, ...wrong };
    await keep(1, stack.refresh());
    stack.environment = { ...rest, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY };
    await keep(0, stack.destroy());

    const all = [
      ...places(),
      { path: "configuration", text: readFileSync(join(stack.folder, "Pulumi.dev.yaml"), "utf8") },
    ];
    const keys = [DASHSCOPE_API_KEY, QIANFAN_SECRET_KEY, ...Object.values(wrong)];
    assert.deepEqual(findSecrets([...keys, inArguments, inHyperParameters, inTriggers], all), []);
    // The search would find them: what is no secret is there.
    const holdsArguments = ({ text }: Place) => text.includes("file-ft-sample0000000001");
    assert.ok(
      all.some((place) => place.path.startsWith("output") && holdsArguments(place)),
      "the exported state",
    );
    assert.ok(
      all.some((place) => place.path.endsWith("dev.json") && holdsArguments(place)),
      "the state in its file",
    );
  });

stories("secrets on the real engine", {
  ...Object.fromEntries(
    (["dynamic", "plugin"] as const).map((frontEnd) => [
      `in configuration and arguments are nowhere in state, output, logs or journal, whatever happens, ${frontEnd}`,
      () => everywhereSearched(frontEnd),
    ]),
  ),

  "in the environment never reach the engine: not its decrypted state, debug log or record of calls": () =>
    withScene(
      jobProgram({ bot: { bailian }, faq: { qianfan } }),
      async (scene) => {
        const { clouds, stack } = scene;
        const {
          DASHSCOPE_API_KEY = "",
          QIANFAN_ACCESS_KEY = "",
          QIANFAN_SECRET_KEY = "",
          ...rest
        } = clouds.environment;
        const keys = { DASHSCOPE_API_KEY, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY };
        const record = join(stack.pulumiFolder, "calls.json");
        const usual = { ...rest, ...keys, PULUMI_DEBUG_GRPC: record };
        const { keep, places } = keepPlaces(scene);
        stack.environment = usual;
        const debugging = ["-v=9", "--logtostderr", "--logflow"];
        const killed = await waitingUp(scene, 2);
        killed.signal("SIGHUP");
        await keep(null, killed.done);
        await keep(0, stack.pulumi("cancel", "--yes"));
        clouds.emulator.setSpeed(quickSpeed);
        await keep(0, stack.up(...debugging));
        await keep(0, stack.refresh("--json"));

        await keep(0, stack.pulumi("stack", "export", "--show-secrets"));
        await keep(0, stack.destroy());

        const all = places();
        assert.deepEqual(findSecrets(Object.values(keys), all), []);
        assert.ok(all.some(({ path, text }) => path === record && text.includes("file-ft-sample0000000001")));
      },
      standingStill,
    ),

  "are not told when the cloud refuses them, a gateway tells back what it was told, or they are in a wrong setting":
    () =>
      withScene(jobProgram({ bot: { bailian }, faq: { qianfan } }), async (scene) => {
        const { clouds, stack } = scene;
        const { DASHSCOPE_API_KEY = "", QIANFAN_ACCESS_KEY = "", QIANFAN_SECRET_KEY = "" } = clouds.environment;
        const { keep, places } = keepPlaces(scene);
        for (const status of [400, 502]) {
          const echo = await startEcho(status);
          stack.environment = { ...clouds.environment, FINETUNE_ENDPOINT: echo.url };
          await keep(1, stack.up());
          await echo.close();
          const told = echo.requests.map(({ headers }) => headers.authorization).join();
          assert.ok(told.includes(DASHSCOPE_API_KEY) && told.includes(QIANFAN_ACCESS_KEY));
        }
        const user = clouds.url.replace("http://", `http://user:${encodeURIComponent(planted)}@`);
        const misplaced = [
          { FINETUNE_ENDPOINT: user },
          { FINETUNE_ENDPOINT: planted },
          { DASHSCOPE_WORKSPACE_ID: planted },
          { DASHSCOPE_API_KEY: `sk-${planted}`, QIANFAN_SECRET_KEY: planted },
        ];
        for (const settings of misplaced) {
          stack.environment = { ...clouds.environment, ...settings };
          await keep(1, stack.up());
        }
        stack.environment = clouds.environment;
        await keep(0, stack.up());
        const secrets = [DASHSCOPE_API_KEY, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY, planted];
        assert.deepEqual(findSecrets(secrets, places()), []);
      }),

  "set in plain text stay where Pulumi keeps configuration, and get no further": () =>
    withScene(jobProgram({ bot: { bailian } }), async (scene) => {
      const { clouds, stack } = scene;
      const { DASHSCOPE_API_KEY = "", ...rest } = clouds.environment;
      const { keep, shown } = keepPlaces(scene);
      await endedWith(0, stack.pulumi("config", "set", "--plaintext", "finetune:dashscopeApiKey", DASHSCOPE_API_KEY));
      stack.environment = rest;
      await keep(0, stack.preview("--diff"));
      await keep(0, stack.up());
      const job = { path: "the job in state", text: JSON.stringify(await stack.job("bot")) };
      await keep(0, stack.refresh());
      await keep(0, stack.destroy());
      assert.deepEqual(findSecrets([DASHSCOPE_API_KEY], [...shown(), job]), []);
      // Pulumi's own files have it, and so has what it prints with `--json`; `finetune doctor --stack` warns of that.
      assert.notDeepEqual(findSecrets([DASHSCOPE_API_KEY], filesBelow(stack.pulumiFolder)), []);
    }),
});
