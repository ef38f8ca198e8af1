import { cite, type Authority } from "../../../sources";
import type { ErrorRow } from "../../http/read-error-table";

const seed = cite("003", "error codes");
const client = cite("Python SDK", "codes that it repeats a call for");
const common = cite("tlmyncueh", "codes 1 to 111");

const steps = {
  ticket: "Run again in a while; if it stays, open a ticket with Baidu AI Cloud and name the request ID.",
  parameter:
    "Correct the argument that the documentation of the call limits; the provider sent what the program gives.",
  grant:
    "Have the access key's account granted QianfanModelTuningFullControlAccessPolicy; where that is so, run again: the cloud was seen to answer so in passing.",
  rows: "Give the job data sets that hold at least 32 rows together.",
  dataset: "Check that each version of `trainset` exists for this account, is imported and is published.",
  name: "A container has the name, but no list shows it, so whether a run stands in it cannot be told and nothing was submitted: take its run over with `adopt`, or change `jobName`.",
  id: "Check the ID, and that the access key belongs to the account that has it.",
  containers: "Delete containers that are no longer needed, or have the account's limit raised.",
  state: "Wait until the run reaches a state that allows the operation.",
  config: "Correct `trainConfig`: `epoch`, `learningRate` or `maxSeqLen` is not for this `trainType`.",
  room: "Wait until one of the account's runs ends.",
  credit: "Buy training credit for the account, then run again.",
  base: "Train on from a run that has ended well and that was trained with `peftType` ALL.",
  later: "Wait a while and run again.",
  tomorrow: "Check that the account has the call activated and is not in arrears; else run again tomorrow.",
  limit: "Have the account's limit of calls raised.",
  keys: "Check finetune:qianfanBaseUrl, QIANFAN_ACCESS_KEY and QIANFAN_SECRET_KEY: the answer is of an address that takes access tokens, which the provider does not use.",
  set: "Check `publish.modelSetId`, and that the access key belongs to the account that has it.",
  version: "The model version is gone: run again, which publishes anew.",
  setName: "Choose another `publish.modelName`, or name the set that has it in `publish.modelSetId`.",
  published: "A run is published once in a model set: name another set in `publish`.",
  setModel: "Publish into a set whose versions are of the same base model.",
} as const;

const publishing: Authority = `${cite("Jlnlm0rdx", "error codes")}; ${cite("ylnljj3ku", "error codes")}`;

/**
 * Every error code of V1 for training, and those for publishing. They arrive with HTTP status 200 (where the [official SDKs]
 * look for them).
 */
export const v1ErrorTable: readonly ErrorRow[] = [
  { code: "500000", status: 200, kind: "server", nextStep: steps.ticket, source: seed },
  { code: "500001", status: 200, kind: "invalid", nextStep: steps.parameter, source: seed },
  { code: "500002", status: 200, kind: "unauthorized", nextStep: steps.grant, source: seed },
  { code: "510101", status: 200, kind: "invalid", nextStep: steps.rows, source: seed },
  { code: "510102", status: 200, kind: "invalid", nextStep: steps.dataset, source: seed },
  { code: "510201", status: 200, kind: "conflict", nextStep: steps.name, source: seed },
  { code: "510202", status: 200, kind: "not-found", nextStep: steps.id, source: seed },
  { code: "510203", status: 200, kind: "quota", nextStep: steps.containers, source: seed },
  { code: "510301", status: 200, kind: "not-found", nextStep: steps.id, source: seed },
  { code: "510302", status: 200, kind: "unsupported", nextStep: steps.state, source: seed },
  { code: "510401", status: 200, kind: "invalid", nextStep: steps.config, source: seed },
  { code: "510402", status: 200, kind: "throttled", nextStep: steps.room, source: seed },
  { code: "510403", status: 200, kind: "quota", nextStep: steps.credit, source: seed },
  { code: "510404", status: 200, kind: "invalid", nextStep: steps.base, source: seed },
  { code: "10001", status: 200, kind: "not-found", nextStep: steps.set, source: publishing },
  { code: "21002", status: 200, kind: "unsupported", nextStep: steps.state, source: publishing },
  { code: "70101", status: 200, kind: "conflict", nextStep: steps.setName, source: publishing },
  { code: "70102", status: 200, kind: "not-found", nextStep: steps.version, source: publishing },
  { code: "70114", status: 200, kind: "not-found", nextStep: steps.id, source: publishing },
  { code: "70118", status: 200, kind: "conflict", nextStep: steps.published, source: publishing },
  { code: "70130", status: 200, kind: "invalid", nextStep: steps.setModel, source: publishing },
  { code: "70131", status: 200, kind: "invalid", nextStep: steps.setName, source: publishing },
  // What a gateway before every call answers, in numbers, also to one of V2.
  { code: "1", status: 200, kind: "server", nextStep: steps.ticket, source: common },
  { code: "2", status: 200, kind: "server", nextStep: steps.ticket, source: common },
  { code: "4", status: 200, kind: "throttled", nextStep: steps.later, source: common },
  { code: "17", status: 200, kind: "quota", nextStep: steps.tomorrow, source: common },
  { code: "19", status: 200, kind: "quota", nextStep: steps.limit, source: common },
  { code: "100", status: 200, kind: "unauthorized", nextStep: steps.keys, source: common },
  { code: "110", status: 200, kind: "unauthorized", nextStep: steps.keys, source: common },
  { code: "111", status: 200, kind: "unauthorized", nextStep: steps.keys, source: common },
  { code: "18", status: 200, kind: "throttled", nextStep: steps.later, source: client },
  { code: "336100", status: 200, kind: "server", nextStep: steps.later, source: client },
];
