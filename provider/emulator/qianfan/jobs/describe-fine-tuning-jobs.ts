import { z } from "zod";
import { client, doc, fieldsFrom, ours, seed } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import { zuluTime } from "../zulu-time";
import type { Operation } from "../operation";
import { pageInfo } from "../page-info";
import { pageRequest } from "../page-request";
import { pageInfoFields, pagingFields, pagingRules } from "../paging-rules";
import { parseBody } from "../parse-body";

const schema = z.object({
  ...pageRequest,
  trainMode: z.string().optional(),
  trainModel: z.string().optional(),
  model: z.string().optional(),
});

/** Lists the containers. */
export const describeFineTuningJobs: Operation = {
  path: "/v2/finetuning",
  action: "DescribeFineTuningJobs",
  mode: "read",
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
  answer: ({ cloud, body, record }) => {
    const { marker, maxKeys, pageReverse, trainMode, trainModel, model } = parseBody(schema, body);
    const start = marker === "" ? undefined : cloud.jobs.byId(marker);
    if (marker !== "" && !start) throw new Refusal("InvalidMarker");
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
        createTime: zuluTime(job.created_at),
      })),
      pageInfo: pageInfo(marker, maxKeys, page.next?.id),
    };
  },
};
