import { z, type ZodType } from "zod";
import { readJson } from "../../base/json";
import { readLimitedText } from "../../base/read-limited-text";
import { invalidParameter, refuse } from "./refusals";

/** Largest body in bytes (our choice: the documents give no limit, and no call comes near it). */
const maxBytes = 4 * 2 ** 20;

/**
 * The JSON body; `{}` for none, which `consoleAction` of the [Node SDK] sends without data.
 *
 * @throws Refusal `MalformedJSON`, `RequestTooLarge`, `InvalidHTTPRequest` for a body that breaks off
 */
export async function readBody(request: Request): Promise<unknown> {
  const text = await readLimitedText(request, maxBytes).catch(() => {
    throw refuse("InvalidHTTPRequest", "The body broke off.");
  });
  // What is left of the body is not read, so the connection cannot carry another request.
  if (text === undefined) throw refuse("RequestTooLarge", {}, { Connection: "close" });
  if (text.trim() === "") return {};
  try {
    return readJson(text);
  } catch {
    throw refuse("MalformedJSON");
  }
}

/** Reads are POST too; another method is not attested, so our choice is the code for a malformed request. */
export function requirePost(request: Request): void {
  if (request.method !== "POST") throw refuse("InvalidHTTPRequest", "The method must be POST.");
}

/**
 * Reads the members of a body that an operation knows; the rest is ignored, since unrecognised members must be
 * [Ojwvyo6nc] and the [Python SDK] leaks some.
 *
 * @throws Refusal `InappropriateJSON` that names the first member that cannot be taken
 */
export function parseBody<Value>(schema: ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues[0]?.path.filter((part) => typeof part === "string") ?? [];
  const name = names[names.length - 1];
  throw name === undefined ? refuse("InappropriateJSON") : invalidParameter(name);
}

/** Text whose length in characters lies within the limit. */
export function limitedText(limit: { readonly min: number; readonly max: number }) {
  return z.string().refine((text) => {
    const length = Array.from(text).length;
    return length >= limit.min && length <= limit.max && !text.includes("\0");
  });
}

/** Text that is not empty. Like every text it holds no NUL, at which the database would cut it off (our choice). */
export const plainText = limitedText({ min: 1, max: Infinity });
