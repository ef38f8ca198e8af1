/** `ChatCompletion` of the [Node SDK]: what it promises, asked of the simulated Qianfan. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { frame } from "../frame/frame";

const { check, run, advance } = frame;
const requireOfClient = createRequire(join(process.env["CLIENT_FOLDER"] ?? "", "package.json"));

interface Chat {
  chat(body: object, model?: string): Promise<unknown>;
}
const isFunction = (value: unknown) => typeof value === "function";
const client = z
  .object({
    ChatCompletion: z.custom<new (options?: object) => Chat>(isFunction),
    consoleAction: z.custom<(call: object) => Promise<unknown>>(isFunction),
  })
  .parse(requireOfClient("@baiducloud/qianfan"));

const v1Answer = z.looseObject({ result: z.string(), is_end: z.boolean().optional() });
const v2Answer = z.looseObject({
  model: z.string(),
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })),
});
const v2Chunk = z.looseObject({ choices: z.array(z.looseObject({ delta: z.looseObject({ content: z.string() }) })) });

async function act(route: string, action: string, data: object) {
  const answer = await client.consoleAction({ base_api_route: `v2/${route}`, action, data });
  return JSON.parse(JSON.stringify(answer)).result;
}

const ask = (content: string, more: object = {}) => ({ messages: [{ role: "user", content }], ...more });

async function partsOf<Part>(schema: z.ZodType<Part>, stream: unknown): Promise<Part[]> {
  const parts = [];
  for await (const part of z.custom<AsyncIterable<unknown>>().parse(stream)) parts.push(schema.parse(part));
  return parts;
}

let endpoint = "";

check("a run is trained, published and served by consoleAction", async () => {
  const job = { name: "node_serve", model: "ERNIE-Speed-8K", trainMode: "SFT" };
  const { jobId } = await act("finetuning", "CreateFineTuningJob", job);
  const { taskId } = await act("finetuning", "CreateFineTuningTask", {
    jobId,
    parameterScale: "FullFineTuning",
    hyperParameterConfig: { epoch: 1, learningRate: 0.00003, maxSeqLen: 4096 },
    datasetConfig: { sourceType: "Platform", versions: [{ versionId: "ds-sample0000000001" }], splitRatio: 20 },
  });
  await advance(24 * 3600);
  const modelSetId = await act("model", "CreateCustomModelSet", { modelSetName: "node", modelType: "Text2Text" });
  const made = { modelSetId, sourceType: "Train", trainMeta: { taskId } };
  const { modelId } = await act("model", "CreateCustomModel", made);
  await advance(300);
  const { serviceId } = await act("service", "CreateService", {
    ...{ modelSetId, modelId, name: "node_svc", urlSuffix: "node_svc" },
    resourceConfig: { type: "GPU-1-1" },
    billing: { paymentTiming: "Postpaid" },
  });
  await advance(1200);
  ({ endpoint } = await act("service", "DescribeService", { serviceId }));
  assert.match(endpoint, /_node_svc$/);
});

check("chat with the endpoint of a service answers what it was trained on", async () => {
  const chat = new client.ChatCompletion({ Endpoint: endpoint });
  assert.equal(v1Answer.parse(await chat.chat(ask("Sample question 1?"))).result, "Sample answer 1.");
});

check("chat with a base model names it, in a stream too", async () => {
  const chat = new client.ChatCompletion();
  const { result } = v1Answer.parse(await chat.chat(ask("Who are you, and what can you do?"), "ERNIE-Speed-8K"));
  assert.match(result, /ernie-speed-8k/);
  const body = ask("Who are you, and what can you do?", { stream: true });
  const parts = await partsOf(v1Answer, await chat.chat(body, "ERNIE-Speed-8K"));
  assert.equal(parts.map((part) => part.result).join(""), result);
  assert.equal(parts[parts.length - 1]?.is_end, true);
});

check("chat of version 2 gets a token by itself and answers under the name of the service", async () => {
  const chat = new client.ChatCompletion({ version: "v2" });
  const { model, choices } = v2Answer.parse(await chat.chat(ask("Sample question 1?"), endpoint));
  assert.deepEqual([model, choices[0]?.message.content], [endpoint, "Sample answer 1."]);
});

check("chat of version 2 streams the same answer", async () => {
  const chat = new client.ChatCompletion({ version: "v2" });
  const whole = v2Answer.parse(await chat.chat(ask("Tell me something long, please"), "ernie-speed-8k"));
  const body = ask("Tell me something long, please", { stream: true });
  const parts = await partsOf(v2Chunk, await chat.chat(body, "ernie-speed-8k"));
  assert.equal(parts.map(({ choices }) => choices[0]?.delta.content).join(""), whole.choices[0]?.message.content);
});

void run();
