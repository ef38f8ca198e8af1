import { tmpdir } from "node:os";
import { startCommand, type CommandRun, type RunningCommand } from "../../engine/rig/start-command";
import { built } from "../../rig/built";

/** The built command: what a user starts. */
const main = built("provider/cli/main.js");
const cloudSetting = /^(DASHSCOPE|QIANFAN|FINETUNE)_/;
/** What decides on colours and progress lines, and is not the test's. */
const displaySetting = /^(CI|NO_COLOR|FORCE_COLOR)$/;

/** Where and with which settings a command runs. */
export interface FinetuneOptions {
  /** Added to the environment, which has no settings of the clouds by itself. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Default: a folder without a program. */
  readonly folder?: string;
}

/** Starts `finetune` with its output in pipes, as a script does. */
export function startFinetune(args: readonly string[], options: FinetuneOptions = {}): RunningCommand {
  return startCommand(process.execPath, [main, ...args], place(options));
}

/** Runs `finetune` to its end. */
export function finetune(args: readonly string[], options: FinetuneOptions = {}): Promise<CommandRun> {
  return startFinetune(args, options).done;
}

/** Runs `finetune` on a terminal of so many columns. */
export function finetuneOnTerminal(
  args: readonly string[],
  columns: number,
  options: FinetuneOptions = {},
): Promise<CommandRun> {
  const command = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  const line = `stty cols ${columns}; exec ${command}`;
  return startCommand("script", ["--quiet", "--return", "--flush", "--command", line, "/dev/null"], place(options))
    .done;
}

/** Runs `finetune` on a terminal at which somebody types one line. */
export function finetuneAnswered(
  args: readonly string[],
  answer: string,
  options: FinetuneOptions = {},
): Promise<CommandRun> {
  const command = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  const { cwd, env } = place(options);
  const typed = 'echo "$TYPED" | script --quiet --return --flush --command "$COMMAND" /dev/null';
  return startCommand("sh", ["-c", typed], { cwd, env: { ...env, TYPED: answer, COMMAND: command } }).done;
}

function place({ environment, folder = tmpdir() }: FinetuneOptions) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !cloudSetting.test(name) && !displaySetting.test(name),
  );
  return { cwd: folder, env: { ...Object.fromEntries(inherited), TERM: "xterm", ...environment } };
}
