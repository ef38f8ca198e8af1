import type { DeploymentRow } from "../../contract";
import { deployments } from "../live";
import { runAddress } from "../route";
import { Copy } from "../shell/copy";
import { Problem } from "../shell/problem";
import { useLocale } from "../use-locale";
import { useNow } from "../use-now";
import { useStore } from "../use-store";
import { AskBox } from "./ask-box";

/** What serves, since when and at what price, and a box to ask it. */
export function DeploymentsView() {
  const { say, format } = useLocale();
  const list = useStore(deployments);
  if (list === undefined) {
    return (
      <>
        <h1>{say("deployments")}</h1>
        <div class="skeleton skeleton-body" role="status" aria-label={say("loading")} />
      </>
    );
  }
  return (
    <>
      <div class="page-head">
        <h1>{say("deployments")}</h1>
        <span class="count">{format.whole(list.deployments.length)}</span>
      </div>
      {list.problems.map((problem) => (
        <Problem key={`${problem.cloud} ${problem.code}`} problem={problem} />
      ))}
      {list.deployments.length === 0 ? (
        <div class="empty">
          <p class="empty-head">{say("noDeployments")}</p>
          <p>{say("noDeploymentsWay")}</p>
        </div>
      ) : (
        <ul class="deployments">
          {list.deployments.map((deployment) => (
            <Deployment key={deployment.id} deployment={deployment} />
          ))}
        </ul>
      )}
      <AskBox deployments={list.deployments} />
    </>
  );
}

function Deployment({ deployment }: { readonly deployment: DeploymentRow }) {
  const { say, format } = useLocale();
  const now = useNow();
  const { id, cloud, name, status, cloudStatus, model, servedAs, runId, since, ready, wanted, pricePerHour, stack } =
    deployment;
  const facts: readonly (readonly [string, preact.ComponentChild])[] = [
    [say("readyOf"), ready === undefined ? "–" : `${ready}/${wanted ?? ready}`],
    [say("since"), since === undefined ? "–" : format.duration(now - Date.parse(since))],
    [say("price"), pricePerHour === undefined ? "–" : say("perHour", { price: format.money(pricePerHour) })],
    [say("cloud"), cloud],
    [say("servedModel"), model ?? "–"],
    [say("fromRun"), runId === undefined ? "–" : <a href={runAddress(runId)}>{runId}</a>],
    [say("stack"), stack ?? "–"],
  ];
  return (
    <li class="card deployment">
      <p class="deployment-head">
        <b>{name === "" ? id : name}</b>
        <span class="tag" data-state={status}>
          {cloudStatus}
        </span>
      </p>
      <p class="run-line">
        <code>{servedAs ?? id}</code>
        <Copy text={servedAs ?? id} label={say("copyModel")} />
      </p>
      <dl class="facts small">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
