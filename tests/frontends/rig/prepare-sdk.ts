import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { built } from "../../rig/built";
import { leaveOut } from "../../rig/leave-out";

/** A Pulumi project folder in which this package is installed beside one version of the Pulumi SDK. */
export interface PreparedSdk {
  readonly version: string;
  /** Folder of the SDK. */
  readonly sdk: string;
  /** Folder for a program. */
  readonly project: string;
  remove(): void;
}

const clone = resolve(__dirname, "../../..");
const cache = join(clone, ".local", "sdk");
const run = promisify(execFile);
built("sdk/index.js");

/**
 * Makes a project beside an SDK, which is installed into the clone's cache where it is missing. The package is copied, not
 * linked, so that it finds the same SDK as the program; its other dependencies are the clone's.
 * Leaves the test out where the SDK can be had from nowhere.
 */
export async function prepareSdk(test: Mocha.Context, version: string): Promise<PreparedSdk> {
  const home = join(cache, version);
  if (versionIn(home) !== version) {
    try {
      await install(version, home);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      leaveOut(test, `@pulumi/pulumi ${version}`, `it cannot be installed: ${reason}`);
    }
  }
  mkdirSync(join(home, "projects"), { recursive: true });
  const project = mkdtempSync(join(home, "projects", "program-"));
  const packageFolder = join(project, "node_modules", "pulumi-finetune");
  for (const part of ["dist", "package.json"]) {
    cpSync(join(clone, part), join(packageFolder, part), { recursive: true });
  }
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
  return {
    version,
    sdk: join(home, "node_modules", "@pulumi", "pulumi"),
    project,
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}

function versionIn(home: string): string | undefined {
  const file = join(home, "node_modules", "@pulumi", "pulumi", "package.json");
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { version?: string }).version;
}

/** Beside its place first, so that a broken install is never taken for a finished one. */
async function install(version: string, home: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, `${version}-partial-`));
  try {
    writeFileSync(join(partial, "package.json"), JSON.stringify({ private: true }));
    const flags = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
    await run("npm", ["install", ...flags, `@pulumi/pulumi@${version}`], { cwd: partial });
    // Another run may have been faster; its install is as good.
    if (versionIn(home) !== version) {
      rmSync(home, { recursive: true, force: true });
      renameSync(partial, home);
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
