import type { MemberRule, ObjectRule, TextRule, ValueRule } from "../../rules/value-rule";
import { corpusRule } from "./corpus";
import { datasetRule } from "./dataset";
import { models, parameterScales, scalesOfModels, trainModes } from "./models";
import { parameterRelations } from "./parameter-relations";
import { publishRule } from "./publish";
import { sources } from "./sources";

const source = sources.task;

/** A text with known values that may grow: another one is a warning. */
const known = (choices: readonly string[], from: string): TextRule => ({
  kind: "text",
  minLength: 1,
  source: from,
  advised: { kind: "text", choices, source: `${from}; the catalogue changes` },
});
const id = (prefix: string): ValueRule => ({
  kind: "text",
  pattern: new RegExp(`^${prefix}-[A-Za-z0-9]+$`),
  says: `of the form ${prefix}-…`,
  source,
});
const anything = (from: string): MemberRule => ({ rule: { kind: "object", members: {}, others: "any", source: from } });
const onlyCustom = { member: "modelConfig", when: [{ at: "model", oneOf: ["Custom-Model"] }] } as const;

/** The members of the block `qianfan` in version 2 of the API. */
export const blockRule: ObjectRule = {
  kind: "object",
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    apiVersion: { rule: { kind: "text", choices: ["v2", "v1"], source: "this version of the provider" } },
    model: { rule: known(models, sources.job), required: true },
    trainMode: { rule: known(trainModes, sources.job), required: true },
    parameterScale: { rule: known(parameterScales, source) },
    description: { rule: { kind: "text", maxLength: 500, source: sources.job } },
    jobId: { rule: id("job") },
    incrementTaskId: { rule: id("task") },
    incrementCheckpointStep: {
      rule: { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` },
    },
    dataset: { rule: datasetRule, required: true },
    corpusConfig: { rule: corpusRule },
    resourceConfig: {
      rule: {
        kind: "object",
        others: "warning",
        source: sources.pythonClient,
        members: {
          resourceId: { rule: { kind: "text", minLength: 1, source: sources.pythonClient } },
          nodeNum: { rule: { kind: "number", whole: true, min: 1, source: sources.pythonClient } },
          idleResource: { rule: { kind: "boolean", source: sources.pythonClient } },
        },
      },
    },
    modelConfig: anything(source),
    hyperParameters: {
      rule: { kind: "object", members: {}, others: "any", relations: parameterRelations, source },
      required: true,
    },
    publish: { rule: publishRule },
    extraParameters: anything("our choice: sent as given"),
  },
  relations: [
    { kind: "needs", member: "incrementCheckpointStep", other: "incrementTaskId", source },
    {
      kind: "only-when",
      member: "incrementTaskId",
      when: [{ at: "model", noneOf: ["Custom-Model"] }],
      says: "with a model other than Custom-Model",
      source,
    },
    { kind: "required-when", ...onlyCustom, says: "with model Custom-Model", source },
    { kind: "only-when", ...onlyCustom, says: "with model Custom-Model", source },
    {
      kind: "only-when",
      member: "description",
      when: [{ at: "$ownsJob", oneOf: [true] }],
      says: "without jobId: it describes the container, and that one has its own already",
      severity: "warning",
      source: sources.job,
    },
    ...scalesOfModels,
  ],
};
