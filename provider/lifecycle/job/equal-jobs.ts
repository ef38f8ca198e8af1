import { canonicalJson } from "../../base/canonical-json";
import { containsUnknown } from "../../base/unknown";
import type { Finding } from "../../contract/rules";
import { blockOf } from "../blocks";
import type { Context } from "../context";
import type { JobInputs } from "./inputs";
import { trainedOnContent, trainedOnIds } from "./trained-on";

/** A job that this process has checked. */
export interface CheckedJob {
  readonly name: string;
  /** It is going to be made, and paid for. */
  readonly isNew: boolean;
}

/**
 * Warns of a second resource of the program that trains the same: each pays for its own job. `triggers` or another `jobName` say
 * that this is meant.
 */
export function checkEqualJobs({ memory, identity, clouds }: Context, inputs: JobInputs, isNew: boolean): Finding[] {
  const { cloud } = blockOf(clouds, inputs);
  const { adopt, triggers, jobName } = inputs;
  const trainedOn = trainedOnContent(cloud, inputs) ?? trainedOnIds(cloud, inputs);
  // What is taken over is not paid for, and what is not known yet may turn out to be anything.
  if (adopt !== undefined || containsUnknown([trainedOn, triggers, jobName])) return [];
  const key = canonicalJson([cloud.name, trainedOn, triggers ?? null, jobName ?? null]);
  const equals = memory.checkedJobs.get(key) ?? new Map<string, CheckedJob>();
  memory.checkedJobs.set(key, equals);
  const [, other] = [...equals].find(([urn, job]) => urn !== identity.urn && (isNew || job.isNew)) ?? [];
  equals.set(identity.urn, { name: identity.name, isNew });
  if (other === undefined) return [];
  const reason = `${identity.name} trains the same as ${other.name}, on equal data with equal arguments, and each is paid for; if that is meant, give one of them another \`jobName\` or \`triggers\``;
  return [{ path: cloud.name, reason, severity: "warning" }];
}
