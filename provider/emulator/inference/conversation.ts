import { z } from "zod";
import type { ChatMessage } from "./answer-chat";
import { plainContent } from "./taught-by-chat";

/** Messages of a request, on every surface alike: content is a text or a list of parts. */
export const conversation = z
  .array(z.looseObject({ role: z.string(), content: z.unknown() }))
  .min(1)
  .transform((messages): ChatMessage[] =>
    messages.map(({ role, content }) => ({ role, content: plainContent(content) })),
  );

/** Most tokens of an answer. */
export const maxTokens = z
  .int()
  .min(1)
  .nullish()
  .transform((count) => count ?? undefined);
