import { Refusal } from "./refusal";
import { readLimitedText } from "../read-limited-text";

/** Largest body in bytes (our choice: the documents give no limit, and no call comes near it). */
const maxBytes = 4 * 2 ** 20;

/**
 * The JSON body; `{}` for none, which `consoleAction` of the Node SDK sends without data.
 *
 * @throws Refusal `MalformedJSON`, `RequestTooLarge`, `InvalidHTTPRequest` for a body that breaks off
 */
export async function readBody(request: Request): Promise<unknown> {
  const text = await readLimitedText(request, maxBytes).catch(() => {
    throw new Refusal("InvalidHTTPRequest", { message: "The body broke off." });
  });
  // What is left of the body is not read, so the connection cannot carry another request.
  if (text === undefined) throw new Refusal("RequestTooLarge", { headers: { Connection: "close" } });
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("MalformedJSON");
  }
}
