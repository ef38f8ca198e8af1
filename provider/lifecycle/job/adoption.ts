import { formatDuration } from "../../base/duration";
import { FineTuneError } from "../../base/fine-tune-error";
import { containsUnknown } from "../../base/unknown";
import type { Candidate, JobRequest } from "../../contract/session";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { namesContent } from "./job-name";
import { formatResourceId } from "./resource-id";
import { trainedOnContent } from "./trained-on";

/**
 * The candidate that a create may take over: live or succeeded, never failed or cancelled, never another resource's nor the
 * one being replaced; the oldest, so that every retry chooses alike, or the newest of those that are known by content.
 * @throws FineTuneError `adoption-mismatch` when the only one was trained on something else.
 */
export function chooseCandidate(
  context: Context,
  request: JobRequest,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const usable = usableOf(context, request, candidates);
  const equal = usable.find(({ differences }) => differences.length === 0);
  const other = usable[0];
  if (equal === undefined && other !== undefined) throw mismatch(request.name, other);
  // At once, so that of two creates that look at the same time only one takes it.
  if (equal !== undefined) context.memory.owners.set(formatResourceId(equal.key), context.identity.urn);
  return equal;
}

/** The candidates that may be taken over, in the order in which they are. */
function usableOf(
  context: Context,
  request: Pick<JobRequest, "namesContent">,
  candidates: readonly Candidate[],
): Candidate[] {
  const usable = candidates
    .filter(({ observation }) => observation.status !== "failed" && observation.status !== "cancelled")
    .filter(({ observation }) => observation.status !== "cancelling")
    .filter(({ key }) => mayTake(context, formatResourceId(key)))
    .sort((a, b) => (a.observation.createdAt ?? "").localeCompare(b.observation.createdAt ?? ""));
  // By content, one that was trained anew on purpose is what counts since.
  return request.namesContent === true ? usable.reverse() : usable;
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

/**
 * The job that a create of these arguments is going to take over because the content of its data says so. Foresight only: a cloud
 * that does not answer is asked again by the create.
 */
export async function findByContent(context: Context, inputs: JobInputs): Promise<Candidate | undefined> {
  const { cloud, block } = blockOf(context.clouds, inputs);
  const trainedOn = trainedOnContent(cloud, inputs);
  if (trainedOn === undefined || containsUnknown([trainedOn, inputs.triggers])) return undefined;
  if (inputs.adoptExisting === false || inputs.adopt !== undefined) return undefined;
  try {
    const session = context.openSession(cloud.name);
    const isOurs = (name: string) => namesContent(context, inputs, name);
    const standing = await session.find(isOurs, block, context.signal);
    const usable = usableOf(
      context,
      { namesContent: true },
      standing.flatMap(({ candidates }) => candidates),
    );
    return usable[0];
  } catch (error) {
    if (context.signal.aborted) throw error;
    return undefined;
  }
}

/** The line that says which job was taken over, and how to refuse. */
export function adoptionNotice(
  context: Context,
  verb: "adopted" | "takes up",
  request: Pick<JobRequest, "namesContent">,
  candidate: Candidate,
): string {
  const { observation, key } = candidate;
  const { createdAt } = observation;
  const ageMs = context.clock.now() - Date.parse(createdAt ?? "");
  // Simulated clouds may be ahead of the clock on the wall.
  const when = ageMs >= 0 ? `${formatDuration(ageMs)} ago` : createdAt;
  const age = when === undefined ? "" : `, created ${when}`;
  return (
    `${verb} ${formatResourceId(key)} (${observation.status}${age}): its name ${observation.jobName ?? ""} says that it was ` +
    `submitted for ${context.identity.name} with the same ${request.namesContent === true ? "data and " : ""}arguments; nothing is paid again. ` +
    "To train anew, change `triggers` or set `adoptExisting: false`."
  );
}
