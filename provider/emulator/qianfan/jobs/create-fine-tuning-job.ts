import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { parameterLimits } from "../parameter-limits";
import { limitedText } from "../limited-text";
import { newJob } from "./new-job";
import { parseBody } from "../parse-body";
import { plainText } from "../plain-text";
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
  answer: ({ cloud, body, record }) => {
    const { name, description, model, trainMode } = parseBody(schema, body);
    if (cloud.jobs.byName(name)) throw new Refusal("JobNameExist");
    if (isJobQuotaReached(cloud)) throw new Refusal("JobCountOverLimit");
    return { jobId: newJob(cloud, record, { name, description, model, train_mode: trainMode }).id };
  },
};
