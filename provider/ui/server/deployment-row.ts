import { present } from "../../base/present";
import type { Cloud } from "../../contract/cloud";
import type { PriceSettings } from "../../prices/find-price";
import { hourlyCost } from "../../prices/hourly-cost";
import { formatDeploymentId } from "../../lifecycle/deployment/deployment-state";
import type { DeploymentRow, RunRow } from "../contract";
import { heldBy, type Holdings } from "./holdings";
import type { SeenDeployment } from "./watch-deployments";

/** What a row is made with beside the deployment. */
interface RowContext {
  readonly prices: PriceSettings;
  readonly holdings: Holdings | undefined;
  /** The run that a model comes from. */
  runOf(model: string): RunRow | undefined;
}

/** One deployment as the list has it. */
export function deploymentRow(
  cloud: Cloud,
  { key, name, use, observation }: SeenDeployment,
  context: RowContext,
): DeploymentRow {
  const id = formatDeploymentId(key);
  const { model, deployedModel, createdAt, capacity, readyCapacity, details } = observation ?? {};
  const run = model === undefined ? undefined : context.runOf(model);
  const baseModel = run?.baseModel ?? details?.["baseModel"];
  const hourly = use?.kind === "units" ? hourlyCost(cloud, use, context.prices) : undefined;
  return {
    id,
    cloud: cloud.name,
    name: name ?? key.id,
    status: observation?.status ?? "pending",
    cloudStatus: observation?.cloudStatus ?? "",
    ...present({
      model,
      servedAs: observation?.status === "running" || observation?.status === "updating" ? deployedModel : undefined,
      baseModel: typeof baseModel === "string" ? baseModel : undefined,
      runId: run?.id,
      since: createdAt,
      ready: readyCapacity,
      wanted: capacity,
      pricePerHour: hourly && { amount: hourly.amount, currency: hourly.currency },
      stack: heldBy(context.holdings, "ModelDeployment", [key.id])?.stack,
    }),
  };
}
