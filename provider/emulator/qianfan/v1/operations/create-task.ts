import { z } from "zod";
import { fieldsFrom } from "../../../marks/fields-from";
import { limitedText } from "../../operations/limited-text";
import { newJob } from "../../operations/new-job";
import { isJobQuotaReached, jobQuotaRule } from "../../operations/quotas";
import { parameterLimits } from "../../tables/parameter-limits";
import { parseV1Body } from "../parse-v1-body";
import type { V1Operation } from "../v1-operation";
import { V1Refusal } from "../v1-refusal";
import { v1Time } from "../v1-time";

const schema = z.object({
  name: limitedText(parameterLimits.jobName),
  description: limitedText(parameterLimits.jobDescription).default(""),
  trainType: limitedText({ min: 0, max: Infinity }).default(""),
});

/** Makes a container. */
export const createTask: V1Operation = {
  name: "createTask",
  path: "/wenxinworkshop/finetune/createTask",
  envelope: "plain",
  mode: "write",
  source: { kind: "document", reference: "almrgn397" },
  rules: [
    {
      rule: "name has 2 to 20 characters, description up to 500, else 500001",
      source: { kind: "document", reference: "almrgn397; the code: seed 003" },
    },
    { rule: "a name is taken once, by V1 and V2 together, else 510201", source: { kind: "seed", reference: "003" } },
    jobQuotaRule,
    {
      rule: "baseTrainType and trainType may be given and are not judged",
      source: { kind: "client", reference: "the Python SDK sends them, the page does not list them" },
    },
    {
      rule: "V2 shows the trainType as model, empty until the first run where createTask gave none; trainMode is SFT",
      source: { kind: "our choice", reference: "V1's only trainMode (seed 003)" },
    },
    {
      rule: "uuid is V2's ID of the container",
      source: { kind: "client", reference: "the SDK's mock" },
    },
    {
      rule: "createTime as 2023-10-23 20:26:46, in China's time",
      source: { kind: "document", reference: "almrgn397; the time zone is our choice" },
    },
  ],
  requestFields: [
    ...fieldsFrom({ kind: "document", reference: "almrgn397" }, "name", "description"),
    ...fieldsFrom({ kind: "client", reference: "the Python SDK" }, "baseTrainType", "trainType"),
  ],
  answerFields: [
    ...fieldsFrom({ kind: "document", reference: "almrgn397" }, "id", "name", "description", "createTime"),
    ...fieldsFrom({ kind: "client", reference: "the SDK's mock" }, "uuid"),
  ],
  answer: ({ cloud, body, record }) => {
    const { name, description, trainType } = parseV1Body(schema, body);
    if (cloud.jobs.byName(name)) throw new V1Refusal("taskNameExist");
    if (isJobQuotaReached(cloud)) throw new V1Refusal("taskCountOverLimit");
    const job = newJob(cloud, record, { name, description, model: trainType, train_mode: "SFT" });
    return { id: job.seq, uuid: job.id, name, description, createTime: v1Time(job.created_at) };
  },
};
