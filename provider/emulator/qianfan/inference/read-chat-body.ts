import { readLimitedText } from "../../read-limited-text";
import type { InferenceErrorName } from "./inference-errors";
import type { InferenceCall } from "./inference-operation";
import type { InferenceRefusal } from "./inference-refusal";

/** Largest body in bytes (our choice: the documents limit characters, by model). */
const maxBytes = 4 * 2 ** 20;

/** The JSON body of an inference call. `refuse` makes a refusal in the route's form. @throws InferenceRefusal */
export async function readChatBody(
  { request }: InferenceCall,
  refuse: (name: InferenceErrorName) => InferenceRefusal,
): Promise<unknown> {
  const text = await readLimitedText(request, maxBytes).catch(() => {
    throw refuse("invalidJson");
  });
  if (text === undefined) throw refuse("tooLarge");
  try {
    return JSON.parse(text);
  } catch {
    throw refuse("invalidJson");
  }
}
