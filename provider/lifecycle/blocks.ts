import { isRecord } from "../base/is-record";
import type { JsonObject } from "../base/json";
import { listWords } from "../base/list-words";
import { isUnknown } from "../base/unknown";
import type { Cloud, CloudRegistry } from "../contract/cloud";
import type { CloudName } from "../contract/keys";
import type { BlockRules, Finding } from "../contract/rules";
import type { Knowledge } from "../contract/catalogue";

type Arguments = Readonly<Record<string, unknown>>;

/** One cloud's block among arguments that check let pass; `undefined` where it is not given. */
export function blockFor(inputs: object, cloud: CloudName): JsonObject | undefined {
  // Blocks have the names of clouds, of which the types of arguments know nothing; check has judged what is in them.
  return (inputs as Readonly<Record<CloudName, JsonObject | undefined>>)[cloud];
}

/** The one cloud block of the arguments. */
export function blockOf(clouds: CloudRegistry, inputs: object): { readonly cloud: Cloud; readonly block: JsonObject } {
  for (const cloud of clouds.all) {
    const block = blockFor(inputs, cloud.name);
    if (block !== undefined) return { cloud, block };
  }
  throw new TypeError("arguments without a cloud block got past check");
}

/** The clouds whose blocks are given, known or not. */
export function givenClouds(clouds: CloudRegistry, inputs: Arguments): readonly Cloud[] {
  return clouds.all.filter(({ name }) => inputs[name] !== undefined && inputs[name] !== null);
}

/** What the blocks of a kind of resource are judged by. */
export interface BlockKind {
  /** Begins the sentence that says that there is exactly one, for example `a job runs on`. */
  readonly what: string;
  /** `undefined` where the cloud has no such resources. */
  rulesOf(cloud: Cloud): BlockRules | undefined;
}

/** What is known of a cloud beside its tables. */
type Knows = (cloud: CloudName) => Knowledge;

/** Judges the one cloud block among arguments. */
export function checkBlocks(clouds: CloudRegistry, inputs: Arguments, kind: BlockKind, knows?: Knows): Finding[] {
  const given = givenClouds(clouds, inputs);
  if (given.length !== 1) return [exactlyOneBlock(clouds, given, kind.what)];
  return given.flatMap((cloud) => checkBlock(cloud, inputs, kind, knows?.(cloud.name)));
}

/** Judges one cloud's block; `validation: "warn"` turns errors into warnings, and doubts of a catalogue into nothing. */
export function checkBlock(
  cloud: Cloud,
  inputs: Arguments,
  { what, rulesOf }: BlockKind,
  known?: Knowledge,
): Finding[] {
  const { name, title } = cloud;
  const block = inputs[name];
  const rules = rulesOf(cloud);
  if (rules === undefined)
    return [{ path: name, reason: `${title} has nothing of this kind: ${what} another cloud`, severity: "error" }];
  if (isUnknown(block)) return [];
  if (!isRecord(block)) return [{ path: name, reason: `${name} must be an object of arguments`, severity: "error" }];
  const lenient = inputs["validation"] === "warn";
  const findings = rules.check(block, inputs, known).filter(({ isDoubt }) => !(lenient && isDoubt === true));
  return findings.map((finding) => ({
    ...finding,
    path: finding.path === "" ? name : `${name}.${finding.path}`,
    severity: lenient ? "warning" : finding.severity,
  }));
}

function exactlyOneBlock({ all }: CloudRegistry, given: readonly Cloud[], what: string): Finding {
  const quoted = (clouds: readonly Cloud[]) => clouds.map(({ name }) => `\`${name}\``);
  const found =
    given.length === 0
      ? `neither ${listWords(quoted(all), "nor")} is given`
      : `${given.length === 2 ? "both " : ""}${listWords(quoted(given), "and")} are given`;
  return {
    path: (given[1] ?? all[0])?.name ?? "",
    reason: `${found}; ${what} exactly one cloud, so give exactly one of these blocks`,
    severity: "error",
  };
}

/** Everything that can be said about arguments offline. */
export interface CheckResult {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Findings as a check answers them. */
export function bySeverity(findings: readonly Finding[]): CheckResult {
  return {
    errors: findings.filter(({ severity }) => severity === "error"),
    warnings: findings.filter(({ severity }) => severity === "warning"),
  };
}
