import type { Method, ModelTable } from "../../contract/catalogue";
import { cite } from "../../sources";
import { listParameters } from "../rules/list-parameters";
import { hardware } from "./tables/deployment";
import { generalParameters } from "./tables/general-parameters";
import { liteParameters } from "./tables/lite-parameters";
import { models, scalesOfModel, tableOf } from "./tables/models";
import { parameterDocs } from "./tables/parameter-docs";
import { speedParameters } from "./tables/speed-parameters";

const service = cite("kmm2wd9z1");

const trainer = cite("Trainer");
/** No page lists them: the official client trains with these [Trainer]. */
const speedMethods: readonly Method[] = [
  { trainMode: "SFT", parameterScale: "FullFineTuning" },
  { trainMode: "SFT", parameterScale: "LoRA" },
  { trainMode: "PostPretrain", parameterScale: "FullFineTuning" },
];

/** The tables of Qianfan's API V2, to be read by people. */
export const qianfanModelTable: ModelTable = {
  date: tableOf,
  // No document that was at hand has prices of training.
  regions: [],
  models: models.map((model) => {
    const methods = scalesOfModel(model).flatMap(({ trainMode, scales }) =>
      scales.map((parameterScale): Method => ({ ...(trainMode === undefined ? {} : { trainMode }), parameterScale })),
    );
    const source = cite("clwgbz367");
    return model.startsWith("ERNIE-Speed")
      ? { model, methods: speedMethods, source: trainer }
      : { model, methods, source };
  }),
  retirements: [],
  plans: [
    {
      plan: "resourceConfig",
      says: `compute units that are bought with the service, by the hour or for months: ${hardware.join(", ")}`,
      source: service,
    },
    { plan: "deploymentConfig", says: "compute units that are there already", source: service },
  ],
  parametersOf: (model, method) =>
    listParameters([...liteParameters, ...speedParameters, ...generalParameters], { model, ...method }, parameterDocs),
};
