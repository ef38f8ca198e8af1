import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { zonedChinaTime } from "../../times";
import { requireModel } from "./require-model";

const modelRequest = reads(z.object({ modelId: z.string().min(1) }));

/** Shows one model version. */
export const describeModel = operation({
  ...action("/v2/model", "DescribeModel"),
  source: doc("Plw02jx3a"),
  rules: {
    "sourceInfo holds trainTaskId; trainJobId and trainStep beside it": client(
      "the Python Trainer reads trainTaskId; the other two are our choice",
    ),
    "modifyTime is when the version became Ready": ours("not stated"),
    "times with +08:00": client("the SDK's mock"),
  },
  requestFields: fieldsFrom(doc("Plw02jx3a"), "modelId"),
  answerFields: [
    ...fieldsFrom(
      doc("Plw02jx3a"),
      "modelSetId",
      "modelId",
      "status",
      "modelName",
      "model",
      "sourceInfo.sourceType",
      "description",
      "createTime",
      "modifyTime",
      "modelApplicationType",
    ),
    ...fieldsFrom(client("Python SDK, Trainer"), "sourceInfo.trainTaskId", "isSupportModelComp"),
    ...fieldsFrom(ours("what else the version was made from"), "sourceInfo.trainJobId", "sourceInfo.trainStep"),
  ],
  transaction: "read",
  parse: modelRequest,
  answer: (call, { modelId }) => {
    const model = requireModel(call, modelId);
    const isReady = call.cloud.world.now() >= model.ready_at;
    return {
      modelSetId: model.set_id,
      modelId: model.id,
      status: isReady ? "Ready" : "Creating",
      modelName: model.set_name,
      model: model.base_model,
      sourceInfo: {
        sourceType: "Train",
        trainJobId: model.job_id,
        trainTaskId: model.task_id,
        ...(model.step !== null && { trainStep: model.step }),
      },
      ...(model.description !== null && { description: model.description }),
      createTime: zonedChinaTime(model.created_at),
      modifyTime: zonedChinaTime(isReady ? model.ready_at : model.created_at),
      modelApplicationType: "chat",
      isSupportModelComp: false,
    };
  },
});

/** Deletes one model version. */
export const deleteModel = operation({
  ...action("/v2/model", "DeleteModel"),
  source: client("the Python SDK"),
  rules: { "the result is true": ours("as the deletes of fine-tuning") },
  requestFields: fieldsFrom(client("the Python SDK"), "modelId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  transaction: "write",
  parse: modelRequest,
  answer: (call, { modelId }) => {
    const { cloud } = call;
    const model = requireModel(call, modelId);
    cloud.settle();
    cloud.models.remove(model.seq);
    cloud.modelSets.touch(model.set_seq, cloud.world.now());
    cloud.journal.effect({ cloud: "qianfan", effect: "model.deleted", subject: modelId });
    return true;
  },
});
