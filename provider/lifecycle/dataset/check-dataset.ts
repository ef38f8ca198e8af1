import { isRecord } from "../../base/is-record";
import type { JsonObject } from "../../base/json";
import type { CloudRegistry } from "../../contract/cloud";
import { checkArguments, checkRequired } from "../argument-rules";
import { bySeverity, checkBlocks, givenClouds, type BlockKind, type CheckResult } from "../blocks";
import type { DatasetContent } from "../../contract/dataset-cloud";
import { datasetFormats, trainingDataset } from "../../contract/kinds/training-dataset";
import type { PreflightRequest, ReadTrainingFile } from "../../contract/preflight";

const blocks: BlockKind = { what: "training data goes to", rulesOf: ({ dataset }) => dataset?.rules() };

/** Judges the arguments and reads the file, without a call: what it computes is known at preview. */
export async function checkDataset(
  clouds: CloudRegistry,
  readTrainingFile: ReadTrainingFile,
  inputs: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<CheckResult & { readonly computed?: DatasetContent }> {
  // What an earlier check computed is no argument of the program.
  const findings = [
    ...checkArguments(trainingDataset, clouds, inputs),
    ...checkRequired(trainingDataset, inputs),
    ...checkBlocks(clouds, inputs, blocks),
  ];
  const request = preflightRequest(clouds, inputs);
  if (request === undefined) return bySeverity(findings);
  const { content, findings: read } = await readTrainingFile(request, signal);
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
function preflightRequest(
  clouds: CloudRegistry,
  inputs: Readonly<Record<string, unknown>>,
): PreflightRequest | undefined {
  const { path, format, maxLength } = inputs;
  const [cloud] = givenClouds(clouds, inputs);
  const known = datasetFormats.find((word) => word === format);
  if (typeof path !== "string" || path === "" || known === undefined || cloud?.dataset === undefined) return undefined;
  const block = inputs[cloud.name];
  return {
    path,
    format: known,
    cloud: cloud.name,
    // Members that are not known yet say nothing.
    ...(isRecord(block) ? { block: block as JsonObject } : {}),
    ...(typeof maxLength === "number" ? { maxLength } : {}),
  };
}
