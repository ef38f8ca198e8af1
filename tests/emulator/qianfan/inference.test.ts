import assert from "node:assert/strict";
import { ask, chatCalls, v1Root, type ChatAnswer } from "./chat-calls";
import { newJob, newTask } from "./start-qianfan";
import { startServices, type ServiceAnswer, type TestServices } from "./start-service";

describe("inference of the simulated Qianfan", () => {
  let qianfan: TestServices;
  let service: ServiceAnswer;
  before(async () => {
    qianfan = await startServices();
    service = await qianfan.serve();
  });
  after(() => qianfan.emulator.close());

  const { v1, v2, events } = chatCalls(() => qianfan);

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
