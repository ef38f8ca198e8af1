import type { RunRow } from "../../contract";
import { Spark } from "../chart/spark";
import { runAddress } from "../route";
import { Progress, Status } from "../shell/status";
import { useLocale } from "../use-locale";
import { useStore } from "../use-store";
import { chosenRuns, mostCompared, toggleRun } from "./chosen-runs";

interface RunGridRowProps {
  readonly run: RunRow;
  /** The clouds' time. */
  readonly now: number;
  readonly index: number;
  /** Where it stands in the list, in pixels. */
  readonly top: number;
  readonly isActive: boolean;
  readonly onActive: () => void;
}

/** One run in the list. */
export function RunGridRow({ run, now, index, top, isActive, onActive }: RunGridRowProps) {
  const { say, format } = useLocale();
  const chosen = useStore(chosenRuns);
  const isChosen = chosen.includes(run.id);
  const isGoing = run.status === "running" || run.status === "queued" || run.status === "cancelling";
  const name = run.name === "" ? run.id : run.name;
  const open = (event: MouseEvent) => {
    // A click on what does something itself is not one on the row, nor is marking text.
    if (event.target instanceof Element && event.target.closest("a, input, label") !== null) return;
    if (getSelection()?.isCollapsed !== false) location.hash = runAddress(run.id);
  };
  return (
    <div
      role="row"
      class="grid-row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-index={index}
      tabindex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={onActive}
      onClick={open}
    >
      <span role="gridcell" class="cell choose">
        <input
          type="checkbox"
          tabindex={-1}
          aria-label={say("chooseRun", { name })}
          checked={isChosen}
          disabled={!isChosen && chosen.length >= mostCompared}
          onChange={() => toggleRun(run.id)}
        />
      </span>
      <span role="gridcell" class="cell state">
        <Status status={run.status} cloudStatus={run.cloudStatus} />
        {isGoing && run.progress !== undefined && <Progress percent={run.progress} />}
      </span>
      <span role="gridcell" class="cell name">
        <a href={runAddress(run.id)} tabindex={-1} title={name}>
          {name}
        </a>
        <span class="id">
          {run.orphan === true && (
            <span class="tag warn" title={say("orphanWhy")}>
              {say("orphan")}
            </span>
          )}
          {run.id}
        </span>
      </span>
      <span role="gridcell" class="cell model" title={run.baseModel}>
        {run.baseModel ?? "–"}
      </span>
      <span role="gridcell" class="cell spark">
        <Spark values={run.losses ?? []} />
        <span class="under">{run.loss === undefined ? "" : format.loss(run.loss)}</span>
      </span>
      <span role="gridcell" class="cell loss">
        {run.bestValidationLoss !== undefined && <span class="narrow-word">{say("validation")} </span>}
        {format.loss(run.bestValidationLoss)}
      </span>
      <span role="gridcell" class="cell tokens">
        {format.count(run.trainedTokens)}
      </span>
      <span role="gridcell" class="cell cost">
        {format.money(run.billedCost ?? run.estimatedCost)}
        <span class="under">{costWord(run, say, format.money)}</span>
      </span>
      <span role="gridcell" class="cell age" title={format.time(run.createdAt)}>
        {run.createdAt === undefined ? "–" : format.duration(now - Date.parse(run.createdAt))}
      </span>
      <span role="gridcell" class="cell stack" title={run.urn}>
        {run.stack ?? "–"}
      </span>
    </div>
  );
}

function costWord(
  { billedCost, estimatedCost }: RunRow,
  say: ReturnType<typeof useLocale>["say"],
  money: (value: RunRow["billedCost"]) => string,
): string {
  if (billedCost !== undefined && estimatedCost !== undefined) return say("ofEstimate", { cost: money(estimatedCost) });
  if (billedCost !== undefined) return say("billed");
  return estimatedCost === undefined ? "" : say("estimated");
}
