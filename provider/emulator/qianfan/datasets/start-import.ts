import type { DataReading } from "../data/data-reading";
import type { QianfanCloud } from "../cloud";
import type { DatasetImportRow } from "./dataset-import-store";
import type { DatasetVersionRow } from "./dataset-version-row";
import { newId } from "../new-id";

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
