import { readFileSync } from "node:fs";

/** Ticks of the clock that Linux counts a process' time in (`getconf CLK_TCK`; 100 on every current system). */
const ticksASecond = 100;

/** Seconds of processor time that a process has had, its own and the system's for it; NaN where the system does not tell. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold blanks; user and system time are the 12th and 13th word after it.
    const words = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(words[11]) + Number(words[12])) / ticksASecond;
  } catch {
    return NaN;
  }
}
