import { errorText } from "../../base/error-text";
import { FineTuneError } from "../../base/fine-tune-error";
import { isRecord } from "../../base/is-record";
import type { JsonObject } from "../../base/json";
import { containsUnknown } from "../../base/unknown";
import type { Finding } from "../../contract/rules";
import type { JobKey } from "../../contract/keys";
import type { Candidate, CloudSession } from "../../contract/session";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { namesContent } from "./job-name";
import { formatResourceId, parseResourceId } from "./resource-id";
import { type JobState, newState, observedState } from "./state";
import { trainedOnContent } from "./trained-on";

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
  const found = await inspectNamed(context, session, inputs, id);
  const doubt = await dataDoubt(context, session, inputs, found);
  if (doubt !== undefined) await context.log("warning", doubt);
  const { key, observation: seen } = found;
  await context.log("info", `adopted ${id} (${seen.status}) as the argument \`adopt\` asks; nothing was submitted`);
  return observedState(newState(session, key, seen.jobName), session, seen);
}

/**
 * The same judgement before anything is uploaded for the job, by what is known then. Where the cloud cannot be asked (a preview
 * needs no key), the create asks it.
 */
export async function checkAdopted(context: Context, inputs: JobInputs): Promise<Finding[]> {
  const { adopt } = inputs;
  if (typeof adopt !== "string") return [];
  try {
    const session = context.openSession(blockOf(context.clouds, inputs).cloud.name);
    await inspectNamed(context, session, inputs, adopt);
    return [];
  } catch (error) {
    context.signal.throwIfAborted();
    const isJudgement = error instanceof FineTuneError && judgements.includes(error.code);
    return isJudgement ? [{ path: "adopt", reason: errorText(error), severity: "error" }] : [];
  }
}

const judgements: readonly string[] = ["adopt-not-found", "adopt-other-cloud", "adoption-mismatch"];

async function inspectNamed(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  id: string,
): Promise<Candidate> {
  const key = parseResourceId(context.clouds, id);
  if (key?.cloud !== session.cloud) {
    throw new FineTuneError(`\`adopt\` names ${id}, but the arguments are for ${session.cloud}`, {
      code: "adopt-other-cloud",
      nextStep: "Give the argument block of the cloud that the job runs on.",
    });
  }
  const found = await inspectAs(context, session, inputs, key);
  if (found === undefined) {
    throw new FineTuneError(`\`adopt\` names ${id}, which ${session.cloud} does not find for this account`, {
      code: "adopt-not-found",
      nextStep: "Check the ID and the credentials; without `adopt` a new job is trained.",
    });
  }
  const { differences } = found;
  if (differences.length > 0 && inputs.validation !== "warn") {
    throw new FineTuneError(`\`adopt\` names ${id}, which was trained otherwise: ${differences.join("; ")}`, {
      code: "adoption-mismatch",
      nextStep: 'Write the arguments that the job was trained with, or set `validation: "warn"` to adopt it as it is.',
    });
  }
  return found;
}

/** A look at a job with what was trained otherwise there than arguments say, by what is known of them. */
export async function inspectAs(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  key: JobKey,
): Promise<Candidate | undefined> {
  const found = await session.inspect(key, knownPart(blockOf(context.clouds, inputs).block), context.signal);
  return found && { ...found, differences: differencesIn(context, inputs, found) };
}

/** Other IDs of data that is known by its content prove nothing; what was read of the file does. */
function differencesIn(context: Context, inputs: JobInputs, found: Candidate): readonly string[] {
  const { differences, unproven = [], trainingDigests: there = [] } = found;
  if (!isKnownByContent(context, inputs)) return [...differences, ...unproven];
  const here = digestsOf(context, inputs);
  if (differences.length > 0 || there.length === 0 || here.length === 0) return differences;
  const isOther = there.some((md5, index) => md5 !== undefined && here[index] !== undefined && md5 !== here[index]);
  if (there.length === here.length && !isOther) return [];
  const text = (digests: readonly (string | undefined)[]) => digests.map((md5) => md5 ?? "?").join(", ");
  return [`the MD5 of its training data is ${text(there)} there and ${text(here)} here`];
}

/** MD5 of the data, as far as this process has read the files. */
function digestsOf({ memory }: Context, { trainingData }: JobInputs): readonly (string | undefined)[] {
  if (!Array.isArray(trainingData)) return [];
  return trainingData.map((part: unknown) => {
    const contentHash = isRecord(part) ? part["contentHash"] : undefined;
    return typeof contentHash === "string" ? memory.digests.get(contentHash) : undefined;
  });
}

function isKnownByContent({ clouds }: Context, inputs: JobInputs): boolean {
  return trainedOnContent(blockOf(clouds, inputs).cloud, inputs) !== undefined;
}

/** A block without what is not known yet, which differs from nothing. */
function knownPart(block: JsonObject): JsonObject {
  const members = Object.entries(block).flatMap(([name, value]): [string, JsonObject[string]][] => {
    if (!containsUnknown(value)) return [[name, value]];
    return isRecord(value) ? [[name, knownPart(value)]] : [];
  });
  return Object.fromEntries(members);
}

/** What nobody can compare of the data of a job that is taken over; `undefined` where all is proven. */
async function dataDoubt(
  context: Context,
  session: CloudSession,
  inputs: JobInputs,
  { key, unproven = [] }: Candidate,
): Promise<string | undefined> {
  const { cloud, block } = blockOf(context.clouds, inputs);
  const id = formatResourceId(key);
  if (!isKnownByContent(context, inputs)) return undefined;
  if (cloud.job.tellsData && unproven.length === 0) return undefined;
  // The token in a name of ours is what was recorded of the content.
  const ours = await session.find((name) => namesContent(context, inputs, name), block, context.signal);
  if (ours.some(({ candidates }) => candidates.some((known) => formatResourceId(known.key) === id))) return undefined;
  if (!cloud.job.tellsData)
    return `${cloud.title} does not tell what data ${id} was trained on: whether it is the data given cannot be compared`;
  return `${id} was trained on files of other IDs, whose content cannot be compared any more (${unproven.join("; ")})`;
}
