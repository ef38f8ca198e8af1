import { isRecord } from "../../base/is-record";
import { present } from "../../base/present";
import type { RunData } from "../contract";
import type { HeldResource } from "./holdings";
import type { Shared } from "./shared-answers";
import type { AccountWatch } from "./watch-account";

/** Data by its IDs among the arguments, with what its cloud tells of it and what the stack has counted. */
export async function dataOf(
  { session }: AccountWatch,
  block: Readonly<Record<string, unknown>>,
  held: HeldResource | undefined,
  told: Shared,
): Promise<RunData[]> {
  const operations = session.datasets?.();
  const parts = Object.entries(block).flatMap(([name, value]) => {
    const role = /^(training|validation)/.exec(name)?.[1];
    const ids = Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
    return role === "training" || role === "validation" ? ids.map((id) => ({ role, id }) as const) : [];
  });
  const counted = countedIn(held);
  return Promise.all(
    parts.map(async ({ role, id }, index) => {
      const key = { cloud: session.cloud, fileId: id };
      const seen = await told.get(`data ${id}`, async () => operations?.told?.(key)).catch(() => undefined);
      const { name, bytes, rows, md5 } = seen ?? {};
      const ours = role === "training" ? counted[index] : undefined;
      const hash = ours?.hash ?? (md5 === undefined ? undefined : `md5:${md5}`);
      return { id, role, ...present({ name, bytes, rows: ours?.rows ?? rows, tokens: ours?.tokens, hash }) };
    }),
  );
}

function countedIn(held: HeldResource | undefined) {
  const parts = held?.inputs["trainingData"];
  return (Array.isArray(parts) ? parts : [parts]).map((part: unknown) => {
    const { rows, tokens, contentHash } = isRecord(part) ? part : {};
    return present({
      rows: typeof rows === "number" ? rows : undefined,
      tokens: typeof tokens === "number" ? tokens : undefined,
      hash: typeof contentHash === "string" ? `sha256:${contentHash}` : undefined,
    });
  });
}
