import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { workbook } from "../data/rig/workbook";
import { page } from "../docs/pages";
import { endedWith } from "../engine/rig/ended-with";
import { startCommand } from "../engine/rig/start-command";
import { png } from "../preflight/rig/media";
import { built } from "../rig/built";

const main = built("provider/cli/main.js");
const rowsOf = <Row>(make: (index: number) => Row) => Array.from({ length: 40 }, (_, index) => make(index));
const lines = (make: (index: number) => unknown) =>
  rowsOf(make)
    .map((row) => JSON.stringify(row))
    .join("\n");
const chats = lines((index) => ({ question: `q${index}`, answer: `a${index}` }));

/** What a reader of the page has before the first command. */
const files: Readonly<Record<string, string | Buffer>> = {
  "support.csv": `question,answer\n${rowsOf((index) => `q${index},a${index}`).join("\n")}\n`,
  "alpaca.json": JSON.stringify(rowsOf((index) => ({ instruction: `q${index}`, output: `a${index}` }))),
  "sharegpt.jsonl": lines((index) => ({
    conversations: [
      { from: "human", value: `q${index}` },
      { from: "gpt", value: `a${index}` },
    ],
  })),
  "tickets.xlsx": workbook({ 工单: [["客户", "客服"], ...rowsOf((index) => [`q${index}`, `a${index}`])] }),
  "pairs.jsonl": lines((index) => ({ prompt: `q${index}`, chosen: "yes", rejected: "no" })),
  "book.txt": rowsOf((index) => `line ${index}`).join("\n"),
  "lamps/data.jsonl": lines((index) => ({
    messages: [
      { role: "user", content: [{ text: `q${index}` }, { image: "lamp.png" }] },
      { role: "assistant", content: [{ text: `a${index}` }] },
    ],
  })),
  "lamps/lamp.png": png(),
  "chats.jsonl.gz": gzipSync(chats),
};

describe("the page on your data", function () {
  this.timeout(300_000);
  const section = page("guides/your-data.md");
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? "");
  const workflow = [...section.matchAll(/- run: (npx .*)$/gm)].map(([, command]) => command ?? "");
  const commands = [...blocks.join("\n").split("\n"), ...workflow].filter((line) => line.includes("npx finetune"));
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "finetune-readme-data-"));
    mkdirSync(join(folder, "lamps"));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const command of commands) {
    it(`runs: ${command}`, async () => {
      const script = `set -euo pipefail; npx() { shift; "${process.execPath}" "${main}" "$@"; }\n${command}`;
      const run = startCommand("bash", ["-c", script], { cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
      const { stderr } = await endedWith(0, run.done);
      assert.doesNotMatch(stderr, /left out|error/);
    });
  }

  it("leaves the files that it names, whole", () => {
    assert.ok(commands.length >= 10);
    const counts = Object.fromEntries(
      ["train", "alpaca.chat", "sharegpt.chat", "sharegpt.chat.validation", "tickets", "pairs.dpo", "book"].map(
        (name) => [name, readFileSync(join(folder, `${name}.jsonl`), "utf8").split("\n").length - 1],
      ),
    );
    assert.deepEqual(counts, {
      train: 40,
      "alpaca.chat": 40,
      "sharegpt.chat": 36,
      "sharegpt.chat.validation": 4,
      tickets: 40,
      "pairs.dpo": 40,
      book: 40,
    });
  });
});
