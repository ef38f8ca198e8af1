import { clouds } from "../../provider/clouds";
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FileRule } from "../../provider/contract/training-files";
import { createPreflight } from "../../provider/preflight/create-preflight";
import { fileRules } from "../../provider/preflight/scan/file-rules";
import { lineRules } from "../../provider/preflight/scan/line-rules";
import { chatRules } from "../../provider/preflight/shapes/chat-rules";
import { mediaRules } from "../../provider/preflight/shapes/media-rules";
import { memberRules } from "../../provider/preflight/shapes/member-rules";
import { preferenceRules } from "../../provider/preflight/shapes/preference-rules";
import { textRules } from "../../provider/preflight/shapes/text-rules";
import { thinkingRules } from "../../provider/preflight/shapes/thinking-rules";
import { toolRules } from "../../provider/preflight/shapes/tool-rules";
import { turnRules } from "../../provider/preflight/shapes/turn-rules";
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

const keptIn = (cache: string) => readdirSync(cache).filter((name) => name !== ".gitignore");

describe("what preflight has read", () => {
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

  it("reads a file once, for several resources and several processes", async () => {
    write(jsonLines(rows));
    const first = processOf();
    const [one, other] = await Promise.all([
      first.preflight(chat),
      first.preflight({ ...chat, path: "./train.jsonl" }),
    ]);
    const second = processOf();
    const later = await second.preflight({ ...chat, maxLength: 10 });
    assert.deepEqual([first.reads(), second.reads()], [1, 0]);
    assert.deepEqual([other.content, later.content], [one.content, one.content]);
  });

  it("reads one file after the other", async () => {
    const scan = countingScan();
    const { preflight, mostAtOnce } = processOf(scan);
    const names = ["a.jsonl", "b.jsonl", "c.jsonl"];
    names.forEach((name) => write(jsonLines(rows), name));
    await Promise.all(names.map((name) => preflight({ ...chat, path: name })));
    assert.deepEqual([scan.reads(), mostAtOnce()], [3, 1]);
  });

  it("reads a file again whose content changed and whose size and time of modification were set back", async () => {
    write(jsonLines(rows));
    const before = statSync(inFolder("train.jsonl"));
    const first = await processOf().preflight(chat);
    write(jsonLines(rows).replace("Hi 7", "Ho 7"));
    utimesSync(inFolder("train.jsonl"), before.atime, before.mtime);
    const again = processOf();
    const second = await again.preflight(chat);
    assert.equal(again.reads(), 1);
    assert.equal(second.content?.bytes, first.content?.bytes);
    assert.notEqual(second.content?.contentHash, first.content?.contentHash);
  });

  it("does not keep what it read of a file that was written a moment before", async () => {
    write(jsonLines(rows));
    const scan = countingScan();
    const options = { clouds, programDirectory: folder(), cacheFolder: inFolder("cache"), scan: scan.scan };
    const preflight = createPreflight({ ...options, now: () => statSync(inFolder("train.jsonl")).mtimeMs + 10 });
    await preflight(chat);
    await preflight(chat);
    assert.equal(scan.reads(), 2);
  });

  it("reads again for another format, and not for another path to judge by", async () => {
    write(jsonLines(rows));
    const { preflight, reads } = processOf();
    await preflight(chat);
    await preflight({ ...chat, cloud: "qianfan" });
    await preflight({ ...chat, cloud: "qianfan", format: "dpo" });
    assert.equal(reads(), 3);
  });

  for (const [what, spoil] of [
    ["is cut off", (entry: string) => writeFileSync(entry, readFileSync(entry, "utf8").slice(0, 100))],
    [
      "is another file's",
      (entry: string) => writeFileSync(entry, readFileSync(entry, "utf8").replace(/"inode":"\d+"/, '"inode":"1"')),
    ],
    [
      "has another form",
      (entry: string) => writeFileSync(entry, readFileSync(entry, "utf8").replace('"tokens"', '"token"')),
    ],
  ] as const) {
    it(`does without a kept result that ${what}`, async () => {
      write(jsonLines(rows));
      await processOf().preflight(chat);
      const [entry = ""] = keptIn(inFolder("cache"));
      spoil(path.join(inFolder("cache"), entry));
      const again = processOf();
      assert.equal((await again.preflight(chat)).content?.rows, 40);
      assert.equal(again.reads(), 1);
    });
  }

  it("keeps results of 64 files and no draft", async () => {
    const { preflight } = processOf();
    for (let n = 0; n < 70; n += 1) {
      write(jsonLines(rows), `${n}.jsonl`);
      await preflight({ ...chat, path: `${n}.jsonl` });
    }
    const kept = keptIn(inFolder("cache"));
    assert.equal(kept.length, 64);
    assert.ok(kept.every((name) => name.endsWith(".json")));
  });

  it("keeps no row: a file whose errors quote what stands in it is read again by the next process", async () => {
    write(jsonLines([...rows, { messages: [{ role: "the patient's own words", content: "Hi" }] }]));
    const first = await processOf().preflight(chat);
    assert.match(first.errors[0]?.says ?? "", /the patient's own words/);
    assert.deepEqual(existsSync(inFolder("cache")) ? keptIn(inFolder("cache")) : [], []);
    const again = processOf();
    assert.deepEqual((await again.preflight(chat)).errors, first.errors);
    assert.equal(again.reads(), 1);
  });

  it("keeps warnings, of which none quotes a row", () => {
    const tables = [
      chatRules,
      fileRules,
      lineRules,
      mediaRules,
      memberRules,
      preferenceRules,
      textRules,
      thinkingRules,
      toolRules,
      turnRules,
    ];
    const folders = ["scan", "shapes"].map((name) => path.resolve(__dirname, "../../provider/preflight", name));
    const files = folders.flatMap((name) => readdirSync(name)).filter((name) => name.endsWith("-rules.ts"));
    assert.equal(tables.length, files.length);
    const rules = tables.flatMap((table) => Object.values<FileRule>(table));
    const layouts = clouds.all.flatMap(({ dataset }) => Object.values(dataset?.files().formats ?? {}));
    const roles = layouts.flatMap((layout) => ("dialect" in layout ? [layout.dialect.role] : []));
    const warnings = [...rules, ...roles].filter((rule) => rule.severity === "warning");
    assert.ok(warnings.length > 3);
    assert.deepEqual(
      warnings.filter(({ shows }) => shows === "value").map(({ code }) => code),
      [],
    );
  });

  it("works where results cannot be kept, reading once in a process", async () => {
    write(jsonLines(rows));
    write("a file where the folder should be", "cache");
    const { preflight, reads } = processOf();
    assert.equal((await preflight(chat)).content?.rows, 40);
    assert.equal((await preflight(chat)).content?.rows, 40);
    assert.equal(reads(), 1);
  });
});
