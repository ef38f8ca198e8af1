/**
 * Tables of the simulated Bailian. `bailian_job_count` is kept by triggers, so that a page of the list costs the same
 * however many jobs there are.
 */
export const bailianSchema: readonly string[] = [
  `CREATE TABLE bailian_account (
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
   CREATE TABLE bailian_model (model_id TEXT PRIMARY KEY, base_model TEXT NOT NULL) STRICT;
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
   CREATE TABLE bailian_file_content (file_id TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;`,
];
