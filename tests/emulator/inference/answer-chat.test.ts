import assert from "node:assert/strict";
import { answerChat, type AnsweringModel } from "../../../provider/emulator/inference/answer-chat";
import { answerPieces } from "../../../provider/emulator/inference/event-stream";

const user = (content: string) => ({ role: "user", content });
const base: AnsweringModel = { name: "ernie-speed-8k" };
const trained = new Map([["Where is my parcel?", "On its way."]]);
const tuned: AnsweringModel = {
  name: "abcd1234_bot",
  tuning: { baseModel: "ERNIE-Speed-8K", answerTo: (prompt) => trained.get(prompt) },
};

describe("answers of the simulated models", () => {
  it("are the trained ones where the last message of the user is a prompt of the training data", () => {
    const talk = [user("hello"), { role: "assistant", content: "hi" }, user("  Where is my parcel?\n")];
    assert.equal(answerChat(tuned, talk).text, "On its way.");
    assert.notEqual(answerChat(base, talk).text, "On its way.");
  });

  for (const [language, prompt, words] of [
    ["English", "Who are you?", "You said"],
    ["Chinese", "你是谁？", "您说的是"],
  ] as const) {
    it(`echo any other prompt in ${language} and name the model`, () => {
      for (const model of [base, tuned]) {
        const { text } = answerChat(model, [user(prompt)]);
        assert.ok(text.includes(model.name) && text.includes(prompt) && text.includes(words), text);
      }
      assert.ok(answerChat(tuned, [user(prompt)]).text.includes("ERNIE-Speed-8K"));
    });
  }

  it("are the same for the same conversation, tokens included", () => {
    const talk = [{ role: "system", content: "Be brief." }, user("Who are you?")];
    assert.deepEqual(answerChat(base, talk), answerChat(base, talk));
    assert.ok(answerChat(base, talk).promptTokens > answerChat(base, talk.slice(1)).promptTokens);
  });

  it("come in pieces that make the whole, no character cut apart, at least one piece", () => {
    for (const text of ["", "short", "您好，".repeat(30), "🙂".repeat(25)]) {
      const pieces = answerPieces(text);
      assert.equal(pieces.join(""), text);
      assert.ok(pieces.length >= 1);
      assert.ok(!pieces.some((piece) => piece.includes("\uFFFD") || /^[\uDC00-\uDFFF]/.test(piece)));
    }
    assert.ok(answerPieces("x".repeat(100)).length > 5);
  });
});
