import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { FineTuneError } from "../base/fine-tune-error";

const run = promisify(execFile);
/** A stack's state can be large. */
const mostOutputBytes = 256 * 1024 * 1024;

/**
 * Standard output of a `pulumi` command in the current folder.
 * @throws FineTuneError `pulumi-failed` with what the command said.
 */
export async function runPulumi(args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run("pulumi", [...args, "--non-interactive"], { maxBuffer: mostOutputBytes });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    const isMissing = code === "ENOENT";
    throw new FineTuneError(
      isMissing ? "there is no `pulumi` on PATH" : `\`pulumi ${args.join(" ")}\` failed: ${(stderr ?? "").trim()}`,
      {
        code: "pulumi-failed",
        nextStep: isMissing ? "Install the Pulumi CLI." : "Run it in the folder of the Pulumi program.",
      },
    );
  }
}
