import { notInTime, waitFor } from "../wait";
import { modelDeployment } from "../../contract/kinds/model-deployment";
import type { DeploymentRules } from "../../contract/rules";
import type { Context } from "../context";
import { FineTuneError } from "../../base/fine-tune-error";
import { blockFor, blockOf } from "../blocks";
import { resourceName } from "../token";
import { stay, staysHere } from "../process-memory";
import { deadlineFor } from "../limits";
import { partialFailure } from "../partial-failure";
import { requireOwnAccount, requireSamePlace, tellOtherFolder } from "../place";
import type { DeploymentObservation, DeploymentRequest } from "../../contract/deployment-cloud";
import type { DeploymentInputs } from "./deployment-inputs";
import {
  deploymentIdExamples,
  deploymentKey,
  formatDeploymentId,
  deploymentTitle,
  newDeploymentState,
  parseDeploymentId,
  seenDeploymentState,
  isMoving,
  type DeploymentState,
} from "./deployment-state";
import { deploymentContent, deploymentRules } from "./diff-deployment";
import { importedArguments } from "./imported-deployment";
import { ensureDeployed } from "./ensure-deployed";
import { passedGate } from "./gate";
import { deploymentsOf, settleDeployment, stoppedWait, type DeploymentEnd } from "./settle-deployment";

/**
 * Defaults of the `timeouts` argument: 5 to 20 minutes pass until a model serves ([model-deployment-quick-start], [recorded
 * answers]).
 */
const timeouts = modelDeployment.arguments.timeouts.default;

/** A deployment that was made. */
export interface CreatedDeployment {
  readonly id: string;
  readonly state: DeploymentState;
}

/** Deploys once, whatever crashes in between, and waits until the model serves. */
export async function createDeployment(context: Context, inputs: DeploymentInputs): Promise<CreatedDeployment> {
  const deadline = deadlineFor(context, inputs, "create", timeouts);
  const session = context.openSession(blockOf(context.clouds, inputs).cloud.name);
  const name = resourceName(context.identity, context.settings.namespace, deploymentContent(context.clouds, inputs));
  const request = requestFor(context, inputs, { name, suffix: suffixOf(name) });
  await tellGate(context, inputs);
  const { key, isFound } = await ensureDeployed(context, session, request, deadline);
  const id = formatDeploymentId(key);
  stay(context, id);
  await context.log("info", `deploying ${inputs.model} as ${id}`);
  const state = await settleDeployment(
    context,
    session,
    newDeploymentState(session, key, namesIn(request, deploymentRules(context.clouds.get(session.cloud)))),
    {
      deadline,
      timeout: "create",
      isImpatient: inputs.waitForCompletion === false,
      isDone: isServing,
    },
  );
  if (!isFound && deploymentsOf(session).changesWhenMade?.(request) !== true) return { id, state };
  // Its name follows from what cannot be changed in place: an earlier try may have asked for another capacity or model.
  try {
    return { id, ...(await changeDeployment(context, id, state, inputs)) };
  } catch (error) {
    throw partialFailure(context, id, state, error, stoppedWait(key));
  }
}

/** Changes in place what the cloud can change, and resumes a wait that was cut short. */
export async function updateDeployment(
  context: Context,
  id: string,
  state: DeploymentState,
  inputs: DeploymentInputs,
): Promise<{ readonly state: DeploymentState }> {
  await tellGate(context, inputs);
  return changeDeployment(context, id, state, inputs);
}

async function changeDeployment(
  context: Context,
  id: string,
  state: DeploymentState,
  inputs: DeploymentInputs,
): Promise<{ readonly state: DeploymentState }> {
  const deadline = deadlineFor(context, inputs, "update", timeouts);
  const session = context.openSession(state.cloud);
  const key = deploymentKey(state);
  requireSamePlace(session, state, deploymentTitle(key));
  stay(context, id);
  const operations = deploymentsOf(session);
  const look = async () => {
    const seen = await operations.observe(key, context.signal);
    if (seen === undefined) throw await vanished(context, state);
    return seen;
  };
  const end = { deadline, timeout: "update", isImpatient: inputs.waitForCompletion === false } as const;
  const wait = (isDone: DeploymentEnd["isDone"]) => settleDeployment(context, session, state, { ...end, isDone });
  let seen = await look();
  if (isMoving(seen)) {
    // What is under way ends first: no change can be asked for meanwhile.
    await wait((now) => !isMoving(now));
    seen = await look();
  }
  const request = requestFor(context, inputs, { name: state.deploymentName, suffix: state.suffix });
  const settled = () =>
    settleDeployment(context, session, state, { ...end, isImpatient: false, isDone: (now) => !isMoving(now) });
  await operations.modify(key, request, seen, context.signal, settled);
  const swapsModel = seen.model !== undefined && seen.model !== inputs.model;
  return { state: await wait((now) => isServing(now) && (!swapsModel || now.model === inputs.model)) };
}

/** One look; `undefined` when it is gone (an idle one may be released by the cloud), which only its own account can say. */
export async function readDeployment(
  context: Context,
  id: string,
  state: DeploymentState | undefined,
): Promise<(CreatedDeployment & { readonly told?: () => Promise<object> }) | undefined> {
  const key = state === undefined ? parseDeploymentId(context.clouds, id) : deploymentKey(state);
  if (key === undefined) {
    throw new FineTuneError(`\`${id}\` is no ID of a deployment`, {
      code: "bad-id",
      nextStep: `IDs look like ${deploymentIdExamples(context.clouds)}.`,
    });
  }
  const session = context.openSession(key.cloud);
  if (state !== undefined) requireSamePlace(session, state, deploymentTitle(key));
  const seen = await deploymentsOf(session).observe(key, context.signal);
  if (seen === undefined) {
    if (state === undefined) return undefined;
    await requireOwnAccount(session, state, deploymentTitle(key), context.signal);
    await tellOtherFolder(context, state, deploymentTitle(key));
    return undefined;
  }
  if (state !== undefined) {
    const names = { name: state.deploymentName, suffix: state.suffix };
    return { id, state: seenDeploymentState(session, names, seen, state) };
  }
  const told = await deploymentsOf(session).told?.(key, context.signal);
  const names = { name: told?.name ?? key.id, suffix: told?.suffix ?? "" };
  return {
    id,
    state: seenDeploymentState(session, names, seen),
    told: () => Promise.resolve(importedArguments(seen, told)),
  };
}

/**
 * Takes a deployment off the cloud and waits until it is gone, as far as the cloud has a call for it.
 * @param inputs the arguments that it was made with, of which only timeouts and block matter.
 */
export async function deleteDeployment(
  context: Context,
  id: string,
  state: DeploymentState,
  inputs: Pick<DeploymentInputs, "timeouts">,
): Promise<void> {
  if (await staysHere(context, id)) return;
  const deadline = deadlineFor(context, inputs, "delete", timeouts);
  const session = context.openSession(state.cloud);
  const key = deploymentKey(state);
  requireSamePlace(session, state, deploymentTitle(key));
  const operations = deploymentsOf(session);
  const remove = () => operations.remove(key, blockFor(inputs, state.cloud), context.signal);
  const wait = (isDone: (seen: DeploymentObservation | undefined) => boolean, what: string) =>
    waitFor(context, {
      what: deploymentTitle(key),
      deadline,
      timedOut: notInTime(deploymentTitle(key), "delete"),
      look: async (signal) => ({ seen: await operations.observe(key, signal) }),
      isDone: ({ seen }) => isDone(seen),
      describe: ({ seen }) => `${what} (${seen?.cloudStatus ?? "gone"})`,
    });
  let removal = await remove();
  const isStopping = removal.kind === "stopping";
  while (removal.kind === "stopping") {
    await wait((seen) => seen === undefined || seen.status === "stopped" || seen.status === "failed", "stopping");
    removal = await remove();
  }
  switch (removal.kind) {
    case "removed":
      if (removal.leaves === undefined) return;
      return context.log("info", `${deploymentTitle(key)}: ${removal.leaves}`);
    case "gone":
      if (isStopping) return;
      await requireOwnAccount(session, state, deploymentTitle(key), context.signal);
      return context.log("info", `${deploymentTitle(key)} was already gone`);
    case "kept":
      return context.log("warning", `${deploymentTitle(key)}: ${removal.remains}`);
    case "removing":
      await wait((seen) => seen === undefined, "removing");
  }
}

/** A gate that was passed is told as one that was missed is: with its figures. */
async function tellGate(context: Context, inputs: DeploymentInputs): Promise<void> {
  const figures = passedGate(inputs);
  if (figures !== undefined) await context.log("info", figures);
}

function isServing({ status, capacity, readyCapacity }: DeploymentObservation): boolean {
  return status === "running" && (capacity === undefined || readyCapacity === undefined || readyCapacity >= capacity);
}

function requestFor(
  { clouds }: Context,
  inputs: DeploymentInputs,
  names: { readonly name: string; readonly suffix: string },
): DeploymentRequest {
  const { model, modelSetId } = inputs;
  const { block } = blockOf(clouds, inputs);
  return { model, ...(modelSetId === undefined ? {} : { modelSetId }), ...names, block };
}

/** Name and suffix as the cloud has them: those of the block win. */
function namesIn(
  { name, suffix, block }: DeploymentRequest,
  { suffixMember }: DeploymentRules,
): Pick<DeploymentRequest, "name" | "suffix"> {
  const given = (member: string) => (typeof block[member] === "string" ? block[member] : undefined);
  return { name: given("name") ?? name, suffix: given(suffixMember) ?? suffix };
}

/** The last 8 characters of the token (`suffix` has at most 8 [create-deployment-api]). */
function suffixOf(name: string): string {
  return name.slice(-8);
}

async function vanished(context: Context, state: DeploymentState): Promise<FineTuneError> {
  const session = context.openSession(state.cloud);
  await requireOwnAccount(session, state, deploymentTitle(deploymentKey(state)), context.signal);
  return new FineTuneError(`${state.cloud} does not know ${deploymentTitle(deploymentKey(state))} any more`, {
    code: "deployment-vanished",
    nextStep: "Run `pulumi refresh`: it drops it from the stack, and the next `pulumi up` deploys anew.",
  });
}
