import { namedRules } from "../rule";

/** Rules about plain text for continued pre-training. */
export const textRules = namedRules({
  "text-missing": {
    severity: "error",
    shows: "absence",
    says: 'a row is {"text": "…"}',
    source: "our choice: the examples of every cloud",
  },
  text: {
    severity: "error",
    shows: "value",
    says: "it takes a text",
    source: "our choice: the examples of every cloud",
  },
  "text-empty": {
    severity: "error",
    shows: "place",
    says: "is empty",
    source: "our choice: an empty text teaches nothing",
  },
});
