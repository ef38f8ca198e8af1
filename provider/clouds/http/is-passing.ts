import type { CloudErrorKind } from "../../contract/cloud-error";

const passingKinds: ReadonlySet<CloudErrorKind> = new Set(["unreachable", "no-answer", "throttled", "server"]);

/** Network errors, 429 and 5xx: the same request may succeed later, unchanged. */
export function isPassing(kind: CloudErrorKind): boolean {
  return passingKinds.has(kind);
}
