import type { CloudSession } from "../../contract/session";
import type { DeploymentKey } from "../../contract/keys";
import { CloudError } from "../../contract/cloud-error";
import type { Context } from "../context";
import { searchLost, submitUnknown } from "../lost-answer";
import { whenThereIsRoom } from "../wait-for-room";
import type { DeploymentObservation, DeploymentRequest } from "../../contract/deployment-cloud";
import { formatDeploymentId } from "./deployment-state";
import { deploymentsOf } from "./settle-deployment";

/** A deployment that stands, and whether an earlier try made it. */
export interface EnsuredDeployment {
  readonly key: DeploymentKey;
  readonly isFound: boolean;
}

/**
 * Looks for the deployment and makes it only when there is none. A create whose answer was lost is looked for and never
 * repeated here, because it is billed; a clash of names is looked up before it is believed.
 */
export async function ensureDeployed(
  context: Context,
  session: CloudSession,
  request: DeploymentRequest,
  deadline: number,
): Promise<EnsuredDeployment> {
  const operations = deploymentsOf(session);
  const standing = await find(context, session, request);
  if (standing !== undefined) return adopted(context, standing);
  try {
    // Not given the signal: an answer that is under way brings the ID, and an abort would lose it.
    const create = () => operations.create(request);
    const room = { cloud: session.cloud, deadline, isWorthWaiting: isForRate };
    return { key: await whenThereIsRoom(context, room, create), isFound: false };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (error.kind === "conflict") {
      const found = await find(context, session, request);
      if (found !== undefined) return adopted(context, found);
    }
    if (!error.mayHaveTakenEffect) throw error;
    return searchLostCreate(context, session, request, error);
  }
}

/** Of a model's units nobody knows when some are left (`Throttling.AllocationQuota`): that is told at once. */
function isForRate({ kind, code }: CloudError): boolean {
  return kind === "throttled" && !/allocation/i.test(code);
}

/** What an earlier try left; never the deployment that this one is to replace. */
async function find(
  context: Context,
  session: CloudSession,
  request: DeploymentRequest,
): Promise<DeploymentObservation | undefined> {
  const found = await deploymentsOf(session).find(request, context.signal);
  const isReplaced = found !== undefined && context.memory.replaced.has(formatDeploymentId(found.key));
  return isReplaced ? undefined : found;
}

async function searchLostCreate(
  context: Context,
  session: CloudSession,
  request: DeploymentRequest,
  lost: CloudError,
): Promise<EnsuredDeployment> {
  const found = await searchLost(context, { call: "deployment", thing: request.name, lost }, () =>
    find(context, session, request).catch(() => undefined),
  );
  if (found !== undefined) return adopted(context, found);
  throw submitUnknown(
    `${session.cloud} did not answer the deployment of ${request.model} (${lost.message}) and none has appeared`,
    lost,
    "Run `pulumi up` again: it looks for the deployment before it makes one.",
  );
}

async function adopted(context: Context, { key, status }: DeploymentObservation): Promise<EnsuredDeployment> {
  await context.log(
    "info",
    `found ${formatDeploymentId(key)} (${status}), which an earlier try made; nothing was deployed again`,
  );
  return { key, isFound: true };
}
