import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readExportedState, type ExportedResource, type ExportedState } from "./exported-state";
import { built } from "../../rig/built";
import { pulumiEnvironment } from "./pulumi-environment";
import { startCommand, type CommandRun, type RunningCommand } from "./start-command";

/** A Pulumi project with one stack, `dev`, on an engine state of its own. */
export interface TestStack {
  /** Folder of the program. */
  readonly folder: string;
  /** Folder of Pulumi's home and state. */
  readonly pulumiFolder: string;
  /** Name of the project, for stack references. */
  readonly project: string;
  /** Added to the environment of the next commands. */
  environment: NodeJS.ProcessEnv;
  /** Replaces the program. */
  write(program: string): void;
  up(...flags: string[]): Promise<CommandRun>;
  /** `up` that a test may signal. */
  startUp(...flags: string[]): RunningCommand;
  /** `destroy` that a test may signal. */
  startDestroy(...flags: string[]): RunningCommand;
  /** Any other command that a test may signal. */
  start(...args: string[]): RunningCommand;
  preview(...flags: string[]): Promise<CommandRun>;
  refresh(...flags: string[]): Promise<CommandRun>;
  destroy(...flags: string[]): Promise<CommandRun>;
  /** Any other command of Pulumi. */
  pulumi(...args: string[]): Promise<CommandRun>;
  state(): Promise<ExportedState>;
  /** The one job of that name in the stack; throws when there is none. */
  job(name: string): Promise<ExportedResource>;
  remove(): void;
}

/** Where a stack's program lies and runs. */
export interface StackOptions {
  readonly project?: string;
  /** File name of the program; default `index.js`, which needs no compiler. */
  readonly main?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Shares the state backend of another stack, so that one can refer to the other. */
  readonly beside?: TestStack;
  /** Folder of the program that has its packages already; default: a new one with links to this clone. */
  readonly folder?: string;
}

const clone = resolve(__dirname, "../../..");
// Its programs load the package of this clone.
built("sdk/index.js");

/** Makes a project with an empty stack. */
export async function createStack(program: string, options: StackOptions = {}): Promise<TestStack> {
  const { project = "models", main = "index.js" } = options;
  const root = realpathSync(mkdtempSync(join(tmpdir(), "finetune-engine-")));
  const pulumiFolder = options.beside?.pulumiFolder ?? join(root, "pulumi");
  const folder = options.folder ?? join(root, "program");
  if (options.folder === undefined) linkPackages(folder);
  const typescript = main.endsWith(".ts");
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    `name: ${project}\nruntime:\n  name: nodejs\n  options:\n    typescript: ${typescript}\nmain: ${main}\n`,
  );
  const base = pulumiEnvironment(pulumiFolder);
  const start = (args: readonly string[]) =>
    startCommand("pulumi", [...args, "--non-interactive"], {
      cwd: folder,
      env: { ...base, ...stack.environment },
    });
  const run = (...args: string[]) => start(args).done;
  const changing = ["--yes", "--skip-preview"];
  const stack: TestStack = {
    folder,
    pulumiFolder,
    project,
    environment: { ...options.environment },
    write: (text) => writeFileSync(join(folder, main), text),
    up: (...flags) => run("up", ...changing, ...flags),
    startUp: (...flags) => start(["up", ...changing, ...flags]),
    startDestroy: (...flags) => start(["destroy", ...changing, ...flags]),
    start: (...args) => start(args),
    preview: (...flags) => run("preview", ...flags),
    refresh: (...flags) => run("refresh", ...changing, ...flags),
    destroy: (...flags) => run("destroy", ...changing, ...flags),
    pulumi: run,
    state: async () => readExportedState((await succeeding(run("stack", "export"))).stdout),
    job: async (name) => {
      const job = (await stack.state()).jobs.get(name);
      if (job === undefined) throw new Error(`the stack has no job ${name}`);
      return job;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  stack.write(program);
  await succeeding(run("stack", "init", "dev"));
  return stack;
}

async function succeeding(command: Promise<CommandRun>): Promise<CommandRun> {
  const run = await command;
  if (run.code !== 0) throw new Error(`exit code ${run.code}:\n${run.output}`);
  return run;
}

/** What an install of the package would put there. */
function linkPackages(folder: string): void {
  mkdirSync(join(folder, "node_modules", "@pulumi"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  symlinkSync(clone, join(folder, "node_modules", "pulumi-finetune"), "dir");
  for (const name of ["@pulumi/pulumi", "@pulumi/random"]) {
    symlinkSync(join(clone, "node_modules", name), join(folder, "node_modules", name), "dir");
  }
}
