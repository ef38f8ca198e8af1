import { createHash } from "node:crypto";
import { type TaughtAnswer, taughtByChat } from "../../inference/taught-by-chat";
import type { Store } from "../../store/store";
import { insertInto } from "../../store/table";
import type { FileStore } from "../files/file-store";
import type { DeclaredJob } from "../jobs/job-store";

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
  const taught = ["corpus", "prompt", "answer"] as const;
  const insert = insertInto(store, "bailian_taught_answer", taught, "INSERT OR REPLACE");
  const corporaOf = store.prepare<{ corpus: string }>(
    "SELECT corpus FROM bailian_learned_corpus WHERE learner = ? ORDER BY place",
  );
  const places = ["learner", "place", "corpus"] as const;
  const insertPlace = insertInto(store, "bailian_learned_corpus", places, "INSERT OR REPLACE");
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
        insert({ corpus, prompt: keyOf(prompt), answer });
      }
    },
    learn: (learner, corpora, baseLearner) => {
      const before = baseLearner === undefined ? [] : corporaOf.all(baseLearner).map(({ corpus }) => corpus);
      for (const [place, corpus] of [...before, ...corpora].entries()) insertPlace({ learner, place, corpus });
    },
    recall: (learner, prompt) => recall.get(learner, keyOf(prompt))?.answer,
  };
}

/** Prompts may be long, and are only ever looked up. */
function keyOf(prompt: string): string {
  return createHash("sha256").update(prompt.trim()).digest("hex").slice(0, 32);
}

/** Training types whose rows hold answers. */
const teachesAnswers: ReadonlySet<string> = new Set(["sft", "efficient_sft", "dpo_full", "dpo_lora"]);

/** Keeps what the files of a job teach and gives their names in memory, in the order of training. Inside a write. */
export function keepCorpora(
  { files: stored, memory }: { readonly files: FileStore; readonly memory: Memory },
  declared: DeclaredJob,
  trainingType: string,
): readonly string[] {
  if (!teachesAnswers.has(trainingType)) return [];
  const files = declared.training_file_ids
    .flatMap((fileId) => stored.get(fileId) ?? [])
    .filter(({ name }) => !name.toLowerCase().endsWith(".zip"));
  for (const { file_id: fileId, md5 } of files) {
    memory.keep(md5, () => answersIn(stored.content(fileId)?.toString("utf8") ?? ""));
  }
  return files.map(({ md5 }) => md5);
}

/** Line by line, since the memory stops reading when it has enough. */
function* answersIn(text: string): Generator<TaughtAnswer> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf("\n", start);
    yield* taughtByChat(text.slice(start, end < 0 ? undefined : end).replace(/^\uFEFF/, ""));
    start = end < 0 ? text.length : end + 1;
  }
}
