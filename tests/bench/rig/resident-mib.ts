import { readFileSync } from "node:fs";

/** Memory that a process keeps resident, in MiB; NaN where the system does not tell. */
export function residentMiB(pid: number): number {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kibibytes) / 1024;
  } catch {
    return NaN;
  }
}
