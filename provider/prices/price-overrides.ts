import { z } from "zod";
import { readJson } from "../base/json";
import type { CloudName } from "../contract/keys";

/** Prices that the configuration gives, by cloud and model, in one currency. */
export interface PriceOverrides {
  readonly prices: Readonly<Record<CloudName, Readonly<Record<string, number>>>>;
  /** Of units that serve, by cloud and unit; absent where none is given. */
  readonly hourly?: Readonly<Record<CloudName, Readonly<Record<string, number>>>>;
  readonly currency: string;
}

/** `pulumi config set --path` stores a decimal as text. */
const price = z.preprocess(
  (value) => (typeof value === "string" && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value),
  z.number({ error: "takes a number" }).positive({ error: "takes a number above 0" }),
);

const models = z.record(z.string(), price, { error: "takes an object of prices by model" });
const units = z.record(z.string(), price, { error: "takes an object of prices by unit" });

const schemaFor = (clouds: readonly CloudName[]) =>
  z.strictObject(
    {
      ...Object.fromEntries(clouds.map((cloud) => [cloud, models.default({})])),
      hourly: z
        .strictObject(Object.fromEntries(clouds.map((cloud) => [cloud, units.default({})])), {
          error: (issue) => (issue.code === "unrecognized_keys" ? undefined : "takes an object of prices by cloud"),
        })
        .optional(),
      currency: z
        .string({ error: "takes a text" })
        .regex(/^[A-Z]{3}$/, { error: 'takes three capital letters such as "CNY"' })
        .default("CNY"),
    },
    { error: (issue) => (issue.code === "unrecognized_keys" ? undefined : "takes an object") },
  );

/**
 * Reads the JSON text of `finetune:prices`.
 * @param clouds that prices may be given for.
 * @throws TypeError that says what is wrong where
 */
export function readPriceOverrides(text: string, clouds: readonly CloudName[]): PriceOverrides {
  const result = schemaFor(clouds).safeParse(parseJson(text));
  if (result.success) {
    const { currency, hourly, ...prices } = result.data;
    return { prices, ...(hourly === undefined ? {} : { hourly }), currency };
  }
  const problems = result.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  throw new TypeError(problems.join("; "));
}

function parseJson(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    throw new TypeError(`no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
