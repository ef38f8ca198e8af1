import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { FineTuneError } from "../base/fine-tune-error";

/**
 * Writes a file that a person named; folders on its way are made. One that is there stays, unless it is to be replaced.
 * @throws FineTuneError `bad-output`
 */
export function writeOutput(name: string, content: string | Uint8Array, { force = false } = {}): void {
  try {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content, { flag: force ? "w" : "wx" });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
    if (code === "EEXIST") {
      throw new FineTuneError(`${name} is there already`, {
        ...{ code: "bad-output", cause },
        nextStep: "Give another name with -o, or --force to replace it.",
      });
    }
    throw new FineTuneError(`${name} cannot be written: ${code}`, {
      ...{ code: "bad-output", cause },
      nextStep: "Give a name with -o that this user may write.",
    });
  }
}
