import assert from "node:assert/strict";
import { codeWords, page, sections } from "../../docs/pages";
import { finetune } from "../../cli/rig/finetune";
import { endedWith } from "../rig/ended-with";
import { pulumiEnvironment } from "../rig/pulumi-environment";
import type { CommandRun } from "../rig/start-command";
import type { Scene } from "../rig/with-scene";

const name = "when-things-go-wrong.md";

/** One situation of the page while a test plays it. */
export interface Trouble {
  /** Takes note of what a command printed: every message that the page quotes must be seen once. */
  sees(run: CommandRun): void;
  /** Runs one of the commands that the page tells, with `<id>` or `<urn>` filled in. */
  follow(scene: Scene, command: string, options?: FollowOptions): Promise<CommandRun>;
}

/** How a command of the page is run. */
export interface FollowOptions {
  /** What stands in angle brackets. */
  readonly fill?: string;
  /** Exit code that it must end with; default 0. */
  readonly code?: number;
}

/** Plays one situation. */
export type TroubleStory = (trouble: Trouble) => Promise<void>;

/** Plays a situation; fails when the page quotes what was not seen, or tells a command that was not run. */
export async function playSituation(situation: string, story: TroubleStory): Promise<void> {
  const section = sections(page(name)).find(({ heading }) => heading === situation);
  assert.ok(section, `${name} has no situation "${situation}"`);
  const [seen = "", remedy = ""] = section.text.split("**Do:**");
  const unseen = new Set(codeWords(seen).filter(isMessage));
  const told = codeWords(remedy).filter((words) => /^(pulumi|npx finetune) /.test(words));
  const unrun = new Set(told);
  const trouble: Trouble = {
    sees: ({ output }) => {
      for (const message of unseen) if (asPattern(message).test(output)) unseen.delete(message);
    },
    follow: async (scene, command, { fill = "", code = 0 } = {}) => {
      assert.ok(told.includes(command), `the page does not tell \`${command}\``);
      unrun.delete(command);
      const run = await endedWith(code, start(scene, command.replace(/<\w+>/, fill)));
      trouble.sees(run);
      return run;
    },
  };
  await story(trouble);
  assert.deepEqual([...unseen], [], "what the page quotes was not printed");
  assert.deepEqual([...unrun], [], "what the page tells was not run");
}

/** Names of commands, arguments and outputs are single words; a message has blanks, or is a variable's name. */
function isMessage(words: string): boolean {
  return (/ /.test(words) && !/^(up|pulumi|onFailure)\b/.test(words)) || /^[A-Z_]+$/.test(words);
}

function asPattern(message: string): RegExp {
  const parts = message.split("…").map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join(".*"));
}

/** Changes ask for consent at a terminal, which a test is not. */
const consent: Readonly<Record<string, readonly string[]>> = {
  up: ["--yes", "--skip-preview"],
  destroy: ["--yes", "--skip-preview"],
  refresh: ["--yes", "--skip-preview"],
  cancel: ["--yes"],
  state: ["--yes"],
};

function start({ stack }: Scene, command: string): Promise<CommandRun> {
  const [program, ...args] = command.replace(/^npx /, "").split(" ");
  if (program === "pulumi") return stack.pulumi(...args, ...(consent[args[0] ?? ""] ?? []));
  const environment = { ...pulumiEnvironment(stack.pulumiFolder), ...stack.environment };
  return finetune(args, { folder: stack.folder, environment });
}
