import { killers, type KillerName } from "../../kill/rig/killers";
import type { Side } from "../../kill/rig/gate";
import { createChance, type Chance } from "./chance";
import { commands, type CommandName } from "./commands";
import { chooseFault, type FaultWish } from "./faults";
import type { Moment } from "./moments";
import type { Edit, EditKind } from "./project";

/** Something is killed while a call stands at the gate. */
export interface KillWish {
  readonly killer: KillerName;
  /** What the call is for, whichever job makes it. */
  readonly purpose: Moment["purpose"];
  readonly side: Side;
  readonly nth: number;
}

/** What the user does about a job that failed for good. */
export type Remedy = "triggers" | "retrain" | "remove";

/** One command in which things go wrong, and how the user goes on. */
export interface Round {
  /** Changes for which nobody waits: their jobs queue or run when the command begins. */
  readonly lead?: readonly Edit[];
  readonly edits: readonly Edit[];
  readonly command: CommandName;
  readonly faults: readonly FaultWish[];
  readonly kill?: KillWish;
  readonly remedy: Remedy;
  /** After a destroy: whether the user wants the jobs back, instead of finishing it. */
  readonly wantsBack: boolean;
  /** Whether an `up` without a change follows, which must change nothing. */
  readonly isLookedAtTwice: boolean;
}

/** Everything that happens in an episode, decided before anything runs. */
export interface Script {
  readonly seed: number;
  /** Simulated seconds per second. */
  readonly speed: number;
  readonly rounds: readonly Round[];
}

const anyEdits: readonly (readonly [number, EditKind])[] = [
  [3, "add"],
  [3, "again"],
  [3, "remove"],
  [4, "hyperparameter"],
  [3, "triggers"],
  [2, "waitForCompletion"],
  [2, "onFailure"],
  [2, "jobName"],
  [3, "serve"],
  [4, "replicas"],
];
/** Edits that ask for trainings. */
const trainingEdits: readonly (readonly [number, EditKind])[] = [
  [1, "add"],
  [2, "triggers"],
  [2, "hyperparameter"],
];
const weighed = (Object.keys(commands) as CommandName[]).map((name) => [commands[name].weight, name] as const);
const killerNames = Object.keys(killers) as KillerName[];

/** Writes the script of a seed. */
export function writeScript(seed: number): Script {
  const chance = createChance(seed);
  const speed = chance.pick([600, 1_200, 2_400]);
  const jobs = chance.whole(1, 6);
  const first = chooseRound(chance, { command: "up", edits: times(jobs, () => chooseEdit(chance, "add")) });
  const more = times(chance.whole(1, 3), () => chooseRound(chance, chooseLead(chance)));
  const last = chooseRound(chance, { ...chooseLead(chance), command: "destroy", edits: [], wantsBack: false });
  return { seed, speed, rounds: [first, ...more, last] };
}

function chooseRound(chance: Chance, fixed: Partial<Round>): Round {
  const command = fixed.command ?? chance.weighted(weighed);
  const edits = command === "up" || command === "preview" ? chance.whole(1, 3) : 0;
  const round = {
    edits: times(edits, (index) => chooseEdit(chance, chance.weighted(index === 0 ? trainingEdits : anyEdits))),
    command,
    faults: times(chance.whole(0, 4), () => chooseFault(chance, choosePurpose(chance, command))),
    remedy: chance.pick(["triggers", "retrain", "remove"] as const),
    wantsBack: chance.isTrue(0.5),
    isLookedAtTwice: chance.isTrue(0.25),
    ...fixed,
  };
  return chance.isTrue(0.65) ? { ...round, kill: chooseKill(chance, command) } : round;
}

function chooseLead(chance: Chance): Pick<Round, "lead"> {
  if (chance.isTrue(0.5)) return {};
  return { lead: times(chance.whole(1, 3), () => chooseEdit(chance, chance.weighted(trainingEdits))) };
}

function chooseKill(chance: Chance, command: CommandName): KillWish {
  return {
    killer: chance.pick(killerNames),
    purpose: choosePurpose(chance, command),
    side: chance.pick(["before", "after"]),
    nth: chance.weighted([
      [8, 1],
      [2, 2],
      [1, 4],
    ]),
  };
}

function choosePurpose(chance: Chance, command: CommandName): Moment["purpose"] {
  return chance.weighted(commands[command].purposes);
}

function chooseEdit(chance: Chance, kind: EditKind): Edit {
  return { kind, share: chance.number(), value: chance.whole(0, 9_999) };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
