import type { CloudRegistry } from "../../contract/cloud";
import { checkArguments, isTextOf, isTimeouts, oneOf, type ArgumentTable } from "../argument-rules";
import { bySeverity, checkBlocks, givenClouds, type BlockKind, type CheckResult } from "../blocks";
import type { Finding } from "../../contract/rules";
import { datasetFormats, type DatasetFormat, type DatasetContent } from "../../contract/dataset-cloud";
import type { PreflightRequest, ReadTrainingFile } from "../../contract/preflight";

const isFormat = oneOf(...datasetFormats);

const table: ArgumentTable = {
  resource: "TrainingDataset",
  rules: {
    path: isTextOf(1, 4096),
    format: isFormat,
    maxLength: {
      takes: "a whole number of tokens above 0",
      accepts: (value) => Number.isInteger(value) && Number(value) > 0,
    },
    timeouts: isTimeouts,
    validation: oneOf("error", "warn"),
  },
};

const blocks: BlockKind = { what: "training data goes to", rulesOf: ({ dataset }) => dataset?.rules() };

const required = ["path", "format"] as const;

/** Judges the arguments and reads the file, without a call: what it computes is known at preview. */
export async function checkDataset(
  clouds: CloudRegistry,
  readTrainingFile: ReadTrainingFile,
  inputs: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<CheckResult & { readonly computed?: DatasetContent }> {
  // What an earlier check computed is no argument of the program.
  const findings = [
    ...checkArguments(table, clouds, inputs),
    ...required.filter((name) => inputs[name] == null).map(missing),
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

function missing(name: (typeof required)[number]): Finding {
  const takes = table.rules[name]?.takes ?? "a value";
  return { path: name, reason: `\`${name}\` is required; it takes ${takes}`, severity: "error" };
}

/** The file to read, once path, format and cloud are known and sound. */
function preflightRequest(
  clouds: CloudRegistry,
  inputs: Readonly<Record<string, unknown>>,
): PreflightRequest | undefined {
  const { path, format, maxLength } = inputs;
  const [cloud] = givenClouds(clouds, inputs);
  if (typeof path !== "string" || path === "" || !isFormat.accepts(format) || cloud?.dataset === undefined)
    return undefined;
  return {
    path,
    // Accepted by the rule just now.
    format: format as DatasetFormat,
    cloud: cloud.name,
    ...(typeof maxLength === "number" ? { maxLength } : {}),
  };
}
