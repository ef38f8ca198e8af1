import { Command, Option } from "commander";
import { clouds } from "../clouds";
import { listWords } from "../base/list-words";
import { addDataCommands } from "./add-data-commands";
import { addEmulatorCommand } from "./add-emulator-command";
import { addRunCommands } from "./add-run-commands";
import type { BillsOptions } from "./bills-command";
import type * as billsCommand from "./bills-command";
import type * as cancelCommand from "./cancel-command";
import type { CatalogueOptions } from "./catalogue-command";
import type * as catalogueCommand from "./catalogue-command";
import type * as doctorCommand from "./doctor-command";
import { interruptedCode, untoldCode, watchExitCodes } from "./exit-codes";
import type { JobsOptions } from "./jobs-command";
import type * as jobsCommand from "./jobs-command";
import type { ModelsOptions } from "./models-command";
import type * as modelsCommand from "./models-command";
import type { NotifyOptions } from "./notify-command";
import type * as notifyCommand from "./notify-command";
import { packageVersion } from "../base/package-version";
import { noteError } from "./print";
import type { StopOptions } from "./stop-command";
import type * as stopCommand from "./stop-command";
import type { WatchOptions } from "./watch-command";
import type { UiOptions } from "./ui/ui-command";
import type * as uiCommand from "./ui/ui-command";
import type * as watchCommand from "./watch-command";
import { wholeNumber } from "./whole-number";

/** The command with all of its own. The page of the reference is made of it too. */
export const program = new Command("finetune")
  .description(
    `Fine-tuning jobs on ${listWords(
      clouds.all.map(({ fullTitle }) => fullTitle),
      "and",
    )}`,
  )
  .version(packageVersion())
  .showHelpAfterError();

addEmulatorCommand(program);
addDataCommands(program, finish);

const cloudOption = () => new Option("--cloud <C>", "only this cloud").choices(clouds.all.map(({ name }) => name));

const stackOption = () =>
  new Option("--stack <S>", "also take the configuration of this Pulumi stack of the current folder");

program
  .command("jobs")
  .description("List the account's jobs: status, age, tokens, model.")
  .addOption(cloudOption())
  .option("--orphans", "mark jobs that carry a token of this provider and are in the state of none of the given stacks")
  .option("--stack <S...>", "stacks of the current folder; of the first one the configuration is taken, too")
  .option("--json", "print one line of JSON")
  .action(async (options: JobsOptions, command: Command) => {
    if (options.orphans === true && options.stack === undefined) {
      command.error("error: --orphans needs --stack: an orphan is a job that no given stack holds");
    }
    await finish(() => (require("./jobs-command") as typeof jobsCommand).runJobs(options));
  });

program
  .command("models")
  .description("Show what can be trained and served: methods, hyperparameters, prices, plans, with dates and sources.")
  .addOption(cloudOption())
  .option("--model <M>", "all that is known of one model, or of the base of a tuned one")
  .addOption(stackOption())
  .option("--json", "print one line of JSON")
  .action(async (options: ModelsOptions) => {
    await finish(() => (require("./models-command") as typeof modelsCommand).runModels(options));
  });

program
  .command("catalogue")
  .description("The file finetune.catalogue.json, which is read before the tables of this version.")
  .command("update")
  .description("Ask the clouds what can be trained, how and for how much, and write it beside Pulumi.yaml.")
  .addOption(cloudOption())
  .option("--from <FILE>", "take the sections of this file instead of asking")
  .addOption(stackOption())
  .action(async (options: CatalogueOptions) => {
    await finish(() => (require("./catalogue-command") as typeof catalogueCommand).runCatalogueUpdate(options));
  });

const { succeeded, failed, cancelled } = watchExitCodes;
const exitCodesText = `
Exit code: ${succeeded} succeeded, ${failed} failed, ${cancelled} cancelled, ${untoldCode} not known, ${interruptedCode} interrupted.`;

program
  .command("watch <id>")
  .description("Follow a job to its end without changing it, with its losses in one line.")
  .option("--chart", "draw the losses over the whole terminal")
  .option("--notify", "tell whom finetune:notify names, as `pulumi up` does")
  .addOption(stackOption())
  .addHelpText("after", exitCodesText)
  // A wrong argument must not look like a failed job.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : untoldCode))
  .action(async (id: string, options: WatchOptions) => {
    await finish(() => (require("./watch-command") as typeof watchCommand).runWatch(id, options), untoldCode);
  });

addRunCommands(program, stackOption, finish);

program
  .command("cancel <id>")
  .description("Cancel a job and wait until it has ended. What was trained until then is billed.")
  .addOption(stackOption())
  .action(async (id: string, options: { stack?: string }) => {
    await finish(() => (require("./cancel-command") as typeof cancelCommand).runCancel(id, options));
  });

program
  .command("bills")
  .description(
    "List everything of the account that costs now: jobs that train, deployments, compute units, stored data.",
  )
  .addOption(cloudOption())
  .option(
    "--stack <S...>",
    "stacks to look for what costs in, and the first one's configuration; default all of the current folder",
  )
  .option("--json", "print one line of JSON")
  .action(async (options: BillsOptions) => {
    await finish(() => (require("./bills-command") as typeof billsCommand).runBills(options));
  });

program
  .command("stop <id>")
  .description("End one thing that `finetune bills` lists, after asking.")
  .addOption(stackOption())
  .option("--yes", "end it without asking")
  .action(async (id: string, options: StopOptions) => {
    await finish(() => (require("./stop-command") as typeof stopCommand).runStop(id, options));
  });

program
  .command("notify")
  .description("List who is told when a job ends, and of what else.")
  .option("--test", "send each of them a message")
  .addOption(stackOption())
  .action(async (options: NotifyOptions) => {
    await finish(() => (require("./notify-command") as typeof notifyCommand).runNotify(options));
  });

program
  .command("ui")
  .description("Show runs, curves and deployments in a browser of this machine; real accounts are only read.")
  .addOption(
    new Option("--data-dir <DIR>", "the simulated clouds that are embedded in a program, by their folder").conflicts(
      "endpoint",
    ),
  )
  .option("--endpoint <URL>", "a server of simulated clouds")
  .option("--stack <S...>", "stacks whose runs are marked as theirs; of the first one the configuration is taken, too")
  .addOption(
    new Option("--port <N>", "port to listen on; 0 takes a free one").argParser(wholeNumber(0, 65_535)).default(0),
  )
  .option("--no-open", "open no browser")
  .option("--json", "print one line of JSON with the address when ready")
  .action(async (options: UiOptions) => {
    await finish(() => (require("./ui/ui-command") as typeof uiCommand).runUi(options));
  });

program
  .command("doctor")
  .description("Check versions, credentials, clocks and reachability, each with the way out.")
  .addOption(stackOption())
  .option("--json", "print one line of JSON")
  .action(async (options: { stack?: string; json?: boolean }) => {
    await finish(() => (require("./doctor-command") as typeof doctorCommand).runDoctor(options));
  });

/** Runs a command; its exit code is the one that it gives, or `failure` when it throws. */
async function finish(work: () => Promise<number>, failure = 1): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    fail(error, failure);
  }
}

/** Tells an error, with which the command ends. @param code its exit code */
export function fail(error: unknown, code: number): void {
  noteError(error);
  process.exitCode = code;
}
