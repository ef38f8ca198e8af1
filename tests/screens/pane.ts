import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** A terminal in which one command runs. */
export interface Pane {
  /** What stands on it, without blanks at the end of lines. */
  text(): string;
  resize(columns: number): Promise<void>;
  close(): void;
}

const rows = 24;
/** The engine draws a row anew at least once a second. */
const redrawMs = 1_300;

/** Opens a terminal of so many columns and starts a command in it, with its own server: whatever else runs in tmux is let alone. */
export function openPane(
  command: readonly string[],
  columns: number,
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Pane {
  const socket = `finetune-screens-${process.pid}-${Date.now()}`;
  const tmux = (...args: string[]) =>
    execFileSync("tmux", ["-u", "-L", socket, "-f", "/dev/null", ...args], { ...options, encoding: "utf8" });
  const size = (wide: number) => ["-x", String(wide), "-y", String(rows)];
  tmux(
    "new-session",
    "-d",
    ...size(columns),
    command.map((word) => `'${word}'`).join(" "),
    ";",
    "set-option",
    "remain-on-exit",
    "on",
  );
  return {
    text: () => tmux("capture-pane", "-p"),
    resize: async (wide) => {
      tmux("resize-window", ...size(wide));
      await pause(redrawMs);
    },
    close: () => void tmux("kill-server"),
  };
}

/** Whether there is one to open. */
export function hasTmux(): boolean {
  try {
    execFileSync("tmux", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
