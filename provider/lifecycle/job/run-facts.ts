import { isRecord } from "../../base/is-record";
import { present } from "../../base/present";
import type { ToldDataset } from "../../contract/dataset-cloud";
import type { Observation } from "../../contract/observation";
import { costOf } from "../../prices/estimate-cost";
import { findPrice, type PricedCloud, type PriceSettings } from "../../prices/find-price";

/** What is gathered of a run for people, on the page and in a report, beside what a look at it tells. */

/** A resource in the state of a stack. */
export interface HeldState {
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Pulumi's mark of a value that is encrypted in state [pulumi engine 3.259.0]. */
const secretMark = "4dabf18193072939515e22adb298388d";

/** Whether a resource is of one of our kinds. */
export function isOfKind({ urn }: Pick<HeldState, "urn">, kind: string): boolean {
  return urn.includes(`:${kind}::`);
}

/** The block of arguments of a run: what its cloud tells goes before what a stack holds, of which no secret is shown. */
export function blockOf(
  cloud: string,
  held: Pick<HeldState, "inputs"> | undefined,
  told: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const given = held?.inputs[cloud];
  return { ...(isRecord(given) ? withoutSecrets(given) : {}), ...told };
}

function withoutSecrets(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (!isRecord(value)) return [[name, value]];
      return secretMark in value ? [] : [[name, withoutSecrets(value)]];
    }),
  );
}

/** What the tokens cost that a run was billed for; absent where they or their price are not known. */
export function billedCost(
  { baseModel, trainedTokens }: Pick<Observation, "baseModel" | "trainedTokens">,
  cloud: PricedCloud,
  prices?: PriceSettings,
): { readonly amount: number; readonly currency: string; readonly priceSource: string } | undefined {
  if (baseModel === undefined || trainedTokens === undefined) return undefined;
  const price = findPrice(cloud, baseModel, prices);
  return price && { amount: costOf(trainedTokens, price), currency: price.currency, priceSource: price.priceSource };
}

/** What a run is trained or validated on. */
export interface RunDatum {
  readonly id: string;
  readonly role: "training" | "validation";
  readonly name?: string;
  readonly bytes?: number;
  readonly rows?: number;
  readonly tokens?: number;
  /** With what it was made by: `sha256:…` of a stack's file, `md5:…` of a cloud's. */
  readonly hash?: string;
}

/**
 * Data by its IDs among the arguments, with what its cloud tells of it and what the stack has counted.
 * @param tell what a cloud tells of the data with an ID
 */
export async function runData(
  block: Readonly<Record<string, unknown>>,
  held: Pick<HeldState, "inputs"> | undefined,
  tell: (id: string) => Promise<ToldDataset | undefined>,
): Promise<RunDatum[]> {
  const parts = Object.entries(block).flatMap(([name, value]) => {
    const role = /^(training|validation)/.exec(name)?.[1];
    const ids = Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
    return role === "training" || role === "validation" ? ids.map((id) => ({ role, id }) as const) : [];
  });
  const given = held?.inputs["trainingData"];
  const counted = (Array.isArray(given) ? given : [given]).map((part: unknown) =>
    isRecord(part) ? countOf(part) : {},
  );
  return Promise.all(
    parts.map(async ({ role, id }, index) => {
      const { name, bytes, rows, md5 } = (await tell(id)) ?? {};
      const ours = role === "training" ? counted[index] : undefined;
      return { id, role, ...present({ name, bytes, rows, hash: md5 && `md5:${md5}` }), ...ours };
    }),
  );
}

/** Rows, tokens and hash of a file as a stack knows them. */
export function countOf({ rows, tokens, contentHash }: Readonly<Record<string, unknown>>): {
  readonly rows?: number;
  readonly tokens?: number;
  readonly hash?: string;
} {
  return present({
    rows: typeof rows === "number" ? rows : undefined,
    tokens: typeof tokens === "number" ? tokens : undefined,
    hash: typeof contentHash === "string" ? `sha256:${contentHash}` : undefined,
  });
}
