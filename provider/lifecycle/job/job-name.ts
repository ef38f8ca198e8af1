import type { JobInputs, ResourceIdentity } from "./inputs";
import { readableName } from "../resource-name";
import { submitToken } from "../token";

const tokenPattern = /_[a-z2-7]{12}$/;

/** The job's name on the cloud: up to 7 readable characters, `_`, the token; fits the 20 of [Omh4sux31]. */
export function jobNameFor(
  inputs: JobInputs,
  identity: ResourceIdentity,
  options: { readonly namespace: string; readonly trainedOn: unknown },
): string {
  const wanted = inputs.jobName ?? identity.name;
  if (inputs.exactJobName === true) return wanted;
  return readableName(wanted, submitToken({ ...identity, ...options, triggers: inputs.triggers }));
}

/** Whether a job's name ends in a token as this package makes them. */
export function carriesToken(jobName: string): boolean {
  return tokenPattern.test(jobName);
}

/** The token in a job's name, which stays when the readable part is changed; `undefined` where there is none. */
export function tokenIn(jobName: string): string | undefined {
  return tokenPattern.exec(jobName)?.[0];
}
