import { groupDigits } from "../../tokens/group-digits";
import type { CountedData } from "./budget";
import type { Finding, Workload } from "../../contract/cloud";
import { isUnknown, type UNKNOWN } from "../../base/unknown";

/**
 * Warns of rows that are longer than the job takes, which the clouds drop or cut off without a word. Nothing is said as long as
 * one of the two waits for another resource.
 */
export function checkRowLengths(
  data: CountedData | typeof UNKNOWN | undefined,
  maxLength: Workload["maxLength"],
): Finding[] {
  if (data === undefined || isUnknown(data) || maxLength === undefined || isUnknown(maxLength)) return [];
  const { longestRowTokens = 0, tokensAreExact } = data;
  if (longestRowTokens <= maxLength) return [];
  const longest = `${tokensAreExact ? "" : "about "}${groupDigits(longestRowTokens)}`;
  const reason =
    `the longest row has ${longest} tokens, and the job takes ${groupDigits(maxLength)}: the cloud drops or cuts off what is longer; ` +
    `\`maxLength: ${maxLength}\` on the TrainingDataset counts such rows`;
  return [{ path: "trainingDataset", reason, severity: "warning" }];
}
