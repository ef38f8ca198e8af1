import type { Method, ModelTable } from "../../contract/catalogue";
import { cite } from "../../sources";
import { listParameters } from "../rules/list-parameters";
import priceList from "./price-list.json";
import { templateUnits } from "./tables/deployment";
import { mediaParameters } from "./tables/media-parameters";
import { modelRows, tableOf } from "./tables/models";
import { parameterDocs } from "./tables/parameter-docs";
import { retirements } from "./tables/retired-models";
import { textParameters } from "./tables/text-parameters";

const source = cite("create-deployment-api");

/** The tables of Bailian, to be read by people. */
export const bailianModelTable: ModelTable = {
  date: tableOf,
  regions: priceList.regions.map(({ region }) => region),
  models: modelRows.map(({ model, modality, trainingTypes = [], source: from }) => ({
    model,
    kind: modality,
    methods: trainingTypes.map((trainingType): Method => ({ trainingType })),
    source: from,
  })),
  plans: [
    { plan: "lora", says: "shared and paid by token, for what LoRA trained", source },
    {
      plan: "mu",
      says: "model units by the hour, multiples of the template's; some models take other units",
      units: templateUnits,
      source: cite("model-deployment-introduction"),
    },
    {
      plan: "ptu",
      says: "reserved throughput, base models; the price is of 10,000 tokens a minute in and 1,000 out",
      source: cite("throughput-reservation-api"),
    },
    { plan: "cu", says: "compute units by the hour, image and video models", source },
  ],
  retirements,
  parametersOf: (model, method) => {
    const row = modelRows.find((each) => each.model === model);
    const facts = { $baseModel: row?.model, $modality: row?.modality ?? "text", $family: row?.family };
    return listParameters([...textParameters, ...mediaParameters], { model, ...method, ...facts }, parameterDocs);
  },
};
