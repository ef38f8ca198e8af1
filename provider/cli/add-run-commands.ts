import { Option, type Command } from "commander";
import type { CurveOptions } from "./runs/curve-command";
import type * as curveCommand from "./runs/curve-command";
import type { ExportOptions } from "./runs/export-command";
import type * as exportCommand from "./runs/export-command";
import type { ReportOptions } from "./runs/report-command";
import type * as reportCommand from "./runs/report-command";
import { trackerNames } from "./runs/trackers";

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

  program
    .command("report <id>")
    .description("Write a card of a job's model: base, data, hyperparameters, losses, metrics, cost, lineage.")
    .option("-o, --output <FILE>", "a file to write as Markdown, with a picture of the losses beside it")
    .option("--force", "replace it where it is there")
    .addOption(stackOption())
    .option("--json", "print one line of JSON")
    .action((id: string, options: ReportOptions) =>
      finish(() => (require("./runs/report-command") as typeof reportCommand).runReport(id, options)),
    );

  program
    .command("export <id...>")
    .description("Write jobs as experiment trackers take them, into a folder; nothing is sent to an account.")
    .addOption(new Option("--to <TRACKER>", "what to write").choices([...trackerNames]).makeOptionMandatory())
    .option("-o, --output <DIR>", "folder to write; default finetune-<TRACKER>")
    .option("--force", "replace files that are there")
    .addOption(stackOption())
    .action((ids: string[], options: ExportOptions) =>
      finish(() => (require("./runs/export-command") as typeof exportCommand).runExport(ids, options)),
    );
}
