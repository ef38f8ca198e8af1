import { join } from "node:path";
import Database from "libsql";
import { printableJson } from "../base/printable";
import type { CallRecord, Journal } from "./journal";
import type { Store } from "./store/store";
import type { World } from "./world/create-world";
import { redactPath } from "./redact-path";
import { databaseFile } from "./store/open-database";

/** Pause before calls are written again whose write met another process's write lock, in wall milliseconds. */
const retryAfterMs = 5;
/** Tries that an answer waits for. A process that writes for longer than that must not hold up reads (our choice). */
const awaitedTries = 10;

/** Calls that are kept; older ones are forgotten, effects and transitions never. */
const keptCalls = 200_000;
/** Calls of one process between two looks for calls to forget. */
const callsPerPruning = 10_000;
/** Longest path with its query that is kept whole, in characters (our choice: a signed URL has some 600). */
const longestPath = 4096;
/** Most calls that wait in memory while they cannot be written; later ones are in no journal (our choice). */
const keptWaiting = 10_000;

/** What came of a call. */
export interface CallOutcome {
  readonly method: string;
  readonly path: string;
  /** Status of the answer; absent when none was made. */
  readonly status?: number;
  /** The answer was made and never arrived, or none was made. */
  readonly lost?: true;
}

/** The journal with what only the core uses. */
export interface StoredJournal extends Journal {
  /** Records a call. Await it before the answer is sent: the call is in the journal then. */
  call(record: CallRecord, outcome: CallOutcome): Promise<void>;
  /** Every entry after `since` in the order of its simulated time, as one JSON text each. */
  lines(since?: number): string[];
  /** Writes what still waits in memory, for the last time. Calls that end later are in no journal. */
  close(): void;
}

/** Calls of one turn of the event loop, or more while they cannot be written. */
interface WaitingCalls {
  readonly calls: { readonly wallAt: number; readonly entry: string }[];
  /** Settles when they are written, or when their answers must not wait any longer. */
  readonly written: Promise<void>;
  readonly release: () => void;
}

/**
 * Effects and transitions are written in the transaction that makes them. Calls that end in the same turn of the event
 * loop are written together before any of them is answered. Where that is not possible for 50 ms (another process writes,
 * the disk is full), answers go out before their calls are written.
 */
export function createJournal(store: Store, world: World, writer: CallWriter): StoredJournal {
  const insert = store.prepare("INSERT INTO journal (kind, simulated_at, wall_at, entry) VALUES (?, ?, ?, ?)");
  const select = store.prepare<{
    seq: number;
    kind: string;
    simulated_at: number;
    wall_at: number;
    entry: string;
  }>("SELECT seq, kind, simulated_at, wall_at, entry FROM journal WHERE seq > ? ORDER BY simulated_at, seq");
  const prune = store.prepare("DELETE FROM journal WHERE kind = 'call' AND seq <= (SELECT max(seq) FROM journal) - ?");
  const wallNow = () => Math.floor(world.wallNow());
  let waiting: WaitingCalls | undefined;
  let callsSincePruning = 0;
  let isClosed = false;

  function tryFlush(tries: number): void {
    if (waiting === undefined || isClosed) return;
    const { calls, release } = waiting;
    if (writer.tryWrite(calls, world.now())) {
      waiting = undefined;
      release();
      return;
    }
    if (tries >= awaitedTries) release();
    const again = setTimeout(() => tryFlush(tries + 1), retryAfterMs);
    // While an answer waits for it, it must keep the process: nothing else may do so in a program that only awaits.
    if (tries < awaitedTries) return;
    again.unref();
  }

  /** Waits for the write lock, as whoever reads the journal must. */
  function flush(): void {
    if (waiting === undefined) return;
    const { calls, release } = waiting;
    store.write(() => {
      for (const { wallAt, entry } of calls) insert.run("call", world.now(), wallAt, entry);
    });
    waiting = undefined;
    release();
  }

  function pruneSometimes(): void {
    callsSincePruning += 1;
    if (callsSincePruning < callsPerPruning) return;
    callsSincePruning = 0;
    store.write(() => prune.run(keptCalls));
  }

  return {
    effect: (record) => void insert.run("effect", world.now(), wallNow(), printableJson(record)),
    transition: (record, atMs) => void insert.run("transition", atMs, wallNow(), printableJson(record)),
    call: (record, outcome) => {
      if (isClosed) return Promise.resolve();
      pruneSometimes();
      if (waiting === undefined) {
        waiting = waitingCalls();
        setImmediate(() => tryFlush(0));
      }
      const entry = printableJson({ ...record, ...outcome, path: keptPath(outcome.path) });
      if (waiting.calls.length < keptWaiting) waiting.calls.push({ wallAt: wallNow(), entry });
      return waiting.written;
    },
    lines: (since = 0) => {
      flush();
      return store
        .read(() => select.all(since))
        .map(({ seq, kind, simulated_at, wall_at, entry }) => {
          const times = { simulatedAt: isoTime(simulated_at), wallAt: isoTime(wall_at) };
          return `${JSON.stringify({ seq, kind, ...times }).slice(0, -1)},${entry.slice(1)}`;
        });
    },
    close: () => {
      isClosed = true;
      writer.close();
      flush();
    },
  };
}

function waitingCalls(): WaitingCalls {
  let release: WaitingCalls["release"] = () => undefined;
  const written = new Promise<void>((resolve) => (release = resolve));
  return { calls: [], written, release };
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** A path as the journal keeps it: without credentials, and of one that no client makes its beginning. */
function keptPath(path: string): string {
  return path.length <= longestPath ? redactPath(path) : `${redactPath(path.slice(0, longestPath))}…`;
}

/** Writes calls to the journal beside the transactions of the store. */
interface CallWriter {
  /**
   * Writes all or none, each as its JSON text under one simulated time; false when that cannot be done now, which takes
   * no time to find out.
   */
  tryWrite(calls: readonly { readonly wallAt: number; readonly entry: string }[], simulatedAt: number): boolean;
  close(): void;
}

/**
 * A connection of its own never waits for another process's write lock, as the store's does, and needs one statement a
 * write. What lies in memory has but the one connection, and nobody else writes there.
 */
export function createCallWriter(dataDir: string | undefined, database: Database.Database): CallWriter {
  const connection = dataDir === undefined ? database : new Database(join(dataDir, databaseFile));
  connection.pragma("synchronous = NORMAL");
  const insert = connection.prepare(
    `INSERT INTO journal (kind, simulated_at, wall_at, entry)
     SELECT 'call', ?1, value ->> 'wallAt', value ->> 'entry' FROM json_each(?2)`,
  );
  return {
    tryWrite: (calls, simulatedAt) => {
      try {
        insert.run([simulatedAt, JSON.stringify(calls)]);
        return true;
      } catch {
        return false;
      }
    },
    close: () => {
      if (connection !== database) connection.close();
    },
  };
}
