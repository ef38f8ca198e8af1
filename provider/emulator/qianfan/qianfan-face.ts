import { Hono } from "hono";
import { bosRoot } from "../bos/bos-address";
import { createBosCloud } from "../bos/bos-cloud";
import { answerBosRequest } from "../bos/routing/answer-bos-request";
import { bosOperations } from "../bos/routing/bos-operations";
import { sampleBucketSql } from "../bos/store/bos-tables";
import type { Face } from "../face";
import { answerImportReport, importReport, isImportReport } from "./data/answer-import-report";
import { inferenceOperations } from "./inference/inference-operations";
import { createQianfanCloud } from "./qianfan-cloud";
import { answerRequest } from "./routing/answer-request";
import { operations } from "./routing/operations";
import { ownsPath } from "./routing/owns-path";
import { decideService } from "./services/decide-service";
import { journalTime } from "./store/journal-time";
import { sampleDatasetSql } from "./store/dataset-tables";
import { qianfanSchema } from "./store/qianfan-schema";
import { createTaskStore } from "./store/task-store";
import { v1Operations } from "./v1/v1-operations";

/**
 * The simulated Qianfan, and the object storage that its data comes from.
 *
 * Mind the words: what V1 calls a *task* is V2's *job* (the container), and V1's *job* is V2's *task* (one run in it).
 * Everything in this folder is named in V2's words.
 */
export const qianfanFace: Face = {
  cloud: "qianfan",
  schema: qianfanSchema,
  // V1's whole numbers start over after a reset, as every other ID does.
  seed: ({ store }) => {
    store.prepare("DELETE FROM sqlite_sequence WHERE name LIKE 'qianfan%'").run();
    for (const sql of [sampleBucketSql, ...sampleDatasetSql]) store.prepare(sql).run();
  },
  target: {
    cloud: "qianfan",
    operations: [
      ...operations.map(({ action }) => action),
      ...v1Operations.map(({ name }) => name),
      ...[...inferenceOperations, ...bosOperations].map(({ name }) => name),
      importReport,
    ],
    submits: ["CreateFineTuningTask", "createJob"],
    deploys: ["CreateService", "service/apply"],
    lists: [
      "DescribeDatasets",
      "DescribeDatasetVersions",
      "DescribeFineTuningJobs",
      "DescribeFineTuningTasks",
      "DescribeModelSet",
      "DescribeServices",
      "modelDetail",
      "service/list",
    ],
  },
  settle: journalTime,
  decideDeployment: decideService,
  forget: ({ store }, taskId) => createTaskStore(store).remove(taskId),
  owns: ownsPath,
  create: (context) => {
    const cloud = createQianfanCloud(context);
    const storage = createBosCloud(context);
    return new Hono()
      .all(`${bosRoot}/*`, ({ req }) =>
        isImportReport(req.path) ? answerImportReport(context, cloud, req.raw) : answerBosRequest(storage, req.raw),
      )
      .all("*", ({ req }) => answerRequest(context, cloud, req.raw));
  },
};
