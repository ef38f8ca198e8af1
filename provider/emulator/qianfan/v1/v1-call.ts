import type { ZodType } from "zod";
import type { Json } from "../../../base/json";
import { operationsOf } from "../../surface/operation";
import type { QianfanCall } from "../call";
import { refuse } from "./v1-errors";

/**
 * Makes a call of the V1 API. It gives the member `result` of the answer.
 *
 * Mind the words in this folder: V1's *task* is the container, which V2 calls *job*, and V1's *job* is one run, which V2
 * calls *task*. Paths, members and errors have V1's words, everything else V2's. A call is known by the last words of its
 * path: `createJob`, `dataset/info`.
 */
export const operation = operationsOf<QianfanCall, Json>();

/** Reads the body by a schema; see `read`. */
export function reads<Value>(schema: ZodType<Value>): (call: QianfanCall) => Value {
  return ({ body }) => read(schema, body);
}

/**
 * Reads the members that a call knows; the rest is ignored, as in V2.
 *
 * @throws Refusal 500001: V1's message names no member (seed [003])
 */
export function read<Value>(schema: ZodType<Value>, given: unknown): Value {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw refuse("paramInvalid");
  return parsed.data;
}
