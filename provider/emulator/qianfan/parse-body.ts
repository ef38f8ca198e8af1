import type { ZodType } from "zod";
import { invalidParameter } from "./invalid-parameter";
import { Refusal } from "./refusal";

/**
 * Reads the members of a body that an operation knows; the rest is ignored, since unrecognised members must be
 * (Ojwvyo6nc) and the Python SDK leaks some.
 *
 * @throws Refusal `InappropriateJSON` that names the first member that cannot be taken
 */
export function parseBody<Value>(schema: ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues[0]?.path.filter((part) => typeof part === "string") ?? [];
  const name = names[names.length - 1];
  throw name === undefined ? new Refusal("InappropriateJSON") : invalidParameter(name);
}
