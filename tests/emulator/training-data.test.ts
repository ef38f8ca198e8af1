import assert from "node:assert/strict";
import { minuteMs, startBailian, upload, type TestBailian } from "./start-bailian";

const chat = JSON.stringify({
  messages: [
    { role: "user", content: "hi" },
    { role: "assistant", content: "hello" },
  ],
});
const rows = (line: string, count = 60) => `${line}\n`.repeat(count);

const malformed: readonly [what: string, trainingType: string, content: string, problem: RegExp][] = [
  ["a line that is not JSON", "sft", `${rows(chat, 2)}{"messages":\n`, /train\.jsonl line 3: MALFORMED_JSON/],
  ["a line that is a list", "sft", "[]", /line 1: RECORD_NOT_OBJECT/],
  ["no messages", "sft", "{}", /MISSING_MESSAGES/],
  ["empty messages", "sft", '{"messages":[]}', /EMPTY_MESSAGES/],
  ["a message that is text", "sft", '{"messages":["hi"]}', /MESSAGE_NOT_OBJECT/],
  ["an unknown role", "efficient_sft", '{"messages":[{"role":"bot","content":"x"}]}', /INVALID_ROLE/],
  ["content that is a number", "sft", '{"messages":[{"role":"user","content":1}]}', /INVALID_CONTENT/],
  ["no chosen answer", "dpo_lora", rows(chat), /MISSING_CHOSEN/],
  ["questions without an answer", "sft", '{"messages":[{"role":"user","content":"hi"}]}', /MISSING_ANSWER/],
  ["an empty file", "sft", "\n\n", /EMPTY_FILE/],
  ["fewer rows than a batch", "sft", rows(chat, 12), /INSUFFICIENT_SAMPLES/],
];

describe("training data of the simulated Bailian", () => {
  let bailian: TestBailian;
  beforeEach(() => (bailian = startBailian()));
  afterEach(() => bailian.emulator.close());

  for (const [what, trainingType, content, problem] of malformed) {
    it(`makes a job with ${what} fail later, with the reason in its log`, async () => {
      const job = await bailian.newJob({
        training_type: trainingType,
        training_file_ids: [await upload(bailian, content)],
      });
      assert.equal(job.status, "PENDING");
      bailian.clock.advance(minuteMs);
      assert.equal((await bailian.job(job.job_id)).status, "RUNNING");
      bailian.clock.advance(10 * minuteMs);
      const failed = await bailian.job(job.job_id);
      assert.equal(failed.status, "FAILED");
      assert.ok("end_time" in failed && !("usage" in failed) && !("finetuned_output" in failed));
      assert.match(String(failed["message"]), problem);
      const { output } = await bailian.call("GET", `/fine-tunes/${job.job_id}/logs`);
      assert.match(output.logs.join("\n"), problem);
      assert.doesNotMatch(output.logs.join("\n"), /Fine-tune succeeded!/);
      assert.match(output.logs.at(-1) ?? "", /##FT_COMPLETE##$/);
    });
  }

  it("decides how long a job runs and what it costs: tokens times epochs", async () => {
    const usage = async (count: number, epochs: number) => {
      const fileId = await upload(bailian, rows(chat, count));
      const job = await bailian.newJob({ training_file_ids: [fileId], hyper_parameters: { n_epochs: epochs } });
      bailian.clock.advance(24 * 60 * minuteMs);
      return Number((await bailian.job(job.job_id))["usage"]);
    };
    const small = await usage(100, 1);
    assert.equal(await usage(100, 3), 3 * small);
    assert.equal(await usage(200, 1), 2 * small);
  });

  it("drops chat rows that are longer than max_length", async () => {
    const question = { role: "user", content: "word ".repeat(5000) };
    const long = JSON.stringify({ messages: [question, { role: "assistant", content: "hello" }] });
    const usage = async (content: string) => {
      const hyper = { n_epochs: 1, max_length: 1000, split: "0.5" };
      const fileId = await upload(bailian, content);
      const job = await bailian.newJob({ training_file_ids: [fileId], hyper_parameters: hyper });
      bailian.clock.advance(24 * 60 * minuteMs);
      return (await bailian.job(job.job_id))["usage"];
    };
    assert.equal(await usage(rows(chat) + rows(long, 5)), await usage(rows(chat)));
  });
});
