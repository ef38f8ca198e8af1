import { wishOf, type ChaosJob } from "./program";

/** A training that the program asks for: from the edit that asked for it until another edit or a destroy ends it. */
export interface Intention {
  readonly job: ChaosJob;
  /** The journal's place when it began: its runs come later. */
  readonly since: number;
  /**
   * - `new`: nothing of that name was declared before
   * - `changed`: it replaces another training of the same resource
   * - `again`: the resource was removed or destroyed before, so a run that stands for the same wish may be taken over
   */
  readonly kind: "new" | "changed" | "again";
  /** At some time since then, a failed run was to be trained anew. */
  readonly mayRetrain: boolean;
}

/** What each job of the program asks for. */
export interface Intentions {
  /** The program was edited; `place` is where the journal ends. */
  revise(jobs: readonly ChaosJob[], place: number): void;
  /** A destroy begins: whatever is wanted from now on is wanted again. */
  startOver(place: number): void;
  of(job: string): Intention | undefined;
  all(): readonly Intention[];
  /** Whether a run of that job that was submitted at that place was for what the job asks for now. */
  wasFor(job: ChaosJob, place: number): boolean;
}

/** Starts without any. */
export function createIntentions(): Intentions {
  const current = new Map<string, Intention>();
  /** Every intention there ever was, oldest first. */
  const history: Intention[] = [];

  const begin = (intention: Intention) => {
    current.set(intention.job.name, intention);
    history.push(intention);
  };

  return {
    revise: (jobs, place) => {
      for (const name of [...current.keys()]) if (!jobs.some((job) => job.name === name)) current.delete(name);
      for (const job of jobs) {
        const before = current.get(job.name);
        const mayRetrain = job.onFailure === "retrain";
        if (before !== undefined && wishOf(before.job) === wishOf(job)) {
          // A changed name counts from the next training on, whose submit may still be to come.
          begin({ ...before, job, mayRetrain: mayRetrain || before.mayRetrain });
          continue;
        }
        const isKnown = history.some((intention) => intention.job.name === job.name);
        begin({ job, since: place, kind: before !== undefined ? "changed" : isKnown ? "again" : "new", mayRetrain });
      }
    },
    startOver: (place) => {
      for (const { job } of [...current.values()]) {
        begin({ job, since: place, kind: "again", mayRetrain: job.onFailure === "retrain" });
      }
    },
    of: (job) => current.get(job),
    all: () => [...current.values()],
    wasFor: (job, place) => {
      const before = history.filter((intention) => intention.job.name === job.name && intention.since < place);
      const then = before.at(-1);
      return then !== undefined && wishOf(then.job) === wishOf(job);
    },
  };
}
