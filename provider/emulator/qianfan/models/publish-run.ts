import type { RunView } from "../../contract";
import type { CallRecord } from "../../journal";
import type { QianfanCloud } from "../cloud";
import type { ModelRow } from "./model-store";
import type { ModelSetRow } from "./model-set-store";
import { newId } from "../new-id";
import type { TaskRow } from "../jobs/task-store";

/** How long a version takes to become Ready, in simulated milliseconds: our choice. */
const PUBLISHING_MS = 2 * 60_000;

/** Stores a finished run as a version of a set: V1's publishTrainModel and V2's CreateCustomModel do the same. */
export function publishRun(
  cloud: QianfanCloud,
  record: CallRecord,
  version: {
    readonly task: TaskRow;
    readonly modelSet: ModelSetRow;
    readonly description: string | undefined;
    readonly step: number | null;
  },
): ModelRow {
  const { task, modelSet, description, step } = version;
  const id = newId(cloud.world, "amv");
  record.subject = id;
  const now = cloud.world.now();
  cloud.models.insert({
    id,
    set_seq: modelSet.seq,
    description: description ?? null,
    base_model: task.model,
    job_id: task.job_id,
    job_seq: task.job_seq,
    job_name: task.job_name,
    task_id: task.id,
    task_seq: task.seq,
    task_version: task.version,
    step,
    created_at: now,
    ready_at: cloud.settings.instant ? now : now + PUBLISHING_MS,
  });
  cloud.modelSets.touch(modelSet.seq, now);
  cloud.journal.effect({
    cloud: "qianfan",
    effect: "model.created",
    subject: id,
    detail: { taskId: task.id, jobId: task.job_id, modelSetId: modelSet.id, name: modelSet.name },
  });
  const stored = cloud.models.byId(id);
  if (!stored) throw new Error(`model ${id} was not stored`);
  return stored;
}

/** The checkpoint to publish, the last one unless a step is given; `undefined` for a step that is no checkpoint. */
export function publishedStep(run: RunView, wanted: number | undefined): number | null | undefined {
  const steps = run.checkpoints.map((checkpoint) => checkpoint.step);
  if (wanted === undefined) return steps[steps.length - 1] ?? null;
  return steps.includes(wanted) ? wanted : undefined;
}
