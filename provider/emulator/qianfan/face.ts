import { bosRoot } from "../bos/bos-address";
import { sampleBucketSql } from "../bos/bos-schema";
import type { Face } from "../face";
import { sampleDatasetSql } from "./datasets/dataset-tables";
import { createTaskStore } from "./jobs/task-store";
import { journalTime } from "./journal-time";
import { qianfanSchema } from "./schema";

const roots = [bosRoot, "/v2", "/wenxinworkshop", "/rpc/2.0", "/rest/2.0", "/oauth/2.0", "/v1/BCE-BEARER"];

/** True for a path of Qianfan's hosts or of its object storage, known or not. */
function ownsPath(path: string): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}/`));
}

const loadApp = () => require("./app") as typeof import("./app");

/**
 * The simulated Qianfan, and the object storage that its data comes from.
 *
 * Mind the words: what V1 calls a *task* is V2's *job* (the container), and V1's *job* is V2's *task* (one run in it).
 * Everything in this folder is named in V2's words.
 */
export const qianfanFace: Face<"qianfan"> = {
  cloud: "qianfan",
  schema: qianfanSchema,
  // V1's whole numbers start over after a reset, as every other ID does.
  seed: ({ store }) => {
    store.prepare("DELETE FROM sqlite_sequence WHERE name LIKE 'qianfan%'").run();
    for (const sql of [sampleBucketSql, ...sampleDatasetSql]) store.prepare(sql).run();
  },
  target: {
    operations: () => loadApp().qianfanOperationNames(),
    submits: ["CreateFineTuningTask", "createJob"],
    deploys: ["CreateService", "service/apply"],
    lists: [
      "DescribeCustomModelSets",
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
