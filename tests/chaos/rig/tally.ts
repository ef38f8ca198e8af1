/** Counts of what happened, by name within a subject: `kills` → `SIGHUP` → 3. */
export interface Tally {
  add(subject: string, name: string, count?: number): void;
  addAll(other: Tally): void;
  /** One line a subject. */
  lines(): string[];
  entries(): readonly (readonly [subject: string, name: string, count: number])[];
}

/** An empty tally. */
export function createTally(): Tally {
  const subjects = new Map<string, Map<string, number>>();
  const tally: Tally = {
    add: (subject, name, count = 1) => {
      const names = subjects.get(subject) ?? new Map<string, number>();
      subjects.set(subject, names.set(name, (names.get(name) ?? 0) + count));
    },
    addAll: (other) => {
      for (const [subject, name, count] of other.entries()) tally.add(subject, name, count);
    },
    lines: () =>
      [...subjects].map(([subject, names]) => {
        const sum = [...names.values()].reduce((a, b) => a + b, 0);
        const parts = [...names].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => `${name} ${count}`);
        return `${subject}: ${sum} (${parts.join(", ")})`;
      }),
    entries: () =>
      [...subjects].flatMap(([subject, names]) => [...names].map(([name, count]) => [subject, name, count] as const)),
  };
  return tally;
}
