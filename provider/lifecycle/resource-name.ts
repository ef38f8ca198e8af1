import type { ResourceIdentity } from "./job/inputs";
import { submitToken } from "./token";

const readableLength = 7;

/** Up to 7 readable characters, `_`, the token; fits the 20 of [Omh4sux31]. */
export function readableName(wanted: string, token: string): string {
  const readable = wanted.replace(/[^A-Za-z0-9]/g, "").slice(0, readableLength) || "ft";
  return `${readable}_${token}`;
}

/**
 * The name on the cloud of what is no job: the same resource with the same content always gets the same one, so that what was
 * made before an answer was lost is found again.
 */
export function resourceName(identity: ResourceIdentity, namespace: string, content: unknown): string {
  return readableName(identity.name, submitToken({ ...identity, namespace, trainedOn: content, triggers: null }));
}
