import { InvalidArgumentError, Option, type Command } from "commander";
import { clouds } from "../clouds";
import { datasetFormats, textFormats } from "../contract/kinds/training-dataset";
import { encodings } from "../data/encoding";
import { foreignNames } from "../preflight/foreign/foreign-shapes";
import type { CheckOptions } from "./data/check-command";
import type * as checkCommand from "./data/check-command";
import type { ConvertOptions } from "./data/convert-command";
import type * as convertCommand from "./data/convert-command";
import type { StatsOptions } from "./data/stats-command";
import type * as statsCommand from "./data/stats-command";

/** Adds `finetune data`: from the data that one has to a file that a cloud trains on. `finish` runs a command to its exit code. */
export function addDataCommands(program: Command, finish: (work: () => Promise<number>) => Promise<void>): void {
  const data = program
    .command("data")
    .description("Training data: judge a file as preview does, look into it, convert it from other shapes.");
  const cloudOption = (text: string) => new Option("--cloud <C>", text).choices(clouds.all.map(({ name }) => name));
  const encodingOption = () => new Option("--encoding <E>", "default: by what the file holds").choices([...encodings]);
  const fromOption = () =>
    new Option("--from <SHAPE>", "what the file is")
      .choices(["auto", ...foreignNames, "csv", "tsv", "xlsx"])
      .default("auto");
  const columnsOption = () =>
    new Option("--columns <NAMES>", "which column is what, for example prompt=问题,response=回答,system=角色");

  data
    .command("check <file>")
    .description(
      "Judge a file, or a zip archive or folder with media, as `pulumi preview` does, without Pulumi: findings, rows, tokens, cost of an epoch.",
    )
    .addOption(cloudOption("the cloud that is to take it").makeOptionMandatory())
    .addOption(new Option("--format <F>", "format of its rows").choices([...datasetFormats]).makeOptionMandatory())
    .option("--model <M>", "model that is to be trained: tells what an epoch costs")
    .option("--max-length <N>", "longest row in tokens that the job takes", wholeNumber)
    .option(
      "--data-format <D>",
      "the cloud's word for the rows, where the format has several, as PromptSortedresponses",
    )
    .option("--json", "print one line of JSON")
    .addOption(
      new Option("--output-format <F>", "github: annotations of a workflow").choices(["text", "json", "github"]),
    )
    .addHelpText("after", "\nExit code: 0 nothing is wrong or there are only warnings, 1 there are errors.")
    .action((file: string, options: CheckOptions) =>
      finish(() => (require("./data/check-command") as typeof checkCommand).runCheck(file, options)),
    );

  data
    .command("stats <file>")
    .description(
      "Show what a file holds: rows, turns, token lengths, repetitions, languages. `-` reads standard input.",
    )
    .addOption(fromOption())
    .addOption(columnsOption())
    .addOption(encodingOption())
    .option("--over <N>", "count the rows of more than so many tokens, and name the first", wholeNumber)
    .option("--json", "print one line of JSON")
    .action((file: string, options: StatsOptions) =>
      finish(() => (require("./data/stats-command") as typeof statsCommand).runStats(file, options)),
    );

  data
    .command("convert <file>")
    .description("Write the rows of a file in a format that a cloud trains on. `-` reads standard input.")
    .addOption(fromOption())
    .addOption(new Option("--to <F>", "format to write").choices([...textFormats]).makeOptionMandatory())
    .addOption(cloudOption("the cloud that is to take them, where clouds write the format differently"))
    .addOption(columnsOption())
    .option("--system <TEXT>", "words of the system for rows that have none")
    .option("--split <PART>", "part of the rows for a second file, NAME.validation.jsonl; above 0, at most 0.5", part)
    .option("--seed <N>", "which rows these are", "0")
    .addOption(encodingOption())
    .requiredOption("-o, --output <FILE>", "file to write; `-` is standard output")
    .option("--force", "replace it where it is there")
    .addHelpText("after", "\nExit code: 0 rows were written, 1 none; what was left out is told with its lines.")
    .action((file: string, options: ConvertOptions) =>
      finish(() => (require("./data/convert-command") as typeof convertCommand).runConvert(file, options)),
    );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("It takes a whole number above 0.");
}

function part(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 0.5) return value;
  throw new InvalidArgumentError("It takes a number above 0 and at most 0.5.");
}
