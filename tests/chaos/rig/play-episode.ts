import { endedWith } from "../../engine/rig/ended-with";
import { withScene } from "../../engine/rig/with-scene";
import { openGate } from "../../kill/rig/gate";
import { goWrong } from "./go-wrong";
import { createIntentions, type Intentions } from "./intentions";
import { edited, emptyProject, type Edit, type Project } from "./project";
import { isServed } from "./program";
import { bringDown, bringUp, expectUnchanged } from "./recover";
import type { Round, Script } from "./script";
import { createStage, type Stage } from "./stage";
import { createTally, type Tally } from "./tally";

/** A job that is submitted to an idle account runs by then, in simulated milliseconds. */
const untilRunningMs = 60_000;
/** Simulated seconds per second at which a job that runs still does when a command has found it. */
const unhurriedSpeed = 60;

/** How an episode went. */
export interface Episode {
  readonly seed: number;
  /** What happened, a part a round. */
  readonly story: readonly string[];
  readonly tally: Tally;
  /** Absent: everything was as it must be. */
  readonly failure?: EpisodeFailure;
}

/** What is needed to understand a failure. */
export interface EpisodeFailure {
  readonly error: unknown;
  /** Programs, commands and their output, oldest first. */
  readonly record: readonly string[];
  /** Lines of the clouds' journal. */
  readonly journal: readonly string[];
}

/** Plays a script on the real engine and on simulated clouds of its own. */
export async function playEpisode(script: Script): Promise<Episode> {
  const { seed, speed, rounds } = script;
  const tally = createTally();
  const story: string[] = [];
  let failure: EpisodeFailure | undefined;
  await withScene(
    "",
    async (scene) => {
      const gate = await openGate(scene.clouds.url);
      scene.stack.environment = { ...scene.stack.environment, FINETUNE_ENDPOINT: gate.url };
      const stage = createStage(scene, gate);
      const intentions = createIntentions();
      try {
        let project = emptyProject;
        for (const round of rounds) {
          project = await playRound(stage, intentions, { project, round, speed, tally, story });
        }
      } catch (error) {
        failure = { error, record: stage.record, journal: scene.clouds.emulator.journal() };
      } finally {
        tally.add("paid runs", "runs", scene.clouds.runs().length);
        await gate.close();
      }
    },
    { clouds: { speed, seed: String(seed) } },
  );
  return { seed, story, tally, ...(failure === undefined ? {} : { failure }) };
}

/** What a round is played with. */
interface Parts {
  readonly project: Project;
  readonly round: Round;
  readonly speed: number;
  readonly tally: Tally;
  readonly story: string[];
}

async function playRound(stage: Stage, intentions: Intentions, parts: Parts): Promise<Project> {
  const { round, speed, tally, story } = parts;
  const led = round.lead === undefined ? parts.project : await lead(stage, intentions, parts.project, round.lead);
  const project = round.edits.reduce(edited, led);
  const isDestroy = round.command === "destroy";
  if (isDestroy) intentions.startOver();
  intentions.revise(project.jobs, stage.place());
  stage.write(project.jobs);
  const told = await goWrong(stage, project.jobs, round, tally);
  story.push(round.lead === undefined ? told : `${told} while jobs run`);
  stage.clouds.emulator.setSpeed(speed);
  if (isDestroy && !round.wantsBack) {
    intentions.startOver();
    await bringDown(stage);
    return project;
  }
  // What a destroy has taken away meanwhile is in the state as long as nobody looks.
  if (isDestroy || round.command === "refresh") await endedWith(0, stage.run("refresh"));
  const settled = await bringUp(stage, intentions, project, round.remedy);
  if (round.isLookedAtTwice) await expectUnchanged(stage);
  return settled;
}

/** Has jobs trained for which nobody waits yet, and lets one come to run while the others queue. */
async function lead(stage: Stage, intentions: Intentions, project: Project, edits: readonly Edit[]): Promise<Project> {
  const { emulator } = stage.clouds;
  const changed = edits.reduce(edited, project);
  const unwaited = { ...changed, jobs: changed.jobs.map((job) => ({ ...job, waitForCompletion: false })) };
  if (project.jobs.some(isServed)) {
    // What is taken off stops in simulated time, which stands still below.
    stage.write(project.jobs.map((job) => ({ ...job, replicas: undefined })));
    await endedWith(0, stage.run("up"));
  }
  emulator.setSpeed(0);
  intentions.revise(unwaited.jobs, stage.place());
  stage.write(unwaited.jobs);
  await endedWith(0, stage.run("up"));
  emulator.advance(untilRunningMs);
  emulator.setSpeed(unhurriedSpeed);
  return changed;
}
