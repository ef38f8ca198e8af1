import { namedRules } from "../rule";
import { sources } from "../sources";

/** Rules about thinking in answers. */
export const thinkingRules = namedRules({
  "think-not-last": {
    severity: "error",
    shows: "place",
    says: "thinks, and only the last message of the assistant may hold <think>",
    source: sources.bailianUpload,
  },
  "think-form": {
    severity: "warning",
    shows: "place",
    says: "has thinking that is not written as <think>\\n…\\n</think>\\n\\n at its beginning; the line breaks belong to it",
    source: sources.bailianUpload,
  },
});
