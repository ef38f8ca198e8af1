import type { RunningCommand } from "../../engine/rig/start-command";
import type { HeldCall } from "./gate";
import { providersBelow } from "./processes";

/** What goes wrong while a call stands at the gate. */
export type Killer = (command: RunningCommand, held: HeldCall) => void;

/** Every way in which a run is cut short. */
export const killers = {
  "kill -9 of the provider": (command, held) => {
    for (const pid of providersBelow(command.pid)) kill(pid);
    held.drop();
  },
  "kill -9 of the CLI": (command, held) => {
    command.signal("SIGKILL");
    held.drop();
  },
  SIGHUP: (command, held) => {
    command.signal("SIGHUP");
    held.drop();
  },
  "one SIGINT": (command, held) => {
    command.signal("SIGINT");
    // What is under way may still answer, after the cancel has arrived.
    setTimeout(() => held.release(), 300);
  },
  "two SIGINTs": (command, held) => {
    command.signal("SIGINT");
    setTimeout(() => command.signal("SIGINT"), 50);
    setTimeout(() => held.drop(), 600);
  },
  "a lost answer": (_command, held) => held.drop(),
} as const satisfies Readonly<Record<string, Killer>>;

/** Name of a killer. */
export type KillerName = keyof typeof killers;

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}
