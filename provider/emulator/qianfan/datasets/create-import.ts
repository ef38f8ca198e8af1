import { z } from "zod";
import { client, doc, fieldsFrom, ours } from "../../provenance/provenance";
import { action, operation } from "../call";
import type { QianfanCloud } from "../cloud";
import type { DataReading } from "../data/data-reader";
import { newId } from "../new-id";
import { refuse } from "../refusals";
import { parseBody } from "../request-body";
import type { DatasetImportRow } from "./dataset-import-store";
import type { DatasetVersionRow } from "./dataset-version-store";
import { requireDatasetVersion } from "./require-dataset";

/** How long an import takes, in simulated milliseconds: our choice. */
const importMs = { base: 30_000, perMegabyte: 1_000, most: 600_000 };
const megabyte = 2 ** 20;

/** Why a version takes no import; undefined: it does. */
export function importObstacle(version: DatasetVersionRow): string | undefined {
  if (version.import_state === "importing") return "another import is under way";
  return version.publish_state === "unpublished" ? undefined : "it is published, or being published";
}

/**
 * Starts an import of what was read. What it finds is decided, and shows when it ends. An import of a file with a row
 * that cannot be taken imports nothing (our choice).
 */
export function startImport(
  cloud: QianfanCloud,
  version: DatasetVersionRow,
  files: readonly string[],
  reading: DataReading,
): DatasetImportRow {
  const { world, journal, settings, datasetImports, trainingPairs } = cloud;
  const { source, rows, tokens, lengths, bytes, pairs } = reading;
  const isEmpty = rows === 0 && reading.problemCount === 0;
  const [file = ""] = files;
  const empty = { file, line: 0, reason: "the file is empty", code: 13 };
  const problems = isEmpty ? [empty] : reading.problems;
  const now = world.now();
  const takesMs = Math.min(importMs.most, importMs.base + Math.ceil(bytes / megabyte) * importMs.perMegabyte);
  const id = newId(world, "task");
  datasetImports.insert({
    id,
    version_seq: version.seq,
    files: JSON.stringify(files),
    source,
    rows,
    tokens,
    lengths: JSON.stringify(lengths),
    bytes,
    problem_count: isEmpty ? 1 : reading.problemCount,
    problems: JSON.stringify(problems),
    report_key: problems.length === 0 ? "" : world.randomText(32, "0123456789abcdef"),
    started_at: now,
    finished_at: now + (settings.instant ? 0 : takesMs),
  });
  trainingPairs.learn(source, pairs);
  const detail = { versionId: version.id, files: [...files] };
  journal.effect({ cloud: "qianfan", effect: "dataset-import.started", subject: id, detail });
  const stored = datasetImports.byId(id);
  if (!stored) throw new Error(`import ${id} was not stored`);
  return stored;
}

const page = doc("lmnzqpt7v");

const newImportRequest = z.object({
  versionId: z.string().min(1),
  files: z.array(z.string().regex(/^bos:\/{1,2}[^/]+\/./)).min(1),
});

/** Imports files of the object storage into a dataset version. */
export const createImportTask = operation({
  ...action("/v2/dataset", "CreateImportTask"),
  source: page,
  rules: {
    "files are bos:/bucket/path, files or one folder, which ends in a slash": page,
    "the result is the task's ID as a bare text": page,
    "a version that is published, or that another import is under way for, is refused with UnsupportedOperation":
      ours("not stated"),
    "files are read when the import starts; one wrong row fails the whole import, and nothing of it is kept":
      ours("not stated"),
    "rows are judged by dataFormat; an object stands for a list of one; images are not looked at": client(
      "recorded answers for PromptResponse; the other forms are our choice",
    ),
    "half a simulated minute, and one second for each megabyte, ten minutes at most": ours("not stated"),
    ".jsonl and .txt are read, zip and xlsx are not: their import fails": ours("the page names them all"),
  },
  requestFields: fieldsFrom(page, "versionId", "files"),
  answerFields: fieldsFrom(page, "(itself)"),
  transaction: "write",
  parse: async ({ cloud, body }) => {
    const { versionId, files } = parseBody(newImportRequest, body);
    const version = cloud.datasetVersions.byId(versionId);
    return { versionId, files, reading: version && (await cloud.readData(files, version.format)) };
  },
  answer: (call, { versionId, files, reading }) => {
    const { cloud } = call;
    const version = requireDatasetVersion(call, versionId);
    const obstacle = reading === undefined ? "it has just been made" : importObstacle(version);
    if (reading === undefined || obstacle !== undefined) {
      const message = `Nothing can be imported into the dataset version because ${obstacle}`;
      throw refuse("UnsupportedOperation", message);
    }
    return startImport(cloud, version, files, reading).id;
  },
});
