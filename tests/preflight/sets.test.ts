import assert from "node:assert/strict";
import { mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { clouds } from "../../provider/clouds";
import type { DatasetFormat } from "../../provider/contract/dataset-cloud";
import { createPreflight } from "../../provider/preflight/create-preflight";
import type { PreflightReport } from "../../provider/preflight/preflight-report";
import type { RowFinding } from "../../provider/preflight/scan/finding";
import { countingScan } from "./rig/counting-scan";
import { makeZip, type ZipEntry } from "./rig/make-zip";
import { png, wav } from "./rig/media";
import { jsonLines } from "./rig/scan-content";
import { mediaCases } from "./rows/media-cases";
import { rowsOf, seen, vision, visionMedia, visionRows, withRow } from "./rows/set-pieces";
import { visionCases } from "./rows/vision-cases";
import { zipCases } from "./rows/zip-cases";
import { temporaryFolder } from "../rig/temporary-folder";

describe("a set of rows with their media", () => {
  const folder = temporaryFolder();
  const judge = (at: string, format: DatasetFormat): Promise<PreflightReport> => {
    const { scan } = countingScan();
    return createPreflight({ clouds, programDirectory: folder(), scan })({ path: at, format, cloud: "bailian" });
  };
  const write = (name: string, content: string | Buffer): string => {
    const place = path.join(folder(), name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
    return name;
  };
  const inShort = ({ rule, line, column }: RowFinding): string =>
    line === undefined ? rule : `${rule} ${line}:${column}`;

  for (const [what, format, entries, expected] of [...visionCases, ...zipCases, ...mediaCases]) {
    it(`gets its verdict: ${what}`, async () => {
      const { errors, warnings } = await judge(write("set.zip", makeZip(entries)), format);
      const found = [...errors, ...warnings].filter(({ rule }) => rule !== "bailian-rows");
      assert.equal(found.length, expected.length, JSON.stringify(found.map(({ rule, says }) => [rule, says])));
      expected.forEach((words, index) => {
        const finding = found[index] ?? assert.fail();
        const [rule = "", ...rest] = words.split(" ");
        const isPlaced = /^\d+:\d+$/.test(rest[0] ?? "");
        assert.equal(inShort(finding), isPlaced ? `${rule} ${rest.shift()}` : rule);
        assert.ok(finding.says.includes(rest.join(" ")), finding.says);
      });
    });
  }

  it("is told by its own path and line, and no archive by what it is", async () => {
    const { findings } = await judge(write("set.zip", makeZip(withRow(seen({ image: "q.png" })))), "vision");
    assert.match(
      findings[0]?.reason ?? "",
      /^set\.zip\/data\.jsonl, line 13, column 72: messages\[0\]\.content\[1\]\.image is "q\.png"; there is no such file in the set/,
    );
    const { errors } = await judge(write("rows.jsonl", jsonLines(visionRows)), "vision");
    assert.deepEqual(errors.map(inShort), ["set-form"]);
    const { errors: broken } = await judge(write("cut.zip", makeZip(vision()).subarray(0, 2000)), "vision");
    assert.deepEqual(broken.map(inShort), ["zip-broken"]);
    const { errors: chat } = await judge("set.zip", "chat");
    assert.match(chat[0]?.says ?? "", /is a zip archive; .* has the format vision, image, video or voice$/);
    mkdirSync(path.join(folder(), "set"));
    const { errors: place } = await judge("set", "chat");
    assert.match(place[0]?.says ?? "", /it is a folder; .* has the format vision/);
  });

  it("counts its pictures by their size, and recordings by their length", async () => {
    const counted = async (format: DatasetFormat, entries: readonly ZipEntry[]): Promise<number> => {
      const { content } = await judge(write("set.zip", makeZip(entries)), format);
      return content?.tokens ?? NaN;
    };
    const large = visionMedia.map((file) => ({ ...file, content: png(784, 100) }));
    const small = await counted("vision", vision());
    assert.equal((await counted("vision", [rowsOf(visionRows), ...large])) - small, 12 * (100 - 1));
    const voice = [rowsOf([{ wav_fn: "a.wav", text: "你好。" }]), { name: "train/a.wav", content: wav(4) }];
    assert.equal(await counted("voice", voice), 100);
  });

  it("that is a folder is one archive, whatever its times and the order in which it was written", async () => {
    for (const name of ["one", "two"]) {
      const media = name === "one" ? visionMedia : [...visionMedia].reverse();
      for (const { name: file, content = "" } of media) write(`${name}/m/${String(file)}`, content);
      write(`${name}/data.jsonl`, jsonLines(visionRows));
      write(`${name}/.git/config`, "secret");
      write(`${name}/.DS_Store`, name);
      utimesSync(path.join(folder(), name, "data.jsonl"), 1, name === "one" ? 1 : 2);
    }
    const [one, two] = [await judge("one", "vision"), await judge("two", "vision")];
    assert.deepEqual(one.findings, []);
    assert.equal(one.content?.contentHash, two.content?.contentHash);
    const { name, bytes, open } = one.file ?? assert.fail();
    const packed = await buffer(open());
    assert.deepEqual([name, bytes], ["one.zip", packed.length]);
    assert.deepEqual(await buffer(open({ start: 100, end: 5000 })), packed.subarray(100, 5000));
    write("packed.zip", packed);
    const again = await judge("packed.zip", "vision");
    assert.deepEqual(again.findings, []);
    assert.equal(again.content?.contentHash, one.content?.contentHash);
    assert.equal(again.content?.tokens, one.content?.tokens);
    renameSync(path.join(folder(), "two/m/p0.png"), path.join(folder(), "two/m/p-0.png"));
    const changed = await judge("two", "vision");
    assert.notEqual(changed.content?.contentHash, one.content?.contentHash);
    assert.deepEqual(changed.errors.map(inShort), ["medium-missing 1:72"]);
  });

  it("that is a folder holds nothing from elsewhere", async () => {
    write("set/data.jsonl", jsonLines(visionRows));
    symlinkSync("/etc", path.join(folder(), "set/etc"));
    symlinkSync("/etc/passwd", path.join(folder(), "set/p0.png"));
    const { errors } = await judge("set", "vision");
    assert.deepEqual(errors.map(({ rule }) => rule).slice(0, 2), ["set-link", "set-link"]);
  });
});
