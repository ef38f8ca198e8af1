import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { invalidParameter } from "../invalid-parameter";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { parameterLimits } from "../parameter-limits";
import { limitedText } from "../limited-text";
import { parseBody } from "../parse-body";
import { publishedStep, publishRun } from "./publish-run";
import { requireModelSet } from "./require-model-set";
import { requireTask } from "../jobs/require-task";

const step = z.int().min(0).optional();

const schema = z.discriminatedUnion("sourceType", [
  z.object({
    modelSetId: z.string().min(1),
    description: limitedText(parameterLimits.modelDescription).optional(),
    sourceType: z.literal("Train"),
    trainMeta: z.object({ taskId: z.string().min(1), checkpointStep: step, step }),
  }),
  z.object({ modelSetId: z.string().min(1), sourceType: z.literal("Import") }),
]);

/** Publishes a finished run as a model version. */
export const createCustomModel: Operation = {
  path: "/v2/model",
  action: "CreateCustomModel",
  mode: "write",
  source: doc("Ylw02ns4o"),
  rules: {
    "trainMeta takes checkpointStep as well as step": doc("Ylw02ns4o: its table and its example differ"),
    "without a step the last checkpoint is published": ours("not stated"),
    "a task that is not Done is refused with UnsupportedOperation": ours("not stated"),
    "Ready after two simulated minutes": ours("not stated"),
    "sourceType Import answers 501": ours("there is no object storage to import from"),
  },
  requestFields: fieldsFrom(
    doc("Ylw02ns4o"),
    "modelSetId",
    "description",
    "sourceType",
    "trainMeta.taskId",
    "trainMeta.checkpointStep",
    "trainMeta.step",
  ),
  answerFields: [...fieldsFrom(doc("Ylw02ns4o"), "modelId"), ...fieldsFrom(ours("which set it went to"), "modelSetId")],
  answer: (call) => {
    const { cloud, body, record } = call;
    const request = parseBody(schema, body);
    if (request.sourceType === "Import") {
      throw new Refusal("NotImplemented", {
        message: "The simulated cloud does not have CreateCustomModel with sourceType Import.",
      });
    }
    const { modelSetId, description, trainMeta } = request;
    const { task, run } = requireTask(call, trainMeta.taskId);
    const modelSet = requireModelSet(call, modelSetId);
    if (run.status !== "succeeded") {
      throw new Refusal("UnsupportedOperation", {
        message: "The fine-tuning task can not be published because it is not Done",
      });
    }
    const step = publishedStep(run, trainMeta.checkpointStep ?? trainMeta.step);
    if (step === undefined) throw invalidParameter("checkpointStep");
    return { modelSetId, modelId: publishRun(cloud, record, { task, modelSet, description, step }).id };
  },
};
