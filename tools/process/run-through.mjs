import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

// Our choice: long enough for the group's other members to have got the same signal on a busy machine.
const SETTLE_MS = 100;

// Our choice: npm passes on every SIGINT that it gets, also one that the terminal has sent to all of us; its copy comes
// within this time. For Pulumi a second SIGINT means "stop at once and lose what is going on".
const ECHO_MS = 2_000;

/**
 * Runs a command as if it had been called in our place: it has our terminal, gets the signals that we get (each once),
 * and its end is our end.
 *
 * A signal reaches either us alone (`kill`), or our whole process group (Ctrl-C on a terminal), in which case the
 * command has it already. Node cannot tell the two apart, so a companion process tells: it ends when the group is
 * signalled.
 *
 * @param {string} command the program
 * @param {readonly string[]} args its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] where and with which environment it runs
 * @returns {Promise<number | NodeJS.Signals>} exit code, or the signal that ended it; 127 where it cannot be started
 */
export function runThrough(command, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: "inherit" });
    let companion = startCompanion();
    /** @type {Map<NodeJS.Signals, number>} */
    const groupSignalledAt = new Map();
    /** @type {Set<NodeJS.Signals>} */
    const pending = new Set();

    /** @param {NodeJS.Signals} signal */
    const consider = async (signal) => {
      if (pending.has(signal) || performance.now() - (groupSignalledAt.get(signal) ?? -Infinity) < ECHO_MS) return;
      pending.add(signal);
      await pause(SETTLE_MS);
      pending.delete(signal);
      if (companion.signalCode === null) return void child.kill(signal);
      groupSignalledAt.set(signal, performance.now());
      companion = startCompanion();
    };
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => void consider(signal);
    /** @type {NodeJS.Signals[]} */
    const passed = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of passed) process.on(signal, pass);

    /** @param {number | NodeJS.Signals} outcome */
    const end = (outcome) => {
      for (const signal of passed) process.off(signal, pass);
      companion.kill("SIGKILL");
      resolve(outcome);
    };
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(127);
    });
    child.on("exit", (code, signal) => end(code ?? signal ?? 1));
  });
}

/** Reads a pipe that only we hold, so that it never outlives us. */
function startCompanion() {
  const companion = spawn("cat", [], { stdio: ["pipe", "ignore", "ignore"] });
  companion.on("error", () => undefined);
  companion.unref();
  return companion;
}
