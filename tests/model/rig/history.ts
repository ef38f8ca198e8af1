import type { Rig } from "../../lifecycle/rig/create-rig";
import type { Stack } from "../../lifecycle/rig/stack";
import type { StackEntry } from "../../lifecycle/rig/stack-entry";
import { isLive, type CloudTruth, type Run } from "./cloud-truth";
import { trainingOf, type JobArguments } from "./job-arguments";
import type { Variant } from "./variants";

/** One training that the program has asked for; whatever happens, it is paid for once. */
export interface Training {
  /** What is trained, as `trainingOf` says it. */
  readonly what: string;
  /** How many replacements the resource had seen. */
  readonly generation: number;
  /** The runs made for it: a second one only after the first was lost, failed or cancelled. */
  readonly runs: Run[];
}

/** What should be, whatever goes wrong. */
export interface Model {
  /** What the program says now. */
  job: JobArguments;
  readonly trainings: Training[];
  /** The training that the stack's entry is about. */
  held: Training | undefined;
}

/** What is. */
export interface Reality {
  readonly variant: Variant;
  readonly rig: Rig;
  readonly stack: Stack;
  readonly truth: CloudTruth;
}

/** The name of the one resource. */
export const resource = "bot";

/** The run that an entry names; `undefined` for a container whose run is not known. */
export function runOf({ truth }: Reality, { outputs }: StackEntry): Run | undefined {
  return truth.runs.get(String(outputs["taskId"] ?? outputs["jobId"]));
}

/** Runs that an entry stands for: the one that it names, or all in a container whose run is not known. */
export function runsOf(reality: Reality, entry: StackEntry): readonly Run[] {
  const run = runOf(reality, entry);
  if (run !== undefined) return [run];
  return [...reality.truth.runs.values()].filter(({ container }) => container === entry.outputs["jobId"]);
}

/** Every run that the stack knows of. */
export function knownRuns(reality: Reality): ReadonlySet<Run> {
  return new Set(entriesOf(reality).flatMap((entry) => runsOf(reality, entry)));
}

/** Live runs that the stack does not know of. */
export function orphans(reality: Reality): ReadonlySet<Run> {
  const known = knownRuns(reality);
  return new Set([...reality.truth.runs.values()].filter((run) => isLive(run) && !known.has(run)));
}

/** Whether a training has a run that may be taken over: live or succeeded. */
export function isPaidFor({ runs }: Training): boolean {
  return runs.some((run) => isLive(run) || run.status === "succeeded");
}

/** The training of these words in a generation, new where there is none. */
export function trainingIn(model: Model, what: string, generation: number): Training {
  const known = model.trainings.find((training) => training.what === what && training.generation === generation);
  if (known !== undefined) return known;
  const fresh: Training = { what, generation, runs: [] };
  model.trainings.push(fresh);
  return fresh;
}

/** The newest training of the job's words that the cloud still has a run of; else the first. */
export function newestTraining(model: Model, job: JobArguments): Training {
  const what = trainingOf(job);
  const standing = model.trainings.filter(
    (training) => training.what === what && training.runs.some(({ status }) => status !== "gone"),
  );
  return standing.sort((a, b) => b.generation - a.generation)[0] ?? trainingIn(model, what, 0);
}

/** Runs of jobs whose recorded arguments let them go on when they are deleted. */
export function retainedRuns(reality: Reality): ReadonlySet<Run> {
  return runsWith(reality, (onDelete) => onDelete === "retain");
}

/** Runs of jobs whose deletion ends them. After a taint two entries may stand for one run, and say both. */
export function endableRuns(reality: Reality): ReadonlySet<Run> {
  return runsWith(reality, (onDelete) => onDelete !== "retain");
}

function runsWith(reality: Reality, isWanted: (onDelete: unknown) => boolean): ReadonlySet<Run> {
  const entries = entriesOf(reality).filter(({ outputs }) => isWanted(outputs["onDelete"]));
  return new Set(entries.flatMap((entry) => runsOf(reality, entry)));
}

function entriesOf({ stack: { entries, pendingDeletes } }: Reality): readonly StackEntry[] {
  return [...entries.values(), ...pendingDeletes.map(({ entry }) => entry)];
}

/** The training that the stack's entry is about now. */
export function newlyHeld(
  { held }: Model,
  reality: Reality,
  before: StackEntry | undefined,
  target: Training,
): Training | undefined {
  const entry = reality.stack.entries.get(resource);
  if (entry === undefined) return undefined;
  const run = runOf(reality, entry);
  if (run !== undefined && target.runs.includes(run)) return target;
  return entry.id === before?.id ? held : target;
}
