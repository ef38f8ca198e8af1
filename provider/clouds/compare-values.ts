import { canonicalJson } from "../base/canonical-json";

/** One thing that a cloud tells of a job, beside what the program asks for. */
export interface Comparison {
  readonly name: string;
  /** `undefined`: the cloud does not tell, so nothing can differ. */
  readonly there: unknown;
  /** `undefined`: the program leaves it to the cloud. */
  readonly here: unknown;
}

/** The comparisons that differ, each as `name: there … here …`. Numbers compare as numbers, however they are spelt. */
export function differencesOf(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(({ there, here }) => there !== undefined && here !== undefined && spelling(there) !== spelling(here))
    .map(({ name, there, here }) => `${name} is ${canonicalJson(there)} there and ${canonicalJson(here)} here`);
}

function spelling(value: unknown): string {
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))) return String(Number(value));
  return typeof value === "string" ? value : canonicalJson(value);
}
