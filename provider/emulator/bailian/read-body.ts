import type { z } from "zod";
import { refusals } from "./answer/refusals";

/** A JSON body as a schema wants it; the first member that is wrong is refused with its name. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw refusals.invalidParameter("The request body is not valid JSON.");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refusals.invalidParameter(`${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "invalid"}`);
}
