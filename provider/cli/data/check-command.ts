import { clouds } from "../../clouds";
import type { DatasetFormat } from "../../contract/dataset-cloud";
import type { CloudName } from "../../contract/keys";
import { createPreflight } from "../../preflight/create-preflight";
import type { PreflightReport } from "../../preflight/preflight-report";
import type { RowFinding } from "../../preflight/scan/finding";
import { describeMoney } from "../../prices/describe-money";
import { estimateCost, type EstimatedCost } from "../../prices/estimate-cost";
import { describeTokens } from "../../tokens/describe-tokens";
import { groupDigits } from "../../tokens/group-digits";
import { openCli } from "../cli-context";
import { coloursFor } from "../colours";
import { interruption } from "../interruption";
import { FineTuneError } from "../../base/fine-tune-error";
import type { JsonObject } from "../../base/json";
import { own } from "../../base/own";
import { present } from "../../base/present";
import { printable, printableJson, printableLine } from "../../base/printable";

/** Options of `finetune data check`. */
export interface CheckOptions {
  readonly cloud: CloudName;
  readonly format: DatasetFormat;
  readonly model?: string;
  readonly maxLength?: number;
  /** What the cloud calls the rows, where a format has several such words. */
  readonly dataFormat?: string;
  readonly json?: boolean;
  readonly outputFormat?: "text" | "json" | "github";
}

/** What one epoch costs, as far as a price is known; absent where no model is named. */
type EpochCost = EstimatedCost | "unknown" | undefined;

/** Judges a file as preview does. Exit code 1 where there is an error. */
export async function runCheck(file: string, options: CheckOptions): Promise<number> {
  const { cloud, format, model, maxLength, dataFormat } = options;
  const { settings } = await openCli(undefined);
  const preflight = createPreflight({ clouds, programDirectory: process.cwd() });
  const block = dataFormat === undefined ? undefined : checkedBlock(cloud, format, { dataFormat });
  const question = { path: file, cloud, format, ...present({ maxLength, block }) };
  const report = await preflight(question, interruption());
  const { content } = report;
  const cost: EpochCost =
    model === undefined || content === undefined
      ? undefined
      : (estimateCost({ cloud: clouds.get(cloud), model, tokens: content.tokens, epochs: 1 }, settings) ?? "unknown");
  const show = { text: asText, json: asJson, github: asAnnotations }[
    options.json === true ? "json" : (options.outputFormat ?? "text")
  ];
  process.stdout.write(show(file, report, cost));
  return report.errorCount === 0 ? 0 : 1;
}

function asText(file: string, report: PreflightReport, cost: EpochCost): string {
  const colours = coloursFor(process.stdout);
  const lines = [...report.errors, ...report.warnings].map((finding) => {
    const word = finding.severity === "error" ? colours.red("error") : colours.yellow("warning");
    return `${printableLine(place(file, finding))}: ${word}: ${printableLine(sentence(finding))}`;
  });
  return `${[...lines, ...sums(report, cost)].join("\n")}\n`;
}

/** A block that the cloud takes. @throws FineTuneError with what is wrong with it */
function checkedBlock(cloud: CloudName, format: DatasetFormat, block: JsonObject): JsonObject {
  const { dataset, title } = clouds.get(cloud);
  // What a resource needs besides is not asked of a command.
  const fault = dataset
    ?.rules()
    .check({ ...block }, { format })
    .find(({ path }) => own(block, path) !== undefined);
  if (fault === undefined) return block;
  throw new FineTuneError(`--data-format is not what ${title} takes: ${fault.reason}`, { code: "bad-option" });
}

/** The file that a finding is in: of a set the one with its rows. */
function fileOf(file: string, finding: RowFinding): string {
  return finding.file === undefined ? file : `${file.replace(/\/$/, "")}/${finding.file}`;
}

/** `train.jsonl:3:15`, which editors and terminals follow. */
function place(file: string, finding: RowFinding): string {
  const { line, column } = finding;
  return [fileOf(file, finding), line, column].filter((part) => part !== undefined).join(":");
}

function sentence({ says, rule, source }: RowFinding): string {
  return `${says} (rule ${rule}; ${source})`;
}

function sums({ errors, errorCount, warnings, warningCount, content }: PreflightReport, cost: EpochCost): string[] {
  const count = (all: number, shown: number, what: string): string =>
    `${all} ${what}${all === 1 ? "" : "s"}${all > shown ? `, of which the first ${shown} are shown` : ""}`;
  const found = [count(errorCount, errors.length, "error"), count(warningCount, warnings.length, "warning")].join("; ");
  if (content === undefined) return [found];
  const { rows, longestRowTokens, longestRowLine, duplicates } = content;
  return [
    found,
    `${groupDigits(rows)} ${rows === 1 ? "row" : "rows"}, ${describeTokens(content)}, the longest ${groupDigits(longestRowTokens)} on line ${longestRowLine}, ${duplicates} repeated`,
    ...costLines(cost),
  ];
}

function costLines(cost: EpochCost): string[] {
  if (cost === undefined) return [];
  if (cost === "unknown") return ["an epoch: no price of the model is known"];
  return [`an epoch: ${describeMoney(cost.amount, cost.currency)} (${cost.priceSource})`];
}

function asJson(file: string, report: PreflightReport, cost: EpochCost): string {
  const { errors, warnings, errorCount, warningCount, content } = report;
  const costOfEpoch = cost === "unknown" ? null : cost;
  return `${printableJson({ file, errorCount, warningCount, errors, warnings, content, costOfEpoch })}\n`;
}

/** Workflow commands of GitHub, which show each finding at its line of a pull request [workflow commands]. */
function asAnnotations(file: string, report: PreflightReport, cost: EpochCost): string {
  const lines = [...report.errors, ...report.warnings].map((finding) => {
    const { severity, line, column, rule } = finding;
    const properties = Object.entries({ file: fileOf(file, finding), line, col: column, title: rule }).flatMap(
      ([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]),
    );
    return `::${severity} ${properties.join(",")}::${escapeData(sentence(finding))}`;
  });
  return `${[...lines, `::notice file=${escapeProperty(file)}::${escapeData(sums(report, cost).join("\n"))}`].join("\n")}\n`;
}

/** What ends a command or begins an escape is written in hexadecimal; what could steer a terminal is shown. */
function escapeData(text: string): string {
  return printable(text).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

/** The same, and what ends a property. */
function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
