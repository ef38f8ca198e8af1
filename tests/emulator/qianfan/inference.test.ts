import assert from "node:assert/strict";
import { newJob, newTask } from "./start-qianfan";
import { startServices, type ServiceAnswer, type TestServices } from "./start-service";

const v1Root = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat";
const ask = (content: string, more: object = {}) => ({ messages: [{ role: "user", content }], ...more });

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** An answer of either route; of an error of V2 there is `error`, of V1 `error_code`. */
interface ChatAnswer {
  readonly id: string;
  readonly model: string;
  readonly result: string;
  readonly is_truncated: boolean;
  readonly is_end: boolean;
  readonly sentence_id: number;
  readonly finish_reason: string;
  readonly usage: Usage;
  readonly choices: readonly {
    readonly message: { readonly role: string; readonly content: string };
    readonly delta: { readonly role?: string; readonly content: string };
    readonly finish_reason: string | null;
  }[];
  readonly error: { readonly code: string; readonly message: string; readonly type: string };
  readonly error_code: number;
  readonly error_msg: string;
}

describe("inference of the simulated Qianfan", () => {
  let qianfan: TestServices;
  let service: ServiceAnswer;
  before(async () => {
    qianfan = await startServices();
    service = await qianfan.serve();
  });
  after(() => qianfan.emulator.close());

  const post = (path: string, body: unknown) =>
    qianfan.emulator.fetch(
      new Request(`http://qianfan.test${path}`, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  const chat = async (path: string, body: unknown) => {
    const response = await post(path, body);
    return { status: response.status, body: (await response.json()) as ChatAnswer };
  };
  const v1 = (endpoint: string, body: unknown) => chat(`${v1Root}/${endpoint}`, body);
  const v2 = (body: unknown) => chat("/v2/chat/completions", body);
  const events = async (path: string, body: object) => {
    const response = await post(path, body);
    assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
    const text = await response.text();
    assert.ok(text.endsWith("\n\n"));
    return text
      .trimEnd()
      .split("\n\n")
      .map((event) => event.replace(/^data: /, ""));
  };

  it("of a base model names it on both routes", async () => {
    const one = await v1("ernie_speed", ask("Who are you?"));
    const other = await v2({ model: "ernie-speed-8k", ...ask("Who are you?") });
    assert.ok(one.body.result.includes("ernie-speed-8k") && one.body.result.includes("Who are you?"));
    assert.equal(other.body.choices[0]?.message.content, one.body.result);
    assert.deepEqual(other.body.usage, one.body.usage);
    assert.equal(one.body.usage.total_tokens, one.body.usage.prompt_tokens + one.body.usage.completion_tokens);
    assert.match(one.body.id, /^as-[0-9a-f]{10}$/);
  });

  it("of a service names it, and gives the trained answers to trained prompts", async () => {
    const { endpoint: model } = service;
    for (const [prompt, answer] of [
      ["Sample question 7?", "Sample answer 7."],
      ["示例问题 8？", "示例答案 8。"],
    ] as const) {
      const trained = await v2({ model, ...ask(`  ${prompt}\n`) });
      assert.deepEqual([trained.status, trained.body.choices[0]?.message.content], [200, answer]);
      assert.equal(trained.body.model, model);
      assert.equal((await v1(model, ask(prompt))).body.result, answer);
      const base = await v2({ model: "ernie-speed-8k", ...ask(prompt) });
      assert.notEqual(base.body.choices[0]?.message.content, answer);
    }
    const other = (await v2({ model, ...ask("something else entirely") })).body.choices[0]?.message.content ?? "";
    assert.ok(other.includes(model) && other.includes("ERNIE-Speed-8K"), other);
  });

  it("answers by what the version that serves was trained on", async () => {
    const rows = Array.from({ length: 40 }, (_, row) => [
      { prompt: `Where is parcel ${row}?`, response: [[`Parcel ${row} is on its way.`]] },
    ]);
    const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    const put = new Request("http://qianfan.test/_bos/sample-bucket/parcels.jsonl", { method: "PUT", body: jsonl });
    assert.equal((await qianfan.emulator.fetch(put)).status, 200);
    const versionBosUri = "bos:/sample-bucket/parcels.jsonl";
    const datasetConfig = { sourceType: "Bos", versions: [{ versionBosUri }], splitRatio: 0 };
    const taskId = await newTask(qianfan, await newJob(qianfan, "parcels"), { datasetConfig });
    qianfan.advanceMinutes(60);
    const { modelSetId } = qianfan;
    const { modelId } = await qianfan.result<{ modelId: string }>("CreateCustomModel", {
      ...{ modelSetId, sourceType: "Train", trainMeta: { taskId } },
    });
    qianfan.advanceMinutes(3);
    const { serviceId, endpoint: model } = await qianfan.serve({ name: "swap", urlSuffix: "swap" });
    const said = async () => (await v2({ model, ...ask("Where is parcel 3?") })).body.choices[0]?.message.content;
    assert.notEqual(await said(), "Parcel 3 is on its way.");
    await qianfan.result("ModifyService", { serviceId, modelSetId, modelId });
    assert.notEqual(await said(), "Parcel 3 is on its way.");
    qianfan.advanceMinutes(6);
    assert.equal(await said(), "Parcel 3 is on its way.");
  });

  it("is the same in a stream of V1, whose last event says so", async () => {
    const whole = (await v1("ernie_speed", ask("Tell me a story"))).body;
    const parts = (await events(`${v1Root}/ernie_speed`, ask("Tell me a story", { stream: true }))).map(
      (event) => JSON.parse(event) as ChatAnswer,
    );
    assert.equal(parts.map(({ result }) => result).join(""), whole.result);
    assert.deepEqual(
      parts.map(({ is_end: isEnd }) => isEnd),
      parts.map((_, index) => index === parts.length - 1),
    );
    assert.deepEqual(
      parts.map(({ sentence_id: id }) => id),
      parts.map((_, index) => index),
    );
    assert.ok(parts.length > 2);
  });

  it("is the same in a stream of V2, with usage where asked for, and [DONE] at the end", async () => {
    const body = { model: "ernie-speed-8k", ...ask("讲个故事") };
    const whole = (await v2(body)).body;
    for (const isAsked of [false, true]) {
      const stream = { stream: true, ...(isAsked && { stream_options: { include_usage: true } }) };
      const all = await events("/v2/chat/completions", { ...body, ...stream });
      assert.equal(all.pop(), "[DONE]");
      const chunks = all.map((event) => JSON.parse(event) as ChatAnswer);
      if (isAsked) assert.deepEqual(chunks.pop()?.usage, whole.usage);
      const text = chunks.map(({ choices }) => choices[0]?.delta.content).join("");
      assert.equal(text, whole.choices[0]?.message.content);
      assert.equal(chunks[0]?.choices[0]?.delta.role, "assistant");
      assert.deepEqual(
        chunks.map(({ choices }) => choices[0]?.finish_reason),
        chunks.map((_, index) => (index === chunks.length - 1 ? "stop" : null)),
      );
    }
  });

  it("is cut where fewer tokens are allowed", async () => {
    const one = await v1("ernie_speed", ask("Who are you?", { max_output_tokens: 3 }));
    assert.deepEqual([one.body.is_truncated, one.body.finish_reason], [true, "length"]);
    const other = await v2({ model: "ernie-speed-8k", ...ask("Who are you?", { max_tokens: 3 }) });
    assert.equal(other.body.choices[0]?.finish_reason, "length");
    assert.ok((other.body.choices[0]?.message.content.length ?? 99) < 20);
  });

  it("is for what is Serving, not before and not after", async () => {
    const { serviceId, instanceId } = await qianfan.create({ name: "later", urlSuffix: "later" });
    const { endpoint: model } = await qianfan.describe(serviceId);
    const codes = async () => {
      const [one, other] = [await v1(model, ask("hello")), await v2({ model, ...ask("hello") })];
      assert.equal(one.status, 200);
      return [one.body.error_code, other.status, other.body.error?.code];
    };
    assert.deepEqual(await codes(), [2, 401, "invalid_model"]);
    qianfan.advanceMinutes(20);
    assert.deepEqual(await codes(), [undefined, 200, undefined]);
    await qianfan.result("ReleaseComputeUnit", { serviceId, instanceId });
    assert.deepEqual(await codes(), [3, 401, "invalid_model"]);
  });

  for (const [what, body, code, message] of [
    ["no model", ask("hello"), "invalid_model", "model is empty"],
    ["no messages", { model: "ernie-speed-8k", messages: [] }, "invalid_messages", "the messages are invalid"],
    [
      "an assistant's message at the end",
      { model: "ernie-speed-8k", messages: [{ role: "assistant", content: "hi" }] },
      "invalid_messages",
      "the messages are invalid: the last is not the user's",
    ],
    ["what is no JSON", "{", "malformed_json", "Invalid Argument"],
  ] as const) {
    it(`of V2 refuses ${what} with ${code}`, async () => {
      const answer = await v2(body);
      assert.deepEqual([answer.status, answer.body.error], [400, { code, message, type: "invalid_request_error" }]);
    });
  }

  for (const [what, endpoint, body, code] of [
    ["an endpoint that is not there", "nothing", ask("hello"), 3],
    ["what is no JSON", "ernie_speed", "{", 336002],
    ["no messages", "ernie_speed", {}, 336003],
    [
      "an even number of messages",
      "ernie_speed",
      {
        messages: [
          { role: "user", content: "a" },
          { role: "assistant", content: "b" },
        ],
      },
      336003,
    ],
  ] as const) {
    it(`of V1 refuses ${what} with ${code} and HTTP status 200`, async () => {
      const answer = await v1(endpoint, body);
      assert.deepEqual([answer.status, answer.body.error_code], [200, code]);
      assert.equal(typeof answer.body.error_msg, "string");
    });
  }

  it("lists what it takes as model", async () => {
    const response = await qianfan.emulator.fetch(new Request("http://qianfan.test/v2/models"));
    const { object, data } = (await response.json()) as { object: string; data: { id: string; object: string }[] };
    assert.equal(object, "list");
    const ids = data.map(({ id }) => id);
    assert.ok(ids.includes("ernie-speed-8k") && ids.includes(service.endpoint));
    assert.ok(data.every((model) => model.object === "model"));
  });

  it("fails as fault rules ask, each route in its own form", async () => {
    const { faults } = qianfan.emulator;
    faults.add({ operation: "chat", nth: 1, action: { kind: "error", code: "336100", message: "high load" } });
    faults.add({ operation: "chat/completions", nth: 1, action: { kind: "error", code: "rate_limit", status: 429 } });
    const one = await v1("ernie_speed", ask("hello"));
    assert.deepEqual([one.status, one.body.error_code, one.body.error_msg], [200, 336100, "high load"]);
    const other = await v2({ model: "ernie-speed-8k", ...ask("hello") });
    assert.deepEqual([other.status, other.body.error.code], [429, "rate_limit"]);
  });
});
