import { checkArguments, checkRequired } from "../argument-rules";
import { checkBlocks, type BlockRules } from "../../contract/block-rules";
import { bySeverity, type CheckResult } from "../job/check";
import type { CloudName } from "../../contract/cloud";
import { cloudNames } from "../job/inputs";
import { datasetFormats, trainingDataset } from "../../contract/kinds/training-dataset";
import type { DatasetContent } from "./dataset-inputs";
import type { DatasetTools, PreflightRequest } from "../../contract/preflight";

/** Judges the arguments and reads the file, without a call: what it computes is known at preview. */
export async function checkDataset(
  rules: Readonly<Record<CloudName, BlockRules>>,
  tools: DatasetTools,
  inputs: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<CheckResult & { readonly computed?: DatasetContent }> {
  // What an earlier check computed is no argument of the program.
  const findings = [
    ...checkArguments(trainingDataset, inputs),
    ...checkRequired(trainingDataset, inputs),
    ...checkBlocks(rules, inputs, "training data goes to"),
  ];
  const request = preflightRequest(inputs);
  if (request === undefined) return bySeverity(findings);
  const { content, findings: read } = await tools.preflight(request, signal);
  const lenient = inputs["validation"] === "warn";
  const judged =
    lenient && content !== undefined ? read.map((finding) => ({ ...finding, severity: "warning" as const })) : read;
  return {
    ...bySeverity([...findings, ...judged]),
    ...(content === undefined ? {} : { computed: pick(content) }),
  };
}

/** What outputs hold of what was read; a difference of these is what a preview shows. */
function pick(content: DatasetContent): DatasetContent {
  const { contentHash, bytes, rows, tokens, tokensAreExact, longestRowTokens } = content;
  return { contentHash, bytes, rows, tokens, tokensAreExact, longestRowTokens };
}

/** The file to read, once path, format and cloud are known and sound. */
function preflightRequest(inputs: Readonly<Record<string, unknown>>): PreflightRequest | undefined {
  const { path, format, maxLength } = inputs;
  const cloud = cloudNames.find((name) => inputs[name] !== undefined && inputs[name] !== null);
  const known = datasetFormats.find((word) => word === format);
  if (typeof path !== "string" || path === "" || known === undefined || cloud === undefined) return undefined;
  return {
    path,
    format: known,
    cloud,
    ...(typeof maxLength === "number" ? { maxLength } : {}),
  };
}
