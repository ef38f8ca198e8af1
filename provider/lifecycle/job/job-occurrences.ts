import { present } from "../../base/present";
import type { Lived, NoticeEvent, NoticeFacts, Occurrence } from "../../contract/notice";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { formatResourceId } from "./resource-id";
import { billedCost } from "./run-facts";
import { hasEnded, keyOf, type JobState } from "./state";

/** What a job's facts need of a context. */
export type FactContext = Pick<Context, "clouds" | "settings">;

/** What happened to a job between two looks. */
export function jobOccurrences(
  context: FactContext,
  { before, now, ending, inputs }: Lived<Pick<JobInputs, "adopt">, JobState>,
): Occurrence[] {
  const of = (event: NoticeEvent, more: Partial<NoticeFacts> = {}): Occurrence => ({
    event,
    about: jobIdentity(now),
    facts: { ...jobFacts(context, now), ...more },
  });
  // Nothing is known of a job that was never looked at.
  if (now.cloudStatus === "") return [];
  if (!hasEnded(now)) return before === undefined || before.cloudStatus === "" ? [of("started")] : [];
  // What had ended when it was taken over by its name is no news.
  if (before === undefined && inputs.adopt !== undefined) return [];
  if (ending === undefined) return [];
  const publishing =
    ending.failure?.code === "publish-failed" ? [of("failed", { reason: ending.failure.message })] : [];
  if (before !== undefined && hasEnded(before)) return publishing;
  return [of(now.status === "failed" ? "failed" : "ended"), ...publishing];
}

/** An operation has waited for a job for longer than somebody wanted to know. */
export function jobWaiting(context: FactContext, now: JobState, waited: string): Occurrence {
  return {
    event: "waiting",
    about: [...jobIdentity(now), waited],
    facts: { ...jobFacts(context, now), waited: `more than ${waited}` },
  };
}

/** A simulated cloud that starts over gives the same IDs at another time. */
function jobIdentity(state: JobState): string[] {
  return [state.endpoint, formatResourceId(keyOf(state)), state.createdAt ?? ""];
}

function jobFacts({ clouds, settings }: FactContext, state: JobState): NoticeFacts {
  const { cloud, status, error, baseModel, finetunedOutput, trainedTokens, checkpoints = [] } = state;
  const cost = billedCost(state, clouds.get(cloud), settings);
  const losses = checkpoints.flatMap(({ loss }) => (loss === undefined ? [] : [loss]));
  const reason = [error?.code, error?.message].filter((part) => part !== undefined).join(": ");
  return present({
    kind: "FineTuneJob",
    id: formatResourceId(keyOf(state)),
    cloud,
    status,
    reason: reason === "" ? undefined : reason,
    baseModel,
    model: finetunedOutput,
    trainedTokens,
    cost: cost && { amount: cost.amount, currency: cost.currency },
    bestLoss: losses.length === 0 ? undefined : Math.min(...losses),
    createdAt: state.createdAt,
    finishedAt: state.finishedAt,
    link: state.dashboardUrl,
  });
}
