import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { endedWith } from "../engine/rig/ended-with";
import { finetune } from "./rig/finetune";

/** Every command with its options, as a person on call needs them. */
const options: Readonly<Record<string, readonly string[]>> = {
  jobs: ["--cloud", "--orphans", "--stack", "--json"],
  watch: ["--chart", "--notify", "--stack"],
  curve: ["-o", "--force", "--stack", "--json"],
  report: ["-o", "--force", "--stack", "--json"],
  export: ["--to", "-o", "--force", "--stack"],
  notify: ["--test", "--stack"],
  ui: ["--data-dir", "--endpoint", "--stack", "--port", "--no-open", "--json"],
  cancel: ["--stack"],
  bills: ["--stack", "--json"],
  stop: ["--stack", "--yes"],
  models: ["--cloud", "--model", "--stack", "--json"],
  catalogue: [],
  doctor: ["--stack", "--json"],
  data: [],
  emulator: ["--port", "--host", "--data-dir", "--speed", "--json"],
};

/** Options without which a command says that one is missing. */
const required: Readonly<Record<string, readonly string[]>> = { export: ["--to", "csv"] };

describe("the command finetune", function () {
  this.timeout(180_000);

  it("lists its commands, and nothing else, when it is asked for help", async () => {
    const { stdout } = await endedWith(0, finetune(["--help"]));
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
    assert.deepEqual(commands.filter((name) => name !== "help").sort(), Object.keys(options).sort());
  });

  for (const [command, expected] of Object.entries(options)) {
    it(`explains every option of ${command}`, async () => {
      const { stdout } = await endedWith(0, finetune([command, "--help"]));
      for (const option of expected) assert.match(stdout, new RegExp(`^ +${option}[ ,].*\\S`, "m"));
    });

    it(`refuses an option that ${command} does not know, and shows its help`, async () => {
      const { code, stderr, stdout } = await finetune([command, ...(required[command] ?? []), "--unknown"]);
      assert.ok(code === 1 || code === 2, String(code));
      assert.match(stderr, /error: unknown option '--unknown'/);
      assert.match(stderr, new RegExp(`Usage: finetune ${command}`));
      assert.equal(stdout, "");
    });
  }

  it("explains every option of catalogue update", async () => {
    const { stdout } = await endedWith(0, finetune(["catalogue", "update", "--help"]));
    for (const option of ["--cloud", "--from", "--stack"])
      assert.match(stdout, new RegExp(`^ +${option}[ ,].*\\S`, "m"));
  });

  for (const [command, expected] of Object.entries({
    check: ["--cloud", "--format", "--model", "--max-length", "--json", "--output-format"],
    stats: ["--from", "--columns", "--encoding", "--over", "--json"],
    convert: ["--from", "--to", "--cloud", "--columns", "--system", "--split", "--seed", "--encoding", "-o", "--force"],
  })) {
    it(`explains every option of data ${command}, and its arguments`, async () => {
      const { stdout } = await endedWith(0, finetune(["data", command, "--help"]));
      for (const option of expected) assert.match(stdout, new RegExp(`^ +${option}[ ,].*\\S`, "m"));
      const missing = await finetune(["data", command]);
      assert.equal(missing.code, 1);
      assert.match(missing.stderr, /error: (missing required argument|required option)/);
    });
  }

  it("tells the exit codes of watch in its help", async () => {
    const { stdout } = await endedWith(0, finetune(["watch", "--help"]));
    assert.match(stdout, /Exit code: 0 succeeded, 1 failed, 3 cancelled, 2 not known, 130 interrupted\./);
  });

  it("shows its help and fails without a command or with an unknown one", async () => {
    assert.match((await endedWith(1, finetune([]))).stderr, /Usage: finetune/);
    assert.match((await endedWith(1, finetune(["job"]))).stderr, /unknown command 'job'\n\(Did you mean jobs\?\)/);
  });

  it("tells its version", async () => {
    const text = readFileSync(resolve(__dirname, "../../package.json"), "utf8");
    const { version } = JSON.parse(text) as { version: string };
    assert.equal((await endedWith(0, finetune(["--version"]))).stdout, `${version}\n`);
  });
});
