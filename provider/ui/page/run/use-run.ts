import { useEffect, useState } from "preact/hooks";
import type { Problem, RunDetail, RunLog } from "../../contract";
import { get, problemOf, runPath } from "../api";
import { connection, curvePiece, joinCurve, runs } from "../live";
import { useStore } from "../use-store";

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
  const [known, setKnown] = useState<Omit<KnownRun, "reread">>({});
  const [wanted, setWanted] = useState(0);
  const row = useStore(runs)?.find((run) => run.id === id);
  const isLive = useStore(connection) === "live";

  useEffect(() => setKnown({}), [id]);

  useEffect(() => {
    const end = new AbortController();
    const isOver = () => end.signal.aborted;
    // Gathers changes that come in quick succession; the first reading waits for nothing.
    const timer = setTimeout(
      () => {
        get<RunDetail>(runPath(id), end.signal).then(
          (detail) => isOver() || setKnown(({ log }) => ({ detail, ...(log === undefined ? {} : { log }) })),
          (error: unknown) => isOver() || setKnown((before) => ({ ...before, problem: problemOf(error) })),
        );
        get<RunLog>(runPath(id, `/log?lines=${logLines}`), end.signal).then(
          ({ lines }) => isOver() || setKnown((before) => ({ ...before, log: lines })),
          // The log alone cannot be read: the rest is shown.
          () => isOver() || setKnown((before) => ({ ...before, log: before.log ?? [] })),
        );
      },
      known.detail === undefined ? 0 : rereadMs,
    );
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [id, row, wanted, isLive]);

  useEffect(
    () =>
      curvePiece.subscribe(() => {
        const piece = curvePiece.get();
        if (piece?.id !== id) return;
        setKnown((before) => {
          if (before.detail === undefined) return before;
          const curve = joinCurve(before.detail.curve, piece);
          // What is missing in between comes with the next reading.
          return curve === undefined ? before : { ...before, detail: { ...before.detail, curve } };
        });
      }),
    [id],
  );

  return { ...known, reread: () => setWanted((before) => before + 1) };
}
