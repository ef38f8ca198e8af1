import { z } from "zod";
import { doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation, reads } from "../call";
import { refuse } from "../refusals";
import { serviceState, updateTime } from "./service-state";
import { requireService } from "./services";
import { requireVersion } from "../models/require-model";

const schema = reads(
  z.object({
    serviceId: z.string().min(1),
    modelSetId: z.string().min(1),
    modelId: z.string().min(1),
  }),
);

/** Puts another model version in the place of the one that serves. */
export const modifyService = operation({
  ...action("/v2/service", "ModifyService"),
  source: doc("Alxe2gabo"),
  rules: {
    "only the model version changes": doc("Alxe2gabo"),
    "the old version serves for five more simulated minutes, until the new one takes its place": ours("not stated"),
    "a service that is not Serving, or that is Updating, is refused with UnsupportedOperation": ours("not stated"),
    "the result is true": ours("the page's answer is not known"),
  },
  requestFields: fieldsFrom(doc("Alxe2gabo"), "serviceId", "modelSetId", "modelId"),
  answerFields: fieldsFrom(ours("the page's answer is not known"), "(itself)"),
  transaction: "write",
  parse: schema,
  answer: (call, request) => {
    const { cloud, record } = call;
    const service = requireService(call, request.serviceId);
    const model = requireVersion(call, request);
    record.subject = service.id;
    const { status, isUpdating } = serviceState(cloud, service);
    if (status !== "Serving" || isUpdating) {
      const state = isUpdating ? "Updating" : status;
      throw refuse("UnsupportedOperation", `The service can not be modified because it is ${state}`);
    }
    cloud.settle();
    cloud.serviceVersions.insert(service.seq, model, updateTime(cloud), false);
    const detail = { modelId: model.id };
    cloud.journal.effect({ cloud: "qianfan", effect: "service.modified", subject: service.id, detail });
    return true;
  },
});
