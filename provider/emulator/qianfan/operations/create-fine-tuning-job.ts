import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import { Refusal } from "../answer/refusal";
import type { Operation } from "../routing/operation";
import { parameterLimits } from "../tables/parameter-limits";
import { limitedText } from "./limited-text";
import { newJob } from "./new-job";
import { parseBody } from "./parse-body";
import { plainText } from "./plain-text";
import { isJobQuotaReached, jobQuotaRule } from "./quotas";

const schema = z.object({
  name: limitedText(parameterLimits.jobName),
  description: limitedText(parameterLimits.jobDescription).default(""),
  model: plainText,
  trainMode: plainText,
});

/** Makes a container. Models and modes that no table knows are taken: catalogues change. */
export const createFineTuningJob: Operation = {
  path: "/v2/finetuning",
  action: "CreateFineTuningJob",
  mode: "write",
  source: { kind: "document", reference: "Omh4sux31" },
  rules: [
    { rule: "name has 2 to 20 characters, description up to 500", source: parameterLimits.jobName.source },
    { rule: "a name is taken once", source: { kind: "client", reference: "doc/javascript/console.md of the SDK" } },
    {
      rule: "a name that is taken is refused with JobNameExist and status 409",
      source: { kind: "our choice", reference: "no V2 code is attested; V1 has 510201" },
    },
    {
      rule: "any model and any trainMode is taken",
      source: { kind: "our choice", reference: "the catalogue grows" },
    },
    jobQuotaRule,
  ],
  requestFields: [
    ...fieldsFrom({ kind: "document", reference: "Omh4sux31" }, "name", "description", "model", "trainMode"),
  ],
  answerFields: [...fieldsFrom({ kind: "document", reference: "Omh4sux31" }, "jobId")],
  answer: ({ cloud, body, record }) => {
    const { name, description, model, trainMode } = parseBody(schema, body);
    if (cloud.jobs.byName(name)) throw new Refusal("JobNameExist");
    if (isJobQuotaReached(cloud)) throw new Refusal("JobCountOverLimit");
    return { jobId: newJob(cloud, record, { name, description, model, train_mode: trainMode }).id };
  },
};
