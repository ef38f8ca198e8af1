import type { EmulatorOptions } from "../emulator-options";
import { doc, ours, seed, type Source } from "./provenance";

/** What an option of the simulated clouds is for. A switch decides between readings of the documents. */
export interface OptionMark {
  readonly isSwitch: boolean;
  readonly default: string;
  /** Each value that may be given and what it stands for. */
  readonly readings: Readonly<Record<string, string>>;
  readonly source: Source;
}
const quota = { default: "`0`", isSwitch: true } as const;
const ofTheSimulation = ours("of the simulation, not of a cloud");

/** Every option of `createEmulator`; a new one without a mark does not compile. */
export const optionMarks: Readonly<Record<keyof Required<EmulatorOptions>, OptionMark>> = {
  deleteRule: {
    isSwitch: true,
    default: "`literal`",
    readings: {
      "`literal`": "jobs that have ended cannot be deleted, all others can: the message of 000 to the letter",
      "`terminal_only`": "only jobs that have ended can be deleted: fine-tuning-api-guide, bailian-cli",
      "`strict`": "only jobs that wait can be deleted: both together",
    },
    source: seed("000, error table, for the default"),
  },
  taskDeleteRule: {
    isSwitch: true,
    default: "what `deleteRule` was given, else `terminal_only`",
    readings: {
      "`terminal_only`": "runs of Qianfan that have ended can be deleted, live ones are stopped first",
      "`literal`": "the opposite, as the message of 000 reads for Bailian's jobs",
      "`strict`": "only runs that wait can be deleted",
    },
    source: ours(
      "ymo1a9xwn and Im3gxxr1l name no condition, nor do 001, 002 and 003; 000, whose rule it would be, is Bailian's page",
    ),
  },
  deploymentDeleteRule: {
    isSwitch: true,
    default: "`any`",
    readings: {
      "`any`": "a deployment of Bailian can be deleted whatever its state: delete-deployment-api",
      "`stopped_or_failed`": "only a STOPPED or FAILED one can, and only the console stops it: bailian-cli",
    },
    source: doc("delete-deployment-api"),
  },
  jobQuota: {
    ...quota,
    readings: { "`0`": "no limit", "a number": "running and succeeded jobs of Bailian; the page says 20" },
    source: doc("error-code; off unless given, since the literal deleteRule never frees it"),
  },
  taskQuota: {
    ...quota,
    readings: { "`0`": "no limit", "a number": "containers of Qianfan (V2: jobs, V1: tasks)" },
    source: seed("003 names error 510203 and no number"),
  },
  trainingQuota: {
    ...quota,
    readings: { "`0`": "no limit", "a number": "runs of Qianfan that have not ended" },
    source: seed("003 names error 510402 and no number"),
  },
  chargeQuota: {
    ...quota,
    readings: { "`0`": "no limit", "a number": "tokens times epochs of all runs of Qianfan" },
    source: seed("003 names error 510403 and no number"),
  },
  fileLimits: {
    isSwitch: true,
    default: "300 MiB a file, 100 GiB in all, 10,000 files",
    readings: { "`fileBytes`, `totalBytes`, `count`": "limits of Bailian's file store" },
    source: doc("upload-file-api; model-customization-file-management-service says 1 GB, 5 GB and 100"),
  },
  authenticate: {
    isSwitch: true,
    default: "`false` in process, `true` on a port",
    readings: { "`true`": "keys and signatures are verified", "`false`": "whatever is configured is accepted" },
    source: ours("a program that tries the clouds in process needs no account"),
  },
  instant: {
    isSwitch: true,
    default: "`false`",
    readings: { "`true`": "runs end at the first look", "`false`": "runs take their simulated time" },
    source: ofTheSimulation,
  },
  speed: {
    isSwitch: true,
    default: "`60`, or what the data directory last had",
    readings: { "`0`": "time stands still", "a number": "simulated seconds per second" },
    source: ofTheSimulation,
  },
  seed: {
    isSwitch: false,
    default: "random",
    readings: { "a text": "same seed, same requests: same IDs and curves" },
    source: ofTheSimulation,
  },
  dataDir: {
    isSwitch: false,
    default: "in memory",
    readings: { "a folder": "where the simulated clouds live" },
    source: ofTheSimulation,
  },
  clock: {
    isSwitch: false,
    default: "the system's",
    readings: { "a clock": "source of the wall time" },
    source: ofTheSimulation,
  },
  onFault: {
    isSwitch: false,
    default: "nobody",
    readings: { "a function": "told about faults of the simulated clouds themselves" },
    source: ofTheSimulation,
  },
};
