import { namedRules } from "../rule";
import { cite } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");
const commandLine = cite("bailian-cli", "its validation of data sets");

/** Rules about pairs of a better and a worse answer in Bailian's form. */
export const preferenceRules = namedRules({
  "last-not-user": {
    severity: "error",
    shows: "place",
    says: "is the last message; the messages of a preference row end with the user's, which both answers answer",
    source: uploadRules,
  },
  "answer-missing": {
    severity: "error",
    shows: "absence",
    says: 'a preference row holds `chosen` and `rejected`, each {"role": "assistant", "content": "…"}',
    source: `${uploadRules}; ${commandLine}`,
  },
  answer: {
    severity: "error",
    shows: "value",
    says: 'an answer is {"role": "assistant", "content": "…"}',
    source: commandLine,
  },
  "answer-role": {
    severity: "error",
    shows: "value",
    says: "the role of an answer is assistant",
    source: commandLine,
  },
  "same-answers": {
    severity: "warning",
    shows: "place",
    says: "has equal answers as chosen and rejected: there is no preference to learn",
    source: "our choice: such a pair has no effect",
  },
});
