import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { clouds } from "../../../provider/clouds";
import { createDatasetKind } from "../../../provider/front/dataset-kind";
import { createPreflight } from "../../../provider/preflight/create-preflight";
import { png } from "../../preflight/rig/media";
import { jsonLines } from "../../preflight/rig/scan-content";
import { runPart } from "../../../provider/preflight/scan/run-part";

const folder = mkdtempSync(path.join(tmpdir(), "finetune-lifecycle-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Training data whose files are really read, in this thread: starting another would take longer than every test. */
export const datasetKind = createDatasetKind(
  createPreflight({
    clouds,
    programDirectory: folder,
    cacheFolder: path.join(folder, "cache"),
    scan: async (request) => ({ rows: runPart("rows", request), digest: runPart("digest", request) }),
  }),
);

/** Path of a file of so many conversations; of the same number the bytes are the same, whatever the name. */
export function rowsFile(count = 60, name = "train.jsonl"): string {
  return fileOf(chatRows(count), `${count}/${name}`);
}

/** Path of a file that an import refuses: behind 60 good rows stand one without messages and one that is no JSON. */
export function badFile(): string {
  return fileOf(`${chatRows(60)}{"messages": []}\nnot json\n`, "bad.jsonl");
}

/** Path of a folder of twelve rows and pictures, which are as many as is said. */
export function setFolder(name: string, answer: string, pictures = 12): string {
  const rows = Array.from({ length: 12 }, (_, row) => ({
    messages: [
      { role: "user", content: [{ text: "What is it?" }, { image: `p${row}.png` }] },
      { role: "assistant", content: [{ text: answer }] },
    ],
  }));
  const rowsPath = fileOf(jsonLines(rows), `${name}/data.jsonl`);
  for (let picture = 0; picture < pictures; picture += 1) fileOf(png(), `${name}/p${picture}.png`);
  return path.dirname(rowsPath);
}

function fileOf(content: string | Buffer, name: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, content);
  return file;
}

function chatRows(count: number): string {
  return Array.from({ length: count }, (_, row) => {
    const messages = [
      { role: "user", content: `question ${row}` },
      { role: "assistant", content: `answer ${row}` },
    ];
    return `${JSON.stringify({ messages })}\n`;
  }).join("");
}
