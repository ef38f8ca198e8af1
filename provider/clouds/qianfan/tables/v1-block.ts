import type { Relation } from "../../rules/value-rule";
import type { NumberRule, ObjectRule, TextRule } from "../../rules/value-rule";
import { publishRule } from "./publish";
import { baseTrainTypes, modelRelations, peftTypes, trainTypes } from "./v1-models";
import { trainsetRule } from "./v1-trainset";
import { cite } from "../../../sources";

const source = cite("003");
const pythonClient = cite("Python SDK");
const createTask = cite("almrgn397");

/** A text with known values that may grow: another one is a warning. */
const known = (choices: readonly string[]): TextRule => ({
  kind: "text",
  minLength: 1,
  source,
  advised: { kind: "text", choices, source: `${source}; the catalogue changes` },
});

/** A number of V1, or V2's ID of the same thing, which V1 takes as well. */
const identifier = (prefix: string): NumberRule => ({
  kind: "number",
  whole: true,
  min: 1,
  orText: true,
  besides: new RegExp(`^${prefix}-[A-Za-z0-9]+$`),
  says: `or V2's ID of the same thing, of the form ${prefix}-…`,
  source: `${source}; ${prefix}-…: ${pythonClient}`,
});

/** Members that name what a normal run trains; an incremental one takes it from the run that it trains on from. */
const namesTheModel = ["baseTrainType", "trainType", "trainMode", "peftType"] as const;

const runTypes = namesTheModel.flatMap((member): Relation[] => [
  {
    kind: "required-when",
    member,
    when: [{ at: "$isIncremental", oneOf: [false] }],
    says: "unless increConfig names a run to train on from",
    source: `${source}, jobRunType 0`,
  },
  {
    kind: "only-when",
    member,
    when: [{ at: "$isIncremental", oneOf: [false] }],
    says: "without increConfig: an incremental run takes it from the run that it trains on from",
    severity: "warning",
    source: `${source}, jobRunType 1`,
  },
]);

/** The members of the block `qianfan` in version 1 of the API. */
export const v1BlockRule: ObjectRule = {
  kind: "object",
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    apiVersion: { rule: { kind: "text", choices: ["v1"], source: "our choice: V1, chosen by this very value" } },
    baseTrainType: { rule: known(baseTrainTypes) },
    trainType: { rule: known(trainTypes) },
    trainMode: { rule: { kind: "text", choices: ["SFT"], source } },
    peftType: { rule: known(peftTypes) },
    increConfig: {
      rule: {
        kind: "object",
        source,
        members: {
          taskId: { rule: identifier("job"), required: true },
          jobId: { rule: identifier("task"), required: true },
        },
      },
    },
    // Its members are judged by the table of hyperparameters.
    trainConfig: { rule: { kind: "object", members: {}, others: "any", source }, required: true },
    trainset: { rule: trainsetRule, required: true },
    // Every sample gives it, and the page tells no default.
    trainsetRate: { rule: { kind: "number", min: 0, max: 50, source }, required: true },
    description: { rule: { kind: "text", maxLength: 500, source: createTask } },
    jobId: {
      rule: {
        kind: "text",
        pattern: /^job-[A-Za-z0-9]+$/,
        says: "of the form job-… (V2's ID of the container: only V2 lists its runs)",
        source: "our choice: a lost answer could not be looked for otherwise",
      },
    },
    publish: { rule: publishRule },
    extraParameters: { rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" } },
  },
  relations: [...runTypes, ...modelRelations],
};
