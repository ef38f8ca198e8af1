import type { Command, Option } from "commander";
import type { CurveOptions } from "./runs/curve-command";
import type * as curveCommand from "./runs/curve-command";

/** Adds what shows runs and takes them along. `finish` runs a command to its exit code. */
export function addRunCommands(
  program: Command,
  stackOption: () => Option,
  finish: (work: () => Promise<number>) => Promise<void>,
): void {
  program
    .command("curve <id...>")
    .description("Draw the training and validation losses of jobs, on the terminal or into a file.")
    .option("-o, --output <FILE>", "a file to write, by its ending: .svg, .png or .csv")
    .option("--force", "replace it where it is there")
    .addOption(stackOption())
    .option("--json", "print one line of JSON")
    .addHelpText("after", "\nExit code: 0 drawn, 1 no cloud tells losses of them.")
    .action((ids: string[], options: CurveOptions) =>
      finish(() => (require("./runs/curve-command") as typeof curveCommand).runCurve(ids, options)),
    );
}
