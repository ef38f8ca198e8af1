import { formatDuration } from "../../base/duration";
import { FineTuneError } from "../../base/fine-tune-error";
import type { Candidate, CloudSession, JobRequest } from "../../contract/session";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { formatResourceId, parseResourceId } from "./resource-id";
import { type JobState, newState, observedState } from "./state";

/**
 * The candidate that a create may take over: live or succeeded, never failed or cancelled, never another resource's nor the
 * one being replaced; the oldest, so that every retry chooses alike.
 * @throws FineTuneError `adoption-mismatch` when the only one was trained on something else.
 */
export function chooseCandidate(
  context: Context,
  request: JobRequest,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const usable = candidates
    .filter(({ observation }) => observation.status !== "failed" && observation.status !== "cancelled")
    .filter(({ observation }) => observation.status !== "cancelling")
    .filter(({ key }) => mayTake(context, formatResourceId(key)))
    .sort((a, b) => (a.observation.createdAt ?? "").localeCompare(b.observation.createdAt ?? ""));
  const equal = usable.find(({ differences }) => differences.length === 0);
  const other = usable[0];
  if (equal === undefined && other !== undefined) throw mismatch(request.name, other);
  // At once, so that of two creates that look at the same time only one takes it.
  if (equal !== undefined) context.memory.owners.set(formatResourceId(equal.key), context.identity.urn);
  return equal;
}

/** The error for a job that carries the name but was trained on something else. */
function mismatch(name: string, candidate: Candidate): FineTuneError {
  return new FineTuneError(
    `${formatResourceId(candidate.key)} stands where ${name} would be submitted, but it cannot be taken for it: ${candidate.differences.join("; ")}`,
    {
      code: "adoption-mismatch",
      nextStep: `Set \`adopt: "${formatResourceId(candidate.key)}"\` to take it over, \`adoptExisting: false\` to train a new job, or change \`jobName\` or the arguments.`,
    },
  );
}

function mayTake(context: Context, id: string): boolean {
  const { memory, identity } = context;
  const owner = memory.owners.get(id);
  return !memory.replaced.has(id) && (owner === undefined || owner === identity.urn);
}

/** The line that says which job was taken over, and how to refuse. */
export function adoptionNotice(context: Context, candidate: Candidate): string {
  const { observation, key } = candidate;
  const ageMs = context.clock.now() - Date.parse(observation.createdAt ?? "");
  // Simulated clouds may be ahead of the clock on the wall.
  const age = ageMs >= 0 ? `, created ${formatDuration(ageMs)} ago` : "";
  return (
    `adopted ${formatResourceId(key)} (${observation.status}${age}): its name ${observation.jobName ?? ""} says that it was ` +
    `submitted for ${context.identity.name} with the same arguments; nothing is paid again. ` +
    "To train anew, change `triggers` or set `adoptExisting: false`."
  );
}

/**
 * Takes over the job that the `adopt` argument names. Nothing is submitted.
 * @throws FineTuneError `adopt-not-found`, `adopt-other-cloud`, `adoption-mismatch`
 */
export async function adoptNamedJob(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  id: string,
): Promise<JobState> {
  const key = parseResourceId(context.clouds, id);
  if (key?.cloud !== session.cloud) {
    throw new FineTuneError(`\`adopt\` names ${id}, but the arguments are for ${session.cloud}`, {
      code: "adopt-other-cloud",
      nextStep: "Give the argument block of the cloud that the job runs on.",
    });
  }
  const found = await session.inspect(key, blockOf(context.clouds, inputs).block, context.signal);
  if (found === undefined) {
    throw new FineTuneError(`\`adopt\` names ${id}, which ${session.cloud} does not find for this account`, {
      code: "adopt-not-found",
      nextStep: "Check the ID and the credentials; without `adopt` a new job is trained.",
    });
  }
  const { observation: seen, differences } = found;
  if (differences.length > 0 && inputs.validation !== "warn") {
    throw new FineTuneError(`\`adopt\` names ${id}, which was trained otherwise: ${differences.join("; ")}`, {
      code: "adoption-mismatch",
      nextStep: 'Write the arguments that the job was trained with, or set `validation: "warn"` to adopt it as it is.',
    });
  }
  await context.log("info", `adopted ${id} (${seen.status}) as the argument \`adopt\` asks; nothing was submitted`);
  return observedState(newState(session, key, seen.jobName), session, seen);
}
