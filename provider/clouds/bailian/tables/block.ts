import type { Relation } from "../../rules/value-rule";
import type { ListRule, ObjectRule, TextRule } from "../../rules/value-rule";
import { modelRows } from "./models";
import { parameterRelations } from "./parameter-relations";
import { trainingTypes } from "./models";
import { tunedModel } from "./models";
import { cite } from "../../../sources";

const source = cite("create-fine-tuning-job-api");
const overview = cite("model-training-overview");
const filled: TextRule = { kind: "text", minLength: 1, source };
const fileIds: ListRule = { kind: "list", items: filled, source };

const dataset: ObjectRule = {
  kind: "object",
  source,
  members: {
    dataSourceType: { rule: { kind: "text", choices: ["file_id", "oss_mount"], source }, required: true },
    fileId: { rule: filled },
    mountStorage: {
      rule: {
        kind: "object",
        source,
        members: {
          region: {
            rule: {
              ...filled,
              advised: { kind: "text", choices: ["cn-beijing", "ap-southeast-1"], source },
            },
            required: true,
          },
          bucket: { rule: filled, required: true },
          filePath: {
            rule: { ...filled, pattern: /(?<!\.zip)$/i, says: "that does not end in .zip" },
            required: true,
          },
        },
      },
    },
  },
  relations: [
    ...(["required-when", "only-when"] as const).flatMap((kind): Relation[] => [
      {
        kind,
        member: "fileId",
        when: [{ at: ".dataSourceType", oneOf: ["file_id"] }],
        says: "with dataSourceType file_id",
        source,
      },
      {
        kind,
        member: "mountStorage",
        when: [{ at: ".dataSourceType", oneOf: ["oss_mount"] }],
        says: "with dataSourceType oss_mount",
        source,
      },
    ]),
  ],
};
const datasets: ListRule = { kind: "list", items: dataset, source };

/** What each model can be trained with, where a document lists it. A method of a later date is only a warning. */
const methodsOfModels: readonly Relation[] = modelRows.flatMap(
  ({ model, trainingTypes: choices, ...row }): Relation[] =>
    choices === undefined
      ? []
      : [
          {
            kind: "narrowed-when",
            member: "trainingType",
            when: [
              { at: "$baseModel", oneOf: [model] },
              { at: "trainingType", oneOf: trainingTypes },
            ],
            rule: { kind: "text", choices, source: row.source },
            subject: model,
            source: row.source,
          },
        ],
);

const oneFile = (member: string): Relation => ({
  kind: "narrowed-when",
  member,
  when: [{ at: "$family", oneOf: ["cosyvoice", "wan"] }],
  rule: { kind: "list", items: { kind: "any", source }, minItems: 1, maxItems: 1, source },
  source,
});

/** The members of the block `bailian`. */
export const blockRule: ObjectRule = {
  kind: "object",
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    model: {
      required: true,
      rule: {
        ...filled,
        advised: {
          kind: "text",
          choices: modelRows.map((row) => row.model),
          besides: tunedModel,
          source: `${overview}; the catalogue changes`,
        },
      },
    },
    trainingType: {
      rule: {
        ...filled,
        advised: { kind: "text", choices: trainingTypes, source: `${source}; the catalogue changes` },
      },
    },
    trainingFileIds: { rule: fileIds },
    trainingDatasets: { rule: datasets },
    validationFileIds: { rule: fileIds },
    validationDatasets: { rule: datasets },
    hyperParameters: { rule: { kind: "object", members: {}, others: "any", relations: parameterRelations, source } },
    modelName: { rule: filled },
    finetunedOutputSuffix: {
      rule: {
        kind: "text",
        minLength: 1,
        pattern: /^[A-Za-z0-9._-]+$/,
        says: "made of letters, digits, dots, hyphens and underscores",
        source: "our choice: it becomes part of a model ID",
        advised: {
          kind: "text",
          maxLength: 8,
          pattern: /^[a-z0-9]+$/,
          says: "made of lower-case letters and digits",
          source: cite("model-compression-api-reference", "whose rule for suffixes no page states for fine-tuning"),
        },
      },
    },
    extraParameters: { rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" } },
  },
  relations: [
    { kind: "exactly-one", members: ["trainingFileIds", "trainingDatasets"], source },
    { kind: "at-most-one", members: ["validationFileIds", "validationDatasets"], source },
    {
      kind: "required-when",
      member: "trainingType",
      when: [],
      says: "to be sure of the method: documents disagree on what the cloud takes without it",
      severity: "warning",
      source,
    },
    ...methodsOfModels,
    oneFile("trainingFileIds"),
    oneFile("trainingDatasets"),
  ],
};
