import { z } from "zod";
import { fieldsFrom } from "../../marks/fields-from";
import type { Operation } from "../routing/operation";
import { parseBody } from "./parse-body";
import { requireModel } from "./require-model";

const schema = z.object({ modelId: z.string().min(1) });

/** Deletes one model version. */
export const deleteModel: Operation = {
  path: "/v2/model",
  action: "DeleteModel",
  mode: "write",
  source: { kind: "client", reference: "the Python SDK" },
  rules: [{ rule: "the result is true", source: { kind: "our choice", reference: "as the deletes of fine-tuning" } }],
  requestFields: [...fieldsFrom({ kind: "client", reference: "the Python SDK" }, "modelId")],
  answerFields: [...fieldsFrom({ kind: "our choice", reference: "as the deletes of fine-tuning" }, "(itself)")],
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
