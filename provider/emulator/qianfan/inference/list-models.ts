import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { serviceState } from "../services/service-state";
import { presetServices } from "../services/preset-services";
import { authenticateV2Inference } from "./bearer-token";
import type { InferenceOperation } from "./inference-operation";

/** When the base models were put there, in seconds since the epoch: our choice. */
const PRESET_TIME = 1_704_067_200;

const page = doc("3198230-4");

/** What V2's chat takes as `model`. */
export const listModels: InferenceOperation = {
  name: "models",
  method: "GET",
  path: "/v2/models",
  errors: "v2",
  source: page,
  rules: {
    "the base models, and the services that are Serving": ours(
      "the page speaks of models; whether of services is not stated",
    ),
  },
  requestFields: [],
  answerFields: [
    ...fieldsFrom(client("openai 3.54.0"), "object"),
    ...fieldsFrom(page, "data[].id", "data[].object", "data[].created", "data[].owned_by", "data[].type"),
  ],
  answer: (call) => {
    authenticateV2Inference(call);
    const { context, cloud } = call;
    const services = context.store.read(() =>
      cloud.services.all().filter((service) => serviceState(cloud, service).status === "Serving"),
    );
    const model = (id: string, created: number, owner: string) => ({
      id,
      object: "model",
      created,
      owned_by: owner,
      type: "chat",
    });
    return Response.json({
      object: "list",
      data: [
        ...presetServices.map((service) => model(service.model, PRESET_TIME, "Baidu")),
        ...services.map((service) => model(service.endpoint, Math.floor(service.created_at / 1000), "user")),
      ],
    });
  },
};
