import { namedRules } from "../rule";
import { sources } from "../sources";

/** Rules about plain text for continued pre-training. */
export const textRules = namedRules({
  "text-missing": {
    severity: "error",
    shows: "absence",
    says: 'a row is {"text": "…"}',
    source: `${sources.bailianUpload}; ${sources.qianfanText}`,
  },
  text: {
    severity: "error",
    shows: "value",
    says: "it takes a text",
    source: sources.bailianCli,
  },
  "text-empty": {
    severity: "error",
    shows: "place",
    says: "is empty",
    source: sources.bailianCli,
  },
});
