import assert from "node:assert/strict";
import { startBailian, type TestBailian } from "../start-bailian";

/** Members of an event of the native surface. */
interface Spoken {
  readonly output: { readonly choices: readonly { readonly message: { readonly content: string } }[] };
}

describe("answers of the simulated Bailian that are streamed", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  const user = (content: string) => [{ role: "user", content }];
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    bailian.send("POST", path, { body: JSON.stringify(body), headers });

  for (const isIncremental of [true, false]) {
    it(`a native stream has ${isIncremental ? "the new part" : "everything so far"} in each event`, async () => {
      const parameters = { result_format: "message", incremental_output: isIncremental };
      const path = "/api/v1/services/aigc/text-generation/generation";
      const body = { model: "qwen3-8b", input: { messages: user("a longer prompt for several events") }, parameters };
      const response = await post(path, body, { "X-DashScope-SSE": "enable" });
      assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
      const events = (await response.text()).split("\n\n").filter(Boolean);
      assert.match(events[0] ?? "", /^id:1\nevent:result\n:HTTP_STATUS\/200\ndata:\{/);
      const texts = events.map((event) => {
        const { output } = JSON.parse(event.slice(event.indexOf("data:") + 5)) as Spoken;
        return output.choices[0]?.message.content ?? "";
      });
      const whole = (await (await post(path, body)).json()) as Spoken;
      assert.ok(texts.length > 2);
      assert.equal(isIncremental ? texts.join("") : texts.at(-1), whole.output.choices[0]?.message.content);
      assert.ok((events.at(-1) ?? "").includes('"finish_reason":"stop"'));
    });
  }

  it("a compatible stream has chunks, the usage where it is asked for, and [DONE]", async () => {
    const ask = async (more: object) => {
      const body = { model: "qwen3-8b", messages: user("hello"), stream: true, ...more };
      const text = await (await post("/compatible-mode/v1/chat/completions", body)).text();
      return text.split("\n\n").filter(Boolean);
    };
    const plain = await ask({});
    assert.equal(plain.at(-1), "data: [DONE]");
    assert.ok(!plain.join("").includes('"usage"'));
    const counted = await ask({ stream_options: { include_usage: true } });
    assert.equal(counted.length, plain.length + 1);
    assert.match(counted.at(-2) ?? "", /"choices":\[\],"usage":\{"prompt_tokens"/);
  });
});
