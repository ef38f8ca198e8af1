import type { Schema } from "./schema";

/** Schema of what all faces share. `run.journaled_stage`: how far the journal tells a run's life (see `runLife`). */
export const coreSchema: Schema = {
  version: 1,
  sql: `
   CREATE TABLE world (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     seed TEXT NOT NULL,
     counter INTEGER NOT NULL,
     speed REAL NOT NULL,
     anchor_wall INTEGER NOT NULL,
     anchor_simulated INTEGER NOT NULL,
     latest INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE credential (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE run (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     cloud TEXT NOT NULL,
     account TEXT NOT NULL,
     curve_seed TEXT NOT NULL,
     total_steps INTEGER NOT NULL,
     steps_per_epoch INTEGER NOT NULL,
     batch_size INTEGER NOT NULL,
     total_tokens INTEGER NOT NULL,
     max_checkpoints INTEGER NOT NULL,
     is_text_model INTEGER NOT NULL,
     prepare_ms INTEGER NOT NULL,
     train_ms INTEGER NOT NULL,
     deliver_ms INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     queued_at INTEGER NOT NULL,
     start_at INTEGER,
     end_at INTEGER,
     cancel_at INTEGER,
     outcome TEXT NOT NULL,
     stop_at INTEGER,
     failure_code TEXT,
     failure_message TEXT,
     journaled_stage INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX run_by_account ON run (account, end_at);
   CREATE INDEX run_unjournaled ON run (seq) WHERE journaled_stage < 4;
   CREATE TABLE journal (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     simulated_at INTEGER NOT NULL,
     wall_at INTEGER NOT NULL,
     entry TEXT NOT NULL
   ) STRICT;
   CREATE TABLE fault (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     rule TEXT NOT NULL,
     matched INTEGER NOT NULL DEFAULT 0,
     applied INTEGER NOT NULL DEFAULT 0
   ) STRICT;
`,
};
