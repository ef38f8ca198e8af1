import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudError } from "../../../provider/contract/cloud-error";
import { createBailianClient, type BailianClient } from "../../../provider/clouds/bailian/client";
import { observeDeployment } from "../../../provider/clouds/bailian/deployment-observation";
import type { BailianDeployment } from "../../../provider/clouds/bailian/deployment-schemas";
import { observeFineTune } from "../../../provider/clouds/bailian/observation";
import type { FineTune } from "../../../provider/clouds/bailian/schemas";
import { createRecordingClock } from "../recording-clock";

/** An answer of the real cloud as it was published, values made anonymous. */
interface PublishedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function published(name: string): PublishedAnswer {
  const path = join(__dirname, "../../fixtures/answers", `bailian-${name}.json`);
  // Our own file.
  return JSON.parse(readFileSync(path, "utf8")) as PublishedAnswer;
}

const job = (seen: FineTune) => {
  const { status, finetunedOutput, trainedTokens } = observeFineTune(seen);
  return [status, finetunedOutput, trainedTokens].filter((fact) => fact !== undefined).join(" ");
};
const deployment = (seen: BailianDeployment) => {
  const { status, reason, createdAt } = observeDeployment(seen, undefined);
  return [status, reason, createdAt].filter((fact) => fact !== undefined).join(" ");
};

type Ask = (client: BailianClient) => Promise<unknown>;
const getJob: Ask = async (client) => job(await client.getFineTune("ft-1"));
const getDeployment: Ask = async ({ deployments }) => deployment(await deployments.getDeployment("m"));
const createDeployment: Ask = async ({ deployments }) => deployment(await deployments.createDeployment({}));
const createJob: Ask = (client) => client.createFineTune({ model: "qwen3-8b" });
const steps: Ask = async (client) =>
  (await client.listCheckpoints("ft-1")).map(({ step, status }) => `${step} ${status}`);
const upload: Ask = (client) => client.uploadFile({ name: "a.jsonl", content: Buffer.from("{}") });

/** Answer, call, and what comes of it: a value, or the kind of the error and words of what the reader is told. */
const rows: readonly (readonly [string, Ask, unknown])[] = [
  ["job-pending-guide", getJob, "queued"],
  ["job-rl-pending", getJob, "running"],
  ["job-cancelled-code1", getJob, "cancelled 0"],
  ["job-succeed-word", getJob, "succeeded qwen3-14b-suffix-ft-202410291653-1c7f"],
  ["job-succeeded-image", getJob, "succeeded wan2.7-image-pro-ft-202606030110-aaaa 10273216"],
  ["job-succeeded-video-intl", getJob, "succeeded wan2.5-i2v-preview-ft-202511111122-aaaa 432000"],
  ["401-lower", getJob, ["unauthorized", /Incorrect API key.*invalid_api_key/]],
  ["cancel-refused", (client) => client.cancelFineTune("ft-1"), ["unsupported", /can not be canceled/]],
  ["unsupported-generic", (client) => client.deleteFineTune("ft-1"), ["unsupported", /unsupported/]],
  ["create-only-20", createJob, ["quota", /Only 20 fine-tune job/]],
  ["create-too-many", createJob, ["throttled", /Too many fine-tune job/]],
  ["checkpoints-cosyvoice", steps, ["40004 SUCCEEDED", "30004 PENDING"]],
  ["checkpoints-old", steps, ["20 SUCCEEDED"]],
  ["export-true", (client) => client.exportCheckpoint("ft-1", "checkpoint-1", "n"), true],
  ["logs", async (client) => (await client.getLogs("ft-1")).lines.length, 4],
  ["file-missing", (client) => client.getFile("f"), ["invalid", /File not found/]],
  ["upload-failed", upload, ["quota", /<100> of <100> files/]],
  ["upload-empty", upload, ["unreadable", /names no uploaded file/]],
  ["deploy-failed-reason", getDeployment, "failed stock of the requested capacity is not enough"],
  ["deploy-ptu-create", createDeployment, "pending"],
  ["deploy-ptu-get", getDeployment, "running"],
  ["deploy-ptu-get-old", getDeployment, "running 2024-01-01T00:00:00Z"],
  ["deploy-ptu-wait-scale", getDeployment, "updating"],
  ["deploy-ptu-scaling", async ({ deployments }) => deployment(await deployments.scaleDeployment("m", {})), "updating"],
  [
    "deploy-update-pending",
    async ({ deployments }) => deployment(await deployments.updateDeployment("m", {})),
    "pending 2026-01-07T13:52:44+08:00",
  ],
  [
    "deploy-needs-instance",
    ({ deployments }) => deployments.scaleDeployment("m", {}),
    ["invalid", /CAPACITY_INSTANCE/],
  ],
  ["deploy-billing-403", createDeployment, ["quota", /account not ready/]],
  ["deploy-billing-503", createDeployment, ["server", /BILLING_SERVICE_UNAVAILABLE/]],
  ["deploy-timeout-500", createDeployment, ["server", /RequestTimeOut/]],
  ["deploy-miss-ptu", createDeployment, ["invalid", /Miss ptu capacity info/]],
  ["deploy-modelcode-missing", getDeployment, ["not-found", /MODEL_CODE_NOT_FOUND/]],
  [
    "deploy-models",
    async ({ deployments }) => {
      for await (const model of deployments.allTunedModels()) return model;
      return undefined;
    },
    "qwen3-8b",
  ],
];

describe("published answers of Bailian", () => {
  for (const [name, ask, expected] of rows) {
    it(name, async () => {
      const { status, headers, body } = published(name);
      const client = createBailianClient({
        baseUrl: "http://bailian.test/api/v1",
        apiKey: "sk-test-key-000001",
        clock: createRecordingClock(),
        fetch: () => Promise.resolve(Response.json(body, { status, headers })),
      });
      const outcome = await ask(client).catch((error: unknown) => error);
      if (!(outcome instanceof CloudError)) return assert.deepEqual(outcome, expected);
      const [kind, words] = Array.isArray(expected) ? (expected as readonly unknown[]) : [];
      assert.equal(outcome.kind, kind, outcome.message);
      assert.match(outcome.message, words instanceof RegExp ? words : /^$/);
      assert.ok(outcome.nextStep !== undefined && outcome.nextStep !== "");
    });
  }
});
