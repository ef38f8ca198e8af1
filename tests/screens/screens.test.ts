import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pulumiEnvironment } from "../engine/rig/pulumi-environment";
import { pluginFolder } from "../engine/rig/front-ends";
import { endedWith } from "../engine/rig/ended-with";
import { eventually } from "../engine/rig/eventually";
import { bailianWithEpochs } from "../engine/rig/job-program";
import { withScene, type Scene, type SceneOptions } from "../engine/rig/with-scene";
import { leaveOut } from "../rig/leave-out";
import { hasTmux, openPane, type Pane } from "./pane";

/** What a program declares: a job and a deployment beside it, under the longest names of the examples. */
interface Declared {
  readonly job: object;
  readonly deployment: object;
}

const unit = { plan: "mu", billingMethod: "POST_PAY" };
const first: Declared = {
  job: { bailian: bailianWithEpochs(2) },
  deployment: { model: "qwen3-14b", bailian: { ...unit, deploySpec: "MU1", capacity: 4 } },
};
/** Other epochs and another unit: both are replaced. */
const second: Declared = {
  job: { bailian: bailianWithEpochs(3) },
  deployment: { model: "qwen3-14b", bailian: { ...unit, deploySpec: "MU2", capacity: 8 } },
};

const frontEnds = {
  dynamic: {
    stack: {},
    program: ({ job, deployment }) => `
      const { FineTuneJob, ModelDeployment } = require("pulumi-finetune");
      new FineTuneJob("support-bot", ${JSON.stringify(job)});
      new ModelDeployment("support-service", ${JSON.stringify(deployment)});
    `,
  },
  plugin: {
    stack: { main: "Pulumi.yaml" },
    program: ({ job, deployment }) =>
      JSON.stringify({
        ...{ name: "models", runtime: "yaml", plugins: { providers: [{ name: "finetune", path: pluginFolder }] } },
        resources: {
          "support-bot": { type: "finetune:index:FineTuneJob", properties: job },
          "support-service": { type: "finetune:index:ModelDeployment", properties: deployment },
        },
      }),
  },
} satisfies Readonly<Record<string, { program(declared: Declared): string; stack: SceneOptions["stack"] }>>;

const widths = [160, 120, 100, 80];
const minute = 60_000;
/** Two digits of seconds everywhere, so that nothing moves by a column. */
const settled = [/FineTuneJob .*\(\d\ds\)/, /ModelDeployment .*\(\d\ds\)/, /\d\d% loss \d\.\d\d \d+[sm] left/];

/** What differs from run to run, with as many columns. */
function masked(line: string): string {
  return line
    .replace(/[├└]─/, "├─")
    .replace(/\((\d\ds)\)[. ]{0,3}(?= |$)/, "(00s)...")
    .replace(/(?<=running)\.+/, "")
    .replace(/\b\d\d(?=%)/, "00")
    .replace(/(?<=loss )[\d.]+( \d+)?/, (figures) => figures.replace(/\d/g, "0"))
    .replace(/\d+[sm](?= left|$)/g, "00s")
    .trimEnd();
}

/** The engine leaves the last column empty, and a figure may have two digits more on a slow machine. */
const spare = 3;

/** The rows as they were drawn last, in an order of their own: what stood there before a terminal became narrower is not theirs. */
function rowsOf(text: string, columns: number): string {
  const lines = text.split("\n");
  const head = lines.map((line) => /^ {5}Type +Name/.test(line)).lastIndexOf(true);
  const rows = lines.slice(head + 1).filter((line) => /─ /.test(line));
  return [lines[head] ?? "", ...rows.map(masked).sort()]
    .map((line) => line.slice(0, columns - spare).trimEnd())
    .join("\n");
}

/** Head and both rows: on a slow machine what was there before a terminal became narrower stands a while, broken over its lines. */
const drawn = /^ {5}Type .*(?:\n \+[ +] {2}├─ .*){2}$/;

/** Both rows wait: the job has come half way, and nothing of the deployment is ready. */
async function halfWay({ clouds }: Scene, runs: number, shown: () => string): Promise<void> {
  await eventually("the job is submitted", () => clouds.runs().length === runs);
  // Until it trains; then on, so that what is left can be told.
  clouds.emulator.advance(2 * minute);
  await eventually("the job's figures are shown", () => /\d% loss/.test(shown()));
  clouds.emulator.advance(2 * minute);
  await eventually("the rows are as they are to be", () => settled.every((row) => row.test(shown())));
}

async function atEveryWidth(title: string, pane: Pane): Promise<string[]> {
  const screens: string[] = [];
  for (const columns of widths) {
    await pane.resize(columns);
    let screen = "";
    await eventually(`the rows are drawn at ${columns} columns`, () => {
      screen = rowsOf(pane.text(), columns);
      return drawn.test(screen);
    });
    screens.push(`== ${title}, ${columns} columns\n${screen}`);
  }
  await pane.resize(widths[0] ?? 160);
  return screens;
}

/** Compares with the golden text; with GOLDEN=write it writes that. */
function golden(name: string, screens: readonly string[]): void {
  const file = join(__dirname, "golden", `${name}.txt`);
  const text = `${screens.join("\n\n")}\n`;
  if (process.env["GOLDEN"] === "write") writeFileSync(file, text);
  assert.equal(text, readFileSync(file, "utf8"));
}

describe("what a terminal shows of the rows of `pulumi up`", function () {
  this.timeout(600_000);
  before(function () {
    if (!hasTmux()) leaveOut(this, "the rows on a terminal", "tmux is not there: `apt-get install tmux`");
  });

  for (const [name, { program, stack }] of Object.entries(frontEnds)) {
    it(`is as kept, by the ${name === "plugin" ? "plugin" : "dynamic resources"}, made and replaced`, async () => {
      await withScene(
        program(first),
        async (scene) => {
          const { clouds, stack: made } = scene;
          const command = ["pulumi", "up", "--yes", "--skip-preview", "--stack", "dev"];
          const env = { ...pulumiEnvironment(made.pulumiFolder), ...made.environment, TERM: "xterm-256color" };
          const screens: string[] = [];
          for (const [title, declared, runs] of [
            ["made", first, 1],
            ["replaced", second, 2],
          ] as const) {
            made.write(program(declared));
            const pane = openPane(command, widths[0] ?? 160, { cwd: made.folder, env });
            try {
              await halfWay(scene, runs, () => pane.text());
              screens.push(...(await atEveryWidth(title, pane)));
              clouds.emulator.setSpeed(2_400);
              await eventually("the update has ended", () => /^Duration: /m.test(pane.text()));
              clouds.emulator.setSpeed(0);
            } catch (error) {
              throw new Error(`the terminal shows:\n${pane.text()}`, { cause: error });
            } finally {
              pane.close();
            }
          }
          golden(name, screens);
        },
        { stack: { ...stack }, clouds: { speed: 0 } },
      );
    });
  }

  it("is as kept where nobody redraws, as on a build server", async () => {
    await withScene(
      frontEnds.dynamic.program(first),
      async (scene) => {
        const { clouds, stack } = scene;
        stack.environment = { ...stack.environment, CI: "true" };
        const up = stack.startUp();
        await eventually("the job is submitted", () => clouds.runs().length === 1);
        clouds.emulator.advance(2 * minute);
        await eventually("the job's figures are shown", () => /\d% loss/.test(up.output()));
        clouds.emulator.setSpeed(2_400);
        const { output } = await endedWith(0, up.done);
        const figures = output.split("\n").filter((line) => /creating.*(% loss|ready ·)/.test(line));
        const plain = figures.map((line) =>
          line
            .replace(/\(\d+s\)/, "(0s)")
            .replace(/\d+(?=%)|(?<=loss )[\d.]+|\d+[smh]( left)|\d+s$/g, (part) => part.replace(/\d+/g, "0")),
        );
        golden("build-server", [...new Set(plain.map((line) => line.replace(/0[smh] left /, "").trimEnd()))].sort());
      },
      { clouds: { speed: 0 } },
    );
  });
});
