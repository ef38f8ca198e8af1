import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { engineEnvironment } from "../engine/engine-environment.mjs";
import { ensureEngine } from "../engine/ensure-engine.mjs";
import { runCaptured } from "../process/run-captured.mjs";
import { WayOutError } from "../terminal/way-out-error.mjs";

const JOB = {
  model: "qwen3-8b",
  trainingType: "efficient_sft",
  trainingFileIds: ["file-ft-sample0000000001"],
  hyperParameters: { n_epochs: 1, batch_size: 16, max_length: 8192 },
};

/** The first program in each language; what is installed for it is an artefact. */
const PROGRAMS = {
  typescript: {
    runtime: { name: "nodejs" },
    file: "index.ts",
    text: `import { FineTuneJob } from "pulumi-finetune";
export const model = new FineTuneJob("bot", { bailian: ${JSON.stringify(JOB)} }).finetunedOutput;
`,
  },
  python: {
    runtime: { name: "python" },
    file: "__main__.py",
    text: `import pulumi, pulumi_finetune
job = pulumi_finetune.FineTuneJob("bot", bailian=${JSON.stringify(JOB)})
pulumi.export("model", job.finetuned_output)
`,
  },
  yaml: {
    runtime: { name: "yaml" },
    resources: { bot: { type: "finetune:FineTuneJob", properties: { bailian: JOB } } },
    outputs: { model: "${bot.finetunedOutput}" },
  },
};

/**
 * Installs artefacts into empty folders under an empty home, and brings the first program up and down in three languages, on the
 * simulated clouds. Nothing of the clone is in reach.
 *
 * @param {{ version: string, tarball: string, wheel: string, archive: string }} artefacts
 * @returns {Promise<readonly string[]>} the languages
 * @throws {WayOutError} says which command failed, and what it printed
 */
export async function tryArtefacts({ version, tarball, wheel, archive }) {
  const root = mkdtempSync(join(tmpdir(), "finetune-release-"));
  const home = join(root, "home");
  mkdirSync(home);
  const clouds = { FINETUNE_ENDPOINT: "embedded", FINETUNE_SPEED: "1200", FINETUNE_POLL_INTERVAL: "50s" };
  const engine = await ensureEngine(process.env, { languages: true });
  const isolated = engineEnvironment(
    engine,
    { pulumi: join(root, "pulumi") },
    { ...process.env, ...clouds, HOME: home },
  );
  const env = {
    ...isolated,
    // There every host of Python finds the virtual environment.
    PATH: [join(root, "python", "venv", "bin"), isolated.PATH].join(delimiter),
    // Which registry, and what of it is there already.
    npm_config_userconfig: process.env["npm_config_userconfig"] ?? join(homedir(), ".npmrc"),
    npm_config_cache: process.env["npm_config_cache"] ?? join(homedir(), ".npm"),
  };
  /** @param {string} cwd @param {string} command @param {readonly string[]} args */
  const succeed = async (cwd, command, ...args) => {
    const { code, output } = await runCaptured(command, args, { cwd, env });
    if (code === 0) return output;
    throw new WayOutError(
      `${basename(cwd)}: ${command} ${args.join(" ")} ended with exit code ${code}:\n${output.trimEnd()}`,
      "What a user would get from these artefacts does not work: repair it and lay them out anew.",
    );
  };
  const install = {
    typescript: (/** @type {string} */ folder) =>
      succeed(
        folder,
        "npm",
        "install",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        tarball,
        "@pulumi/pulumi@^3",
        "@types/node",
      ),
    python: async (/** @type {string} */ folder) => {
      await succeed(folder, "python3", "-m", "venv", "venv");
      await succeed(folder, join(folder, "venv", "bin", "pip"), "install", "--quiet", wheel);
    },
    yaml: () => succeed(root, "pulumi", "plugin", "install", "resource", "finetune", version, "--file", archive),
  };
  try {
    // The plugin that YAML brings is Python's as well.
    for (const language of /** @type {const} */ (["yaml", "python", "typescript"])) {
      const folder = join(root, language);
      mkdirSync(folder);
      const { file, text, ...project } = { file: undefined, text: "", ...PROGRAMS[language] };
      // JSON is YAML.
      writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify({ name: `first-${language}`, ...project }));
      if (file !== undefined) writeFileSync(join(folder, file), text);
      if (language === "typescript") writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
      await install[language](folder);
      await succeed(folder, "pulumi", "stack", "init", "dev");
      const up = await succeed(folder, "pulumi", "up", "--yes", "--skip-preview", "--non-interactive");
      if (!/model *: "qwen3-8b-ft-/.test(up)) {
        throw new WayOutError(`${language}: no model came of it:\n${up.trimEnd()}`, "Bring the program up by itself.");
      }
      await succeed(folder, "pulumi", "destroy", "--yes", "--skip-preview", "--non-interactive");
    }
    return Object.keys(PROGRAMS);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
