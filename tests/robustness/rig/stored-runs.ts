import { join } from "node:path";
import Database from "libsql";

/** What SQLite says of a database after a crash; `ok` when it is whole. */
export function integrity(dataDir: string): string {
  const database = new Database(join(dataDir, "emulator.sqlite"));
  const rows = JSON.stringify(database.pragma("integrity_check"));
  database.close();
  return /"integrity_check":"([^"]*)"/.exec(rows)?.[1] ?? rows;
}

/** Runs of one account train one after the other, in the order in which they were submitted. */
export function queueProblems(dataDir: string): string[] {
  const database = new Database(join(dataDir, "emulator.sqlite"));
  const sql =
    "SELECT account, seq, start_at AS startAt, end_at AS endAt FROM run WHERE start_at IS NOT NULL AND cancel_at IS NULL ORDER BY account, seq";
  // The columns are those of the core's schema.
  const runs = database.prepare(sql).all() as { account: string; seq: number; startAt: number; endAt: number | null }[];
  database.close();
  if (runs.length < 20) return [`only ${runs.length} runs have trained`];
  return runs.flatMap((run, at) => {
    const before = runs[at - 1];
    if (before === undefined || before.account !== run.account) return [];
    const isInOrder = before.endAt !== null && before.startAt <= run.startAt && before.endAt <= run.startAt;
    return isInOrder ? [] : [`run ${run.seq} began before run ${before.seq} had ended`];
  });
}
