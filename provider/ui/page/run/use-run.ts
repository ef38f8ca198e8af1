import { useEffect, useState } from "preact/hooks";
import type { Problem, RunDetail, RunLog } from "../../contract";
import { get, problemOf, runPath } from "../api";
import { connection, curvePiece, joinCurve, runs } from "../live";

/** What changes beside the curve (checkpoints, timeline, log) is read anew no more often than this. Our choice. */
const rereadMs = 3000;
const logLines = 200;

/** A run's page: what is known of it so far. */
export interface KnownRun {
  readonly detail?: RunDetail;
  readonly log?: readonly string[];
  readonly problem?: Problem;
  readonly reread: () => void;
}

/** Reads a run, follows its curve, and reads the rest anew when the list says that it has changed. */
export function useRun(id: string): KnownRun {
  const [known, setKnown] = useState<KnownRun>({ reread: () => undefined });

  useEffect(() => {
    const end = new AbortController();
    const isOver = () => end.signal.aborted;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAt = 0;
    const read = () => {
      timer = undefined;
      readAt = Date.now();
      get<RunDetail>(runPath(id), end.signal).then(
        (detail) => isOver() || setKnown(({ problem: _, ...before }) => ({ ...before, detail })),
        (error: unknown) => isOver() || setKnown((before) => ({ ...before, problem: problemOf(error) })),
      );
      get<RunLog>(runPath(id, `/log?lines=${logLines}`), end.signal).then(
        ({ lines }) => isOver() || setKnown((before) => ({ ...before, log: lines })),
        // The log alone cannot be read: the rest is shown.
        () => isOver() || setKnown((before) => ({ ...before, log: before.log ?? [] })),
      );
    };
    // Changes in quick succession are one, and none keeps the next reading away.
    const reread = () => (timer ??= setTimeout(read, Math.max(0, readAt + rereadMs - Date.now())));
    setKnown({ reread });
    read();

    // What changed while nobody listened was not told.
    let wasAway = false;
    let row = runs.get()?.find((run) => run.id === id);
    const ends = [
      runs.subscribe(() => {
        const now = runs.get()?.find((run) => run.id === id);
        if (now !== row) reread();
        row = now;
      }),
      connection.subscribe(() => {
        const state = connection.get();
        if (state === "live" && wasAway) reread();
        wasAway = state === "paused" || state === "lost" || (wasAway && state !== "live");
      }),
      curvePiece.subscribe(() => {
        const piece = curvePiece.get();
        if (piece?.id !== id) return;
        setKnown((before) => {
          const curve = before.detail === undefined ? undefined : joinCurve(before.detail.curve, piece);
          // What is missing in between comes with the next reading.
          if (before.detail === undefined || curve === undefined) return before;
          return { ...before, detail: { ...before.detail, curve } };
        });
      }),
    ];
    return () => {
      end.abort();
      clearTimeout(timer);
      for (const stop of ends) stop();
    };
  }, [id]);

  return known;
}
