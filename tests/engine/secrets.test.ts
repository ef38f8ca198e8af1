import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandRun } from "./rig/start-command";
import { endedWith } from "./rig/ended-with";
import { eventually } from "./rig/eventually";
import { filesBelow } from "./rig/files-below";
import { formsOfSecret } from "./rig/forms-of-secret";
import { bailian, qianfan } from "./rig/job-program";
import { stories } from "./rig/stories";
import { withScene } from "./rig/with-scene";

/** With characters that encodings change. */
const inArguments = "pa$$word/with+signs&more=1";
const inHyperParameters = "0.000012345678";

const program = (triggers: string): string => `
const pulumi = require("@pulumi/pulumi");
const { FineTuneJob } = require("pulumi-finetune");
const bailian = ${JSON.stringify(bailian)};
const bot = new FineTuneJob("bot", {
  bailian: {
    ...bailian,
    hyperParameters: { ...bailian.hyperParameters, learning_rate: pulumi.secret(${JSON.stringify(inHyperParameters)}) },
    extraParameters: { callback_token: pulumi.secret(${JSON.stringify(inArguments)}) },
  },
  triggers: ${JSON.stringify(triggers)},
});
const faq = new FineTuneJob("faq", { qianfan: ${JSON.stringify(qianfan)} });
exports.bot = bot.finetunedOutput;
exports.faq = faq.finetunedOutput;
`;

stories("secrets on the real engine", {
  "are nowhere in state, output, logs or the clouds' journal, on success, failure and refusal": () =>
    withScene(program("first"), async ({ clouds, stack }) => {
      const { DASHSCOPE_API_KEY = "", QIANFAN_ACCESS_KEY = "", QIANFAN_SECRET_KEY = "", ...rest } = clouds.environment;
      const runs: CommandRun[] = [];
      const states: string[] = [];
      const keep = async (code: number, command: Promise<CommandRun>) => {
        runs.push(await endedWith(code, command));
        states.push((await stack.state()).text);
      };
      // Half of the credentials from the configuration, half from the environment.
      await endedWith(0, stack.pulumi("config", "set", "--secret", "finetune:dashscopeApiKey", DASHSCOPE_API_KEY));
      stack.environment = { ...rest, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY };
      await keep(0, stack.preview("--diff"));
      await keep(0, stack.up());
      await keep(0, stack.refresh());

      // A failing job of the same arguments.
      clouds.emulator.setSpeed(0);
      stack.write(program("second"));
      const failing = stack.startUp();
      await eventually("the second job is submitted", () => clouds.runs().length === 3);
      clouds.emulator.decide(clouds.runs()[2] ?? "", { kind: "fail", code: "BadData", message: "bad rows" });
      await keep(1, failing.done);

      // A refusal: the configured key is right, but this one wins and is wrong.
      stack.environment = {
        ...rest,
        QIANFAN_ACCESS_KEY,
        QIANFAN_SECRET_KEY: "another-secret",
        DASHSCOPE_API_KEY: "sk-another",
      };
      await keep(1, stack.refresh());
      stack.environment = { ...rest, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY };
      await keep(0, stack.destroy());

      const places = [
        ...states.map((text, index) => ({ path: `exported state ${index}`, text })),
        ...runs.map(({ output }, index) => ({ path: `output ${index}`, text: output })),
        { path: "journal", text: clouds.emulator.journal().join("\n") },
        ...filesBelow(stack.pulumiFolder),
        { path: "configuration", text: readFileSync(join(stack.folder, "Pulumi.dev.yaml"), "utf8") },
      ];
      const secrets = [
        DASHSCOPE_API_KEY,
        QIANFAN_SECRET_KEY,
        "another-secret",
        "sk-another",
        inArguments,
        inHyperParameters,
      ];
      const found = secrets.flatMap((secret) =>
        formsOfSecret(secret).flatMap((form) =>
          places.filter(({ text }) => text.includes(form)).map(({ path }) => `${form} in ${path}`),
        ),
      );
      assert.deepEqual(found, []);
      // The search would find them: what is no secret is there.
      assert.ok(states.some((text) => text.includes("file-ft-sample0000000001")));
    }),
});
