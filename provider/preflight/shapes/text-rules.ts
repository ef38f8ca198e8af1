import { namedRules } from "../rule";
import { cite } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");
const textSchema = cite("Python SDK", "its schema of generic text");
const commandLine = cite("bailian-cli", "its validation of data sets");

/** Rules about plain text for continued pre-training. */
export const textRules = namedRules({
  "text-missing": {
    severity: "error",
    shows: "absence",
    says: 'a row is {"text": "…"}',
    source: `${uploadRules}; ${textSchema}`,
  },
  text: {
    severity: "error",
    shows: "value",
    says: "it takes a text",
    source: commandLine,
  },
  "text-empty": {
    severity: "error",
    shows: "place",
    says: "is empty",
    source: commandLine,
  },
});
