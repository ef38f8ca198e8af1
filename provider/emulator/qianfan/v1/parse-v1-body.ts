import type { ZodType } from "zod";
import { V1Refusal } from "./v1-refusal";

/**
 * Reads the members of a body that a call knows; the rest is ignored, as in V2.
 *
 * @throws V1Refusal 500001: V1's message names no member (seed 003)
 */
export function parseV1Body<Value>(schema: ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new V1Refusal("paramInvalid");
  return parsed.data;
}
