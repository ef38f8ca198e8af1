import { clouds } from "../../provider/clouds";
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createPreflight } from "../../provider/preflight/create-preflight";
import { countingScan } from "./rig/counting-scan";
import { jsonLines } from "./rig/scan-content";
import { temporaryFolder } from "./rig/temporary-folder";

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
      const [entry = ""] = readdirSync(inFolder("cache"));
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
    const kept = readdirSync(inFolder("cache"));
    assert.equal(kept.length, 64);
    assert.ok(kept.every((name) => name.endsWith(".json")));
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
