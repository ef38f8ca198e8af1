import { endedWith } from "./ended-with";
import { filesBelow } from "./files-below";
import type { Place } from "./find-secrets";
import type { CommandRun } from "./start-command";
import type { Scene } from "./with-scene";

/** Everything that commands leave behind while a test goes on. */
export interface KeptPlaces {
  /** Waits for a command, which must end with an exit code, and keeps its output and the files that it has left. */
  keep(code: number | null, command: Promise<CommandRun>): Promise<void>;
  /** What people and logs were shown, and the journal of the clouds. */
  shown(): Place[];
  /** The same, and every file that ever was in Pulumi's home and backend: states, history, locks, logs. */
  places(): Place[];
}

/** Begins to keep what the commands of a scene leave. */
export function keepPlaces({ clouds, stack }: Scene): KeptPlaces {
  const outputs: Place[] = [];
  const files = new Map<string, Place>();
  const keepFiles = () => {
    // A later command may write over what an earlier one has left.
    for (const { path, text } of filesBelow(stack.pulumiFolder)) files.set(`${path}\n${text}`, { path, text });
  };
  const shown = (): Place[] => [...outputs, { path: "journal", text: clouds.emulator.journal().join("\n") }];
  return {
    keep: async (code, command) => {
      const { output } = await (code === null ? command : endedWith(code, command));
      outputs.push({ path: `output ${outputs.length}`, text: output });
      keepFiles();
    },
    shown,
    places: () => [...shown(), ...files.values()],
  };
}
