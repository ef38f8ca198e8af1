import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { createStack } from "../engine/rig/create-stack";
import { endedWith } from "../engine/rig/ended-with";
import { sampleFile } from "../engine/rig/pipeline-program";
import { follow, scenarios } from "../engine/rig/scenarios";
import { commanding, ways } from "../engine/rig/ways";
import { leaveOut } from "../rig/leave-out";
import { findOnPath } from "../tools/find-on-path";

const root = resolve(__dirname, "../..");
const { version } = z.object({ version: z.string() }).parse(require("../../package.json"));

/** A YAML project; JSON is YAML. */
const project = (resources: object, outputs: object = {}) =>
  JSON.stringify({ name: "models", runtime: "yaml", resources, outputs });

describe("the plugin's executable, where there is no Node.js", function () {
  this.timeout(300_000);
  let file = "";
  const empty = mkdtempSync(join(tmpdir(), "finetune-archive-"));
  // The engine's programs and nothing else.
  const bin = join(empty, "bin");

  before(function () {
    try {
      const printed = execFileSync(process.execPath, [join(root, "tools", "archives.mjs"), "--json"], {
        encoding: "utf8",
      });
      file = z.array(z.object({ file: z.string() })).parse(JSON.parse(printed))[0]?.file ?? "";
    } catch (error) {
      if (/could not be had/.test(String(error)))
        leaveOut(this, "the plugin's executable", "no registry can be reached");
      throw error;
    }
    mkdirSync(bin);
    const engine = dirname(findOnPath("pulumi") ?? "");
    for (const name of readdirSync(engine).filter((each) => each.startsWith("pulumi"))) {
      symlinkSync(join(engine, name), join(bin, name));
    }
  });
  after(() => rmSync(empty, { recursive: true, force: true }));

  /** A stack of a YAML program in an empty folder, with the archive installed as a user does. */
  async function openStack(environment: Readonly<Record<string, string>>) {
    const folder = mkdtempSync(join(empty, "program-"));
    const alone = { ...environment, PATH: bin, PULUMI_HOME: join(folder, "home") };
    const stack = await createStack(project({}), { folder, main: "Pulumi.yaml", environment: alone });
    await endedWith(0, stack.pulumi("plugin", "install", "resource", "finetune", version, "--file", file));
    return stack;
  }

  /** A program of one resource of each kind. */
  const programOf = (declared: ReadonlyMap<string, object>) =>
    project(
      Object.fromEntries(
        [...declared].map(([kind, properties]) => [kind, { type: `finetune:index:${kind}`, properties }]),
      ),
    );

  for (const scenario of Object.keys(scenarios) as (keyof typeof scenarios)[]) {
    it(`${scenario}: comes to the same as the plugin of the package`, async () => {
      await follow(scenario, ways["the plugin by its protocol"]);
      await follow(scenario, async ({ environment }) => commanding(await openStack(environment), programOf));
    });
  }

  it("goes from a file to a served model by a component, with the simulated clouds inside, and tells its schema", async () => {
    const stack = await openStack({
      FINETUNE_ENDPOINT: "embedded",
      FINETUNE_SPEED: "1200",
      FINETUNE_POLL_INTERVAL: "50s",
    });
    const hyperParameters = { n_epochs: 1, batch_size: 16, max_length: 8192 };
    const properties = {
      dataset: { path: sampleFile, format: "chat", bailian: {} },
      job: { bailian: { model: "qwen3-8b", trainingType: "efficient_sft", hyperParameters } },
      deployment: { bailian: { plan: "lora" } },
    };
    try {
      const faq = { type: "finetune:index:FineTunedModel", properties };
      stack.write(project({ faq }, { model: "${faq.deployedModel}" }));
      await endedWith(0, stack.up());
      assert.match(String((await stack.state()).outputs["model"]), /^qwen3-8b-ft-/);
      const schema = await endedWith(0, stack.pulumi("package", "get-schema", "finetune"));
      const told = JSON.parse(schema.stdout);
      const { resources, functions } = require("../../sdk/schema.json");
      const names = (table: object) => Object.keys(table).sort();
      assert.deepEqual([told.version, names(told.resources)], [version, names(resources)]);
      assert.deepEqual(names(told.functions), names(functions));
      await endedWith(0, stack.destroy());
    } finally {
      stack.remove();
    }
  });
});
