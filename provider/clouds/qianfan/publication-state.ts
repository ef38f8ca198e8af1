import type { Publication } from "../../contract/version-cloud";

/** How far a version is: `Creating`, `Ready` or `Fail` in both versions of the API; any other word counts as under way. */
export function publicationState(word: string | undefined): Publication["state"] {
  if (word === "Ready") return "ready";
  return word === "Fail" ? "failed" : "publishing";
}
