import { cloudCases } from "./clouds";
import type { Rig } from "./rig/create-rig";
import { datasetCases } from "./rig/dataset-cases";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { meet, rewrite } from "./rig/faults";
import { nothingPaid, paidOnce, playPublished, up, type Row } from "./rig/published-answers";
import { datasetKind } from "./rig/training-files";

const { qianfan } = cloudCases;
const trains = up(() => qianfan.program());
const v1Block = {
  ...{ apiVersion: "v1", baseTrainType: "ERNIE-Bot-turbo", trainType: "ERNIE-Bot-turbo-0725", trainMode: "SFT" },
  ...{ peftType: "ALL", trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 } },
  ...{ trainset: [{ type: 1, id: 188 }], trainsetRate: 20 },
};
const trainsV1 = up(() => ({ bot: { qianfan: v1Block } }));
const look = qianfan.calls.describe;
const jobDetail = "POST /wenxinworkshop/finetune/jobDetail";
const onService = deploymentCases.qianfan;
const serves = up(({ model }) => onService.program(model));
const wide = { resourceConfig: { type: "GPU-1-1", replicasCount: 4 } };
const scales = up(({ model }) => onService.program(model, {}, wide));
const destroy: Row["does"] = ({ stack }) => stack.destroy();
const deployment = { kind: deploymentKind };
const dataset = { kind: datasetKind };

/** A cloud that gives V1's numbers and no ID of V2, so that the run is read by V1. */
function onlyV1(rig: Rig): void {
  for (const call of ["createTask", "createJob"])
    meet(rig, `POST /wenxinworkshop/finetune/${call}`, rewrite(/,"uuid":"[^"]*"/, ""), Infinity);
}

playPublished(
  "qianfan",
  [
    {
      fixture: "qianfan-task-empty-status",
      at: look,
      times: 3,
      does: trains,
      says: /queued/,
      ...paidOnce,
    },
    {
      ...{ fixture: "qianfan-task-done", at: look, ...paidOnce },
      // The simulated run trains on, so that it cannot be published.
      does: up(() => qianfan.program({}, { publish: false })),
      outputs: { status: "succeeded", finishedAt: "2024-05-27T11:55:38Z" },
    },
    {
      ...{ fixture: "qianfan-task-failed", at: look, does: trains, ...paidOnce },
      fails: [/on qianfan failed/, /Nothing is paid again by itself/],
    },
    {
      ...{ fixture: "qianfan-v1-job-logid", at: jobDetail, times: 3, does: trainsV1, says: /running/, ...paidOnce },
      first: ({ rig }) => onlyV1(rig),
    },
    {
      ...{
        fixture: "qianfan-v1-job-fail",
        at: jobDetail,
        does: trainsV1,
        ...paidOnce,
        fails: [/on qianfan failed/, /Nothing is paid again by itself/],
      },
      first: ({ rig }) => onlyV1(rig),
    },
    {
      ...{ fixture: "qianfan-access-denied", at: "CreateFineTuningJob", does: trains, ...nothingPaid },
      fails: [/Access denied/, /QianfanModelTuningFullControlAccessPolicy/],
    },
    {
      ...{ fixture: "qianfan-daily", at: "CreateFineTuningTask", does: trains, ...nothingPaid },
      fails: [/daily request limit reached/, /tomorrow/],
    },
    {
      ...{ fixture: "qianfan-inappropriate", at: "CreateFineTuningTask", does: trains, ...nothingPaid },
      fails: [/param\[splitRatio\] invalid/, /parameter that the message names/],
    },
    {
      ...{ fixture: "qianfan-no-credential", at: "CreateFineTuningJob", does: trains, ...nothingPaid },
      fails: [/Could not find credential/, /QIANFAN_ACCESS_KEY/],
    },
    {
      ...{ fixture: "qianfan-signature", at: "CreateFineTuningJob", does: trains, ...nothingPaid },
      fails: [/Signature does not match/, /QIANFAN_SECRET_KEY/],
    },
    {
      ...{ fixture: "qianfan-token-invalid", at: "CreateFineTuningJob", does: trains, ...nothingPaid },
      fails: [/Access token invalid/],
    },
    {
      fixture: "qianfan-qps",
      at: look,
      times: 2,
      does: trains,
      outputs: { status: "succeeded" },
      ...paidOnce,
    },
    {
      ...{ fixture: "qianfan-service-stopped", at: onService.calls.look, does: serves, ...deployment },
      fails: [/is Stopped/],
    },
    {
      ...{ fixture: "qianfan-scale-service", at: "ScaleService", does: scales, ...deployment },
      ...{ first: serves, outputs: { status: "running", capacity: 4 } },
    },
    {
      ...{ fixture: "qianfan-deactivate", at: "DeactivateService", does: destroy, ...deployment, first: serves },
      ...{ says: /is off and costs nothing/, effects: { "service.deactivated": 1, "compute-unit.released": 1 } },
    },
    {
      ...{ fixture: "qianfan-import-failed", at: "DescribeImportTask", does: up(() => datasetCases.qianfan.program()) },
      ...{ ...dataset, fails: [/ImportFailed/] },
      first: ({ rig }) =>
        meet(rig, "DescribeDatasetVersion", rewrite(/"Import(ing|Finished)"/, '"ImportFailed"'), Infinity),
    },
  ],
  [],
);
