import { requireProvenGone } from "./account";
import { inspectAs } from "./adopt-named";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import type { Plan } from "../plan";
import { isSettled } from "./publish";
import { hasEnded, jobTitle, keepJob, keyOf, type JobState } from "./state";

/** Compares the program's arguments with what the cloud says that an imported job was trained with. */
export async function diffImported(context: Context, id: string, state: JobState, inputs: JobInputs): Promise<Plan> {
  const { name } = blockOf(context.clouds, inputs).cloud;
  if (name !== state.cloud) return { kind: "replace", changed: [name], deleteBeforeReplace: false };
  const session = context.openSession(name);
  const found = await inspectAs(context, session, inputs, keyOf(state));
  if (found === undefined) await requireProvenGone(session, state, context.signal);
  const differences = found?.differences ?? ["the cloud does not have it any more"];
  if (differences.length > 0) {
    await context.log("warning", `${jobTitle(state)} was trained otherwise: ${differences.join("; ")}`);
    return { kind: "replace", changed: [name], deleteBeforeReplace: false };
  }
  keepJob(context, state, id);
  // One that is not waited for goes on, and the engine looks at it by itself.
  const isLeftAlone = inputs.waitForCompletion === false && !hasEnded(state);
  return isLeftAlone || isSettled(context, state, inputs)
    ? { kind: "none" }
    : { kind: "update", changed: [], resume: true, deleteBeforeReplace: true };
}
