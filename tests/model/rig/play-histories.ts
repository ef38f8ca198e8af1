import fc, { type AsyncCommand } from "fast-check";
import type { DeleteRule } from "../../../provider/emulator/emulator-options";
import { createRig, type Rig } from "../../lifecycle/rig/create-rig";
import { createStack } from "../../lifecycle/rig/stack";
import { readCloudTruth } from "./cloud-truth";
import { histories } from "./commands";
import type { Model, Reality } from "./history";
import { destroyCommand } from "./other-commands";
import { upCommand } from "./up-command";
import { variants, type Variant } from "./variants";

/** `MODEL_SEED=7 MODEL_RUNS=20000 MODEL_COMMANDS=9` plays other histories, more and longer ones; a failure prints seed and path. */
const seed = Number(process.env["MODEL_SEED"] ?? 20260801);
const runs = Number(process.env["MODEL_RUNS"] ?? 2_000);
const path = process.env["MODEL_PATH"];

const deleteRules: readonly DeleteRule[] = ["literal", "terminal_only", "strict"];
const hourMs = 3_600_000;
const lagMs = 30_000;

/** A stack that is new, on clouds that are as good as new: at a full hour, so that every history can be played again. */
function setUp(rig: Rig, variant: Variant, lags: boolean): { model: Model; real: Reality } {
  rig.emulator.reset();
  rig.clock.advance(hourMs - (rig.clock.now() % hourMs));
  if (lags) rig.emulator.faults.add({ action: { kind: "listLag", lagMs } });
  for (const list of [rig.calls, rig.lines, rig.statuses]) list.length = 0;
  const real = { variant, rig, stack: createStack(rig), truth: readCloudTruth(rig) };
  return { model: { job: {}, trainings: [], held: undefined }, real };
}

/** However a history went, an up and a destroy bring everything in order. */
const recovery: readonly AsyncCommand<Model, Reality>[] = [upCommand({}, []), destroyCommand([])];

/**
 * Plays random histories of one variant against the model; as a test of its own file, so that the variants run side by side.
 * Of all runs each variant plays its share.
 */
export function playHistories(name: Variant["name"]): void {
  const variant = variants.find((candidate) => candidate.name === name);
  if (variant === undefined) throw new Error(`there is no variant ${name}`);

  describe("whatever happens, each training is paid for once and no run is lost", function () {
    this.timeout(0);
    const rigs = new Map<DeleteRule, Rig>();

    before(() => {
      for (const deleteRule of deleteRules) {
        const rig = createRig({ deleteRule });
        rig.pollIntervalMs = 300_000;
        rigs.set(deleteRule, rig);
      }
    });
    after(() => {
      for (const rig of rigs.values()) rig.close();
    });

    it(`on ${name}`, async () => {
      const property = fc.asyncProperty(
        fc.constantFrom(...deleteRules),
        fc.boolean(),
        histories,
        async (deleteRule, lags, commands) => {
          const rig = rigs.get(deleteRule);
          if (rig === undefined) throw new Error(`no clouds with the rule ${deleteRule}`);
          const start = setUp(rig, variant, lags);
          await fc.asyncModelRun(() => start, commands);
          for (const command of recovery) await command.run(start.model, start.real);
        },
      );
      await fc.assert(property, { seed, numRuns: Math.ceil(runs / variants.length), ...(path && { path }) });
    });
  });
}
