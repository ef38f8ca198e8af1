import type { Observation } from "../../../provider/contract/observation";
import type { CloudSession } from "../../../provider/contract/session";

/** Address of a run. */
export const path = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

/** A run as a hostile cloud tells it. */
export const run = (jobId: string, more: Partial<Observation> = {}): Observation => ({
  jobId,
  status: "running",
  cloudStatus: "RUNNING",
  createdAt: "2026-01-01T00:00:00Z",
  ...more,
});

/** A session with some of its answers replaced. */
export const instead = (session: CloudSession | undefined, answers: Partial<CloudSession>): CloudSession[] =>
  session === undefined ? [] : [{ ...session, ...answers }];

/** Runs as a listing. */
export async function* listed(runs: readonly Observation[]): AsyncGenerator<Observation> {
  yield* runs;
}
