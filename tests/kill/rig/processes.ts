import { readdirSync, readFileSync } from "node:fs";

/** One process as the system shows it. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** What the command line of a provider's process contains, under each front end. */
const providers = ["dynamic-provider", "pulumi-resource-finetune"];

/** Every descendant of a process. Linux only, like the tests that use it. */
export const descendants = (ancestor: number): number[] => below(ancestor).map(({ pid }) => pid);

/** Every descendant of a process that is a provider of this package. */
export function providersBelow(ancestor: number): number[] {
  const isProvider = ({ command }: Process) => providers.some((provider) => command.includes(provider));
  return below(ancestor)
    .filter(isProvider)
    .map(({ pid }) => pid);
}

function below(ancestor: number): Process[] {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const family = new Set([ancestor]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
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
