import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { requireModel } from "./require-model";

const schema = z.object({ modelId: z.string().min(1) });

/** Deletes one model version. */
export const deleteModel: Operation = {
  path: "/v2/model",
  action: "DeleteModel",
  mode: "write",
  source: client("the Python SDK"),
  rules: { "the result is true": ours("as the deletes of fine-tuning") },
  requestFields: fieldsFrom(client("the Python SDK"), "modelId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const { modelId } = parseBody(schema, body);
    const model = requireModel(call, modelId);
    cloud.settle();
    cloud.models.remove(model.seq);
    cloud.modelSets.touch(model.set_seq, cloud.world.now());
    cloud.journal.effect({ cloud: "qianfan", effect: "model.deleted", subject: modelId });
    return true;
  },
};
