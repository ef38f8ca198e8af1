import assert from "node:assert/strict";
import { ask, chatCalls } from "./chat-calls";
import { startQianfan, type TestQianfan } from "./start-qianfan";

describe("refusals of inference on the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  before(() => (qianfan = startQianfan()));
  after(() => qianfan.emulator.close());
  const { v1, v2 } = chatCalls(() => qianfan);

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
    it(`by V2: ${what} with ${code}`, async () => {
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
    it(`by V1: ${what} with ${code} and HTTP status 200`, async () => {
      const answer = await v1(endpoint, body);
      assert.deepEqual([answer.status, answer.body.error_code], [200, code]);
      assert.equal(typeof answer.body.error_msg, "string");
    });
  }
});
