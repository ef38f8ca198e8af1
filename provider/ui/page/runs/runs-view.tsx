import { useMemo } from "preact/hooks";
import type { RunRow } from "../../contract";
import { info, problems, runs } from "../live";
import { compareAddress, route, setQuery } from "../route";
import { Problem } from "../shell/problem";
import { useLocale } from "../use-locale";
import { useStore } from "../use-store";
import { chosenRuns } from "./chosen-runs";
import { RunGrid } from "./run-grid";
import { selectRuns, statuses, type Selection, type SortKey } from "./select-runs";

const sortKeys: readonly SortKey[] = ["status", "name", "model", "loss", "tokens", "cost", "age"];

/** Reads which runs are wanted from the address, so that it can be kept and sent. */
function selectionOf(query: URLSearchParams): Selection {
  const wanted = query.get("sort") ?? "age";
  const sort = wanted.replace(/^-/, "");
  const at = (name: string) => query.get(name) ?? undefined;
  return {
    ...(at("status") === undefined ? {} : { status: at("status") }),
    ...(at("cloud") === undefined ? {} : { cloud: at("cloud") }),
    ...(at("stack") === undefined ? {} : { stack: at("stack") }),
    isOrphan: query.has("orphan"),
    search: query.get("q") ?? "",
    sort: sortKeys.find((key) => key === sort) ?? "age",
    isDescending: wanted.startsWith("-"),
  };
}

/** All runs of all clouds: to be found, sorted and chosen. */
export function RunsView() {
  const { say, format } = useLocale();
  const all = useStore(runs);
  const failing = useStore(problems);
  const told = useStore(info);
  const { query } = useStore(route);
  const selection = useMemo(() => selectionOf(query), [query]);
  const shown = useMemo(() => selectRuns(all ?? [], selection), [all, selection]);
  const counts = useMemo(() => countByStatus(all ?? []), [all]);
  const stacks = useMemo(() => [...new Set((all ?? []).flatMap(({ stack }) => stack ?? []))].sort(), [all]);
  const orphans = useMemo(() => (all ?? []).filter(({ orphan }) => orphan).length, [all]);
  const chosen = useStore(chosenRuns);

  return (
    <>
      <div class="page-head">
        <h1>{say("runs")}</h1>
        <span class="count">{all === undefined ? "" : format.whole(all.length)}</span>
      </div>
      {failing.map((problem) => (
        <Problem key={`${problem.cloud} ${problem.code}`} problem={problem} />
      ))}
      <div class="filters">
        <input
          type="search"
          class="search"
          aria-label={say("search")}
          placeholder={say("searchHint")}
          value={selection.search}
          onInput={(event) => setQuery({ q: event.currentTarget.value })}
        />
        <span class="chips" role="group" aria-label={say("status")}>
          <Chip
            name={say("all")}
            count={all?.length ?? 0}
            isOn={selection.status === undefined}
            onClick={() => setQuery({ status: "" })}
          />
          {statuses
            .filter((status) => (counts.get(status) ?? 0) > 0 || selection.status === status)
            .map((status) => (
              <Chip
                key={status}
                name={say(`status_${status}`)}
                count={counts.get(status) ?? 0}
                isOn={selection.status === status}
                onClick={() => setQuery({ status: selection.status === status ? "" : status })}
              />
            ))}
          {orphans > 0 && (
            <Chip
              name={say("orphans")}
              count={orphans}
              isOn={selection.isOrphan === true}
              onClick={() => setQuery({ orphan: selection.isOrphan ? "" : "1" })}
            />
          )}
        </span>
        <Select
          name={say("cloud")}
          value={selection.cloud}
          onChoose={(cloud) => setQuery({ cloud })}
          options={told?.clouds.map(({ name, title }) => [name, title]) ?? []}
        />
        {stacks.length > 0 && (
          <Select
            name={say("stack")}
            value={selection.stack}
            onChoose={(stack) => setQuery({ stack })}
            options={stacks.map((stack) => [stack, stack])}
          />
        )}
      </div>
      {all === undefined ? (
        <div class="skeleton skeleton-body" role="status" aria-label={say("loading")} />
      ) : shown.length > 0 ? (
        <RunGrid
          runs={shown}
          sort={selection.sort}
          isDescending={selection.isDescending}
          onSort={(key) => setQuery({ sort: nextSort(selection, key) })}
        />
      ) : (
        <Empty isFiltered={all.length > 0} />
      )}
      {chosen.length > 0 && (
        <div class="chosen" role="region" aria-label={say("compare")}>
          <span>{say("chosenRuns", { count: chosen.length })}</span>
          {chosen.length > 1 ? (
            <a class="button primary" href={compareAddress(chosen)}>
              {say("compare")}
            </a>
          ) : (
            <span class="muted">{say("chooseOneMore")}</span>
          )}
          <button type="button" onClick={() => chosenRuns.set([])}>
            {say("clear")}
          </button>
        </div>
      )}
    </>
  );
}

function countByStatus(all: readonly RunRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

function nextSort({ sort, isDescending }: Selection, key: SortKey): string {
  if (sort !== key) return key;
  return isDescending ? key : `-${key}`;
}

function Chip({ name, count, isOn, onClick }: { name: string; count: number; isOn: boolean; onClick: () => void }) {
  const { format } = useLocale();
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={onClick}>
      {name} <span>{format.whole(count)}</span>
    </button>
  );
}

interface SelectProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

function Select({ name, value, options, onChoose }: SelectProps) {
  const { say } = useLocale();
  return (
    <select aria-label={name} value={value ?? ""} onChange={(event) => onChoose(event.currentTarget.value)}>
      <option value="">
        {name}: {say("all")}
      </option>
      {options.map(([option, title]) => (
        <option key={option} value={option}>
          {title}
        </option>
      ))}
    </select>
  );
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  const { say } = useLocale();
  return (
    <div class="empty">
      <p class="empty-head">{say(isFiltered ? "noRunMatches" : "noRunsYet")}</p>
      {isFiltered ? (
        <button type="button" onClick={() => setQuery({ q: "", status: "", cloud: "", stack: "", orphan: "" })}>
          {say("showAll")}
        </button>
      ) : (
        <p>{say("noRunsWay")}</p>
      )}
    </div>
  );
}
