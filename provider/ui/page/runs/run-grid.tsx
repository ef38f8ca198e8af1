import { useEffect, useRef, useState } from "preact/hooks";
import { own } from "../../../base/own";
import type { RunRow } from "../../contract";
import { runAddress } from "../route";
import { useLocale } from "../use-locale";
import { useNow } from "../use-now";
import type { Word } from "../words";
import { toggleRun } from "./chosen-runs";
import { RunGridRow } from "./run-grid-row";
import type { SortKey } from "./select-runs";
import { useLosses } from "./use-losses";
import { useWindow } from "./use-window";

interface RunGridProps {
  readonly runs: readonly RunRow[];
  readonly sort: SortKey;
  readonly isDescending: boolean;
  readonly onSort: (key: SortKey) => void;
}

const columns: readonly (readonly [string, Word, SortKey?])[] = [
  ["choose", "choose"],
  ["state", "status", "status"],
  ["name", "run", "name"],
  ["model", "model", "model"],
  ["spark", "loss"],
  ["loss", "bestValidation", "loss"],
  ["tokens", "tokens", "tokens"],
  ["cost", "cost", "cost"],
  ["age", "age", "age"],
  ["stack", "stack"],
];

/** The list: only the rows in view are in the document. Arrow keys move, Enter opens, the space bar chooses. */
export function RunGrid({ runs, sort, isDescending, onSort }: RunGridProps) {
  const { say } = useLocale();
  const now = useNow();
  const body = useRef<HTMLDivElement>(null);
  const { first, last, rowHeight, reveal } = useWindow(body, runs.length);
  // The row that the keyboard is at, by its run: rows move while it stays.
  const [activeId, setActiveId] = useState<string>();
  const [isMoved, setMoved] = useState(false);
  const active = Math.max(0, activeId === undefined ? 0 : runs.findIndex(({ id }) => id === activeId));

  // The tabulator has to find a row, also where the active one was scrolled away.
  const reachable = active >= first && active < last ? active : Math.min(runs.length - 1, first + 8);

  useEffect(() => {
    if (!isMoved) return;
    body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
    setMoved(false);
  }, [isMoved, active, first, last]);

  useLosses(runs.slice(first, last));

  const press = (event: KeyboardEvent) => {
    const run = runs[active];
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (target?.getAttribute("role") !== "row" || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(innerHeight / rowHeight) - 3);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: runs.length - 1,
    };
    if (event.key === "Enter" && run !== undefined) return void (location.hash = runAddress(run.id));
    if (event.key === " " && run !== undefined) {
      event.preventDefault();
      return toggleRun(run.id);
    }
    const step = own(steps, event.key);
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(runs.length - 1, Math.max(0, step));
    setActiveId(runs[next]?.id);
    reveal(next);
    setMoved(true);
  };

  return (
    <div class="grid" role="grid" aria-label={say("runs")} aria-rowcount={runs.length + 1} onKeyDown={press}>
      <div role="rowgroup" class="grid-head">
        <div role="row" aria-rowindex={1} class="grid-row">
          {columns.map(([name, word, key]) => (
            <span
              key={name}
              role="columnheader"
              class={`cell ${name}`}
              aria-sort={key === sort ? (isDescending ? "descending" : "ascending") : undefined}
            >
              {key === undefined ? (
                <span class={name === "choose" ? "hidden" : ""}>{say(word)}</span>
              ) : (
                <button type="button" onClick={() => onSort(key)}>
                  {say(word)}
                </button>
              )}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="grid-body" ref={body} style={{ height: `${runs.length * rowHeight}px` }}>
        {runs.slice(first, last).map((run, place) => (
          <RunGridRow
            key={run.id}
            run={run}
            now={now}
            index={first + place}
            top={(first + place) * rowHeight}
            isActive={first + place === reachable}
            onActive={() => setActiveId(run.id)}
          />
        ))}
      </div>
    </div>
  );
}
