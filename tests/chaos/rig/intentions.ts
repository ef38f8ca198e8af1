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
  /** A destroy begins: nothing is wanted any more, and what is wanted later is wanted again. */
  startOver(): void;
  all(): readonly Intention[];
  /** Whether a run of that job that was submitted at that place was for what the job asks for now. */
  wasFor(job: ChaosJob, place: number): boolean;
}

/** Starts without any. */
export function createIntentions(): Intentions {
  const current = new Map<string, Intention>();
  /** Every intention there ever was, oldest first. */
  const history: Intention[] = [];

  return {
    revise: (jobs, place) => {
      for (const name of [...current.keys()]) if (!jobs.some((job) => job.name === name)) current.delete(name);
      for (const job of jobs) {
        const before = current.get(job.name);
        const mayRetrain = job.onFailure === "retrain";
        const isKnown = history.some((intention) => intention.job.name === job.name);
        const goesOn = before !== undefined && wishOf(before.job) === wishOf(job);
        const intention: Intention = goesOn
          ? { ...before, job, mayRetrain: mayRetrain || before.mayRetrain }
          : { job, since: place, kind: before !== undefined ? "changed" : isKnown ? "again" : "new", mayRetrain };
        current.set(job.name, intention);
        history.push(intention);
      }
    },
    startOver: () => current.clear(),
    all: () => [...current.values()],
    wasFor: (job, place) => {
      const before = history.filter((intention) => intention.job.name === job.name && intention.since < place);
      const then = before.at(-1);
      return then !== undefined && wishOf(then.job) === wishOf(job);
    },
  };
}
