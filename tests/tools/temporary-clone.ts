import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findOnPath } from "./find-on-path";

const root = resolve(__dirname, "../..");

/** A folder like a fresh clone, with a home and a PATH of its own on which only a few basic programs are. */
export interface TemporaryClone {
  /** The clone's folder; holds the tools. */
  readonly folder: string;
  /** First and only folder on PATH; tests put fake programs here. */
  readonly bin: string;
  /** Environment with nothing of the machine's in it. */
  readonly env: NodeJS.ProcessEnv;
  /** Removes everything. */
  remove(): void;
}

/**
 * Makes a temporary clone.
 *
 * @param files further files or folders of the repository that are copied into it
 */
export function temporaryClone(files: readonly string[] = []): TemporaryClone {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "finetune-tools-")));
  const folder = join(base, "clone");
  const bin = join(base, "bin");
  for (const made of [folder, bin, join(base, "home")]) mkdirSync(made);
  for (const file of ["tools", ...files]) cpSync(join(root, file), join(folder, file), { recursive: true });
  for (const program of ["sh", "cat", "sleep", "kill", "cp", "chmod", "mkdir", "dirname", "env"]) {
    const found = findOnPath(program);
    if (found !== undefined) symlinkSync(found, join(bin, program));
  }
  symlinkSync(process.execPath, join(bin, "node"));
  return {
    folder,
    bin,
    env: { HOME: join(base, "home"), PATH: bin },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}
