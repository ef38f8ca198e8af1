/** Answers that several pages share. */
export interface Shared {
  get<Value>(name: string, read: () => Promise<Value>): Promise<Value>;
}

/** Most answers that are kept (our choice). */
const keptAnswers = 1_000;

/** Keeps answers for so many milliseconds; a refusal is not kept. */
export function createShared(now: () => number, forMs: number): Shared {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  return {
    get: <Value>(name: string, read: () => Promise<Value>) => {
      const known = kept.get(name);
      // Who asks under one name reads the same.
      if (known !== undefined && now() - known.at <= forMs) return known.answer as Promise<Value>;
      const answer = read();
      kept.delete(name);
      kept.set(name, { at: now(), answer });
      answer.catch(() => kept.delete(name));
      const [oldest] = kept.keys();
      if (kept.size > keptAnswers && oldest !== undefined) kept.delete(oldest);
      return answer;
    },
  };
}
