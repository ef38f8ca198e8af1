import { useCallback, useEffect, useMemo } from "preact/hooks";
import type { RunDetail } from "../../contract";
import { ChartPanel } from "../chart/chart-panel";
import { placeOn, type Measure, type XAxis } from "../chart/series";
import { info, watch } from "../live";
import { Card } from "../shell/card";
import { Copy } from "../shell/copy";
import { Problem } from "../shell/problem";
import { Progress, Status } from "../shell/status";
import { useLocale } from "../use-locale";
import { useNow } from "../use-now";
import { useStore } from "../use-store";
import { toggleRun, chosenRuns } from "../runs/chosen-runs";
import { Fate } from "./fate";
import { Log } from "./log";
import { Checkpoints, Data, KeyValues, RunDeployments, Snippets, Timeline } from "./sections";
import { useRun } from "./use-run";

const measures: readonly Measure[] = ["loss", "validationLoss"];

/** The page of a run. */
export function RunView({ id }: { readonly id: string }) {
  const { say } = useLocale();
  const { detail, log, problem, reread } = useRun(id);
  const isControllable = useStore(info)?.controllable === true;
  useEffect(() => {
    watch([id]);
    return () => watch([]);
  }, [id]);

  if (detail === undefined) {
    return (
      <>
        <Back />
        {problem === undefined ? (
          <div role="status" aria-label={say("loading")}>
            <div class="skeleton skeleton-head" />
            <div class="skeleton skeleton-body" />
          </div>
        ) : (
          <Problem problem={problem} onRetry={reread} />
        )}
      </>
    );
  }
  return (
    <>
      <Back />
      <Head detail={detail} />
      {problem !== undefined && <Problem problem={problem} onRetry={reread} />}
      {detail.error !== undefined && <Problem problem={detail.error} />}
      <Facts detail={detail} />
      <Card title={say("curve")} class="wide">
        <Curve detail={detail} />
      </Card>
      <div class="columns">
        <div>
          <Checkpoints checkpoints={detail.checkpoints} curve={detail.curve} />
          <RunDeployments deployments={detail.deployments} />
          <KeyValues title={say("metrics")} values={detail.metrics} empty={say("noMetrics")} />
          <Timeline events={detail.timeline} />
        </div>
        <div>
          <KeyValues title={say("hyperParameters")} values={detail.hyperParameters} empty={say("noHyperParameters")} />
          <Data data={detail.data} />
          <Snippets snippets={detail.snippets} />
          {isControllable && <Fate id={id} isOver={detail.finishedAt !== undefined} onChange={reread} />}
        </div>
      </div>
      <Log lines={log} />
    </>
  );
}

function Back() {
  const { say } = useLocale();
  return (
    <p class="back">
      <a href="#/runs">← {say("runs")}</a>
    </p>
  );
}

function Head({ detail }: { readonly detail: RunDetail }) {
  const { say } = useLocale();
  const isChosen = useStore(chosenRuns).includes(detail.id);
  return (
    <div class="run-head">
      <h1>{detail.name === "" ? detail.id : detail.name}</h1>
      <p class="run-line">
        <Status status={detail.status} cloudStatus={detail.cloudStatus} />
        {detail.orphan === true && (
          <span class="tag warn" title={say("orphanWhy")}>
            {say("orphan")}
          </span>
        )}
        <code>{detail.id}</code>
        <Copy text={detail.id} label={say("copyId")} />
        <button type="button" aria-pressed={isChosen} onClick={() => toggleRun(detail.id)}>
          {say(isChosen ? "chosenToCompare" : "chooseToCompare")}
        </button>
      </p>
    </div>
  );
}

function Facts({ detail }: { readonly detail: RunDetail }) {
  const { say, format } = useLocale();
  const now = useNow();
  const end = detail.finishedAt === undefined ? now : Date.parse(detail.finishedAt);
  const facts: readonly (readonly [string, preact.ComponentChild, string?])[] = [
    [say("progress"), detail.progress === undefined ? "–" : <Progress percent={detail.progress} />],
    [say("loss"), format.loss(detail.loss)],
    [say("bestValidation"), format.loss(detail.bestValidationLoss)],
    [say("tokens"), format.count(detail.trainedTokens), format.whole(detail.trainedTokens)],
    [say("billedCost"), format.money(detail.billedCost)],
    [say("estimatedCost"), format.money(detail.estimatedCost)],
    [
      say(detail.finishedAt === undefined ? "age" : "took"),
      detail.createdAt === undefined ? "–" : format.duration(end - Date.parse(detail.createdAt)),
      format.time(detail.createdAt),
    ],
    [say("model"), detail.baseModel ?? "–"],
    [say("output"), detail.finetunedOutput ?? "–"],
    [say("stack"), detail.stack ?? "–", detail.urn],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value, title]) => (
        <div key={name} title={title} class={name === say("output") ? "long" : ""}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Curve({ detail }: { readonly detail: RunDetail }) {
  const { say } = useLocale();
  const { id, name, curve, checkpoints, status } = detail;
  const curves = useMemo(() => [{ id, name: name === "" ? id : name, points: curve }], [id, name, curve]);
  const marksOn = useCallback(
    (axis: XAxis) =>
      checkpoints.flatMap((checkpoint) => {
        const x = placeOn(curve, checkpoint, axis);
        return x === undefined ? [] : [{ x, label: checkpoint.name, isChosen: checkpoint.chosen !== undefined }];
      }),
    [curve, checkpoints],
  );
  return (
    <ChartPanel
      title={name === "" ? id : name}
      curves={curves}
      measures={measures}
      marksOn={marksOn}
      empty={say(status === "queued" ? "curveLater" : "noCurve")}
    />
  );
}
