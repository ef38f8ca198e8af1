import type { Method, ModelTable } from "../../contract/catalogue";
import { cite } from "../../sources";
import { listParameters } from "../rules/list-parameters";
import { hardware } from "./tables/deployment";
import { generalParameters } from "./tables/general-parameters";
import { liteParameters } from "./tables/lite-parameters";
import { models, scalesOfModel, tableOf } from "./tables/models";
import { parameterDocs } from "./tables/parameter-docs";
import { speedParameters } from "./tables/speed-parameters";
import { peftTypesOf, trainTypes } from "./tables/v1-models";
import { v1Parameters } from "./tables/v1-parameters";

const service = cite("kmm2wd9z1");

/** No page lists them: the official client trains with these [Trainer]. */
const speedModels: readonly string[] = ["ERNIE-Speed-8K", "ERNIE-Speed"];
const speedMethods: readonly Method[] = [
  { trainMode: "SFT", parameterScale: "FullFineTuning" },
  { trainMode: "SFT", parameterScale: "LoRA" },
  { trainMode: "PostPretrain", parameterScale: "FullFineTuning" },
];

function methodsByV2(model: string): readonly Method[] {
  if (speedModels.includes(model)) return speedMethods;
  return scalesOfModel(model).flatMap(({ trainMode, scales }) =>
    scales.map((parameterScale): Method => ({ ...(trainMode === undefined ? {} : { trainMode }), parameterScale })),
  );
}

/** There a model is a `trainType`; some are models of V2 as well. */
function methodsByV1(model: string): readonly Method[] {
  if (!trainTypes.includes(model)) return [];
  return peftTypesOf(model).map((peftType) => ({ apiVersion: "v1", peftType }));
}

function sourceOf(model: string): string {
  if (speedModels.includes(model)) return cite("Trainer");
  return models.includes(model) ? cite("clwgbz367") : cite("003");
}

/** The tables of Qianfan, of both versions of its API, to be read by people. */
export const qianfanModelTable: ModelTable = {
  date: tableOf,
  // No document that was at hand has prices of training.
  regions: [],
  models: [...new Set([...models, ...trainTypes])].map((model) => ({
    model,
    methods: [...methodsByV2(model), ...methodsByV1(model)],
    source: sourceOf(model),
  })),
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
    method["apiVersion"] === "v1"
      ? listParameters(v1Parameters, { trainType: model, ...method }, parameterDocs)
      : listParameters(
          [...liteParameters, ...speedParameters, ...generalParameters],
          { model, ...method },
          parameterDocs,
        ),
};
