import type { Store } from "../../store/store";

/** A prompt of the training data and its answer. */
export interface TrainingPair {
  readonly prompt: string;
  readonly answer: string;
}

/** What a run has been trained on, by the name of what was read. */
export interface TrainingSource {
  readonly source: string;
  /** The dataset version that it was read for; absent for data in object storage. */
  readonly versionId?: string;
}

/** What runs have learned. It stays when file, dataset, run and its record are gone: a model goes on answering. */
export interface TrainingPairStore {
  /** Keeps the pairs of something that was read. */
  learn(source: string, pairs: readonly TrainingPair[]): void;
  /** Says what a run trains on; a run that goes on from another one knows what that one knew. */
  train(taskId: string, sources: readonly TrainingSource[], baseTaskId?: string): void;
  /** Runs that were trained on a dataset version, whether they still exist or not. */
  tasksOn(versionId: string): readonly string[];
  /** The trained answer to a prompt (without white space at its ends); undefined where there is none. */
  answerTo(taskId: string, prompt: string): string | undefined;
  /** Every pair of a run, in the order of the prompts. */
  pairsOf(taskId: string): readonly TrainingPair[];
}

/** Prepares the statements once. */
export function createTrainingPairStore(store: Store): TrainingPairStore {
  const learn = store.prepare(
    "INSERT OR IGNORE INTO qianfan_training_pair (source, prompt, answer) SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2)",
  );
  const train = store.prepare(
    "INSERT OR IGNORE INTO qianfan_training_source (task_id, source, version_id) VALUES (?, ?, ?)",
  );
  const inherit = store.prepare(
    `INSERT OR IGNORE INTO qianfan_training_source (task_id, source, version_id)
     SELECT DISTINCT ?1, source, '' FROM qianfan_training_source WHERE task_id = ?2`,
  );
  const tasksOn = store.prepare<{ task_id: string }>(
    "SELECT DISTINCT task_id FROM qianfan_training_source WHERE version_id = ? ORDER BY task_id",
  );
  const ofTask = `FROM qianfan_training_source AS source JOIN qianfan_training_pair AS pair
    ON pair.source = source.source WHERE source.task_id = ?1`;
  const answerTo = store.prepare<{ answer: string }>(`SELECT pair.answer ${ofTask} AND pair.prompt = ?2 LIMIT 1`);
  const pairsOf = store.prepare<TrainingPair>(
    `SELECT DISTINCT pair.prompt, pair.answer ${ofTask} ORDER BY pair.prompt`,
  );
  return {
    learn: (source, pairs) =>
      void learn.run(source, JSON.stringify(pairs.map(({ prompt, answer }) => [prompt, answer]))),
    train: (taskId, sources, baseTaskId) => {
      for (const { source, versionId } of sources) train.run(taskId, source, versionId ?? "");
      if (baseTaskId !== undefined) inherit.run(taskId, baseTaskId);
    },
    tasksOn: (versionId) => tasksOn.all(versionId).map((row) => row.task_id),
    answerTo: (taskId, prompt) => answerTo.get(taskId, prompt)?.answer,
    pairsOf: (taskId) => pairsOf.all(taskId),
  };
}
