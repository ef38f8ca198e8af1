import type { Schema } from "../store/schema";

/**
 * Tables of the simulated Bailian. `bailian_job_count` is kept by triggers, so that a page of the list costs the same
 * however many jobs there are. `bailian_taught_answer` holds what tuned models know by heart (see `Memory`). Models that
 * outlive their job's record keep what deploying them depends on.
 */
export const bailianSchema: Schema = {
  version: 1,
  sql: `
   CREATE TABLE bailian_account (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     user_identity TEXT NOT NULL,
     workspace_id TEXT NOT NULL
   ) STRICT;
   CREATE TABLE bailian_job (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     job_id TEXT NOT NULL UNIQUE,
     workspace_id TEXT NOT NULL,
     job_name TEXT NOT NULL,
     model TEXT NOT NULL,
     base_model TEXT NOT NULL,
     training_type TEXT NOT NULL,
     finetuned_output TEXT NOT NULL UNIQUE,
     max_output_cnt INTEGER NOT NULL,
     declared TEXT NOT NULL
   ) STRICT;
   CREATE INDEX bailian_job_page ON bailian_job (workspace_id, seq);
   CREATE INDEX bailian_job_model ON bailian_job (workspace_id, model, seq);
   CREATE TABLE bailian_job_count (
     workspace_id TEXT NOT NULL,
     model TEXT NOT NULL,
     jobs INTEGER NOT NULL,
     PRIMARY KEY (workspace_id, model)
   ) STRICT;
   CREATE TRIGGER bailian_job_added AFTER INSERT ON bailian_job BEGIN
     INSERT INTO bailian_job_count (workspace_id, model, jobs) VALUES (new.workspace_id, new.model, 1)
     ON CONFLICT DO UPDATE SET jobs = jobs + 1;
   END;
   CREATE TRIGGER bailian_job_removed AFTER DELETE ON bailian_job BEGIN
     UPDATE bailian_job_count SET jobs = jobs - 1 WHERE workspace_id = old.workspace_id AND model = old.model;
   END;
   CREATE TABLE bailian_model (
     model_id TEXT PRIMARY KEY,
     base_model TEXT NOT NULL,
     job_id TEXT NOT NULL,
     workspace_id TEXT NOT NULL,
     training_type TEXT NOT NULL
   ) STRICT;
   CREATE TABLE bailian_file (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     file_id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     purpose TEXT,
     description TEXT NOT NULL,
     size INTEGER NOT NULL,
     md5 TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE bailian_file_content (file_id TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
   CREATE TABLE bailian_taught_answer (
     corpus TEXT NOT NULL,
     prompt TEXT NOT NULL,
     answer TEXT NOT NULL,
     PRIMARY KEY (corpus, prompt)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE bailian_learned_corpus (
     learner TEXT NOT NULL,
     place INTEGER NOT NULL,
     corpus TEXT NOT NULL,
     PRIMARY KEY (learner, place)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE bailian_export (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     job_id TEXT NOT NULL,
     step INTEGER NOT NULL,
     workspace_id TEXT NOT NULL,
     model_id TEXT NOT NULL UNIQUE,
     display_name TEXT NOT NULL UNIQUE,
     base_model TEXT NOT NULL,
     training_type TEXT NOT NULL,
     ready_at INTEGER NOT NULL,
     is_ready_journaled INTEGER NOT NULL DEFAULT 0,
     UNIQUE (job_id, step)
   ) STRICT;
   CREATE INDEX bailian_export_unjournaled ON bailian_export (seq) WHERE is_ready_journaled = 0;
   CREATE TABLE bailian_deployment (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     deployed_model TEXT NOT NULL UNIQUE,
     workspace_id TEXT NOT NULL,
     model_name TEXT NOT NULL,
     base_model TEXT NOT NULL,
     name TEXT NOT NULL,
     plan TEXT NOT NULL,
     status TEXT NOT NULL,
     next_status TEXT,
     next_at INTEGER,
     base_capacity INTEGER NOT NULL,
     capacity INTEGER NOT NULL,
     ready_capacity INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     modified_at INTEGER NOT NULL,
     idle_from INTEGER NOT NULL,
     settings TEXT NOT NULL,
     failure TEXT
   ) STRICT;
   CREATE INDEX bailian_deployment_page ON bailian_deployment (workspace_id, seq);
   CREATE INDEX bailian_deployment_changing ON bailian_deployment (next_at) WHERE next_at IS NOT NULL;`,
};
