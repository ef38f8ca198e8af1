import { readdirSync, readFileSync } from "node:fs";

/** One process as the system shows it. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Every descendant of a process whose command line contains `part`. Linux only, like the tests that use it. */
export function descendants(ancestor: number, part: string): number[] {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const below = new Set([ancestor]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid, command }) => below.has(pid) && command.includes(part)).map(({ pid }) => pid);
}

/** Whether a process is there and not merely waiting to be reaped. */
export function isAlive(pid: number): boolean {
  return readProcess(pid).length > 0;
}

function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold blanks; what counts comes after it.
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z" || state === "X") return [];
    return [
      { pid, parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") },
    ];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
