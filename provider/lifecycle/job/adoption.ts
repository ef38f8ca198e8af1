import type { Candidate, JobRequest } from "../../contract/cloud";
import type { Context } from "../context";
import { formatDuration } from "../../base/duration";
import { FineTuneError } from "../../base/fine-tune-error";
import { formatResourceId } from "./resource-id";

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
