import { sampleDatasets } from "./sample-datasets";

/** When the sample data was made: our choice, before anything that runs here. */
export const sampleTime = Date.UTC(2024, 0, 1);

/**
 * The sample datasets as rows like any other, one statement each, put in by the schema and anew by a reset. Their
 * numbers are fixed, and those of datasets that are made later follow on them.
 */
export const sampleDatasetSql: readonly string[] = sampleDatasets.flatMap(
  ({ groupNumber, groupId, name, number, versionId, rows, tokens, isPublished }) => [
    `INSERT OR IGNORE INTO qianfan_dataset (seq, id, name, format, storage_type, storage_path, created_at)
     VALUES (${groupNumber}, '${groupId}', '${name}', 'PromptResponse', 'sysStorage', '', ${sampleTime})`,
    `INSERT OR IGNORE INTO qianfan_dataset_version
       (seq, id, dataset_seq, number, description, created_at, published_at, is_publication_journaled)
     VALUES (${number}, '${versionId}', ${groupNumber}, 1, '', ${sampleTime}, ${isPublished ? sampleTime : "NULL"}, 1)`,
    `INSERT OR IGNORE INTO qianfan_dataset_import (seq, id, version_seq, files, source, rows, tokens, lengths, bytes,
       problem_count, problems, report_key, started_at, finished_at, is_end_journaled)
     VALUES (${groupNumber}, 'task-sample00000${groupNumber}', ${number}, '[]', '${versionId}', ${rows}, ${tokens}, '{}', ${tokens * 2},
       0, '[]', '', ${sampleTime}, ${sampleTime}, 1)`,
    // Their rows: odd ones in English, even ones in Chinese (our choice).
    `WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ${rows})
     INSERT OR IGNORE INTO qianfan_training_pair (source, prompt, answer)
     SELECT '${versionId}',
       CASE n % 2 WHEN 1 THEN 'Sample question ' || n || '?' ELSE '示例问题 ' || n || '？' END,
       CASE n % 2 WHEN 1 THEN 'Sample answer ' || n || '.' ELSE '示例答案 ' || n || '。' END FROM row`,
  ],
);

/**
 * Tables of datasets. A version's import state follows from its last import and the clock, its publish state from
 * `published_at`. `source` names what was read, and `qianfan_training_pair` keeps its prompts and answers under that
 * name: a model goes on answering when file, dataset and run are gone.
 */
export const datasetTables = `
  CREATE TABLE qianfan_dataset (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    storage_type TEXT NOT NULL,
    storage_path TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE qianfan_dataset_version (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    dataset_seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    description TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    published_at INTEGER,
    is_publication_journaled INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX qianfan_dataset_version_by_dataset ON qianfan_dataset_version (dataset_seq, seq);
  CREATE TABLE qianfan_dataset_import (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    version_seq INTEGER NOT NULL,
    files TEXT NOT NULL,
    source TEXT NOT NULL,
    rows INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    lengths TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    problem_count INTEGER NOT NULL,
    problems TEXT NOT NULL,
    report_key TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    is_end_journaled INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX qianfan_dataset_import_by_version ON qianfan_dataset_import (version_seq, seq);
  CREATE TABLE qianfan_training_source (
    task_id TEXT NOT NULL,
    source TEXT NOT NULL,
    version_id TEXT NOT NULL,
    PRIMARY KEY (task_id, source, version_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX qianfan_training_source_by_version ON qianfan_training_source (version_id);
  CREATE TABLE qianfan_training_pair (
    source TEXT NOT NULL,
    prompt TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (source, prompt)
  ) STRICT, WITHOUT ROWID;
  ${sampleDatasetSql.join(";\n")};`;
