import type { Rig } from "./create-rig";

/** What the simulated clouds did, oldest first, as `run.submitted`, `job.created` and so on, each with its subject. */
export function effectsOf(rig: Rig): readonly { readonly effect: string; readonly subject: string }[] {
  return rig.emulator.journal().flatMap((line) => {
    // Written by the simulated clouds, whose tests hold this form.
    const entry = JSON.parse(line) as { kind: string; effect: string; subject: string };
    return entry.kind === "effect" ? [{ effect: entry.effect, subject: entry.subject }] : [];
  });
}

/** Subjects of one effect, oldest first: `subjectsOf(rig, "run.submitted")` are the runs that were paid for. */
export function subjectsOf(rig: Rig, effect: string): readonly string[] {
  return effectsOf(rig)
    .filter((entry) => entry.effect === effect)
    .map(({ subject }) => subject);
}

/** The run that was submitted last: the ID of the Bailian job or of the Qianfan task. */
export function lastRun(rig: Rig): string {
  const run = subjectsOf(rig, "run.submitted").at(-1);
  if (run === undefined) throw new Error("no run was submitted");
  return run;
}
