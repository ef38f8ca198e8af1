import assert from "node:assert/strict";
import { endedWith } from "../../engine/rig/ended-with";
import { nothingLeft } from "../../kill/rig/nothing-left";
import type { ExportedResource } from "../../engine/rig/exported-state";
import { expectIntended, expectNoWaste, runIdOf } from "./expect-intended";
import type { Intentions } from "./intentions";
import { isLive, readLedger } from "./ledger";
import { edited, replaced, type Project } from "./project";
import type { ChaosJob } from "./program";
import type { Remedy } from "./script";
import type { Stage } from "./stage";

/** More than any recovery needs: each `up` ends with one job less that has failed or is not known to have ended. */
const mostUps = 12;
/** Longer than all jobs of a program take, in simulated milliseconds. */
const longEnoughMs = 12 * 3_600_000;

/** Brings the stack to what the program says, as the documentation tells people to, and checks what that cost. */
export async function bringUp(stage: Stage, intentions: Intentions, start: Project, remedy: Remedy): Promise<Project> {
  let project = start;
  const told = new Set<string>();
  const look = async () => {
    const { jobs } = await stage.stack.state();
    for (const job of jobs.values()) told.add(runIdOf(job));
    return jobs;
  };
  await look();
  for (let ups = 1; ; ups += 1) {
    assert.ok(ups <= mostUps, `the stack is not up after ${mostUps} tries`);
    const { code, output } = await stage.run("up");
    const jobs = await look();
    if (code === 0 && project.jobs.every((job) => isSettled(job, jobs.get(job.name)))) break;
    // What nobody waits for ends meanwhile.
    stage.clouds.emulator.advance(longEnoughMs);
    if (code === 0) continue;
    const failed = project.jobs.filter(({ name }) => hasFailed(jobs.get(name)));
    assert.ok(failed.length > 0, `an up failed although no job has:\n${output}`);
    const before = project;
    for (const job of failed) project = remedied(project, job, remedy);
    if (project === before) continue;
    intentions.revise(project.jobs, stage.place());
    stage.write(project.jobs);
  }
  await expectUp(stage, intentions, told);
  return project;
}

/** Destroys what is there and checks that nothing is left that costs money or is in the way. */
export async function bringDown(stage: Stage): Promise<void> {
  await endedWith(0, stage.run("destroy"));
  const state = await stage.stack.state();
  const left = state.jobs.size + state.deployments.size + state.pendingDeletions;
  assert.equal(left, 0, "jobs and deployments of the stack after destroy");
  const ledger = readLedger(stage.clouds.journal());
  expectNoWaste(ledger);
  assert.deepEqual([...ledger.serving, ...ledger.units], [], "something goes on serving after destroy");
  await nothingLeft(stage.clouds);
}

/** Runs an `up` without a change: nothing may happen, neither to the stack nor to the clouds. */
export async function expectUnchanged(stage: Stage): Promise<void> {
  const before = stage.clouds.effects();
  const { output } = await endedWith(0, stage.run("up"));
  assert.match(output, /^ +\d+ unchanged$/m, `an up without a change changed something:\n${output}`);
  assert.doesNotMatch(output, /[+~-] \d+ (created|updated|deleted)/, "an up without a change changed something");
  assert.deepEqual(stage.clouds.effects(), before, "an up without a change changed something on the clouds");
}

async function expectUp(stage: Stage, intentions: Intentions, told: ReadonlySet<string>): Promise<void> {
  const ledger = readLedger(stage.clouds.journal());
  expectIntended(ledger, intentions, await stage.stack.state(), told);
  assert.deepEqual(ledger.runs.filter(isLive), [], "a run lives that nobody waits for");
  await nothingLeft(stage.clouds);
}

function isSettled(job: ChaosJob, resource: ExportedResource | undefined): boolean {
  const { status, finetunedOutput } = resource?.outputs ?? {};
  return status === "succeeded" && (!job.isPublished || job.api === "bailian" || finetunedOutput !== undefined);
}

function hasFailed(resource: ExportedResource | undefined): boolean {
  const status = resource?.outputs["status"];
  return status === "failed" || status === "cancelled";
}

/** What the user does about a failed job; one that is retrained anyway needs nothing. */
function remedied(project: Project, { name, onFailure }: ChaosJob, remedy: Remedy): Project {
  if (onFailure === "retrain") return project;
  const index = project.jobs.findIndex((job) => job.name === name);
  const job = project.jobs[index];
  if (job === undefined) return project;
  if (remedy === "retrain") return replaced(project, { ...job, onFailure: "retrain" });
  const isLast = project.jobs.length === 1;
  if (remedy === "triggers" || isLast) return replaced(project, { ...job, trigger: (job.trigger ?? 0) + 1 });
  return edited(project, { kind: "remove", share: index / project.jobs.length, value: 0 });
}
