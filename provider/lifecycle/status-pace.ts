/** How often one resource's status line may change, by how long the operation has taken: most jobs take hours. */
const steps: readonly { readonly untilMs: number; readonly pauseMs: number }[] = [
  { untilMs: 60_000, pauseMs: 1_000 },
  { untilMs: 600_000, pauseMs: 15_000 },
  { untilMs: Infinity, pauseMs: 60_000 },
];
/** Where no one watches a redrawn line, every message is a line of the log. */
const unattendedPauseMs = 30_000;

/**
 * Passes a status on when its phase is new, else only when the text is new and the last one is old enough.
 * @param isUnattended the output is a log, not a terminal.
 */
export function createStatusPace(now: () => number, isUnattended: boolean): (message: string) => boolean {
  const startedAt = now();
  let last = { message: "", at: -Infinity };
  return (message) => {
    const at = now();
    const pauseMs = isUnattended
      ? unattendedPauseMs
      : (steps.find(({ untilMs }) => at - startedAt < untilMs)?.pauseMs ?? unattendedPauseMs);
    const isNewPhase = phaseOf(message) !== phaseOf(last.message);
    if (message === last.message || (!isNewPhase && at - last.at < pauseMs)) return false;
    last = { message, at };
    return true;
  };
}

/** The first word, or that the status begins with figures. */
function phaseOf(message: string): string {
  return /^\d/.test(message) ? "figures" : (message.split(" ", 1)[0] ?? "");
}
