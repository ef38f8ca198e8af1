import type { RunRow } from "../contract";

/** Rows of one event (our choice). */
const rowsPerEvent = 500;
/** Runs that are known to be gone, for pages that come back. */
const keptGone = 1_000;

/** What has changed behind a version, and the version that a page has then. */
export interface RowChanges {
  readonly version: number;
  readonly changed: readonly RunRow[];
  readonly gone: readonly string[];
}

/** The rows of the list, each with the version at which it changed last. */
export interface RowStore {
  /** Puts a row in; one that is the same changes nothing. */
  set(row: RunRow): void;
  remove(id: string): void;
  get(id: string): RunRow | undefined;
  /** The run whose model this is. */
  ofModel(model: string): RunRow | undefined;
  /** The newest first. */
  all(): readonly RunRow[];
  /** As much as one event takes; `undefined` where nothing has changed. */
  changesSince(version: number): RowChanges | undefined;
  /** Whether a page that has this version can go on from there. */
  knows(version: number): boolean;
}

/** An empty store. */
export function createRowStore(): RowStore {
  // In the order of their versions: what changes goes to the end.
  const rows = new Map<string, { readonly row: RunRow; readonly text: string; readonly version: number }>();
  const gone = new Map<string, number>();
  const idsByModel = new Map<string, string>();
  let version = 0;
  let forgotten = 0;

  return {
    set: (row) => {
      const text = JSON.stringify(row);
      if (rows.get(row.id)?.text === text) return;
      rows.delete(row.id);
      gone.delete(row.id);
      if (row.finetunedOutput !== undefined) idsByModel.set(row.finetunedOutput, row.id);
      rows.set(row.id, { row, text, version: (version += 1) });
    },
    remove: (id) => {
      const model = rows.get(id)?.row.finetunedOutput;
      if (model !== undefined) idsByModel.delete(model);
      if (!rows.delete(id)) return;
      gone.set(id, (version += 1));
      const [oldest] = gone;
      if (gone.size <= keptGone || oldest === undefined) return;
      gone.delete(oldest[0]);
      forgotten = oldest[1];
    },
    get: (id) => rows.get(id)?.row,
    ofModel: (model) => rows.get(idsByModel.get(model) ?? "")?.row,
    all: () => [...rows.values()].map(({ row }) => row).sort((a, b) => timeOf(b) - timeOf(a)),
    changesSince: (since) => {
      if (since === version) return undefined;
      const changed = [...rows.values()].filter((entry) => entry.version > since).slice(0, rowsPerEvent);
      const last = changed.length < rowsPerEvent ? version : (changed.at(-1)?.version ?? version);
      const left = [...gone].filter(([, at]) => at > since && at <= last).map(([id]) => id);
      return { version: last, changed: changed.map(({ row }) => row), gone: left };
    },
    knows: (since) => since >= forgotten && since <= version,
  };
}

function timeOf({ createdAt }: RunRow): number {
  return Date.parse(createdAt ?? "") || 0;
}
