import { z } from "zod";
import type { RunView } from "../../contract";
import type { CallRecord } from "../../journal";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { requireTask } from "../jobs/require-job";
import type { TaskRow } from "../jobs/task-store";
import { newId } from "../new-id";
import { parameterLimits } from "../parameter-limits";
import { invalidParameter, refuse } from "../refusals";
import { limitedText } from "../request-body";
import type { ModelRow, ModelSetRow } from "./model-store";
import { requireModelSet } from "./require-model";

/** How long a version takes to become Ready, in simulated milliseconds: our choice. */
const publishingMs = 2 * 60_000;

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
    ready_at: cloud.settings.instant ? now : now + publishingMs,
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

const step = z.int().min(0).optional();

const schema = reads(
  z.discriminatedUnion("sourceType", [
    z.object({
      modelSetId: z.string().min(1),
      description: limitedText(parameterLimits.modelDescription).optional(),
      sourceType: z.literal("Train"),
      trainMeta: z.object({ taskId: z.string().min(1), checkpointStep: step, step }),
    }),
    z.object({ modelSetId: z.string().min(1), sourceType: z.literal("Import") }),
  ]),
);

/** Publishes a finished run as a model version. */
export const createCustomModel = operation({
  ...action("/v2/model", "CreateCustomModel"),
  source: doc("Ylw02ns4o"),
  rules: {
    "trainMeta takes checkpointStep as well as step": doc("Ylw02ns4o: its table and its example differ"),
    "without a step the last checkpoint is published": ours("not stated"),
    "a task that is not Done is refused with UnsupportedOperation": ours("not stated"),
    "Ready after two simulated minutes": ours("not stated"),
    "sourceType Import answers 501": ours("there is no object storage to import from"),
  },
  requestFields: fieldsFrom(
    doc("Ylw02ns4o"),
    "modelSetId",
    "description",
    "sourceType",
    "trainMeta.taskId",
    "trainMeta.checkpointStep",
    "trainMeta.step",
  ),
  answerFields: [...fieldsFrom(doc("Ylw02ns4o"), "modelId"), ...fieldsFrom(ours("which set it went to"), "modelSetId")],
  transaction: "write",
  parse: schema,
  answer: (call, request) => {
    const { cloud, record } = call;
    if (request.sourceType === "Import") {
      throw refuse("NotImplemented", "The simulated cloud does not have CreateCustomModel with sourceType Import.");
    }
    const { modelSetId, description, trainMeta } = request;
    const { task, run } = requireTask(call, trainMeta.taskId);
    const modelSet = requireModelSet(call, modelSetId);
    if (run.status !== "succeeded") {
      throw refuse("UnsupportedOperation", "The fine-tuning task can not be published because it is not Done");
    }
    const step = publishedStep(run, trainMeta.checkpointStep ?? trainMeta.step);
    if (step === undefined) throw invalidParameter("checkpointStep");
    return { modelSetId, modelId: publishRun(cloud, record, { task, modelSet, description, step }).id };
  },
});
