import { bosTables } from "../bos/bos-schema";
import type { Schema } from "../store/schema";
import { datasetTables } from "./datasets/dataset-tables";

/**
 * Schema of the simulated Qianfan, in V2's words: a job is the container, a task one run in it. `seq` keeps creation
 * order, pages the lists, and is the whole number by which V1 names the same container and run.
 */
export const qianfanSchema: Schema = {
  version: 2,
  sql: `
   CREATE TABLE qianfan_job (
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
     increment_step INTEGER,
     description TEXT NOT NULL,
     version INTEGER NOT NULL
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
     ready_at INTEGER NOT NULL,
     version INTEGER NOT NULL,
     job_seq INTEGER NOT NULL,
     job_name TEXT NOT NULL,
     task_seq INTEGER NOT NULL,
     task_version INTEGER NOT NULL,
     is_ready_journaled INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX qianfan_model_by_set ON qianfan_model (set_seq, seq);
   CREATE INDEX qianfan_model_unjournaled ON qianfan_model (seq) WHERE is_ready_journaled = 0;
   CREATE TABLE qianfan_charge (
     seq INTEGER PRIMARY KEY,
     tokens INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE qianfan_service (
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
     scaled_at INTEGER NOT NULL DEFAULT 0,
     stopped_at INTEGER,
     is_stop_journaled INTEGER NOT NULL DEFAULT 1,
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
     release_at INTEGER,
     released_at INTEGER
   ) STRICT;
   CREATE INDEX qianfan_compute_unit_by_service ON qianfan_compute_unit (service_seq, seq);
   ${bosTables}
   ${datasetTables}`,
};
