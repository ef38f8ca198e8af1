import { chmodSync, writeFileSync } from "node:fs";

/** Writes a shell script that can be executed. */
export function writeProgram(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}
