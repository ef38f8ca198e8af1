import type { JobRules } from "../../contract/rules";
import { isRecord } from "../../base/is-record";
import { isUnknown } from "../../base/unknown";
import type { BlockTables } from "../rules/block-tables";
import { type Reading, canonicalMembers } from "../rules/canonical";
import { checkBlock } from "../rules/check-block";
import { retiredModel } from "../rules/retired-model";
import { withCatalogue } from "../rules/with-catalogue";
import { methodOf, type FormatsOfMethods } from "../rules/method-of";
import { memberOf, workloadOf } from "../rules/workload-of";
import { isAbsent } from "../rules/is-absent";
import { cite } from "../../sources";
import { blockRule } from "./tables/block";
import { generalParameters } from "./tables/general-parameters";
import { liteParameters } from "./tables/lite-parameters";
import { models } from "./tables/models";
import { speedParameters } from "./tables/speed-parameters";
import { v1BlockRule } from "./tables/v1-block";
import { trainTypes } from "./tables/v1-models";
import { v1Parameters } from "./tables/v1-parameters";

/** One version of Qianfan's API: its tables and what of its block decides which model comes out. */
interface Version {
  readonly tables: BlockTables;
  readonly readings: Readonly<Record<string, Reading>>;
}

const version2: Version = {
  tables: {
    title: "Qianfan",
    block: blockRule,
    parameters: {
      member: "hyperParameters",
      rows: [...liteParameters, ...speedParameters, ...generalParameters],
      takers: ["model", "parameterScale"],
      knows: ({ model }) => isAbsent(model) || (typeof model === "string" && models.includes(model)),
    },
    scope: (block) => ({ ...block, $ownsJob: isUnknown(block.jobId) ? block.jobId : isAbsent(block.jobId) }),
  },
  // Not: description and publish, which change no weights; jobId, which only says where the run is kept.
  readings: {
    model: "plain",
    trainMode: "plain",
    parameterScale: "plain",
    incrementTaskId: "plain",
    incrementCheckpointStep: "plain",
    dataset: "plain",
    corpusConfig: "plain",
    resourceConfig: "plain",
    modelConfig: "plain",
    hyperParameters: "numbers",
    extraParameters: "exact",
  },
};

const version1: Version = {
  tables: {
    title: "Qianfan V1",
    block: v1BlockRule,
    parameters: {
      member: "trainConfig",
      rows: v1Parameters,
      takers: ["trainType", "peftType"],
      knows: ({ trainType }) =>
        isAbsent(trainType) || (typeof trainType === "string" && trainTypes.includes(trainType)),
    },
    scope: (block) => ({
      ...block,
      $isIncremental: isUnknown(block.increConfig) ? block.increConfig : !isAbsent(block.increConfig),
    }),
  },
  // Not: description, publish and jobId, as in version 2.
  readings: {
    baseTrainType: "plain",
    trainType: "plain",
    trainMode: "plain",
    peftType: "plain",
    increConfig: "numbers",
    trainConfig: "numbers",
    trainset: "plain",
    trainsetRate: "plain",
    extraParameters: "exact",
  },
};

/** By `apiVersion`; the first is the default. */
const versions: ReadonlyMap<unknown, Version> = new Map([
  ["v2", version2],
  ["v1", version1],
]);

const versionOf = (block: Readonly<Record<string, unknown>>): Version => versions.get(block.apiVersion) ?? version2;

const formatsOfModes: FormatsOfMethods = {
  SFT: ["chat", "prompt-response"],
  PostPretrain: ["text"],
  DPO: ["dpo"],
  KTO: ["kto"],
};

const catalogueMembers = { method: ["trainMode", "parameterScale"], parameters: "hyperParameters" };
const workloadNames = { epochs: "epoch", maxLength: "maxSeqLen" };

/** The rules of Qianfan: what can be said about the block `qianfan` offline. */
export const qianfanRules: JobRules = {
  // What a member means is not known before the version is.
  check: (block, _inputs, known) => {
    if (isUnknown(block.apiVersion)) return [];
    const findings = checkBlock(versionOf(block).tables, block);
    // The catalogue is of V2: V1 names its models otherwise.
    if (known === undefined || versionOf(block) === version1) return findings;
    return [
      ...withCatalogue(findings, block, catalogueMembers, known),
      ...retiredModel(block.model, [], known, "tuning"),
    ];
  },
  trainedOn: (block, content) => {
    const readings = isUnknown(block.apiVersion)
      ? { ...version2.readings, ...version1.readings }
      : versionOf(block).readings;
    if (content === undefined) return canonicalMembers(block, readings);
    const dataset = isRecord(block.dataset) ? block.dataset : {};
    return canonicalMembers({ ...block, dataset: { ...dataset, versions: content } }, readings);
  },
  // The rows of SimPO and RFT no page that could be read tells.
  method: ({ trainMode }) => methodOf("trainMode", trainMode, formatsOfModes, cite("9mnzot7x8")),
  workload: (block) => ({
    ...(block.apiVersion === "v1"
      ? workloadOf(block.trainType, block.trainConfig, workloadNames)
      : workloadOf(block.model, block.hyperParameters, workloadNames)),
    mixesIn: [block.corpusConfig, memberOf(block.dataset, "corpusProportion")].some((mixed) => mixed != null),
  }),
};
