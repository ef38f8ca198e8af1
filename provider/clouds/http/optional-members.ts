import { z } from "zod";
import type { Json, JsonObject } from "../../base/json";
import { parseBody } from "./parse-body";

/** Text that may be missing, null or empty, which all mean: not known. A number is its digits. */
export const optionalText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((text) => text || undefined);

const numberInText = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number that may be missing or null, or stand as text. */
export const optionalNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^$/)
      .transform(() => undefined),
    z.string().regex(numberInText).transform(Number).pipe(z.number()),
  ])
  .nullish()
  .transform((number) => number ?? undefined);

/** A word for a status, in its documented spelling whatever its case; one that is missing is empty, an unknown one stays. */
export function statusWord(documented: readonly string[]) {
  return z
    .string()
    .nullish()
    .transform((word) => documented.find((known) => known.toLowerCase() === word?.toLowerCase()) ?? word ?? "");
}

/** A list that only informs: what is no list is an empty one. */
export function informingList<Item>(item: z.ZodType<Item>) {
  return z
    .preprocess((value) => (Array.isArray(value) ? (value as unknown[]) : undefined), z.array(item).optional())
    .transform((items) => items ?? []);
}

/** A list of texts; missing and null are an empty list. */
export const textList = informingList(z.union([z.string(), z.number().transform(String)]));

const json: z.ZodType<Json> = z.json();

/** A JSON object, which may stand as text; missing and null are an empty one. */
export const optionalObject = z
  .preprocess(parsed, z.record(z.string(), json).nullish())
  .transform((object): JsonObject => object ?? {});

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const { form, ...body } = parseBody(value);
  return form === "json" && "value" in body ? body.value : undefined;
}
