import { sampleBucketSql } from "../bos/bos-schema";
import type { Face } from "../face";
import { ownsPath } from "./routing/owns-path";
import { journalTime } from "./store/journal-time";
import { sampleDatasetSql } from "./store/dataset-tables";
import { qianfanSchema } from "./store/qianfan-schema";
import { createTaskStore } from "./store/task-store";

const loadApp = () => require("./create-qianfan-app") as typeof import("./create-qianfan-app");

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
