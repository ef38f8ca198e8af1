import { z } from "zod";
import type { CallRecord } from "../../journal";
import { client, doc, fieldsFrom, ours, seed } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import type { QianfanCloud } from "../cloud";
import { newId } from "../new-id";
import { pageInfo, pageInfoFields, pageRequest, pagingFields, pagingRules } from "../paging";
import { parameterLimits } from "../parameter-limits";
import { refuse } from "../refusals";
import { limitedText, plainText } from "../request-body";
import { utcTime } from "../../times";
import { deleteObstacle, deleteRuleSource, hasEnded } from "./delete-rules";
import type { JobRow } from "./job-store";
import { isJobQuotaReached, jobQuotaRule } from "./quotas";
import { requireJob } from "./require-job";

/** Stores a container whose name is free: V1's createTask and V2's CreateFineTuningJob do the same. */
export function newJob(
  cloud: QianfanCloud,
  record: CallRecord,
  job: Pick<JobRow, "name" | "description" | "model" | "train_mode">,
): JobRow {
  const id = newId(cloud.world, "job");
  record.subject = id;
  cloud.jobs.insert({ id, ...job, created_at: cloud.world.now() });
  const { name, model } = job;
  cloud.journal.effect({ cloud: "qianfan", effect: "job.created", subject: id, detail: { name, model } });
  const stored = cloud.jobs.byId(id);
  if (!stored) throw new Error(`job ${id} was not stored`);
  return stored;
}

const newJobRequest = reads(
  z.object({
    name: limitedText(parameterLimits.jobName),
    description: limitedText(parameterLimits.jobDescription).default(""),
    model: plainText,
    trainMode: plainText,
  }),
);

/** Makes a container. Models and modes that no table knows are taken: catalogues change. */
export const createFineTuningJob = operation({
  ...action("/v2/finetuning", "CreateFineTuningJob"),
  source: doc("Omh4sux31"),
  rules: {
    "name has 2 to 20 characters, description up to 500": parameterLimits.jobName.source,
    "a name is taken once": client("doc/javascript/console.md of the SDK"),
    "a name that is taken is refused with JobNameExist and status 409": ours("no V2 code is attested; V1 has 510201"),
    "any model and any trainMode is taken": ours("the catalogue grows"),
    ...jobQuotaRule,
  },
  requestFields: fieldsFrom(doc("Omh4sux31"), "name", "description", "model", "trainMode"),
  answerFields: fieldsFrom(doc("Omh4sux31"), "jobId"),
  transaction: "write",
  parse: newJobRequest,
  answer: ({ cloud, record }, { name, description, model, trainMode }) => {
    if (cloud.jobs.byName(name)) throw refuse("JobNameExist");
    if (isJobQuotaReached(cloud)) throw refuse("JobCountOverLimit");
    return { jobId: newJob(cloud, record, { name, description, model, train_mode: trainMode }).id };
  },
});

const jobListRequest = reads(
  z.object({
    ...pageRequest,
    trainMode: z.string().optional(),
    trainModel: z.string().optional(),
    model: z.string().optional(),
  }),
);

/** Lists the containers. */
export const describeFineTuningJobs = operation({
  ...action("/v2/finetuning", "DescribeFineTuningJobs"),
  source: seed("002"),
  rules: {
    ...pagingRules,
    "trainModel filters as trainMode does": client("the Python SDK spells it so"),
    "model filters": doc("jlrzz3g1j of 2025-06"),
    "description is empty when none was given": ours("not stated"),
  },
  requestFields: [
    ...fieldsFrom(seed("002"), "trainMode"),
    ...pagingFields,
    ...fieldsFrom(client("the Python SDK sends it for trainMode"), "trainModel"),
    ...fieldsFrom(doc("jlrzz3g1j of 2025-06"), "model"),
  ],
  answerFields: [
    ...fieldsFrom(
      seed("002"),
      "jobList[].jobId",
      "jobList[].name",
      "jobList[].description",
      "jobList[].model",
      "jobList[].trainMode",
      "jobList[].createTime",
    ),
    ...pageInfoFields,
  ],
  transaction: "read",
  parse: jobListRequest,
  answer: ({ cloud, record }, { marker, maxKeys, pageReverse, trainMode, trainModel, model }) => {
    const start = marker === "" ? undefined : cloud.jobs.byId(marker);
    if (marker !== "" && !start) throw refuse("InvalidMarker");
    const page = cloud.jobs.list({
      fromSeq: start?.seq,
      maxKeys,
      isReversed: pageReverse,
      // Some clients send empty filters.
      trainMode: trainMode || trainModel || undefined,
      model: model || undefined,
      createdUntil: record.listsCreatedUntil,
    });
    return {
      jobList: page.rows.map((job) => ({
        jobId: job.id,
        name: job.name,
        description: job.description,
        model: job.model,
        trainMode: job.train_mode,
        createTime: utcTime(job.created_at),
      })),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
});

const jobRequest = reads(z.object({ jobId: z.string().min(1) }));

/** Deletes a container, with its ended runs where the delete rule lets these go. */
export const deleteFineTuningJob = operation({
  ...action("/v2/finetuning", "DeleteFineTuningJob"),
  source: doc("Im3gxxr1l"),
  rules: {
    "refused with UnsupportedOperation while a task in it is Waiting or Running, under every delete rule":
      ours("Im3gxxr1l names no cascade"),
    "ended tasks go with their job only where they could be deleted one by one": deleteRuleSource,
  },
  requestFields: fieldsFrom(doc("Im3gxxr1l"), "jobId"),
  answerFields: fieldsFrom(doc("Im3gxxr1l"), "(itself)"),
  transaction: "write",
  parse: jobRequest,
  answer: (call, { jobId }) => {
    const { cloud } = call;
    const job = requireJob(call, jobId);
    const taskIds = cloud.tasks.idsOf(job.seq);
    for (const taskId of taskIds) {
      const status = cloud.training.get(taskId)?.status;
      if (status === undefined) continue;
      const obstacle = hasEnded(status) ? deleteObstacle(cloud.settings.taskDeleteRule, status) : "Waiting or Running";
      if (obstacle !== undefined) {
        throw refuse(
          "UnsupportedOperation",
          `The fine-tuning job can not be deleted because task ${taskId} is ${obstacle}`,
        );
      }
    }
    for (const taskId of taskIds) {
      cloud.training.remove(taskId);
      cloud.tasks.remove(taskId);
    }
    cloud.jobs.remove(job.seq);
    cloud.journal.effect({
      cloud: "qianfan",
      effect: "job.deleted",
      subject: jobId,
      detail: { name: job.name, tasks: taskIds.length },
    });
    return true;
  },
});
