import assert from "node:assert/strict";
import { minuteMs, startBailian, upload, type TestBailian } from "../start-bailian";
import { deploy, deployed, tunedModel } from "./deployed";

const rows = Array.from({ length: 60 }, (_, row) => ({
  messages: [
    { role: "system", content: "You answer." },
    { role: "user", content: `question ${row}` },
    { role: "assistant", content: `trained answer ${row}` },
  ],
}));
const thinking = {
  messages: [
    { role: "user", content: "Why?" },
    { role: "assistant", content: "<think>\nlet me see\n</think>\n\nBecause." },
  ],
};
const jsonl = (content: readonly object[]) => content.map((row) => `${JSON.stringify(row)}\n`).join("");
const user = (content: unknown) => [{ role: "user", content }];

/** Members that the two surfaces answer. */
interface Spoken {
  readonly model: string;
  readonly output: { choices: { message: { content: string; reasoning_content?: string } }[]; text: string };
  readonly choices: { message: { content: string; reasoning_content?: string }; finish_reason: string }[];
  readonly usage: Readonly<Record<string, number>>;
  readonly code: string;
  readonly error: { code: string; message: string };
}

describe("models that answer on the simulated Bailian", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    bailian.send("POST", path, { body: JSON.stringify(body), headers });
  const generate = async (model: string, messages: unknown, parameters: object = {}) => {
    const body = { model, input: { messages }, parameters: { result_format: "message", ...parameters } };
    const response = await post("/api/v1/services/aigc/text-generation/generation", body);
    return { status: response.status, ...((await response.json()) as Spoken) };
  };
  const chat = async (model: string, messages: unknown, more: object = {}, headers: Record<string, string> = {}) => {
    const response = await post("/compatible-mode/v1/chat/completions", { model, messages, ...more }, headers);
    return { status: response.status, ...((await response.json()) as Spoken) };
  };
  const taught = async (content: readonly object[] = rows, changes: object = {}) =>
    tunedModel(bailian, { training_file_ids: [await upload(bailian, jsonl(content))], ...changes });

  it("a tuned model gives its trained answers on both surfaces, the base model does not", async () => {
    const name = await deployed(bailian, await taught());
    const prompt = user("  question 7\n");
    assert.equal((await generate(name, prompt)).output.choices[0]?.message.content, "trained answer 7");
    const { model, choices } = await chat(name, prompt);
    assert.deepEqual([model, choices[0]?.message.content], [name, "trained answer 7"]);
    const base = (await chat("qwen3-8b", prompt)).choices[0]?.message.content ?? "";
    assert.ok(base.includes("qwen3-8b") && !base.includes("trained answer"), base);
  });

  it("any other prompt is echoed by whoever was asked, the same each time", async () => {
    const name = await deployed(bailian, await taught());
    const [first, second] = [await chat(name, user("今天好吗？")), await chat(name, user("今天好吗？"))];
    const text = first.choices[0]?.message.content ?? "";
    assert.ok(text.includes(name) && text.includes("今天好吗？") && text.includes("qwen3-8b"), text);
    assert.equal(second.choices[0]?.message.content, text);
  });

  it("what a model was taught outlives the file, and a model tuned on top of it knows both", async () => {
    const file = await upload(bailian, jsonl(rows));
    const first = await tunedModel(bailian, { training_file_ids: [file] });
    await bailian.call("DELETE", `/files/${file}`);
    const newer = rows.map(({ messages: [, question] }, row) => ({
      messages: [
        row === 7 ? question : { role: "user", content: `other ${row}` },
        { role: "assistant", content: "new" },
      ],
    }));
    const name = await deployed(bailian, await taught(newer, { model: first }));
    const answers = await Promise.all(
      ["question 3", "question 7", "other 1"].map((prompt) => chat(name, user(prompt))),
    );
    assert.deepEqual(
      answers.map(({ choices }) => choices[0]?.message.content),
      ["trained answer 3", "new", "new"],
    );
  });

  it("a preference teaches what was chosen, and parts of a content count as their text", async () => {
    const preference = (row: number) => ({
      messages: user(`pick ${row}`),
      chosen: { role: "assistant", content: "good" },
      rejected: { role: "assistant", content: "bad" },
    });
    const model = await taught(
      Array.from({ length: 60 }, (_, row) => preference(row)),
      { training_type: "dpo_lora" },
    );
    const name = await deployed(bailian, model);
    const parts = user([{ type: "text", text: "pick " }, { text: "2" }]);
    assert.equal((await chat(name, parts)).choices[0]?.message.content, "good");
  });

  it("thoughts come beside the answer, unless thinking is turned off", async () => {
    const name = await deployed(bailian, await taught([...rows, thinking]));
    const [thought, plain] = [
      await generate(name, user("Why?")),
      await generate(name, user("Why?"), { enable_thinking: false }),
    ];
    assert.deepEqual(thought.output.choices[0]?.message, {
      role: "assistant",
      content: "Because.",
      reasoning_content: "let me see",
    });
    assert.deepEqual(plain.output.choices[0]?.message, { role: "assistant", content: "Because." });
  });

  it("max_tokens cuts the answer and says so", async () => {
    const { choices, usage } = await chat("qwen3-8b", user("hello"), { max_tokens: 2 });
    assert.deepEqual([choices[0]?.finish_reason, usage["completion_tokens"]], ["length", 2]);
    assert.ok((choices[0]?.message.content.length ?? 0) > 0);
  });

  it("the native surface answers as text where no format is asked for, also to a bare prompt", async () => {
    const body = { model: "qwen3-8b", input: { prompt: "hello" } };
    const response = await post("/api/v1/services/aigc/text-generation/generation", body);
    const { output, usage } = (await response.json()) as Spoken;
    assert.ok(output.text.includes("hello"));
    assert.equal(usage["total_tokens"], (usage["input_tokens"] ?? 0) + (usage["output_tokens"] ?? 0));
  });

  describe("refuse", () => {
    it("on both surfaces what nobody has deployed, in the surface's own words", async () => {
      const model = await taught();
      const native = await generate(model, user("hi"));
      const compatible = await chat(model, user("hi"));
      assert.deepEqual([native.status, native.code], [404, "ModelNotFound"]);
      assert.deepEqual([compatible.status, compatible.error.code], [404, "model_not_found"]);
      assert.ok(compatible.error.message.includes(model));
    });

    it("what is not RUNNING yet, is stopped, or is another workspace's; they serve while they are scaled", async () => {
      const model = await taught();
      const { output } = await deploy(bailian, model);
      const name = String(output["deployed_model"]);
      assert.equal((await chat(name, user("hi"))).status, 404);
      bailian.clock.advance(10 * minuteMs);
      const stranger = await chat(name, user("hi"), {}, { "X-DashScope-WorkSpace": "llm-other" });
      assert.deepEqual([stranger.status, stranger.error.code], [403, "Model.AccessDenied"]);
      bailian.emulator.decideDeployment(name, { kind: "arrears" });
      assert.deepEqual((await chat(name, user("hi"))).error.code, "Arrearage");
      bailian.emulator.decideDeployment(name, { kind: "stop" });
      assert.equal((await chat(name, user("hi"))).status, 404);
      const unit = { plan: "mu", deploy_spec: "MU1", billing_method: "POST_PAY", capacity: 4, suffix: "mu" };
      const big = await deployed(bailian, model, unit);
      await bailian.call("PUT", `/deployments/${big}/scale`, { capacity: 8 });
      assert.equal((await chat(big, user("question 1"))).choices[0]?.message.content, "trained answer 1");
    });

    it("a request without messages", async () => {
      assert.equal((await generate("qwen3-8b", [])).code, "InvalidParameter");
      assert.equal((await chat("qwen3-8b", [])).error.code, "invalid_parameter_error");
    });
  });

  it("are listed on both surfaces: the cloud's own, and what is deployed", async () => {
    const name = await deployed(bailian, await taught());
    const compatible = (await (await bailian.send("GET", "/compatible-mode/v1/models")).json()) as {
      data: { id: string }[];
    };
    const ids = compatible.data.map(({ id }) => id);
    assert.ok(ids.includes("qwen3-8b") && ids.includes(name) && !ids.includes("wan2.7-i2v"));
    const { output } = await bailian.call("GET", `/models?model=${name}&page_no=1&page_size=1`);
    assert.deepEqual([output.total, output["models"]], [1, [{ model: name, source: "custom", provider: "qwen" }]]);
    assert.equal((await bailian.call("GET", "/models")).output.total, ids.length);
  });
});
