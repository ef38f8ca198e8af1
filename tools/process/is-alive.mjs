/**
 * Whether a process with this ID runs. One that belongs to another user counts as running.
 *
 * @param {number} pid process ID
 * @returns {boolean} true while it runs
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
