import { createStore } from "../store";

/** More curves than these nobody tells apart. */
export const mostCompared = 8;

/** Runs that were chosen to be compared, in the order in which they were. */
export const chosenRuns = createStore<readonly string[]>([]);

/** Chooses a run, or no longer. */
export function toggleRun(id: string): void {
  const chosen = chosenRuns.get();
  if (chosen.includes(id)) chosenRuns.set(chosen.filter((each) => each !== id));
  else if (chosen.length < mostCompared) chosenRuns.set([...chosen, id]);
}
