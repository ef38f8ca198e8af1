import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { FineTuneError } from "../base/fine-tune-error";
import { listWords } from "../base/list-words";

const run = promisify(execFile);
/** A stack's state can be large. */
const mostOutputBytes = 256 * 1024 * 1024;

/** Answer of `pulumi stack ls --json`. */
export const stackList = z.array(z.object({ name: z.string() }));

/**
 * Standard output of a `pulumi` command in the current folder.
 * @throws FineTuneError `pulumi-failed` with what the command said.
 */
export async function runPulumi(args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run("pulumi", [...args, "--non-interactive"], { maxBuffer: mostOutputBytes });
    return stdout;
  } catch (error) {
    const { code, stderr = "" } = error as { code?: unknown; stderr?: string };
    const isMissing = code === "ENOENT";
    throw new FineTuneError(
      isMissing ? "there is no `pulumi` on PATH" : `\`pulumi ${args.join(" ")}\` failed: ${stderr.trim()}`,
      {
        code: "pulumi-failed",
        nextStep: isMissing
          ? "Install the Pulumi CLI."
          : `Run it in the folder of the Pulumi program${/no stack named/.test(stderr) ? await stacksThere() : ""}.`,
      },
    );
  }
}

/** The stacks that there are, for who has named another one; empty where they cannot be told. */
async function stacksThere(): Promise<string> {
  try {
    const { stdout } = await run("pulumi", ["stack", "ls", "--json", "--non-interactive"]);
    const names = stackList.parse(JSON.parse(stdout)).map(({ name }) => `\`${name}\``);
    return names.length === 0
      ? "; here there is no stack"
      : `; here there ${names.length === 1 ? "is" : "are"} ${listWords(names, "and")}`;
  } catch {
    return "";
  }
}
