import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isRecord } from "../../provider/base/is-record";
import { cloudCases } from "./clouds";
import { createRig, type Rig } from "./rig/create-rig";
import { datasetCases } from "./rig/dataset-cases";
import { deploymentCases, deploymentKind } from "./rig/deployment-cases";
import { meet, rewrite } from "./rig/faults";
import { effectsOf } from "./rig/journal";
import { serveOnLoopback } from "./rig/loopback";
import { createStack, type AnyKind, type Program, type Stack } from "./rig/stack";
import { datasetKind } from "./rig/training-files";

const folder = path.join(__dirname, "../fixtures/answers");

interface Fixture {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** IDs that stand in an answer: those of the thing that the simulated cloud has are put in their place. */
const ids = ["job_id", "deployed_model", "model_name", "taskId", "jobId", "serviceId", "modelId", "modelSetId", "id"];
const envelopes = ["output", "result", "data"];

function withIds(body: unknown, real: unknown): unknown {
  if (!isRecord(body) || !isRecord(real)) return body;
  const named = ids.flatMap((id) => (id in body && id in real ? [[id, real[id]] as const] : []));
  const inner = envelopes.flatMap((name) => (name in body ? [[name, withIds(body[name], real[name])] as const] : []));
  return { ...body, ...Object.fromEntries([...named, ...inner]) };
}

/** The published answer in the place of the cloud's, which carries the call out first where the answer is a success. */
function published(name: string): Parameters<typeof meet>[2] {
  // Our own files.
  const fixture = JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8")) as Fixture;
  return async (request, next) => {
    const { status, headers, body, text } = fixture;
    const isRefusal = status >= 400 || (isRecord(body) && "error_code" in body);
    const real: unknown = isRefusal ? undefined : await (await next(request)).json();
    const written = text ?? (body === "" ? "" : JSON.stringify(withIds(body, real)));
    return new Response(written, { status, headers: { "Content-Type": "application/json", ...headers } });
  };
}

interface Scene {
  readonly rig: Rig;
  readonly stack: Stack;
  readonly model: string;
}

/** What is done, whose call gets the answer (so often, for good unless told), and what the user reads. */
interface Row {
  readonly fixture: string;
  readonly at: string;
  readonly times?: number;
  readonly does: (scene: Scene) => Promise<{ readonly errors: readonly string[] }>;
  /** Done before the answer waits. */
  readonly first?: (scene: Scene) => unknown;
  readonly kind?: AnyKind;
  /** Patterns that the one error matches; none: it goes well. */
  readonly fails?: readonly RegExp[];
  /** Of the rows that the user sees in between. */
  readonly says?: RegExp;
  /** Outputs of what the stack has then. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Effects on the cloud, so often. */
  readonly effects?: Readonly<Record<string, number>>;
}

const up =
  (program: (scene: Scene) => Program) =>
  (scene: Scene): ReturnType<Row["does"]> =>
    scene.stack.up(program(scene));
const destroy: Row["does"] = ({ stack }) => stack.destroy();
const refresh: Row["does"] = ({ stack }) => stack.refresh();
const minute = 60_000;

const { bailian, qianfan } = cloudCases;
const trains = { bailian: up(() => bailian.program()), qianfan: up(() => qianfan.program()) };
const starts = { bailian: up(() => bailian.program({ waitForCompletion: false })) };
const v1Block = {
  ...{ apiVersion: "v1", baseTrainType: "ERNIE-Bot-turbo", trainType: "ERNIE-Bot-turbo-0725", trainMode: "SFT" },
  ...{ peftType: "ALL", trainConfig: { epoch: 1, learningRate: 3e-5, maxSeqLen: 4096 } },
  ...{ trainset: [{ type: 1, id: 188 }], trainsetRate: 20 },
};
const trainsV1 = up(() => ({ bot: { qianfan: v1Block } }));
const look = {
  bailian: bailian.calls.describe,
  qianfan: qianfan.calls.describe,
  v1: "POST /wenxinworkshop/finetune/jobDetail",
};

const onUnit = deploymentCases.bailian;
const onService = deploymentCases.qianfan;
const serves = {
  bailian: up(({ model }) => onUnit.program(model)),
  qianfan: up(({ model }) => onService.program(model)),
};
const scales = {
  bailian: up(({ model }) => onUnit.program(model, {}, { capacity: 8 })),
  qianfan: up(({ model }) => onService.program(model, {}, { resourceConfig: { type: "GPU-1-1", replicasCount: 4 } })),
};
const deployment = { kind: deploymentKind };
const dataset = { kind: datasetKind };
const once = { times: 1 };
const paidOnce = { effects: { "run.submitted": 1 } };
const nothingPaid = { effects: { "run.submitted": 0, "deployment.created": 0, "service.created": 0 } };
const create = "POST /deployments";

const rows: readonly Row[] = [
  // Statuses of a job.
  {
    fixture: "bailian-job-pending-guide",
    at: look.bailian,
    times: 3,
    does: trains.bailian,
    says: /queued|PENDING/,
    ...paidOnce,
  },
  { fixture: "bailian-job-rl-pending", at: look.bailian, times: 3, does: trains.bailian, says: /running/, ...paidOnce },
  {
    ...{ fixture: "bailian-job-succeed-word", at: look.bailian, does: trains.bailian, ...paidOnce },
    outputs: { status: "succeeded", finetunedOutput: "qwen3-14b-suffix-ft-202410291653-1c7f" },
  },
  {
    ...{ fixture: "bailian-job-succeeded-image", at: look.bailian, does: trains.bailian, ...paidOnce },
    outputs: {
      status: "succeeded",
      finetunedOutput: "wan2.7-image-pro-ft-202606030110-aaaa",
      trainedTokens: 10_273_216,
    },
  },
  {
    ...{ fixture: "bailian-job-succeeded-video-intl", at: look.bailian, does: trains.bailian, ...paidOnce },
    outputs: { status: "succeeded", finetunedOutput: "wan2.5-i2v-preview-ft-202511111122-aaaa" },
  },
  {
    ...{ fixture: "bailian-job-cancelled-code1", at: look.bailian, does: trains.bailian, ...paidOnce },
    fails: [/on bailian cancelled/, /Nothing is paid again by itself/],
  },
  {
    fixture: "qianfan-task-empty-status",
    at: look.qianfan,
    times: 3,
    does: trains.qianfan,
    says: /queued/,
    ...paidOnce,
  },
  {
    ...{ fixture: "qianfan-task-done", at: look.qianfan, ...paidOnce },
    // The simulated run trains on, so that it cannot be published.
    does: up(() => qianfan.program({}, { publish: false })),
    outputs: { status: "succeeded", finishedAt: "2024-05-27T11:55:38Z" },
  },
  {
    ...{ fixture: "qianfan-task-failed", at: look.qianfan, does: trains.qianfan, ...paidOnce },
    fails: [/on qianfan failed/, /Nothing is paid again by itself/],
  },
  {
    ...{ fixture: "qianfan-v1-job-logid", at: look.v1, times: 3, does: trainsV1, says: /running/, ...paidOnce },
    first: ({ rig }) => onlyV1(rig),
  },
  {
    ...{
      fixture: "qianfan-v1-job-fail",
      at: look.v1,
      does: trainsV1,
      ...paidOnce,
      fails: [/on qianfan failed/, /Nothing is paid again by itself/],
    },
    first: ({ rig }) => onlyV1(rig),
  },

  // Refusals around a job.
  {
    ...{ fixture: "bailian-401-lower", at: bailian.calls.list, does: trains.bailian, ...nothingPaid },
    fails: [/Incorrect API key/, /DASHSCOPE_API_KEY/],
  },
  {
    ...{ fixture: "bailian-create-only-20", at: bailian.calls.submit, does: trains.bailian, ...nothingPaid },
    fails: [/Only 20 fine-tune job/],
  },
  {
    ...{ fixture: "bailian-create-too-many", at: bailian.calls.submit, times: 2, does: trains.bailian, ...paidOnce },
    says: /waiting for room/,
  },
  {
    ...{ fixture: "bailian-cancel-refused", at: bailian.calls.cancel, does: destroy, ...paidOnce },
    first: async (scene) => {
      await starts.bailian(scene);
      scene.rig.clock.advance(3 * minute);
    },
  },
  {
    ...{ fixture: "bailian-unsupported-generic", at: bailian.calls.remove, does: destroy, first: trains.bailian },
    says: /keeps the record of job/,
  },
  {
    ...{ fixture: "qianfan-access-denied", at: "CreateFineTuningJob", does: trains.qianfan, ...nothingPaid },
    fails: [/Access denied/, /QianfanModelTuningFullControlAccessPolicy/],
  },
  {
    ...{ fixture: "qianfan-daily", at: "CreateFineTuningTask", does: trains.qianfan, ...nothingPaid },
    fails: [/daily request limit reached/, /tomorrow/],
  },
  {
    ...{ fixture: "qianfan-inappropriate", at: "CreateFineTuningTask", does: trains.qianfan, ...nothingPaid },
    fails: [/param\[splitRatio\] invalid/, /parameter that the message names/],
  },
  {
    ...{ fixture: "qianfan-no-credential", at: "CreateFineTuningJob", does: trains.qianfan, ...nothingPaid },
    fails: [/Could not find credential/, /QIANFAN_ACCESS_KEY/],
  },
  {
    ...{ fixture: "qianfan-signature", at: "CreateFineTuningJob", does: trains.qianfan, ...nothingPaid },
    fails: [/Signature does not match/, /QIANFAN_SECRET_KEY/],
  },
  {
    ...{ fixture: "qianfan-token-invalid", at: "CreateFineTuningJob", does: trains.qianfan, ...nothingPaid },
    fails: [/Access token invalid/],
  },
  {
    fixture: "qianfan-qps",
    at: look.qianfan,
    times: 2,
    does: trains.qianfan,
    outputs: { status: "succeeded" },
    ...paidOnce,
  },

  // Deployments.
  {
    ...{ fixture: "bailian-deploy-failed-reason", at: onUnit.calls.look, does: serves.bailian, ...deployment },
    fails: [/is FAILED: stock of the requested capacity is not enough/],
  },
  {
    ...{ fixture: "bailian-deploy-ptu-create", at: create, does: serves.bailian, ...deployment },
    ...{ outputs: { status: "running" }, effects: { "deployment.created": 1 } },
  },
  {
    ...{ fixture: "bailian-deploy-ptu-get", at: onUnit.calls.look, does: serves.bailian, ...deployment },
    outputs: { status: "running", cloudStatus: "RUNNING" },
  },
  {
    ...{ fixture: "bailian-deploy-ptu-get-old", at: onUnit.calls.look, does: serves.bailian, ...deployment },
    outputs: { status: "running", createdAt: "2024-01-01T00:00:00Z" },
  },
  {
    ...{
      fixture: "bailian-deploy-ptu-wait-scale",
      at: onUnit.calls.look,
      times: 2,
      does: serves.bailian,
      ...deployment,
    },
    ...{ says: /updating \(WAIT_PRE_PAID_BILLING_TO_SCALING\)/, outputs: { status: "running" } },
  },
  {
    ...{ fixture: "bailian-deploy-ptu-scaling", at: onUnit.calls.look, times: 2, does: serves.bailian, ...deployment },
    ...{ says: /updating \(SCALING\)/, outputs: { status: "running" } },
  },
  {
    ...{ fixture: "bailian-deploy-update-pending", at: onUnit.calls.modify, does: scales.bailian, ...deployment },
    ...{ first: serves.bailian, outputs: { status: "running", capacity: 8 } },
  },
  {
    ...{ fixture: "bailian-deploy-needs-instance", at: onUnit.calls.modify, does: scales.bailian, ...deployment },
    ...{ first: serves.bailian, fails: [/CAPACITY_INSTANCE_REQUIRED/], outputs: { status: "running", capacity: 4 } },
  },
  {
    ...{ fixture: "bailian-deploy-billing-403", at: create, does: serves.bailian, ...deployment, ...nothingPaid },
    fails: [/account not ready/, /billing|account/i],
  },
  {
    ...{ fixture: "bailian-deploy-billing-503", at: create, does: serves.bailian, ...deployment, ...nothingPaid },
    fails: [/BILLING_SERVICE_UNAVAILABLE/],
  },
  {
    ...{ fixture: "bailian-deploy-timeout-500", at: create, does: serves.bailian, ...deployment, ...nothingPaid },
    fails: [/RequestTimeOut/],
  },
  {
    ...{ fixture: "bailian-deploy-miss-ptu", at: create, does: serves.bailian, ...deployment, ...nothingPaid },
    fails: [/Miss ptu capacity info/],
  },
  {
    ...{ fixture: "bailian-deploy-modelcode-missing", at: create, does: serves.bailian, ...deployment, ...nothingPaid },
    fails: [/MODEL_CODE_NOT_FOUND/],
  },
  {
    ...{ fixture: "qianfan-service-stopped", at: onService.calls.look, does: serves.qianfan, ...deployment },
    fails: [/is Stopped/],
  },
  {
    ...{ fixture: "qianfan-scale-service", at: "ScaleService", does: scales.qianfan, ...deployment },
    ...{ first: serves.qianfan, outputs: { status: "running", capacity: 4 } },
  },
  {
    ...{ fixture: "qianfan-deactivate", at: "DeactivateService", does: destroy, ...deployment, first: serves.qianfan },
    ...{ says: /is off and costs nothing/, effects: { "service.deactivated": 1, "compute-unit.released": 1 } },
  },

  // Training data.
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
    ...{ fixture: "bailian-file-missing", at: datasetCases.bailian.look, does: refresh, ...dataset, ...once },
    first: up(() => datasetCases.bailian.program()),
    effects: { "file.uploaded": 1 },
  },
  {
    ...{ fixture: "qianfan-import-failed", at: "DescribeImportTask", does: up(() => datasetCases.qianfan.program()) },
    ...{ ...dataset, fails: [/ImportFailed/] },
    first: ({ rig }) =>
      meet(rig, "DescribeDatasetVersion", rewrite(/"Import(ing|Finished)"/, '"ImportFailed"'), Infinity),
  },
];

/** A cloud that gives V1's numbers and no ID of V2, so that the run is read by V1. */
function onlyV1(rig: Rig): void {
  for (const call of ["createTask", "createJob"])
    meet(rig, `POST /wenxinworkshop/finetune/${call}`, rewrite(/,"uuid":"[^"]*"/, ""), Infinity);
}

describe("what the real cloud answered, through the whole lifecycle on real HTTP", () => {
  for (const row of rows) {
    it(`${row.fixture} ${row.fails === undefined ? "goes well" : "fails"}`, async () => {
      const rig = createRig();
      const isService = row.kind === deploymentKind && row.fixture.startsWith("qianfan");
      const model = await (isService ? onService : onUnit).model(rig);
      const server = await serveOnLoopback(rig);
      try {
        const scene = { rig, stack: createStack(rig, row.kind), model };
        const before = effectsOf(rig).length;
        await row.first?.(scene);
        rig.lines.length = 0;
        rig.statuses.length = 0;
        meet(rig, row.at, published(row.fixture), row.times ?? Infinity);
        const { errors } = await row.does(scene);
        assert.equal(errors.length, row.fails === undefined ? 0 : 1, errors.join("\n"));
        for (const pattern of row.fails ?? []) assert.match(errors[0] ?? "", pattern);
        const told = [...rig.statuses, ...rig.lines].join("\n");
        if (row.says !== undefined) assert.match(told, row.says);
        const made = effectsOf(rig).slice(before);
        const counts = Object.keys(row.effects ?? {}).map((name) => [
          name,
          made.filter((one) => one.effect === name).length,
        ]);
        assert.deepEqual(Object.fromEntries(counts), row.effects ?? {});
        const outputs = [...scene.stack.entries.values()][0]?.outputs ?? {};
        const seen = Object.keys(row.outputs ?? {}).map((name) => [name, outputs[name]]);
        assert.deepEqual(Object.fromEntries(seen), row.outputs ?? {});
        assert.ok(rig.calls.includes(row.at), `nobody asked ${row.at}`);
      } finally {
        await server.close();
        rig.close();
      }
    });
  }

  it("has every published answer that is a status or a refusal", () => {
    const others = ["bailian-checkpoints-cosyvoice", "bailian-checkpoints-old", "bailian-deploy-models"];
    const known = [...others, "bailian-export-true", "bailian-logs", ...rows.map(({ fixture }) => fixture)];
    const files = readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []));
    assert.deepEqual(files.sort(), [...new Set(known)].sort());
  });
});
