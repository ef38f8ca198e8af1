import assert from "node:assert/strict";
import { makeZip } from "../preflight/rig/make-zip";
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

  const picture = { name: "p.png", content: "a picture" };
  const seen = (image: string) =>
    JSON.stringify({
      messages: [
        { role: "user", content: [{ text: "What is it?" }, { image }] },
        { role: "assistant", content: [{ text: "A lamp." }] },
      ],
    });
  const archives: readonly [what: string, model: string, content: Buffer, problem: RegExp | undefined][] = [
    [
      "rows and their pictures",
      "qwen3-vl-8b-instruct",
      makeZip([{ name: "data.jsonl", content: rows(seen("p.png")) }, picture]),
      undefined,
    ],
    [
      "the same for a model of text that sees",
      "qwen3.5-9b",
      makeZip([{ name: "data.jsonl", content: rows(seen("p.png")) }, picture]),
      undefined,
    ],
    [
      "recordings below train",
      "cosyvoice-v3-flash",
      makeZip([{ name: "data.jsonl", content: rows('{"wav_fn":"a.wav","text":"hi"}', 2) }, { name: "train/a.wav" }]),
      undefined,
    ],
    [
      "a picture that is not there",
      "qwen3-vl-8b-instruct",
      makeZip([{ name: "data.jsonl", content: rows(seen("q.png")) }, picture]),
      /line 1: MISSING_MEDIA: q\.png/,
    ],
    [
      "rows one folder deeper",
      "qwen3-vl-8b-instruct",
      makeZip([{ name: "a/data.jsonl", content: rows(seen("p.png")) }, picture]),
      /MISSING_ROWS/,
    ],
    [
      "a video without its prompt",
      "wan2.7-i2v",
      makeZip([{ name: "data.jsonl", content: '{"video_path":"v.mp4"}' }]),
      /MISSING_MEMBER: prompt/,
    ],
    ["bytes that are none", "qwen3-vl-8b-instruct", Buffer.from("PK\x03\x04"), /BROKEN_ARCHIVE/],
    [
      "an archive for a model of text",
      "qwen3-8b",
      makeZip([{ name: "data.jsonl", content: rows(chat) }]),
      /ARCHIVE: qwen3-8b trains on text/,
    ],
    ["text for a model that sees", "qwen3-vl-8b-instruct", Buffer.from(rows(chat)), /NOT_AN_ARCHIVE/],
  ];
  for (const [what, model, content, problem] of archives) {
    it(`opens archives: ${what} ${problem === undefined ? "trains" : "fails, with the reason in the log"}`, async () => {
      const fileId = await upload(bailian, new Blob([new Uint8Array(content)]), "set.zip");
      const job = await bailian.newJob({ model, training_type: "efficient_sft", training_file_ids: [fileId] });
      bailian.clock.advance(24 * 60 * minuteMs);
      const ended = await bailian.job(job.job_id);
      assert.equal(ended.status, problem === undefined ? "SUCCEEDED" : "FAILED");
      if (problem !== undefined) assert.match(String(ended["message"]), problem);
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
