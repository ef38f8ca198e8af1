import type { Json } from "../../../base/json";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation } from "../call";
import { trainingOptions } from "./training-options";

const listed = trainingOptions.filter((option) => !option.isUnlisted);

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

const supportModels: Json = distinct(listed.map(({ model }) => model)).map((model) => {
  const ofModel = listed.filter((option) => option.model === model);
  return {
    model,
    baseModel: model,
    modelType: "text2text",
    supportTrainMode: distinct(ofModel.map(({ trainMode }) => trainMode)).map((trainMode) => ({
      trainMode,
      supportParameterScale: ofModel
        .filter((option) => option.trainMode === trainMode)
        .map(({ parameterScale, hyperParameters }) => ({
          parameterScale,
          // The Python Trainer wants a name and a description of each.
          supportHyperParameterConfig: hyperParameters.map((row) => ({ ...row, name: row.key, description: row.key })),
        })),
    })),
  };
});

/** Lists what can be trained and how: the table by which CreateFineTuningTask judges. */
export const describeFineTuningSupportModels = operation({
  ...action("/v2/finetuning", "DescribeFineTuningSupportModels"),
  source: client("the Python SDK's Trainer"),
  rules: {
    "lists only FullFineTuning, LoRA and PromptTuning": client("Trainer: with another scale it throws the list away"),
    "lists ERNIE-Speed-8K and ERNIE-Lite-8K-0308": ours("no other row is known"),
  },
  requestFields: [],
  answerFields: fieldsFrom(
    client("Python SDK, Trainer"),
    "[].model",
    "[].baseModel",
    "[].modelType",
    "[].supportTrainMode[].trainMode",
    "[].supportTrainMode[].supportParameterScale[].parameterScale",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].key",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].name",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].description",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].type",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].checkType",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].checkValue",
    "[].supportTrainMode[].supportParameterScale[].supportHyperParameterConfig[].default",
  ),
  transaction: "none",
  answer: () => supportModels,
});
