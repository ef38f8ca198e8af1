import { namedRules } from "../rule";
import { cite } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");

/** Rules about calls of tools. */
export const toolRules = namedRules({
  tools: {
    severity: "error",
    shows: "value",
    says: 'tools are a list of {"type": "function", "function": {"name": …}}',
    source: uploadRules,
  },
  "tools-missing": {
    severity: "warning",
    shows: "absence",
    says: "a row whose assistant calls tools lists them",
    source: uploadRules,
  },
  "tool-calls": {
    severity: "error",
    shows: "value",
    says: "tool calls are a list of objects",
    source: uploadRules,
  },
  "tool-call": {
    severity: "error",
    shows: "value",
    says: 'a tool call is {"id": …, "type": "function", "function": {"name": …, "arguments": "…"}}',
    source: uploadRules,
  },
  "tool-arguments": {
    severity: "error",
    shows: "value",
    says: "arguments are a text that holds JSON",
    source: uploadRules,
  },
  "tool-call-id": {
    severity: "error",
    shows: "place",
    says: "answers no call: its tool_call_id must be the id of a tool call before it",
    source: uploadRules,
  },
});
