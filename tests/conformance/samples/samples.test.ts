import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { databaseFile } from "../../../provider/emulator/store/open-database";
import { startEmulatorServer, type EmulatorServer } from "../../../provider/emulator/server";
import { leaveOut } from "../../rig/leave-out";
import { clientEnvironment } from "../rig/client-environment";
import type { ClientRecipe } from "../rig/client-recipe";
import { goRecipe } from "../rig/go-recipe";
import { installed, willNeed } from "../rig/installed";
import { nodeRecipe } from "../rig/node-recipe";
import { pythonRecipe } from "../rig/python-recipe";
import { qianfanEnvironment } from "../rig/qianfan-environment";
import { runCommand } from "../rig/run-command";

/** A sample of seed [002]. */
interface Sample {
  readonly language: string;
  readonly recipe: ClientRecipe;
  readonly file: string;
  /** Name under which the sample is put into its folder. */
  readonly program: string;
  /** Puts what the sample imports into its folder. */
  prepare(folder: string, client: string): void;
  /** What it must print: the job with its time, or, where the language prints no more, that there are two. */
  readonly prints: RegExp;
  /** Runs in the folder before the sample. */
  readonly build?: readonly (readonly [command: string, ...args: string[]])[];
  command(client: string): readonly [command: string, ...args: string[]];
}

const clients = join(__dirname, "..");
const samples: readonly Sample[] = [
  {
    language: "Python",
    recipe: pythonRecipe("qianfan-0.4.12.3", join(clients, "qianfan-python")),
    file: "describe-fine-tuning-jobs.py.txt",
    program: "sample.py",
    prepare: () => undefined,
    prints: /'jobId': 'job-n50985crhqq3'/,
    command: (client) => [join(client, "venv/bin/python"), "sample.py"],
  },
  {
    language: "Go",
    recipe: goRecipe("go-qianfan-0.0.14", join(clients, "qianfan-go")),
    file: "describe-fine-tuning-jobs.go.txt",
    program: "main.go",
    prepare: (folder, client) => {
      for (const file of ["go.mod", "go.sum"]) cpSync(join(client, file), join(folder, file));
    },
    build: [["go", "build", "-mod=readonly", "-o", "sample", "."]],
    prints: /"jobId":"job-n50985crhqq3".*"createTime":"2024-01-16T09:48:35Z"/,
    command: () => ["./sample"],
  },
  {
    language: "Node",
    recipe: nodeRecipe("baiducloud-qianfan-0.2.4", join(clients, "qianfan-node")),
    file: "describe-fine-tuning-jobs.mjs.txt",
    program: "sample.mjs",
    prepare: (folder, client) => symlinkSync(join(client, "node_modules"), join(folder, "node_modules")),
    prints: /jobList: \[ \[Object\], \[Object\] \],\s+pageInfo: \{ marker: 'job-n50xxxq3'/,
    command: () => [process.execPath, "sample.mjs"],
  },
];

const TIMEOUT_MS = 15 * 60_000;
const RUN_TIMEOUT_MS = 120_000;

describe("conformance: the page's samples for DescribeFineTuningJobs, as printed", () => {
  let dataDir: string;
  let server: EmulatorServer;

  before(async () => {
    process.stderr.write(
      "    LEFT OUT: the sample for Java: com.baidubce:qianfan, as published (0.0.9), has no console(), so it cannot run;\n    the signer of bce-java-sdk is covered by vectors\n",
    );
    dataDir = mkdtempSync(join(tmpdir(), "finetune-samples-"));
    server = await startEmulatorServer({ port: 0, speed: 0, dataDir });
    // The jobs that the samples name: IDs cannot be chosen in a call.
    const database = new Database(join(dataDir, databaseFile));
    const insert = database.prepare(
      `INSERT INTO qianfan_job (id, name, description, model, train_mode, created_at)
       VALUES (?, ?, 'test_description', 'ERNIE-Speed-8K', 'SFT', 1705398515000)`,
    );
    insert.run("job-n50xxxq3", "test_name_0");
    insert.run("job-n50985crhqq3", "test_name");
    database.close();
  });

  after(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  for (const sample of samples) {
    willNeed(sample.recipe);

    it(`${sample.language}: prints the list`, async function () {
      this.timeout(TIMEOUT_MS);
      const client = await installed(sample.recipe);
      if ("leftOut" in client) {
        return leaveOut(this, `the sample for ${sample.language}`, client.leftOut);
      }
      const folder = mkdtempSync(join(tmpdir(), "finetune-sample-"));
      try {
        const clouds = { url: server.url, ...server.emulator.credentials };
        const text = readFileSync(join(__dirname, sample.file), "utf8")
          .replaceAll("your_iam_ak", clouds.qianfanAccessKey)
          .replaceAll("your_iam_sk", clouds.qianfanSecretKey);
        writeFileSync(join(folder, sample.program), text);
        sample.prepare(folder, client.folder);
        for (const [program, ...words] of sample.build ?? []) {
          const built = await runCommand(program, words, { cwd: folder, env: process.env, timeoutMs: RUN_TIMEOUT_MS });
          assert.equal(built.code, 0, built.output);
        }
        const [command, ...args] = sample.command(client.folder);
        const { QIANFAN_ACCESS_KEY: _key, QIANFAN_SECRET_KEY: _secret, ...host } = qianfanEnvironment(clouds);
        const env = clientEnvironment(folder, host);
        const end = await runCommand(command, args, { cwd: folder, env, timeoutMs: RUN_TIMEOUT_MS });
        assert.equal(end.code, 0, end.output);
        assert.match(end.stdout, sample.prints);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
