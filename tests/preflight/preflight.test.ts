import { clouds } from "../../provider/clouds";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { createPreflight } from "../../provider/preflight/create-preflight";
import type { PreflightReport } from "../../provider/preflight/preflight-report";
import { countingScan } from "./rig/counting-scan";
import { jsonLines } from "./rig/scan-content";
import { temporaryFolder } from "../rig/temporary-folder";

const row = {
  messages: [
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Hello, how can I help?" },
  ],
};
const rows = Array.from({ length: 40 }, (_, n) => ({
  messages: [{ role: "user", content: `Hi ${n}` }, row.messages[1]],
}));
const chat = { path: "train.jsonl", format: "chat", cloud: "bailian" } as const;

describe("preflight", () => {
  const folder = temporaryFolder();
  const inFolder = (name: string) => path.join(folder(), name);
  const write = (content: string, name = "train.jsonl") => writeFileSync(inFolder(name), content);
  /** Preflight of a process that runs a minute after everything was written. */
  const processOf = (scan = countingScan()) => ({
    ...scan,
    preflight: createPreflight({
      clouds,
      programDirectory: folder(),
      cacheFolder: inFolder("cache"),
      scan: scan.scan,
      now: () => Date.now() + 60_000,
    }),
  });
  const reasons = ({ findings }: PreflightReport) => findings.map(({ severity, reason }) => `${severity}: ${reason}`);

  it("tells what is in the file and hands over its bytes", async () => {
    write(jsonLines(rows));
    const { content, file, findings } = await processOf().preflight(chat);
    const bytes = jsonLines(rows);
    assert.deepEqual(findings, []);
    assert.equal(content?.contentHash, createHash("sha256").update(bytes).digest("hex"));
    assert.deepEqual([content?.bytes, content?.rows, content?.tokensAreExact], [bytes.length, 40, true]);
    assert.ok(content && content.longestRowTokens > 5 && content.tokens > 40 * 5);
    assert.ok(file);
    assert.deepEqual([file.name, file.bytes, file.md5.length], ["train.jsonl", bytes.length, 32]);
    assert.equal(await text(file.open()), bytes);
    assert.equal(await text(file.open({ start: 3, end: 12 })), bytes.slice(3, 12));
    assert.equal(await text(file.open({ start: 3, end: 3 })), "");
  });

  it("refuses what changed while it was read", async () => {
    write(jsonLines(rows));
    const { preflight } = processOf(countingScan(() => appendFileSync(inFolder("train.jsonl"), "{}\n")));
    const report = await preflight(chat);
    assert.equal(report.content, undefined);
    assert.match(reasons(report).join(), /^error: train\.jsonl: the file changed while it was read/);
  });

  it("says why a file cannot be read", async () => {
    mkdirSync(inFolder("folder.jsonl"));
    execFileSync("mkfifo", [inFolder("pipe.jsonl")]);
    const { preflight } = processOf();
    const said = async (name: string) => reasons(await preflight({ ...chat, path: name })).join();
    assert.match(await said("none.jsonl"), /none\.jsonl: the file cannot be read: ENOENT/);
    assert.match(await said("folder.jsonl"), /the file cannot be read: it is a folder/);
    assert.match(await said("pipe.jsonl"), /the file cannot be read: it is no ordinary file/);
  });

  for (const [what, written, says] of [
    ["a home folder", "~/train.jsonl", /`~` is what a shell makes a home folder of.*write the whole path/],
    ["an address of a file", "file:///data/train.jsonl", /a file:\/\/ address; write the path without it/],
    ["an address on the web", "https://example.com/train.jsonl", /an address on the web.*download it/],
    ["a place in OSS", "oss://bucket/train.jsonl", /a place in object storage.*its cloud's block/],
    ["a place in BOS", "bos:/bucket/train.jsonl", /a place in object storage/],
    ["a pattern", "data/*.jsonl", /a pattern such as `\*` is not expanded/],
    ["a drive of Windows", "C:\\data\\train.jsonl", /a drive of Windows is not found here/],
    ["backslashes", "data\\train.jsonl", /folders are separated by `\/` on this system/],
    ["nothing", " ", /the path is empty; name the file/],
  ] as const) {
    it(`says what is wrong with ${what} as a path`, async () => {
      const said = reasons(await processOf().preflight({ ...chat, path: written })).join();
      assert.match(said, says);
      assert.doesNotMatch(said, /ENOENT|it is a folder/);
    });
  }

  it("names the shape that a file has, once, with the command that brings it in", async () => {
    const alpaca = { instruction: "Where is it?", input: "", output: "It arrives tomorrow." };
    write(jsonLines(Array.from({ length: 40 }, (_, n) => ({ ...alpaca, input: String(n) }))));
    const said = reasons(await processOf().preflight(chat));
    assert.match(
      said[0] ?? "",
      /^error: train\.jsonl: the file holds Alpaca rows \(instruction, output\) and none of format chat; `finetune data convert train\.jsonl --to chat --cloud bailian -o train\.chat\.jsonl` brings it in/,
    );
    assert.equal(said.filter((each) => each.includes("Alpaca")).length, 1);
    assert.equal(said.length, 3, "one row as an example, and the total");
  });

  it("tells a table by its columns", async () => {
    write("prompt,response\nHi,Hello\n", "train.csv");
    const [first] = reasons(await processOf().preflight({ ...chat, path: "train.csv" }));
    assert.match(
      first ?? "",
      /the file looks like CSV with columns prompt, response, and no JSON Lines; `finetune data convert train\.csv --to chat/,
    );
  });

  it("refuses a format that the cloud does not take, without reading", async () => {
    const { preflight, reads } = processOf();
    const { findings } = await preflight({ ...chat, format: "prompt-response" });
    assert.equal(findings[0]?.path, "format");
    assert.match(findings[0]?.reason ?? "", /^Bailian takes no format prompt-response; it takes chat, dpo, text/);
    assert.equal(reads(), 0);
  });

  it("says that a file fits the format of the other cloud, with one row as example", async () => {
    write(jsonLines(rows));
    const report = await processOf().preflight({ path: "train.jsonl", format: "prompt-response", cloud: "qianfan" });
    const [first, second, ...more] = reasons(report);
    assert.match(
      first ?? "",
      /^error: train\.jsonl: the file fits format chat, which Bailian and Qianfan take; a row of prompt-response on Qianfan is \[\{"prompt"/,
    );
    assert.match(
      second ?? "",
      /^error: train\.jsonl, line 1, column 1: the row is an object; a row is one JSON list of turns/,
    );
    assert.match(more.at(-1) ?? "", /^error: train\.jsonl: 41 failures in all, of which these are the first 20$/);
    assert.equal(more.length, 19);
  });

  it("says that a pair is written as the other cloud has it", async () => {
    write(jsonLines(Array.from({ length: 40 }, (_, n) => [{ user: `Hi ${n}`, chosen: "a", rejected: "b" }])));
    const [first] = reasons(await processOf().preflight({ ...chat, format: "dpo" }));
    assert.match(first ?? "", /the file fits format dpo as Qianfan takes it; a row of dpo on Bailian is \{"messages"/);
  });

  it("counts rows that are longer than the job takes and says what becomes of them", async () => {
    write(jsonLines([...rows, { messages: [{ role: "user", content: "word ".repeat(500) }, row.messages[1]] }]));
    const { preflight } = processOf();
    const said = async (request: Parameters<typeof preflight>[0]) => reasons(await preflight(request)).join("\n");
    assert.match(
      await said({ ...chat, maxLength: 100 }),
      /^warning: train\.jsonl: 1 of 41 rows have more than the 100 tokens of max_length and are dropped; the longest has \d+, line 41 \(rule max-length/,
    );
    assert.match(
      await said({ ...chat, cloud: "qianfan", maxLength: 100 }),
      /and are cut off; the longest has about \d+, line 41/,
    );
    assert.equal(await said({ ...chat, maxLength: 100_000 }), "");
  });

  it("warns of repeated rows among the other warnings, in the order of the lines", async () => {
    const alone = { messages: [{ role: "assistant", content: "Hello" }] };
    write(jsonLines([...rows, rows[2], alone, rows[3]]));
    const said = reasons(await processOf().preflight(chat));
    assert.match(
      said[0] ?? "",
      /^warning: train\.jsonl, line 41: the line repeats line 3 byte by byte \(rule line-duplicate/,
    );
    assert.match(said[1] ?? "", /^warning: train\.jsonl, line 42, column 13: messages holds no message of the user/);
    assert.match(said[2] ?? "", /^warning: train\.jsonl, line 43: the line repeats line 4/);
  });

  it("counts rows that are not sound by all of their text, as they are trained on where they are let pass", async () => {
    write(jsonLines(rows));
    const sound = (await processOf().preflight(chat)).content;
    write(jsonLines(rows.map((each) => ({ ...each, label: false }))));
    const unsound = (await processOf().preflight(chat)).content;
    assert.ok(sound && unsound && unsound.tokens > sound.tokens);
    assert.deepEqual([unsound.rows, unsound.tokensAreExact], [40, false]);
    write(`${jsonLines(rows)}{"messages": ${"no end ".repeat(100)}\n`);
    const broken = (await processOf().preflight(chat)).content;
    assert.ok(broken && broken.tokens > sound.tokens + 100, "what is no JSON counts, too");
  });

  it("cites the cloud that the file is for", async () => {
    write(`${jsonLines(rows)}\n`);
    const said = async (cloud: "bailian" | "qianfan") =>
      reasons(await processOf().preflight({ ...chat, cloud })).join();
    assert.match(await said("bailian"), /rule line-empty; .*dashscope/);
    assert.match(await said("qianfan"), /rule line-empty; .*error 13, https:\/\/cloud\.baidu\.com/);
  });

  it("refuses an empty file", async () => {
    write("");
    const report = await processOf().preflight(chat);
    assert.deepEqual(report.content, undefined);
    assert.match(reasons(report).join(), /^error: train\.jsonl: the file holds no row \(rule file-empty/);
  });
});
