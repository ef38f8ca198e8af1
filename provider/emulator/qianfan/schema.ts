import { bosTables } from "../bos/bos-schema";
import { datasetTables } from "./datasets/dataset-tables";

/**
 * Schema of the simulated Qianfan, in V2's words: a job is the container, a task one run in it. `seq` keeps creation
 * order, pages the lists, and is the whole number by which V1 names the same container and run.
 */
export const qianfanSchema: readonly string[] = [
  `CREATE TABLE qianfan_job (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL UNIQUE,
     description TEXT NOT NULL,
     model TEXT NOT NULL,
     train_mode TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE qianfan_task (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     job_seq INTEGER NOT NULL,
     parameter_scale TEXT NOT NULL,
     visualization_id TEXT NOT NULL,
     increment_task_id TEXT,
     increment_step INTEGER
   ) STRICT;
   CREATE INDEX qianfan_task_by_job ON qianfan_task (job_seq, seq);
   CREATE TABLE qianfan_model_set (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL UNIQUE,
     type TEXT NOT NULL,
     labels TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     modified_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE qianfan_model (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     set_seq INTEGER NOT NULL,
     description TEXT,
     base_model TEXT NOT NULL,
     job_id TEXT NOT NULL,
     task_id TEXT NOT NULL,
     step INTEGER,
     created_at INTEGER NOT NULL,
     ready_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX qianfan_model_by_set ON qianfan_model (set_seq, seq);`,
  // V1: its descriptions and version numbers, what it says about a model's origin, releases of datasets, paid tokens.
  `ALTER TABLE qianfan_task ADD COLUMN description TEXT NOT NULL DEFAULT '';
   ALTER TABLE qianfan_task ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
   UPDATE qianfan_task SET version = (SELECT count(*) FROM qianfan_task AS earlier
     WHERE earlier.job_seq = qianfan_task.job_seq AND earlier.seq <= qianfan_task.seq);
   ALTER TABLE qianfan_model ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
   UPDATE qianfan_model SET version = (SELECT count(*) FROM qianfan_model AS earlier
     WHERE earlier.set_seq = qianfan_model.set_seq AND earlier.seq <= qianfan_model.seq);
   ALTER TABLE qianfan_model ADD COLUMN job_seq INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE qianfan_model ADD COLUMN job_name TEXT NOT NULL DEFAULT '';
   ALTER TABLE qianfan_model ADD COLUMN task_seq INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE qianfan_model ADD COLUMN task_version INTEGER NOT NULL DEFAULT 1;
   UPDATE qianfan_model SET job_seq = job.seq, job_name = job.name, task_seq = task.seq, task_version = task.version
     FROM qianfan_task AS task JOIN qianfan_job AS job ON job.seq = task.job_seq WHERE task.id = qianfan_model.task_id;
   CREATE TABLE qianfan_dataset_release (
     version_id TEXT PRIMARY KEY,
     released_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE qianfan_charge (
     seq INTEGER PRIMARY KEY,
     tokens INTEGER NOT NULL
   ) STRICT;`,
  // Whether the journal tells that a version became Ready.
  `ALTER TABLE qianfan_model ADD COLUMN is_ready_journaled INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX qianfan_model_unjournaled ON qianfan_model (seq) WHERE is_ready_journaled = 0;`,
  // Services: what they serve since when, and the compute units that they were bought.
  `CREATE TABLE qianfan_service (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     description TEXT NOT NULL,
     endpoint TEXT NOT NULL UNIQUE,
     protocol_version INTEGER NOT NULL,
     charge_type TEXT NOT NULL,
     config TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     deploying_at INTEGER NOT NULL,
     serving_at INTEGER NOT NULL,
     stopped_at INTEGER,
     failed_at INTEGER,
     failure TEXT,
     is_serving_journaled INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE qianfan_service_version (
     seq INTEGER PRIMARY KEY,
     service_seq INTEGER NOT NULL,
     model_id TEXT NOT NULL,
     model_seq INTEGER NOT NULL,
     set_id TEXT NOT NULL,
     set_seq INTEGER NOT NULL,
     set_name TEXT NOT NULL,
     version INTEGER NOT NULL,
     base_model TEXT NOT NULL,
     task_id TEXT NOT NULL,
     from_at INTEGER NOT NULL,
     is_journaled INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX qianfan_service_version_by_service ON qianfan_service_version (service_seq, seq);
   CREATE TABLE qianfan_compute_unit (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     service_seq INTEGER NOT NULL,
     payment_timing TEXT NOT NULL,
     replicas INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     released_at INTEGER
   ) STRICT;
   CREATE INDEX qianfan_compute_unit_by_service ON qianfan_compute_unit (service_seq, seq);`,
  // Object storage, datasets as rows with versions and imports, what runs have learned.
  bosTables + datasetTables,
];
