import { useEffect, useState } from "preact/hooks";
import type { Problem, RunDetail } from "../../contract";
import { get, problemOf, runPath } from "../api";
import { curvePiece, joinCurve, runs } from "../live";
import { useStore } from "../use-store";

/** One of the runs that are compared. */
export type Compared = { readonly id: string; readonly detail?: RunDetail; readonly problem?: Problem };

/** Reads several runs and follows their curves; one that cannot be read stands beside the others. */
export function useRuns(ids: readonly string[]): readonly Compared[] {
  const [known, setKnown] = useState<ReadonlyMap<string, Compared>>(new Map());
  const key = ids.join("\n");
  // What ended since is read once more: its last numbers come with its end.
  const ended = (useStore(runs) ?? []).filter(
    ({ id, finishedAt }) => finishedAt !== undefined && ids.includes(id),
  ).length;

  useEffect(() => {
    const end = new AbortController();
    const put = (compared: Compared) => {
      if (!end.signal.aborted) setKnown((before) => new Map(before).set(compared.id, compared));
    };
    for (const id of ids) {
      get<RunDetail>(runPath(id), end.signal).then(
        (detail) => put({ id, detail }),
        (error: unknown) => put({ id, problem: problemOf(error) }),
      );
    }
    return () => end.abort();
  }, [key, ended]);

  useEffect(
    () =>
      curvePiece.subscribe(() => {
        const piece = curvePiece.get();
        if (piece === undefined) return;
        setKnown((before) => {
          const detail = before.get(piece.id)?.detail;
          const curve = detail === undefined ? undefined : joinCurve(detail.curve, piece);
          if (detail === undefined || curve === undefined) return before;
          return new Map(before).set(piece.id, { id: piece.id, detail: { ...detail, curve } });
        });
      }),
    [],
  );
  return ids.map((id) => known.get(id) ?? { id });
}
