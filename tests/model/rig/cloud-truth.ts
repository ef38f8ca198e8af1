import type { Rig } from "../../lifecycle/rig/create-rig";

/** A run as the cloud's journal tells it. */
export interface Run {
  readonly id: string;
  /** Qianfan: the container. */
  readonly container: string | undefined;
  readonly submittedAt: number;
  /** The simulated clouds' word. `gone`: removed, by us or others. */
  status: "pending" | "queued" | "running" | "cancelling" | "succeeded" | "failed" | "cancelled" | "gone";
  /** When it stopped costing: it ended, was asked to stop, or was removed. */
  endedAt?: number;
}

/** What a command changed. */
export interface Changes {
  readonly submitted: readonly Run[];
  readonly cancelled: readonly Run[];
  /** Names of all effects. */
  readonly effects: readonly string[];
}

/** The clouds as they are, whatever the provider believes: read from the journal. */
export interface CloudTruth {
  readonly runs: ReadonlyMap<string, Run>;
  /** Containers that stand, Qianfan only. */
  readonly containers: ReadonlySet<string>;
  /** How many versions were made of each run. */
  readonly versions: ReadonlyMap<string, number>;
  /** Reads what has happened since the last time. */
  catchUp(): Changes;
}

/** An entry of the journal. Written by the simulated clouds, whose tests hold this form. */
interface Entry {
  readonly seq: number;
  readonly kind: "call" | "effect" | "transition";
  readonly simulatedAt: string;
  readonly cloud: string;
  readonly effect?: string;
  readonly subject: string;
  readonly to?: Run["status"];
  readonly detail?: { readonly jobId?: string; readonly taskId?: string };
}

const over: ReadonlySet<Run["status"]> = new Set(["cancelling", "succeeded", "failed", "cancelled", "gone"]);

/** True for a run that costs money. */
export function isLive({ status }: Run): boolean {
  return !over.has(status);
}

/** Reads the journal of a rig. */
export function readCloudTruth(rig: Rig): CloudTruth {
  const runs = new Map<string, Run>();
  const containers = new Set<string>();
  const versions = new Map<string, number>();
  let read = 0;

  function moveOn(run: Run | undefined, status: Run["status"], at: number): void {
    // What is gone stays gone.
    if (run === undefined || run.status === "gone") return;
    run.status = status;
    if (over.has(status)) run.endedAt ??= at;
  }

  const effects: Readonly<Record<string, (entry: Entry, at: number) => void>> = {
    "run.submitted": ({ subject, detail }, at) =>
      void runs.set(subject, { id: subject, container: detail?.jobId, submittedAt: at, status: "pending" }),
    "run.removed": ({ subject }, at) => moveOn(runs.get(subject), "gone", at),
    "job.created": ({ subject, cloud }) => void (cloud === "qianfan" && containers.add(subject)),
    "job.deleted": ({ subject }) => void containers.delete(subject),
    "model.created": ({ detail }) => {
      const run = detail?.taskId ?? "";
      versions.set(run, (versions.get(run) ?? 0) + 1);
    },
  };

  return {
    runs,
    containers,
    versions,
    catchUp: () => {
      const entries = rig.emulator.journal(read).map((line) => JSON.parse(line) as Entry);
      for (const entry of entries) {
        read = Math.max(read, entry.seq);
        const at = Date.parse(entry.simulatedAt);
        if (entry.kind === "transition" && entry.to !== undefined) moveOn(runs.get(entry.subject), entry.to, at);
        if (entry.kind === "effect") effects[entry.effect ?? ""]?.(entry, at);
      }
      const happened = entries.filter(({ kind }) => kind === "effect");
      const subjects = (effect: string) =>
        happened.filter((entry) => entry.effect === effect).flatMap(({ subject }) => runs.get(subject) ?? []);
      return {
        submitted: subjects("run.submitted"),
        cancelled: subjects("run.cancelled"),
        effects: happened.flatMap(({ effect }) => effect ?? []),
      };
    },
  };
}
