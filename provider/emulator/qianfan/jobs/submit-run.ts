import type { QianfanCloud } from "../cloud";
import type { CallRecord } from "../../journal";
import { newId } from "../new-id";
import type { JobRow } from "./job-store";
import type { TaskRow } from "./task-store";
import { imageModels, type TrainingSettings } from "./training-settings";
import type { TrainingData } from "./training-data";

/** Runs of the one account share one queue. */
export const account = "qianfan";

const visualizationAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A run that has been judged and may start. */
export interface NewRun {
  readonly job: JobRow;
  readonly description: string;
  readonly settings: TrainingSettings;
  readonly data: TrainingData;
  /** What an incremental run goes on from. */
  readonly base: { readonly taskId: string; readonly step: number | null } | undefined;
}

/** Stores a run and hands it to the training engine: V1's createJob and V2's CreateFineTuningTask do the same. */
export function submitRun(cloud: QianfanCloud, record: CallRecord, run: NewRun): TaskRow {
  const { job, description, data, base } = run;
  const { parameterScale, maxLength: _maxLength, ...settings } = run.settings;
  const { sources, ...amount } = data;
  const id = newId(cloud.world, "task");
  record.subject = id;
  cloud.tasks.insert({
    id,
    job_seq: job.seq,
    parameter_scale: parameterScale,
    visualization_id: `run-${cloud.world.randomText(16, visualizationAlphabet)}`,
    increment_task_id: base?.taskId ?? null,
    increment_step: base?.step ?? null,
    description,
  });
  cloud.charges.add(data.tokens * settings.epochs);
  cloud.trainingPairs.train(id, sources, base?.taskId);
  const isTextModel = !imageModels.has(job.model);
  cloud.training.submit(id, {
    cloud: "qianfan",
    account,
    isTextModel,
    ...amount,
    ...settings,
    ...(record.fate === undefined ? {} : { fate: record.fate }),
    belongsTo: { jobId: job.id, jobName: job.name },
  });
  const stored = cloud.tasks.byId(id);
  if (!stored) throw new Error(`run ${id} was not stored`);
  return stored;
}
