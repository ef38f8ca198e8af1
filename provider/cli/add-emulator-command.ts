import { InvalidArgumentError, Option, type Command } from "commander";
import type { EmulatorCommandOptions } from "./emulator-command";
import type * as emulatorCommand from "./emulator-command";
import { wholeNumber } from "./whole-number";

/** Adds `finetune emulator` to the program. */
export function addEmulatorCommand(program: Command): void {
  program
    .command("emulator")
    .description("Serve the simulated clouds on a port, with API keys and signatures verified.")
    .addOption(
      new Option("--port <N>", "port to listen on; 0 takes a free one").argParser(wholeNumber(0, 65_535)).default(8791),
    )
    .option("--host <H>", "address to listen on", "127.0.0.1")
    .addOption(
      new Option("--data-dir <DIR>", "where jobs, files, keys and the clock live")
        .env("FINETUNE_DATA_DIR")
        .default(".finetune"),
    )
    .addOption(
      new Option("--speed <N>", "simulated seconds per second; default: as before, 60 at first").argParser(positive),
    )
    .addOption(new Option("--instant", "training ends at the first look").conflicts("speed"))
    .addOption(
      new Option(
        "--delete-rule <R>",
        "which states refuse a delete; unless given, literal on Bailian and terminal_only on Qianfan",
      ).choices(["literal", "terminal_only", "strict"]),
    )
    .addOption(
      new Option("--task-delete-rule <R>", "the same for Qianfan's runs alone").choices([
        "literal",
        "terminal_only",
        "strict",
      ]),
    )
    .addOption(
      new Option("--deployment-delete-rule <R>", "from which states Bailian deletes a deployment")
        .choices(["any", "stopped_or_failed"])
        .default("any"),
    )
    .addOption(
      new Option("--job-quota <N>", "most running or succeeded Bailian jobs; 0 is no limit")
        .argParser(wholeNumber(0, 1_000_000))
        .default(0),
    )
    .addOption(
      new Option("--task-quota <N>", "most Qianfan containers; 0 is no limit")
        .argParser(wholeNumber(0, 1e6))
        .default(0),
    )
    .addOption(
      new Option("--training-quota <N>", "most Qianfan runs that have not ended; 0 is no limit")
        .argParser(wholeNumber(0, 1e6))
        .default(0),
    )
    .addOption(
      new Option("--charge-quota <N>", "tokens times epochs that Qianfan trains in all; 0 is no limit")
        .argParser(wholeNumber(0, 1e15))
        .default(0),
    )
    .option("--json", "print one line of JSON with addresses and keys when ready")
    .addHelpText(
      "after",
      `
  Control, for this machine only:
    GET    /_emulator/health
    GET    /_emulator/clock
    POST   /_emulator/clock        {"speed": 60} | {"advanceMs": 600000} | {"advance": "10m"}
    POST   /_emulator/jobs/<id>    {"fail": {"code", "message"}} | {"stall": true} | {"finish": true} | {"vanish": true}
    POST   /_emulator/deployments/<id>   {"fail": true} | {"stop": true} | {"arrears": true} | {"resume": true} | {"vanish": true}
    GET    /_emulator/faults       rules with how often each has counted a call (matched) and hit one (applied)
    POST   /_emulator/faults       add a rule, see below
    DELETE /_emulator/faults       remove all rules, or one: /_emulator/faults/<id>
    GET    /_emulator/journal      every call, effect and transition as JSON lines; ?since=<highest seq seen>
    POST   /_emulator/reset        forget everything but the clock and the keys

  A fault rule: {"cloud", "operation", "nth" | "from", "until", "probability", "seed", "times", "action"}, all but
  the action optional. Operations as the journal names them: CreateFineTune, CreateFineTuningTask, createJob, ...
  Actions, by "kind":
    delay      ms, jitterMs, when            error      code, status, message, retryAfterSeconds, when
    reset      when                          loseAnswer
    hang       when                          truncate   bytes, connection ("cut" or "kept")
    html       status, when                  clockJump  ms
    failJob    code, message, afterMs        stallJob   afterMs
    vanishJob                                listLag    lagMs
    failDeployment  message                  stopDeployment  reason ("console" or "arrears")
    vanishDeployment
  "when" is "before" or "after" the operation took effect. delay is in real time, all other times are simulated.

    curl -X POST http://127.0.0.1:8791/_emulator/faults \\
      -d '{"operation": "CreateFineTune", "nth": 1, "action": {"kind": "loseAnswer"}}'`,
    )
    .action(async (options: EmulatorCommandOptions) => {
      // Loaded when the command runs, so that --help and other commands need no HTTP server and no database.
      const { runEmulator } = require("./emulator-command") as typeof emulatorCommand;
      await runEmulator(options);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("It must be a number above 0.");
}
