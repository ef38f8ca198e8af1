import { z } from "zod";
import { client, doc, fieldsFrom, ours, seed } from "../../../provenance/provenance";
import type { JobRow } from "../../jobs/job-store";
import { newJob } from "../../jobs/jobs";
import { isJobQuotaReached, jobQuotaRule } from "../../jobs/quotas";
import type { QianfanCall } from "../../call";
import { parameterLimits } from "../../parameter-limits";
import { limitedText } from "../../request-body";
import { refuse } from "../v1-errors";
import { findByV1Id, type V1Id } from "../v1-forms";
import { chinaTime } from "../../../times";
import { operation, reads } from "../v1-call";

const containerBody = reads(
  z.object({
    name: limitedText(parameterLimits.jobName),
    description: limitedText(parameterLimits.jobDescription).default(""),
    trainType: limitedText({ min: 0, max: Infinity }).default(""),
  }),
);

/** Makes a container. */
export const createTask = operation({
  name: "createTask",
  routes: [{ path: "/wenxinworkshop/finetune/createTask" }],
  source: doc("almrgn397"),
  rules: {
    "name has 2 to 20 characters, description up to 500, else 500001": doc("almrgn397; the code: seed 003"),
    "a name is taken once, by V1 and V2 together, else 510201": seed("003"),
    ...jobQuotaRule,
    "baseTrainType and trainType may be given and are not judged": client(
      "the Python SDK sends them, the page does not list them",
    ),
    "V2 shows the trainType as model, empty until the first run where createTask gave none; trainMode is SFT": ours(
      "V1's only trainMode (seed 003)",
    ),
    "uuid is V2's ID of the container": client("the SDK's mock"),
    "createTime as 2023-10-23 20:26:46, in China's time": doc("almrgn397; the time zone is our choice"),
  },
  requestFields: [
    ...fieldsFrom(doc("almrgn397"), "name", "description"),
    ...fieldsFrom(client("the Python SDK"), "baseTrainType", "trainType"),
  ],
  answerFields: [
    ...fieldsFrom(doc("almrgn397"), "id", "name", "description", "createTime"),
    ...fieldsFrom(client("the SDK's mock"), "uuid"),
  ],
  parse: containerBody,
  transaction: "write",
  answer: ({ cloud, record }, { name, description, trainType }) => {
    if (cloud.jobs.byName(name)) throw refuse("taskNameExist");
    if (isJobQuotaReached(cloud)) throw refuse("taskCountOverLimit");
    const job = newJob(cloud, record, { name, description, model: trainType, train_mode: "SFT" });
    return { id: job.seq, uuid: job.id, name, description, createTime: chinaTime(job.created_at) };
  },
});

/** The container that a call names by V1's `taskId`. @throws Refusal 510202 */
export function requireContainer({ cloud, record }: QianfanCall, taskId: V1Id): JobRow {
  record.subject = String(taskId);
  const container = findByV1Id(cloud.jobs, taskId);
  if (!container) throw refuse("taskNotExist");
  record.subject = container.id;
  return container;
}
