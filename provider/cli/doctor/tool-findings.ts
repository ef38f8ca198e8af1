import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { packageVersion } from "../../base/package-version";
import type { DoctorFinding } from "./doctor-finding";

const run = promisify(execFile);
/** Oldest versions that are supported (README, requirements). */
const oldest = { node: [20, 19, 0], pulumi: [3, 200, 0], sdk: [3, 216, 0] } as const;

/** This package, Node, the Pulumi CLI, and the Pulumi SDK of the program in the current folder. */
export async function toolFindings(): Promise<DoctorFinding[]> {
  return [
    { subject: "pulumi-finetune", level: "ok", says: packageVersion() },
    judge("Node.js", process.versions.node, oldest.node, "Install a newer Node.js."),
    judge("Pulumi CLI", await pulumiVersion(), oldest.pulumi, "Install a current Pulumi CLI and put it on PATH."),
    judge(
      "@pulumi/pulumi",
      sdkVersion(),
      oldest.sdk,
      "Run this in the folder of a Pulumi program, after `npm install @pulumi/pulumi`.",
    ),
  ];
}

function judge(subject: string, version: string | undefined, least: readonly number[], wayOut: string): DoctorFinding {
  if (version === undefined) return { subject, level: "problem", says: "not found", wayOut };
  const parts = version.split(/[.-]/).map(Number);
  const difference = least.map((number, index) => (parts[index] ?? 0) - number).find((each) => each !== 0) ?? 0;
  if (difference >= 0) return { subject, level: "ok", says: version };
  return { subject, level: "problem", says: `${version} is older than ${least.join(".")}`, wayOut };
}

async function pulumiVersion(): Promise<string | undefined> {
  try {
    return (await run("pulumi", ["version"])).stdout.trim().replace(/^v/, "");
  } catch {
    return undefined;
  }
}

/** The SDK as the program resolves it. */
function sdkVersion(): string | undefined {
  try {
    const manifest: unknown = createRequire(path.join(process.cwd(), "index.js"))("@pulumi/pulumi/package.json");
    return typeof manifest === "object" && manifest !== null && "version" in manifest
      ? String(manifest.version)
      : undefined;
  } catch {
    return undefined;
  }
}
