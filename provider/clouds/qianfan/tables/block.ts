import type { MemberRule, ObjectRule, TextRule, ValueRule } from "../../rules/value-rule";
import { corpusRule } from "./corpus";
import { datasetRule } from "./dataset";
import { models, parameterScales, scalesOfModels, trainModes } from "./models";
import { parameterRelations } from "./parameter-relations";
import { publishRule } from "./publish";
import { cite, type Authority } from "../../../sources";

const source = cite("4lrzz0plk");
const createJob = cite("Omh4sux31");
const pythonClient = cite("Python SDK");

/** A text with known values that may grow: another one is a warning. */
const known = (choices: readonly string[], from: Authority): TextRule => ({
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
const anything = (from: Authority): MemberRule => ({
  rule: { kind: "object", members: {}, others: "any", source: from },
});
const onlyCustom = { member: "modelConfig", when: [{ at: "model", oneOf: ["Custom-Model"] }] } as const;

/** The members of the block `qianfan` in version 2 of the API. */
export const blockRule: ObjectRule = {
  kind: "object",
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    apiVersion: {
      rule: { kind: "text", choices: ["v2", "v1"], source: "our choice: the versions that this release speaks" },
    },
    model: { rule: known(models, createJob), required: true },
    trainMode: { rule: known(trainModes, createJob), required: true },
    parameterScale: { rule: known(parameterScales, source) },
    description: { rule: { kind: "text", maxLength: 500, source: createJob } },
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
        source: pythonClient,
        members: {
          resourceId: { rule: { kind: "text", minLength: 1, source: pythonClient } },
          nodeNum: { rule: { kind: "number", whole: true, min: 1, source: pythonClient } },
          idleResource: { rule: { kind: "boolean", source: pythonClient } },
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
      source: createJob,
    },
    ...scalesOfModels,
  ],
};
