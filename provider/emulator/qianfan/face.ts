import { sampleBucketSql } from "../bos/store/bos-tables";
import type { Face } from "../face";
import { ownsPath } from "./owns-path";
import { journalTime } from "./journal-time";
import { sampleDatasetSql } from "./datasets/dataset-tables";
import { qianfanSchema } from "./schema";
import { createTaskStore } from "./jobs/task-store";

const loadApp = () => require("./app") as typeof import("./app");

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
    operations: () => loadApp().qianfanOperationNames(),
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
  decideDeployment: (context, id, fate) => {
    const { decideService } = require("./services/decide-service") as typeof import("./services/decide-service");
    return decideService(context, id, fate);
  },
  forget: ({ store }, taskId) => createTaskStore(store).remove(taskId),
  owns: ownsPath,
  create: (context) => loadApp().createQianfanApp(context),
};
