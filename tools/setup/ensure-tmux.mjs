import { findProgram } from "../engine/find-program.mjs";
import { installWithApt } from "./install-with-apt.mjs";

/**
 * Installs tmux, in which tests look at a terminal, where it is not found.
 *
 * @param {(line: string) => void} say
 */
export async function ensureTmux(say) {
  if (findProgram("tmux", process.env["PATH"] ?? "") === undefined) await installWithApt("tmux", ["tmux"], say);
}
