import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { built } from "../rig/built";
import { endedWith } from "../engine/rig/ended-with";
import { finetune, finetuneOnTerminal } from "./rig/finetune";

const main = built("provider/cli/main.js");
const alpaca = (rows: number) =>
  JSON.stringify(
    Array.from({ length: rows }, (_, index) => ({ instruction: `问题 ${index}`, output: `回答 ${index}`, id: index })),
  );

/** A folder with files in it, taken away afterwards. */
async function inFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "finetune-data-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (folder: string, name: string) => readFileSync(join(folder, name), "utf8").trim().split("\n");

describe("finetune data convert", function () {
  this.timeout(180_000);

  it("makes a file that passes the check, and tells what it read, wrote and left out", () =>
    inFolder({ "train.json": alpaca(40).replace("回答 3", "") }, async (folder) => {
      const { stdout, stderr } = await endedWith(
        0,
        finetune(["data", "convert", "train.json", "--to", "chat", "-o", "train.jsonl"], { folder }),
      );
      assert.equal(stdout, "");
      assert.match(stderr, /^train\.json: a JSON list in utf-8\nrows of Alpaca \(instruction, output\)\n/);
      assert.match(stderr, /\nleft out: output is empty or missing: line 1\nleft out: 1 of 40 rows\n/);
      assert.match(stderr, /\nnot taken along: id \(39 rows\)\n39 rows written to train\.jsonl\n$/);
      const checked = await endedWith(
        0,
        finetune(["data", "check", "train.jsonl", "--cloud", "bailian", "--format", "chat"], { folder }),
      );
      assert.match(checked.stdout, /^0 errors; 0 warnings\n39 rows, /);
    }));

  it("names what it leaves out on one line, and gives a build server no command", () => {
    const row = { prompt: "a", response: "b", "x\n::error::forged\n##vso[task.complete]": 1 };
    return inFolder({ "train.jsonl": `${JSON.stringify(row)}\n` }, async (folder) => {
      const { stderr } = await endedWith(
        0,
        finetune(["data", "convert", "train.jsonl", "--to", "chat", "--cloud", "bailian", "-o", "a.jsonl"], { folder }),
      );
      assert.match(
        stderr,
        /\nnot taken along: x ::error::forged \\u0023#vso\[task\.complete\] \(1 row\)\n1 row written/,
      );
    });
  });

  it("puts a part aside for validation, the same for the same seed, and overwrites nothing unasked", () =>
    inFolder({ "train.json": alpaca(40) }, async (folder) => {
      const split = ["data", "convert", "train.json", "--to", "chat", "--split", "0.1", "--seed", "7", "-o", "a.jsonl"];
      await endedWith(0, finetune(split, { folder }));
      const [training, validation] = [lines(folder, "a.jsonl"), lines(folder, "a.validation.jsonl")];
      assert.deepEqual([training.length, validation.length], [36, 4]);
      const refused = await endedWith(1, finetune(split, { folder }));
      assert.match(refused.stderr, /error: a\.jsonl is there already\nGive another name with -o, or --force/);
      await endedWith(0, finetune([...split, "--force"], { folder }));
      assert.deepEqual([lines(folder, "a.jsonl"), lines(folder, "a.validation.jsonl")], [training, validation]);
      assert.deepEqual(readdirSync(folder).sort(), ["a.jsonl", "a.validation.jsonl", "train.json"]);
    }));

  it("writes no file where no row can be converted, and says why", () =>
    inFolder({ "train.json": alpaca(3) }, async (folder) => {
      const run = finetune(["data", "convert", "train.json", "--to", "kto", "-o", "train.jsonl"], { folder });
      const { stderr } = await endedWith(1, run);
      assert.match(stderr, /left out: nothing says whether its answer is good: lines 1, 1, 1\n/);
      assert.match(stderr, /error: no row of train\.json could be converted to kto\n/);
      assert.deepEqual(readdirSync(folder), ["train.json"]);
    }));

  it("refuses what clouds write differently, a format that a cloud lacks, and columns that are not there", () =>
    inFolder({ "train.csv": "客户,客服\n一,二\n" }, async (folder) => {
      const convert = (...args: string[]) =>
        endedWith(1, finetune(["data", "convert", "train.csv", "-o", "-", ...args], { folder }));
      assert.match(
        (await convert("--to", "dpo")).stderr,
        /each cloud\nSay for which they are: --cloud bailian or --cloud qianfan/,
      );
      assert.match(
        (await convert("--to", "kto", "--cloud", "bailian")).stderr,
        /bailian takes no format kto\nIt takes chat, dpo and text/,
      );
      const columns = await convert("--to", "chat", "--columns", "prompt=客户,response=客 服");
      assert.match(columns.stderr, /no column 客 服; did you mean 客服\?\nIts columns are 客户 and 客服/);
      assert.match(
        (await convert("--to", "chat", "--columns", "question=客户")).stderr,
        /--columns does not take question=客户/,
      );
      assert.match((await convert("--to", "chat")).stderr, /its shape is not known: line 2/);
      const device = finetune(["data", "convert", "train.csv", "--to", "chat", "--force", "-o", "/dev/null"], {
        folder,
      });
      assert.match((await endedWith(1, device)).stderr, /\/dev\/null is no ordinary file\n`-o -` writes to/);
      assert.ok(statSync("/dev/null").isCharacterDevice());
      const nowhere = finetune(["data", "convert", "train.csv", "--to", "chat", "-o", "none/a.jsonl"], { folder });
      assert.match((await endedWith(1, nowhere)).stderr, /none\/a\.jsonl cannot be written: ENOENT.*\nMake its folder/);
      const { stdout } = await endedWith(
        0,
        finetune(
          ["data", "convert", "train.csv", "-o", "-", "--to", "chat", "--columns", "prompt=客户,response=客服"],
          { folder },
        ),
      );
      assert.equal(stdout, '{"messages":[{"role":"user","content":"一"},{"role":"assistant","content":"二"}]}\n');
    }));

  it("reads standard input of any length in the memory that a short one takes", async () => {
    const child = spawn(
      process.execPath,
      ["--max-old-space-size=48", main, "data", "convert", "-", "--from", "csv", "--to", "chat", "-o", "-"],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    let rows = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) rows += 1;
    });
    const block = `"${"why ".repeat(50)}","${"so\n".repeat(60)}"\n`.repeat(1000);
    child.stdin.write("question,answer\n");
    for (let written = 0; written < 100; written += 1) {
      if (!child.stdin.write(block)) await new Promise((resolve) => child.stdin.once("drain", resolve));
    }
    child.stdin.end();
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.deepEqual([code, rows], [0, 100_000]);
  });

  it("ends quietly when its reader has read enough", async () => {
    const command = `${process.execPath} ${main} data convert - --to chat -o - 2>/dev/null | head -n 1`;
    const child = spawn("bash", ["-c", `set -o pipefail; ${command}`], { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.on("error", () => undefined);
    child.stdin.end(`${JSON.stringify({ question: "a", answer: "b" })}\n`.repeat(20_000));
    assert.equal((await text(child.stdout)).split("\n").length, 2);
    assert.equal(child.exitCode ?? (await new Promise((resolve) => child.once("close", resolve))), 0);
  });
});

describe("finetune data check", function () {
  this.timeout(180_000);
  const rows = [
    '{"messages": [{"role": "user", "content": "a"}, {"role": "robot", "content": "b"}]}',
    '{"messages": 1}',
  ];
  const check = ["data", "check", "a,b: 100%.jsonl", "--cloud", "bailian", "--format", "chat"];

  it("tells each finding with its place, and the sum", () =>
    inFolder({ "a,b: 100%.jsonl": rows.join("\n") }, async (folder) => {
      const { stdout, stderr } = await endedWith(1, finetune(check, { folder }));
      assert.match(stdout, /^a,b: 100%\.jsonl: warning: the file has 2 rows/m);
      assert.match(
        stdout,
        /^a,b: 100%\.jsonl:1:\d+: error: messages\[1\]\.role is "robot"; roles are .* \(rule role; .*\)$/m,
      );
      assert.match(stdout, /^a,b: 100%\.jsonl:2:14: error: messages is 1; /m);
      assert.match(stdout, /\n\d errors; \d warnings?\n2 rows, /);
      assert.equal(stderr, "");
      assert.deepEqual(readdirSync(folder), ["a,b: 100%.jsonl"], "leaves nothing behind");
    }));

  it("writes annotations of a workflow with what GitHub's commands escape", () =>
    inFolder({ "a,b: 100%.jsonl": rows.join("\n") }, async (folder) => {
      const { stdout } = await endedWith(1, finetune([...check, "--output-format", "github"], { folder }));
      assert.match(stdout, /^::error file=a%2Cb%3A 100%25\.jsonl,line=2,col=14,title=messages-list::messages is 1; /m);
      assert.match(stdout, /^::warning file=a%2Cb%3A 100%25\.jsonl,title=bailian-rows::/m);
      for (const line of stdout.trim().split("\n")) assert.match(line, /^::(error|warning|notice) /);
    }));

  it("tells what an epoch of a model costs, also as JSON", () =>
    inFolder({ "train.jsonl": `${'{"text": "一二三四"}\n'.repeat(40)}` }, async (folder) => {
      const args = ["data", "check", "train.jsonl", "--cloud", "bailian", "--format", "text", "--model", "qwen3-32b"];
      const { stdout } = await endedWith(0, finetune(args, { folder }));
      assert.match(stdout, /\n40 rows, .* 39 repeated\nan epoch: [\d.]+ CNY \(.*Beijing.*\)\n$/);
      const { stdout: json } = await endedWith(0, finetune([...args, "--json"], { folder }));
      const told = JSON.parse(json) as { content: { rows: number; tokens: number }; costOfEpoch: { amount: number } };
      assert.equal(told.content.rows, 40);
      assert.ok(Math.abs(told.costOfEpoch.amount - (told.content.tokens * 0.04) / 1000) < 1e-9);
    }));

  it("says of a file that is not there that it is not", async () => {
    const { stdout } = await endedWith(
      1,
      finetune(["data", "check", "none.jsonl", "--cloud", "bailian", "--format", "chat"]),
    );
    assert.match(stdout, /^none\.jsonl: error: /);
  });
});

describe("finetune data stats", function () {
  this.timeout(180_000);
  const turn = (question: string, answer: string) => JSON.stringify({ question, answer });
  const file = [
    turn("怎样退货", "请在订单页申请退货"),
    turn("怎样退货", "请在订单页申请退货"),
    turn("How do I send it back?", "Ask for it on the page of your order. ".repeat(40)),
    '{"other": 1}',
    "",
  ].join("\n");

  it("shows rows, turns, roles, languages, repetitions, and lengths as bars", () =>
    inFolder({ "train.jsonl": file }, async (folder) => {
      const { stdout } = await endedWith(0, finetune(["data", "stats", "train.jsonl", "--over", "100"], { folder }));
      assert.match(stdout, /^rows +4, 1 not understood, first on line 4$/m);
      assert.match(stdout, /^shapes +questions and answers \(question, answer\) 3$/m);
      assert.match(stdout, /^turns +6, 2\.0 a row, at most 2$/m);
      assert.match(stdout, /^roles +user 3, assistant 3$/m);
      assert.match(stdout, /^languages +Chinese 2, Latin letters 1$/m);
      assert.match(stdout, /^repeated rows +1, first on line 2$/m);
      assert.match(stdout, /^longest rows +\d+ \(line 3\), /m);
      assert.match(stdout, /^over 100 +1, first on line 3$/m);
      assert.match(stdout, /^16 to 31 +2 +█{40}$/m);
      assert.ok(!stdout.includes("\u001b"));
    }));

  it("paints bars on a terminal and prints nothing that could steer it", () =>
    inFolder({ "train.jsonl": turn("a", "b") }, async (folder) => {
      const run = finetuneOnTerminal(["data", "stats", "train.jsonl"], 100, { folder });
      assert.ok((await endedWith(0, run)).stdout.includes("\u001b[36m█"));
      const plain = finetuneOnTerminal(["data", "stats", "train.jsonl"], 100, {
        folder,
        environment: { NO_COLOR: "1" },
      });
      assert.ok(!(await endedWith(0, plain)).stdout.includes("\u001b"));
    }));

  it("gives one line of JSON", () =>
    inFolder({ "train.jsonl": file }, async (folder) => {
      const { stdout } = await endedWith(0, finetune(["data", "stats", "train.jsonl", "--json"], { folder }));
      const told = JSON.parse(stdout) as Record<string, unknown>;
      assert.equal(stdout.indexOf("\n"), stdout.length - 1);
      assert.deepEqual(told["languages"], { Chinese: 2, "Latin letters": 1 });
      assert.deepEqual(told["unread"], { count: 1, lines: [4] });
    }));
});
