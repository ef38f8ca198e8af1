import { cloudCases } from "./clouds";
import { datasetCases } from "./rig/dataset-cases";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { nothingPaid, paidOnce, playPublished, up, type Row } from "./rig/published-answers";
import { datasetKind } from "./rig/training-files";

const { bailian } = cloudCases;
const trains = up(() => bailian.program());
const starts = up(() => bailian.program({ waitForCompletion: false }));
const look = bailian.calls.describe;
const onUnit = deploymentCases.bailian;
const serves = up(({ model }) => onUnit.program(model));
const scales = up(({ model }) => onUnit.program(model, {}, { capacity: 8 }));
const destroy: Row["does"] = ({ stack }) => stack.destroy();
const refresh: Row["does"] = ({ stack }) => stack.refresh();
const deployment = { kind: deploymentKind };
const dataset = { kind: datasetKind };
const create = "POST /deployments";
const minute = 60_000;

playPublished(
  "bailian",
  [
    {
      fixture: "bailian-job-pending-guide",
      at: look,
      times: 3,
      does: trains,
      says: /queued|PENDING/,
      ...paidOnce,
    },
    { fixture: "bailian-job-rl-pending", at: look, times: 3, does: trains, says: /running/, ...paidOnce },
    {
      ...{ fixture: "bailian-job-succeed-word", at: look, does: trains, ...paidOnce },
      outputs: { status: "succeeded", finetunedOutput: "qwen3-14b-suffix-ft-202410291653-1c7f" },
    },
    {
      ...{ fixture: "bailian-job-succeeded-image", at: look, does: trains, ...paidOnce },
      outputs: {
        status: "succeeded",
        finetunedOutput: "wan2.7-image-pro-ft-202606030110-aaaa",
        trainedTokens: 10_273_216,
      },
    },
    {
      ...{ fixture: "bailian-job-succeeded-video-intl", at: look, does: trains, ...paidOnce },
      outputs: { status: "succeeded", finetunedOutput: "wan2.5-i2v-preview-ft-202511111122-aaaa" },
    },
    {
      ...{ fixture: "bailian-job-cancelled-code1", at: look, does: trains, ...paidOnce },
      fails: [/on bailian cancelled/, /Nothing is paid again by itself/],
    },
    {
      ...{ fixture: "bailian-401-lower", at: bailian.calls.list, does: trains, ...nothingPaid },
      fails: [/Incorrect API key/, /DASHSCOPE_API_KEY/],
    },
    {
      ...{ fixture: "bailian-create-only-20", at: bailian.calls.submit, does: trains, ...nothingPaid },
      fails: [/Only 20 fine-tune job/],
    },
    {
      ...{ fixture: "bailian-create-too-many", at: bailian.calls.submit, times: 2, does: trains, ...paidOnce },
      says: /waiting for room/,
    },
    {
      ...{ fixture: "bailian-cancel-refused", at: bailian.calls.cancel, does: destroy, ...paidOnce },
      first: async (scene) => {
        await starts(scene);
        scene.rig.clock.advance(3 * minute);
      },
    },
    {
      ...{ fixture: "bailian-unsupported-generic", at: bailian.calls.remove, does: destroy, first: trains },
      says: /keeps the record of job/,
    },
    {
      ...{ fixture: "bailian-deploy-failed-reason", at: onUnit.calls.look, does: serves, ...deployment },
      fails: [/is FAILED: stock of the requested capacity is not enough/],
    },
    {
      ...{ fixture: "bailian-deploy-ptu-create", at: create, does: serves, ...deployment },
      ...{ outputs: { status: "running" }, effects: { "deployment.created": 1 } },
    },
    {
      ...{ fixture: "bailian-deploy-ptu-get", at: onUnit.calls.look, does: serves, ...deployment },
      outputs: { status: "running", cloudStatus: "RUNNING" },
    },
    {
      ...{ fixture: "bailian-deploy-ptu-get-old", at: onUnit.calls.look, does: serves, ...deployment },
      outputs: { status: "running", createdAt: "2024-01-01T00:00:00Z" },
    },
    {
      ...{
        fixture: "bailian-deploy-ptu-wait-scale",
        at: onUnit.calls.look,
        times: 2,
        does: serves,
        ...deployment,
      },
      ...{ says: /updating \(WAIT_PRE_PAID_BILLING_TO_SCALING\)/, outputs: { status: "running" } },
    },
    {
      ...{ fixture: "bailian-deploy-ptu-scaling", at: onUnit.calls.look, times: 2, does: serves, ...deployment },
      ...{ says: /updating \(SCALING\)/, outputs: { status: "running" } },
    },
    {
      ...{ fixture: "bailian-deploy-update-pending", at: onUnit.calls.modify, does: scales, ...deployment },
      ...{ first: serves, outputs: { status: "running", capacity: 8 } },
    },
    {
      ...{ fixture: "bailian-deploy-needs-instance", at: onUnit.calls.modify, does: scales, ...deployment },
      ...{ first: serves, fails: [/CAPACITY_INSTANCE_REQUIRED/], outputs: { status: "running", capacity: 4 } },
    },
    {
      ...{ fixture: "bailian-deploy-billing-403", at: create, does: serves, ...deployment, ...nothingPaid },
      fails: [/account not ready/, /billing|account/i],
    },
    {
      ...{ fixture: "bailian-deploy-billing-503", at: create, does: serves, ...deployment, ...nothingPaid },
      fails: [/BILLING_SERVICE_UNAVAILABLE/],
    },
    {
      ...{ fixture: "bailian-deploy-timeout-500", at: create, does: serves, ...deployment, ...nothingPaid },
      fails: [/RequestTimeOut/],
    },
    {
      ...{ fixture: "bailian-deploy-miss-ptu", at: create, does: serves, ...deployment, ...nothingPaid },
      fails: [/Miss ptu capacity info/],
    },
    {
      ...{ fixture: "bailian-deploy-modelcode-missing", at: create, does: serves, ...deployment, ...nothingPaid },
      fails: [/MODEL_CODE_NOT_FOUND/],
    },
    {
      ...{
        fixture: "bailian-upload-failed",
        at: "POST /files",
        does: up(() => datasetCases.bailian.program()),
        ...dataset,
      },
      fails: [/<100> of <100> files/],
    },
    {
      ...{
        fixture: "bailian-upload-empty",
        at: "POST /files",
        does: up(() => datasetCases.bailian.program()),
        ...dataset,
      },
      effects: { "file.uploaded": 1 },
    },
    {
      ...{ fixture: "bailian-file-missing", at: datasetCases.bailian.look, does: refresh, ...dataset, times: 1 },
      first: up(() => datasetCases.bailian.program()),
      effects: { "file.uploaded": 1 },
    },
  ],
  [
    ...["bailian-checkpoints-cosyvoice", "bailian-checkpoints-old", "bailian-deploy-models"],
    ...["bailian-export-true", "bailian-logs"],
  ],
);
