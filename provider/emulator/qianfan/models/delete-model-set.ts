import { z } from "zod";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { Refusal } from "../refusal";
import type { Operation } from "../operation";
import { parseBody } from "../parse-body";
import { requireModelSet } from "./require-model-set";

const schema = z.object({ modelSetId: z.string().min(1) });

/** Deletes a model set that holds no version any more. */
export const deleteModelSet: Operation = {
  path: "/v2/model",
  action: "DeleteModelSet",
  mode: "write",
  source: client("the Python SDK"),
  rules: {
    "a set that still holds versions is refused with UnsupportedOperation": ours(
      "not stated; nothing published is lost by accident",
    ),
  },
  requestFields: fieldsFrom(client("the Python SDK"), "modelSetId"),
  answerFields: fieldsFrom(ours("as the deletes of fine-tuning"), "(itself)"),
  answer: (call) => {
    const { cloud, body } = call;
    const { modelSetId } = parseBody(schema, body);
    const modelSet = requireModelSet(call, modelSetId);
    if (cloud.models.idsOf(modelSet.seq).length > 0) {
      throw new Refusal("UnsupportedOperation", {
        message: "The model set can not be deleted because it holds models",
      });
    }
    cloud.modelSets.remove(modelSet.seq);
    cloud.journal.effect({ cloud: "qianfan", effect: "model-set.deleted", subject: modelSetId });
    return true;
  },
};
