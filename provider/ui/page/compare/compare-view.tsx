import { useEffect, useMemo, useState } from "preact/hooks";
import type { RunDetail } from "../../contract";
import { ChartPanel } from "../chart/chart-panel";
import type { Measure, NamedCurve } from "../chart/series";
import { watch } from "../live";
import { compareAddress, route, runAddress } from "../route";
import { chosenRuns, mostCompared } from "../runs/chosen-runs";
import { Card } from "../shell/card";
import { Choice } from "../shell/choice";
import { Problem } from "../shell/problem";
import { Status } from "../shell/status";
import { useLocale } from "../use-locale";
import { useStore } from "../use-store";
import { differencesOf } from "./differences";
import { useRuns } from "./use-runs";

const shownMeasures: { readonly [Choice in "loss" | "validation" | "both"]: readonly Measure[] } = {
  loss: ["loss"],
  validation: ["validationLoss"],
  both: ["loss", "validationLoss"],
};

/** Two to eight runs, their curves over each other, and in what they differ. */
export function CompareView() {
  const { say } = useLocale();
  const { query } = useStore(route);
  const ids = useMemo(() => [...new Set(query.getAll("run"))].slice(0, mostCompared), [query]);
  if (ids.length < 2) return <ChooseFirst />;
  return (
    <>
      <h1>{say("compare")}</h1>
      <Comparison ids={ids} />
    </>
  );
}

function ChooseFirst() {
  const { say } = useLocale();
  const chosen = useStore(chosenRuns);
  return (
    <>
      <h1>{say("compare")}</h1>
      <div class="empty">
        <p class="empty-head">{say("nothingToCompare")}</p>
        {chosen.length > 1 ? (
          <a class="button primary" href={compareAddress(chosen)}>
            {say("compareChosen", { count: chosen.length })}
          </a>
        ) : (
          <a class="button" href="#/runs">
            {say("chooseRuns")}
          </a>
        )}
      </div>
    </>
  );
}

function Comparison({ ids }: { readonly ids: readonly string[] }) {
  const { say } = useLocale();
  const [shown, setShown] = useState<keyof typeof shownMeasures>("loss");
  const compared = useRuns(ids);
  useEffect(() => {
    watch(ids);
    return () => watch([]);
  }, [ids]);
  // A run keeps its colour while others are still read.
  const curves = useMemo<readonly NamedCurve[]>(
    () => compared.map(({ id, detail }) => ({ id, name: nameOf(id, detail), points: detail?.curve ?? [] })),
    compared.map(({ detail }) => detail),
  );
  const known = compared.flatMap(({ detail }) => detail ?? []);
  const isReading = compared.some(({ detail, problem }) => detail === undefined && problem === undefined);
  return (
    <>
      {compared.map(
        ({ id, problem }) =>
          problem !== undefined && <Problem key={id} problem={{ ...problem, message: `${id}: ${problem.message}` }} />,
      )}
      <Card title={say("curves")} class="wide">
        <ChartPanel
          title={say("compare")}
          curves={curves}
          measures={shownMeasures[shown]}
          empty={say(isReading ? "loading" : "noCurve")}
          choice={
            <Choice
              label={say("curves")}
              options={[
                ["loss", say("loss")],
                ["validation", say("validation")],
                ["both", say("both")],
              ]}
              value={shown}
              onChoose={setShown}
            />
          }
        />
      </Card>
      <Card title={say("results")} class="wide">
        <Results ids={ids} runs={compared.map(({ detail }) => detail)} />
      </Card>
      <Card title={say("differences")} class="wide">
        <Differences ids={ids} runs={known} />
      </Card>
    </>
  );
}

function nameOf(id: string, detail: RunDetail | undefined): string {
  return detail === undefined || detail.name === "" ? id : detail.name;
}

function Results({
  ids,
  runs,
}: {
  readonly ids: readonly string[];
  readonly runs: readonly (RunDetail | undefined)[];
}) {
  const { say, format } = useLocale();
  const took = ({ createdAt, finishedAt }: RunDetail) =>
    createdAt === undefined || finishedAt === undefined ? undefined : Date.parse(finishedAt) - Date.parse(createdAt);
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={say("results")}>
      <table class="results">
        <thead>
          <tr>
            {(["run", "status", "loss", "bestValidation", "tokens", "cost", "took"] as const).map((word) => (
              <th scope="col" key={word}>
                {say(word)}
              </th>
            ))}
            <th scope="col">
              <span class="hidden">{say("leaveOut")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, place) => {
            const id = ids[place] ?? "";
            return (
              <tr key={id}>
                <th scope="row">
                  <span class="swatch" data-colour={`series-${place + 1}`} aria-hidden="true" />
                  <a href={runAddress(id)}>{nameOf(id, run)}</a>
                  <span class="id">{id}</span>
                </th>
                <td>{run !== undefined && <Status status={run.status} cloudStatus={run.cloudStatus} />}</td>
                <td>{format.loss(run?.loss)}</td>
                <td>{format.loss(run?.bestValidationLoss)}</td>
                <td title={format.whole(run?.trainedTokens)}>{format.count(run?.trainedTokens)}</td>
                <td>{format.money(run?.billedCost ?? run?.estimatedCost)}</td>
                <td>{format.duration(run === undefined ? undefined : took(run))}</td>
                <td>
                  {ids.length > 2 && (
                    <a
                      href={compareAddress(ids.filter((each) => each !== id))}
                      aria-label={say("leaveOutWhat", { name: nameOf(id, run) })}
                    >
                      ×
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Differences({ ids, runs }: { readonly ids: readonly string[]; readonly runs: readonly RunDetail[] }) {
  const { say } = useLocale();
  const differences = differencesOf(runs);
  if (differences.length === 0) return <p class="none">{say("noDifferences")}</p>;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={say("differences")}>
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">{say("argument")}</th>
            {runs.map((run) => (
              <th scope="col" key={run.id} title={run.id}>
                <span class="swatch" data-colour={`series-${ids.indexOf(run.id) + 1}`} aria-hidden="true" />
                {nameOf(run.id, run)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, values }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              {values.map((value, index) => (
                <td key={index}>{value ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
