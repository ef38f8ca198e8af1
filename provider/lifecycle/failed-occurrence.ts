import { present } from "../base/present";
import type { CloudName } from "../contract/keys";
import type { Lived, Occurrence } from "../contract/notice";

interface MayFail {
  readonly cloud: CloudName;
  readonly endpoint: string;
  readonly status: string;
  readonly createdAt?: string | undefined;
}

/** What a job needs has failed on its cloud: training data, or a published checkpoint. */
export function failedOccurrences<State extends MayFail>(
  kind: string,
  { before, now, ending }: Lived<object, State>,
  id: string | undefined,
): Occurrence[] {
  if (ending === undefined || now.status !== "failed" || before?.status === "failed" || id === undefined) return [];
  const { cloud, endpoint, status, createdAt } = now;
  const reason = ending.failure?.message;
  return [
    {
      event: "failed",
      about: [endpoint, id, createdAt ?? ""],
      facts: present({ kind, id, cloud, status, reason, createdAt }),
    },
  ];
}
