import fc, { type AsyncCommand } from "fast-check";
import type { Model, Reality } from "./history";
import { argumentChanges } from "./job-arguments";
import { networkFaults } from "./network-faults";
import {
  destroyCommand,
  eventCommand,
  eventNames,
  previewCommand,
  refreshCommand,
  timeCommand,
} from "./other-commands";
import { upCommand } from "./up-command";

type Commands = fc.Arbitrary<AsyncCommand<Model, Reality>>;

const ups: Commands = fc.tuple(argumentChanges, networkFaults).map(([changes, faults]) => upCommand(changes, faults));
const repeatedUps: Commands = networkFaults.map((faults) => upCommand({}, faults));
const taints: Commands = fc
  .tuple(argumentChanges, networkFaults)
  .map(([changes, faults]) => upCommand(changes, faults, { isTainted: true }));
const repeatedTaints: Commands = networkFaults.map((faults) => upCommand({}, faults, { isTainted: true }));
const initErrorUps: Commands = networkFaults.map((faults) => upCommand({}, faults, { replacesOnInitError: true }));
const previews: Commands = fc
  .tuple(argumentChanges, networkFaults)
  .map(([changes, faults]) => previewCommand(changes, faults));

/** Histories of a stack: operations, and what happens between them. Ups are the most frequent. */
export const histories = fc.commands(
  [
    ups,
    ups,
    ups,
    repeatedUps,
    repeatedUps,
    taints,
    repeatedTaints,
    initErrorUps,
    previews,
    networkFaults.map(refreshCommand),
    networkFaults.map(destroyCommand),
    fc.constantFrom(...eventNames).map(eventCommand),
    fc.constantFrom(...eventNames).map(eventCommand),
    fc.integer({ min: 1, max: 20 }).map(timeCommand),
  ],
  { maxCommands: Number(process.env["MODEL_COMMANDS"] ?? 6) },
);
