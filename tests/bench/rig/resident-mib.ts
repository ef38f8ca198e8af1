import { readFileSync } from "node:fs";

/** Memory that a process keeps resident, now or at its peak, in MiB; NaN where the system does not tell. */
export function residentMiB(pid: number, when: "now" | "peak" = "now"): number {
  try {
    const line = when === "now" ? /^VmRSS:\s+(\d+) kB$/m : /^VmHWM:\s+(\d+) kB$/m;
    return Number(line.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return NaN;
  }
}
