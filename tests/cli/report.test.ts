import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clouds as registry } from "../../provider/clouds";
import { parseResourceId } from "../../provider/lifecycle/job/resource-id";
import { endedWith } from "../engine/rig/ended-with";
import { openSessionOn } from "../engine/rig/open-session-on";
import { finetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

const still = { speed: 0 };
const hour = 3_600_000;

describe("finetune report and export", function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "finetune-report-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("write a card with the run's losses, data, cost and what was made of it", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(3 * hour);
      const session = openSessionOn(clouds, "bailian");
      const job = (await session.observe(parseResourceId(registry, id) ?? assert.fail())) ?? assert.fail();
      const model = job.finetunedOutput ?? assert.fail();
      await session.deployments?.().create({ model, name: "bot_abc123", suffix: "abc123", block: { plan: "lora" } });
      const options = { environment: clouds.environment, folder };
      const { stderr } = await endedWith(0, finetune(["report", id, "-o", "card.md"], options));
      assert.match(stderr, /written to card\.md and card\.svg\n$/);
      assert.deepEqual(readdirSync(folder).sort(), ["card.md", "card.svg"]);
      const card = readFileSync(join(folder, "card.md"), "utf8");
      for (const part of [
        `| Job | \`${id}\` |`,
        "| Base model | `qwen3-8b` |",
        `| Model | \`${model}\` |`,
        "| Cost by list price | ",
        "- training loss `█",
        "![Losses](card.svg)",
        "## Checkpoints",
        "| `n_epochs` | `1` |",
        "- data `file-ft-sample0000000001`",
        `- job \`${id}\``,
        `- version \`${model}\``,
        `- deployment \`bailian/${model}-abc123\` of \`${model}\`, `,
      ]) {
        assert.ok(card.includes(part), `${part} is not in\n${card}`);
      }
      const shown = await endedWith(0, finetune(["report", id], options));
      assert.equal(shown.stdout, card.replace("\n\n![Losses](card.svg)", ""));
      const json = JSON.parse((await endedWith(0, finetune(["report", id, "--json"], options))).stdout) as {
        id: string;
        deployments: unknown[];
      };
      assert.deepEqual([json.id, json.deployments.length], [id, 1]);
      const unknown = await endedWith(1, finetune(["report", "ft-202608141007-3be9"], options));
      assert.match(unknown.stderr, /is not found .*\nCheck the ID with `finetune jobs`/);
    }, still));

  it("shows words of others as code that Markdown does not read", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(240_000);
      const run = parseResourceId(registry, id)?.jobId ?? assert.fail();
      clouds.emulator.decide(run, { kind: "fail", code: "X", message: "`|<img src=x> @all\u001b[2J" });
      clouds.emulator.advance(hour);
      const { stdout } = await endedWith(0, finetune(["report", id], { environment: clouds.environment }));
      assert.ok(stdout.includes("| Status | failed: `'\\|<img src=x> @all\\u001b[2J` |"), stdout);
    }, still));

  it("write what each tracker takes, into a folder, and replace nothing unasked", () =>
    withClouds(async (clouds) => {
      const ids = [await submitJob(clouds, "bailian", "support"), await submitJob(clouds, "qianfan", "faqbot")];
      clouds.emulator.advance(3 * hour);
      const options = { environment: clouds.environment, folder };
      await endedWith(0, finetune(["export", ...ids, "--to", "mlflow"], options));
      const runs = readdirSync(join(folder, "finetune-mlflow/mlruns/1")).filter((name) => name !== "meta.yaml");
      assert.equal(runs.length, 2);
      for (const run of runs) {
        const read = (name: string) => readFileSync(join(folder, "finetune-mlflow/mlruns/1", run, name), "utf8");
        assert.match(read("meta.yaml"), new RegExp(`^run_id: "${run}"$[^]*^status: 3$`, "m"));
        assert.match(read("metrics/train/loss"), /^(\d{13} \d\.\d+ \d+\n)+$/);
        assert.ok(ids.includes(read("tags/finetune.id")));
      }
      assert.match(
        (await endedWith(1, finetune(["export", ...ids, "--to", "mlflow"], options))).stderr,
        /meta\.yaml is there already\nGive another name with -o, or --force/,
      );
      for (const tracker of ["wandb", "swanlab"]) {
        await endedWith(0, finetune(["export", ...ids, "--to", tracker, "-o", tracker], options));
        const tracked = JSON.parse(readFileSync(join(folder, tracker, "runs.json"), "utf8")) as { id: string }[];
        assert.deepEqual(
          tracked.map(({ id }) => id),
          ids,
        );
        assert.match(readFileSync(join(folder, tracker, `import_${tracker}.py`), "utf8"), /"(offline|local)"/);
      }
      await endedWith(0, finetune(["export", ...ids, "--to", "csv"], options));
      assert.match(readFileSync(join(folder, "finetune-csv/curves.csv"), "utf8"), /^run,step,epoch/);
    }, still));
});
