import { createHash } from "node:crypto";
import { canonicalJson } from "../base/canonical-json";
import { fineTuneJob } from "../contract/kinds/fine-tune-job";
import { modelDeployment } from "../contract/kinds/model-deployment";
import { modelVersion } from "../contract/kinds/model-version";
import { trainingDataset } from "../contract/kinds/training-dataset";
import { dynamicPrefix, nativePrefix } from "../contract/type-tokens";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const tokenLength = 12;

/** Which resource of which program this is; decides the token. */
export interface ResourceIdentity {
  readonly urn: string;
  /** The resource's own name in the program. */
  readonly name: string;
  readonly organization: string;
  /** Counts replacements: 0 for the first job of a resource. */
  readonly generation: number;
}

/** What makes two submits the same submit. */
export interface TokenParts {
  readonly organization: string;
  /** `finetune:namespace`, for people who share an account. */
  readonly namespace: string;
  readonly urn: string;
  readonly generation: number;
  /** The canonical inputs that are trained on. */
  readonly trainedOn: unknown;
  readonly triggers: unknown;
}

/**
 * Twelve base32 characters (60 bits) that the same submit always gets, on any machine and after any crash.
 * They travel in the job's name, so that a submit whose answer was lost is found instead of paid for again.
 */
export function submitToken(parts: TokenParts): string {
  const { organization, namespace, urn, generation, trainedOn, triggers } = parts;
  const text = canonicalJson([organization, namespace, frontlessUrn(urn), generation, trainedOn, triggers ?? null]);
  const bytes = createHash("sha256").update(text).digest();
  const bits = [...bytes.subarray(0, 8)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: tokenLength }, (_, index) => {
    return alphabet.charAt(parseInt(bits.slice(index * 5, index * 5 + 5), 2));
  }).join("");
}

/** Kinds whose type token tells the front end that declares them. */
const kindNames = [fineTuneJob, trainingDataset, modelVersion, modelDeployment].map(({ name }) => name);

/**
 * A resource's URN as its dynamic class would have it, whichever front end declares it: a create that was interrupted under one
 * of them is found again by the other.
 */
function frontlessUrn(urn: string): string {
  const [scheme, stack, types, ...rest] = urn.split("::");
  if (types === undefined) return urn;
  const dynamic = types.split("$").map((type) => {
    const kind = kindNames.find((name) => type === `${nativePrefix}${name}`);
    return kind === undefined ? type : `${dynamicPrefix}${kind}`;
  });
  return [scheme, stack, dynamic.join("$"), ...rest].join("::");
}

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
