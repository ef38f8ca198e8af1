import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";

/** What the figures were measured on, without anything that names the machine. */
export function describeMachine(engineVersion: string): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memoryGiB = (totalmem() / 2 ** 30).toFixed(0);
  return [
    `${model}, ${availableParallelism()} cores, ${memoryGiB} GiB memory`,
    `${platform()} ${arch()}`,
    `Node.js ${process.versions.node}`,
    `Pulumi engine ${engineVersion}`,
  ].join("; ");
}
