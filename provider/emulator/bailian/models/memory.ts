import { createHash } from "node:crypto";
import type { Store } from "../../store/store";
import type { TaughtAnswer } from "../../inference/taught-by-chat";

/** Most answers of one corpus that are remembered (our choice: a corpus may hold millions of rows, a demo asks a few). */
const rememberedAnswers = 10_000;

/**
 * What tuned models know by heart: the answers in the data that they were trained on. Kept beside the data, because a
 * model outlives the files and the job that made it.
 */
export interface Memory {
  /** Keeps the answers of a corpus, unless they are kept: equal content is one corpus. Inside a write. */
  keep(corpus: string, answers: () => Iterable<TaughtAnswer>): void;
  /** A run trains on corpora, the last one counts most; what its base model had learned stays below. Inside a write. */
  learn(learner: string, corpora: readonly string[], baseLearner?: string): void;
  /** The answer that a run's model was taught for a prompt. */
  recall(learner: string, prompt: string): string | undefined;
}

/** Memory with every statement compiled once. */
export function createMemory(store: Store): Memory {
  const known = store.prepare("SELECT 1 FROM bailian_taught_answer WHERE corpus = ? LIMIT 1");
  const insert = store.prepare(
    "INSERT OR REPLACE INTO bailian_taught_answer (corpus, prompt, answer) VALUES (?, ?, ?)",
  );
  const corporaOf = store.prepare<{ corpus: string }>(
    "SELECT corpus FROM bailian_learned_corpus WHERE learner = ? ORDER BY place",
  );
  const learned = store.prepare(
    "INSERT OR REPLACE INTO bailian_learned_corpus (learner, place, corpus) VALUES (?, ?, ?)",
  );
  const recall = store.prepare<{ answer: string }>(
    `SELECT answer FROM bailian_learned_corpus JOIN bailian_taught_answer USING (corpus)
     WHERE learner = ? AND prompt = ? ORDER BY place DESC LIMIT 1`,
  );
  return {
    keep: (corpus, answers) => {
      if (known.get(corpus) !== undefined) return;
      let kept = 0;
      for (const { prompt, answer } of answers()) {
        if (kept >= rememberedAnswers) return;
        kept += 1;
        insert.run(corpus, keyOf(prompt), answer);
      }
    },
    learn: (learner, corpora, baseLearner) => {
      const before = baseLearner === undefined ? [] : corporaOf.all(baseLearner).map(({ corpus }) => corpus);
      for (const [place, corpus] of [...before, ...corpora].entries()) learned.run(learner, place, corpus);
    },
    recall: (learner, prompt) => recall.get(learner, keyOf(prompt))?.answer,
  };
}

/** Prompts may be long, and are only ever looked up. */
function keyOf(prompt: string): string {
  return createHash("sha256").update(prompt.trim()).digest("hex").slice(0, 32);
}
