import type Database from "libsql";
import type { RunView } from "../contract";
import type { DeploymentFate, Face } from "../face";
import type { CountedFaults, Faults } from "../faults/create-faults";
import type { StoredJournal } from "../create-journal";
import type { FaceContext } from "../face-context";
import type { RunSettling } from "../training/create-run-settling";
import type { ControlledTrainingEngine } from "../training/create-training-engine";
import type { RunFate } from "../contract";
import { vanishRun } from "../faults/run-faults";
import { requireArguments } from "../require-arguments";
import type { NoticeReceiver } from "../notices/receiver";
import type { World } from "../world/create-world";

/** The clock as the control interface shows it. */
interface ClockState {
  /** RFC 3339. */
  readonly simulatedNow: string;
  readonly wallNow: string;
  readonly speed: number;
}

/**
 * What a person or a test may do to the simulated clouds beyond what the clouds offer. Every function throws FineTuneError
 * `emulator-bad-argument` for what it does not take.
 */
export interface EmulatorControl {
  clock(): ClockState;
  /** Moves the simulated time ahead, in milliseconds. */
  advance(durationMs: number): ClockState;
  /** Simulated seconds per second from now on; 0 stands still. */
  setSpeed(speed: number): ClockState;
  /** Decides how a run ends, by the ID of the Bailian job or the Qianfan task; undefined when there is no such run. */
  decide(runId: string, fate: RunFate): RunView | undefined;
  /** Takes a run away as if somebody else had deleted it; false when there is no such run. */
  vanish(runId: string): boolean;
  /**
   * Brings a deployment into a state that no call of its cloud leads to, by its ID there.
   *
   * @returns the cloud's own word for its state now; undefined when there is no such deployment.
   */
  decideDeployment(id: string, fate: DeploymentFate): string | undefined;
  /** Rules by which calls go wrong. */
  readonly faults: Faults;
  /** Robots to which notices can be sent, and what they were sent. */
  readonly notices: NoticeReceiver;
  /**
   * Every call, effect and transition as one JSON text each, in the order of their simulated time. Entries are numbered
   * (`seq`) in the order in which they were written: with `since`, the highest number seen, only later ones are given.
   */
  journal(since?: number): string[];
  /** Forgets every job, file, model, fault rule, notice and journal entry; clock and keys stay. IDs start over. */
  reset(): void;
}

/** Tables that outlive a reset. */
const keptTables = new Set(["world", "credential", "schema_part"]);

/** Builds the control functions; each is one transaction. */
export function createControl(parts: {
  readonly context: FaceContext;
  readonly database: Database.Database;
  readonly world: World;
  readonly training: ControlledTrainingEngine;
  readonly settling: RunSettling;
  readonly faults: CountedFaults;
  readonly journal: StoredJournal;
  readonly notices: NoticeReceiver;
  readonly faces: readonly Face[];
}): EmulatorControl {
  const { context, world, training, settling, faults, journal } = parts;
  const { store } = context;
  const tables = store.prepare<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const clock = (): ClockState => ({
    simulatedNow: new Date(world.now()).toISOString(),
    wallNow: new Date(world.wallNow()).toISOString(),
    speed: world.speed(),
  });

  return {
    clock,
    advance: (durationMs) => {
      requireArguments("advance", { durationMs });
      store.write(() => world.advance(durationMs));
      return clock();
    },
    setSpeed: (speed) => {
      requireArguments("setSpeed", { speed });
      store.write(() => world.setSpeed(speed));
      return clock();
    },
    decide: (runId, fate) => {
      requireArguments("decide", { runId, fate });
      return store.write(() => training.decide(runId, fate));
    },
    vanish: (runId) => {
      requireArguments("vanish", { runId });
      return store.write(() => vanishRun(parts, runId));
    },
    decideDeployment: (id, fate) => {
      requireArguments("decideDeployment", { id, fate });
      return store.write(() =>
        parts.faces.reduce<string | undefined>(
          (status, face) => status ?? face.decideDeployment?.(context, id, fate),
          undefined,
        ),
      );
    },
    faults,
    notices: parts.notices,
    journal: (since = 0) => {
      requireArguments("journal", { since });
      store.write(() => {
        settling.settle();
        for (const face of parts.faces) face.settle?.(context);
      });
      return journal.lines(since);
    },
    reset: () => {
      // What was called before is forgotten too, also where it has not been written yet.
      journal.lines();
      store.write(() => {
        for (const { name } of tables.all()) if (!keptTables.has(name)) parts.database.exec(`DELETE FROM "${name}"`);
        world.restartRandomness();
        for (const face of parts.faces) face.seed?.(context);
      });
      context.blobs.clear();
    },
  };
}
