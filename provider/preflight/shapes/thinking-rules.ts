import { namedRules } from "../rule";
import { cite } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");

/** Rules about thinking in answers. */
export const thinkingRules = namedRules({
  "think-not-last": {
    severity: "error",
    shows: "place",
    says: "thinks, and only the last message of the assistant may hold <think>",
    source: uploadRules,
  },
  "think-form": {
    severity: "warning",
    shows: "place",
    says: "has thinking that is not written as <think>\\n…\\n</think>\\n\\n at its beginning; the line breaks belong to it",
    source: uploadRules,
  },
});
