import fc from "fast-check";
import type { Properties } from "../../lifecycle/rig/engine-protocol";

/** What a program says of a job, as far as the model is about it. Absent members stand as the default. */
export interface JobArguments {
  /** Epochs: a change trains something else. */
  readonly epochs?: number;
  readonly triggers?: number;
  readonly waitForCompletion?: boolean;
  readonly onFailure?: "fail" | "retrain";
  readonly onDelete?: "cancel" | "retain";
  /** Readable name. */
  readonly jobName?: string;
  /** Gives up waiting long before a job ends. */
  readonly isImpatient?: boolean;
}

/** Changes of a program: any of its members, or none. */
export const argumentChanges: fc.Arbitrary<JobArguments> = fc.record(
  {
    epochs: fc.constantFrom(1, 2),
    triggers: fc.constantFrom(0, 1),
    waitForCompletion: fc.boolean(),
    onFailure: fc.constantFrom("fail", "retrain"),
    onDelete: fc.constantFrom("cancel", "retain"),
    jobName: fc.constantFrom("bot", "robot"),
    isImpatient: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** What decides which model comes out: the same text, the same training. */
export function trainingOf({ epochs = 1, triggers = 0 }: JobArguments): string {
  return `epochs ${epochs}, triggers ${triggers}`;
}

/** The members outside the cloud's block. */
export function commonArguments(job: JobArguments): Properties {
  const { triggers = 0, waitForCompletion, onFailure, onDelete, jobName, isImpatient = false } = job;
  const limits = isImpatient ? { timeouts: { create: "2m", update: "2m" } } : {};
  return { triggers, ...limits, ...given({ waitForCompletion, onFailure, onDelete, jobName }) };
}

function given(members: Properties): Properties {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
