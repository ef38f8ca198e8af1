import { useEffect } from "preact/hooks";
import type { LossesById, RunRow } from "../../contract";
import { get } from "../api";
import { joinLosses } from "../live";

/** Scrolling passes many rows: sparklines are asked for where it rests. */
const restMs = 250;

/** Asks for the sparklines of runs in view that have none yet; what has to be read first comes with the events of runs. */
export function useLosses(inView: readonly RunRow[]): void {
  const wanted = inView.filter(({ losses, status }) => losses === undefined && status !== "queued").map(({ id }) => id);
  const key = wanted.join("\n");
  useEffect(() => {
    if (key === "") return undefined;
    const end = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams(wanted.slice(0, 100).map((id) => ["run", id]));
      // A list without sparklines is a list.
      get<LossesById>(`losses?${query.toString()}`, end.signal).then(joinLosses, () => undefined);
    }, restMs);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [key]);
}
