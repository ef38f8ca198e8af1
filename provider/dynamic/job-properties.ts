import { FineTuneError } from "../lifecycle/fine-tune-error";
import type { JobInputs } from "../lifecycle/inputs";
import type { JobState } from "../lifecycle/state";
import { readMeta, type Meta } from "./meta";
import { decodeUnknowns } from "./unknown-sentinels";
import { toWire } from "./wire";

/** Properties as the engine passes them. */
export type Properties = Readonly<Record<string, unknown>>;

const inputNames = [
  "bailian",
  "qianfan",
  "waitForCompletion",
  "onDelete",
  "onFailure",
  "adopt",
  "adoptExisting",
  "triggers",
  "timeouts",
  "exactJobName",
  "validation",
] as const satisfies readonly (keyof JobInputs)[];

/** The program's arguments with what is not known yet as `UNKNOWN`; checked before, so their types hold. */
export function inputsOf(properties: Properties): JobInputs {
  const decoded = decodeUnknowns(pick(properties, [...inputNames, "jobName"]));
  return decoded as JobInputs;
}

/** Every argument that the program gave, known to us or not, for judging. */
export function allArgumentsOf(properties: Properties): Record<string, unknown> {
  const given = Object.entries(properties).filter(([name]) => !name.startsWith("__"));
  return Object.fromEntries(given.map(([name, value]) => [name, decodeUnknowns(value)]));
}

/** The arguments that outputs were made from; `jobName` is there as requested, not as on the cloud. */
export function recordedInputsOf(outputs: Properties): JobInputs {
  const { requestedName } = readMeta(outputs);
  const recorded = pick(outputs, inputNames);
  return requestedName === undefined ? recorded : { ...recorded, jobName: requestedName };
}

/** The job's state within outputs; `undefined` when there is none, as for a `get`. Written by `outputsFor`. */
export function stateOf(outputs: Properties): JobState | undefined {
  const { cloud, jobId, endpoint } = outputs;
  if (typeof cloud !== "string" || typeof jobId !== "string" || typeof endpoint !== "string") return undefined;
  const hidden = new Set<string>([...inputNames, "__meta", "__provider"]);
  const members = Object.entries(outputs).filter(([name]) => !hidden.has(name));
  return Object.fromEntries([["cloudStatus", ""], ...members]) as unknown as JobState;
}

/**
 * The job that a call of the engine must be about.
 * @throws FineTuneError `no-state`
 */
export function requireState(id: string, outputs: Properties): JobState {
  const state = stateOf(outputs);
  if (state !== undefined) return state;
  throw new FineTuneError(`the stack's state holds no job for ${id}`, {
    code: "no-state",
    nextStep: "Run `pulumi refresh`, which reads the job from the cloud.",
  });
}

/**
 * Outputs of a job: its arguments, so that the next diff can compare, and its state.
 * @param properties arguments, or earlier outputs, whose `jobName` is the job's real name.
 */
export function outputsFor(properties: Properties, state: JobState): Record<string, unknown> {
  const isOutputs = stateOf(properties) !== undefined;
  const requestedName = isOutputs ? readMeta(properties).requestedName : properties["jobName"];
  const meta: Meta = {
    ...readMeta(properties),
    ...(typeof requestedName === "string" ? { requestedName } : {}),
  };
  // The loss of the last look belongs to the status line; what was measured in the end stands in `metrics`.
  const { loss: _loss, isUnknownStatus: _isUnknownStatus, cloudStatus, ...lasting } = state;
  // Not known before the first look; an output is absent then, never empty.
  const seen = cloudStatus === "" ? {} : { cloudStatus };
  return toWire({ ...pick(properties, inputNames), __meta: meta, ...lasting, ...seen });
}

function pick(properties: Properties, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in properties).map((name) => [name, properties[name]]));
}
