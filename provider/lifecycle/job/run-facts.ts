import { isRecord } from "../../base/is-record";
import { mark } from "../../base/mark";
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

/** Whether a resource is of one of our kinds. */
export function isOfKind({ urn }: Pick<HeldState, "urn">, kind: string): boolean {
  return urn.includes(`:${kind}::`);
}

/** The block of arguments of a run: what its cloud tells goes before what a stack holds, of which no secret is shown. */
export function shownBlock(
  cloud: string,
  held: Pick<HeldState, "inputs"> | undefined,
  told: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const given = held?.inputs[cloud];
  const shown = isMarked(given) ? undefined : withoutSecrets(given);
  return { ...(isRecord(shown) ? shown : {}), ...told };
}

const isMarked = (value: unknown): boolean => isRecord(value) && Object.hasOwn(value, mark);

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isMarked(item)).map(withoutSecrets);
  if (!isRecord(value)) return value;
  const plain = Object.entries(value).filter(([, member]) => !isMarked(member));
  return Object.fromEntries(plain.map(([name, member]) => [name, withoutSecrets(member)]));
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
