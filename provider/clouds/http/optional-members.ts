import { z } from "zod";
import type { Json, JsonObject } from "../../base/json";

/** Text that may be missing, null or empty, which all mean: not known. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

/** A number that may be missing or null. */
export const optionalNumber = z
  .number()
  .nullish()
  .transform((number) => number ?? undefined);

/** A list of texts; missing and null are an empty list. */
export const textList = z
  .array(z.string())
  .nullish()
  .transform((texts) => texts ?? []);

const json: z.ZodType<Json> = z.json();

/** A JSON object; missing and null are an empty one. */
export const optionalObject = z
  .record(z.string(), json)
  .nullish()
  .transform((object): JsonObject => object ?? {});
