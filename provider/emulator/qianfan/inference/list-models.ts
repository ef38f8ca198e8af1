import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { serviceState } from "../services/service-state";
import { presetServices } from "../services/preset-services";
import { operation } from "./inference-call";

/** When the base models were put there, in seconds since the epoch: our choice. */
const presetTime = 1_704_067_200;

const page = doc("3198230-4");

/** What V2's chat takes as `model`. */
export const listModels = operation({
  name: "models",
  routes: [{ method: "GET", path: "/v2/models" }],
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
  transaction: "read",
  answer: ({ cloud }) => {
    const services = cloud.services.all().filter((service) => serviceState(cloud, service).status === "Serving");
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
        ...presetServices.map((service) => model(service.model, presetTime, "Baidu")),
        ...services.map((service) => model(service.endpoint, Math.floor(service.created_at / 1000), "user")),
      ],
    });
  },
});
