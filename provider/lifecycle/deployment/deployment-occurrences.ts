import { canonicalJson } from "../../base/canonical-json";
import { present } from "../../base/present";
import type { Ending, Lived, NoticeEvent, Occurrence } from "../../contract/notice";
import { deploymentKey, formatDeploymentId, type DeploymentState } from "./deployment-state";
import type { DeploymentInputs } from "./deployment-inputs";
import { missedGate } from "./gate";

/** What happened to a deployment by the end of an operation. A swapped model that serves is another event. */
export function deploymentOccurrences({
  before,
  now,
  ending,
  inputs: { model },
  recorded,
}: Lived<Pick<DeploymentInputs, "model">, DeploymentState>): Occurrence[] {
  const { status, cloud, deployedModel, createdAt } = now;
  if (ending === undefined) return [];
  const isOther = before === undefined || (recorded !== undefined && recorded.model !== model);
  const event = eventOf(now, ending);
  if (event === undefined || (!isOther && eventOf(before, {}) === event)) return [];
  const id = formatDeploymentId(deploymentKey(now));
  return [
    {
      event,
      about: [now.endpoint, id, createdAt ?? "", model],
      facts: present({
        kind: "ModelDeployment",
        id,
        cloud,
        status,
        reason: event === "deploymentFailed" ? ending.failure?.message : undefined,
        baseModel: model,
        model: deployedModel,
        createdAt,
      }),
    },
  ];
}

function eventOf({ status }: DeploymentState, { failure }: Ending): NoticeEvent | undefined {
  if (status === "failed" || status === "stopped") return "deploymentFailed";
  return status === "running" && failure === undefined ? "deploymentReady" : undefined;
}

/** An operation has waited for a deployment for longer than somebody wanted to know. */
export function deploymentWaiting(now: DeploymentState, waited: string): Occurrence {
  const { endpoint, cloud, status, createdAt } = now;
  const id = formatDeploymentId(deploymentKey(now));
  return {
    event: "waiting",
    about: [endpoint, id, createdAt ?? "", waited],
    facts: present({ kind: "ModelDeployment", id, cloud, status, createdAt, waited: `more than ${waited}` }),
  };
}

/** A model that is not to serve, because it misses what it was to reach; the deployment stays what it was. */
export function gateOccurrence(urn: string, inputs: Readonly<Record<string, unknown>>): Occurrence | undefined {
  const table = missedGate(inputs);
  if (table === undefined) return undefined;
  const { model, acceptWhen, metrics } = inputs;
  return {
    event: "gateMissed",
    about: [urn, canonicalJson([model ?? "", acceptWhen ?? "", metrics ?? ""])],
    facts: { kind: "ModelDeployment", reason: table, ...(typeof model === "string" ? { model } : {}) },
  };
}
