import { Hono } from "hono";
import type { Face } from "../face";
import { createQianfanCloud } from "./qianfan-cloud";
import { answerRequest } from "./routing/answer-request";
import { operations } from "./routing/operations";
import { ownsPath } from "./routing/owns-path";
import { journalReadyModels } from "./store/journal-ready-models";
import { qianfanSchema } from "./store/qianfan-schema";
import { createTaskStore } from "./store/task-store";
import { v1Operations } from "./v1/v1-operations";

/**
 * The simulated Qianfan.
 *
 * Mind the words: what V1 calls a *task* is V2's *job* (the container), and V1's *job* is V2's *task* (one run in it).
 * Everything in this folder is named in V2's words.
 */
export const qianfanFace: Face = {
  cloud: "qianfan",
  schema: qianfanSchema,
  // V1's whole numbers start over after a reset, as every other ID does.
  seed: ({ store }) => void store.prepare("DELETE FROM sqlite_sequence WHERE name LIKE 'qianfan%'").run(),
  target: {
    cloud: "qianfan",
    operations: [...operations.map(({ action }) => action), ...v1Operations.map(({ name }) => name)],
    submits: ["CreateFineTuningTask", "createJob"],
    lists: ["DescribeFineTuningJobs", "DescribeFineTuningTasks", "DescribeModelSet", "modelDetail"],
  },
  settle: journalReadyModels,
  forget: ({ store }, taskId) => createTaskStore(store).remove(taskId),
  owns: ownsPath,
  create: (context) => {
    const cloud = createQianfanCloud(context);
    return new Hono().all("*", ({ req }) => answerRequest(context, cloud, req.raw));
  },
};
