import type { CloudRegistry } from "../contract/cloud";
import { listWords } from "../base/list-words";
import type { TrainingFiles } from "../contract/training-files";
import { checkBounds } from "./check-bounds";
import type { FileScan } from "./file-scan";
import { about, describeLine } from "./scan/describe-finding";
import { createFindingLog, keptFindings, logFinding, type FindingLog, type RowFinding } from "./scan/finding";
import { fileRules } from "./scan/file-rules";
import { lineRules } from "./scan/line-rules";
import { mostRememberedRows } from "./scan/seen-rows";
import { rowsOver } from "./scan/token-lengths";
import { rowsName } from "./set/set-file";
import { describeFits } from "./shapes/describe-fits";
import { conversionCommand } from "./foreign/conversion-command";
import { findFormat, formatsOf, type ShapeKey } from "./shapes/shapes";

/** What a file is for. */
export interface Purpose extends ShapeKey {
  /** As the person wrote it. */
  readonly path: string;
  /** In tokens. */
  readonly maxLength?: number;
}

/** All findings about a file: those of its rows, and those that depend on what it is for. Findings about the whole file come first. */
export function judgeScan({ rows, digest, set }: FileScan, purpose: Purpose, clouds: CloudRegistry): FindingLog {
  const files = clouds.get(purpose.cloud).dataset?.files();
  const log = createFindingLog();
  const wayIn = ({ rule }: RowFinding) =>
    convertible.has(rule)
      ? `; ${conversion(rows, purpose, clouds)} brings it in`
      : rule === "file-zip"
        ? setFormats(files)
        : "";
  // What all clouds share stands in the documents of each; a finding cites those of the cloud that it is about.
  const inside = set === undefined ? {} : { file: rowsName };
  const add = (finding: RowFinding) =>
    logFinding(log, finding.severity, () => ({
      ...finding,
      ...(finding.line === undefined ? {} : inside),
      says: finding.says + wayIn(finding),
      source: files?.sources?.[finding.rule] ?? finding.source,
    }));
  const addCounted = (findings: readonly RowFinding[], count: number) => {
    findings.forEach(add);
    const [first] = findings;
    if (first?.severity === "error") log.errorCount += count - findings.length;
    else log.warningCount += count - findings.length;
  };
  if (set !== undefined) {
    addCounted(set.errors, set.errorCount);
    addCounted(set.warnings, set.warningCount);
  }
  const isNoRows = rows.isNoRows || rows.rows === 0;
  if (rows.rows === 0 && !rows.isNoRows)
    add({ ...about(fileRules["file-empty"]), says: `the file ${fileRules["file-empty"].says}` });
  if (rows.fits.length > 0) {
    add({ ...about(fileRules["file-other-format"]), says: describeFits(rows.fits, purpose, clouds) });
  }
  checkBounds(files?.bounds ?? [], purpose.format, {
    ...(digest === undefined ? {} : { bytes: digest.bytes }),
    ...(isNoRows ? {} : { rows: rows.rows }),
  }).forEach(add);
  if (files !== undefined) longRowFindings({ rows }, purpose, files).forEach(add);
  if (rows.foreign !== undefined && !rows.isNoRows) {
    const { title, has } = rows.foreign;
    const says = `the file holds ${title} rows (${has.join(", ")}) and none of format ${purpose.format}`;
    add({ ...about(fileRules["file-foreign"]), says });
    // Each of them lacks the same.
    addCounted(firstOfRules(rows.findings.errors), rows.findings.errorCount);
  } else addCounted(rows.findings.errors, rows.findings.errorCount);
  const repeated = (digest?.firstDuplicates ?? []).map(({ line, firstLine }) => ({
    ...describeLine(lineRules["line-duplicate"], line),
    says: `the line repeats line ${firstLine} byte by byte`,
  }));
  if (digest?.duplicatesAreComplete === false) add(incompleteDuplicates());
  const duplicates = digest?.duplicates ?? 0;
  addCounted(firstLines(rows.findings.warnings, repeated), rows.findings.warningCount + duplicates);
  return log;
}

/** Rules whose files `finetune data convert` reads. */
const convertible: ReadonlySet<string> = new Set<keyof typeof fileRules>([
  "file-xlsx",
  "file-utf16",
  "file-table",
  "file-prose",
  "file-foreign",
  "file-json-array",
  "file-json-wrapped",
  "file-json-spread",
]);

/** The command that makes such a file one of the format that is wanted, or of one that its rows can become. */
function conversion({ foreign }: FileScan["rows"], { path, cloud, format }: Purpose, clouds: CloudRegistry): string {
  const [likeliest = format] = foreign?.targets ?? [];
  const to = foreign?.targets.includes(format) === false ? likeliest : format;
  const takes = findFormat(formatsOf([clouds.get(cloud)]), { cloud, format: to }) !== undefined;
  return `\`${conversionCommand({ file: path, to, ...(takes ? { cloud } : {}) })}\``;
}

/** The formats of sets, which are zip archives, where the cloud takes some. */
export function setFormats(files: TrainingFiles | undefined): string {
  const formats = Object.keys(files?.sets ?? {});
  return formats.length === 0 ? "" : `; one of rows with their media has the format ${listWords(formats, "or")}`;
}

/** The first finding of each rule. */
function firstOfRules(findings: readonly RowFinding[]): readonly RowFinding[] {
  return findings.filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index);
}

/** The first of two lists of findings, in the order of their lines. */
function firstLines(one: readonly RowFinding[], other: readonly RowFinding[]): RowFinding[] {
  return [...one, ...other].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, keptFindings);
}

function incompleteDuplicates(): RowFinding {
  return {
    ...about(lineRules["line-duplicate"]),
    says: `the file has so many rows that repetitions of the first ${mostRememberedRows} different ones are found only`,
  };
}

function longRowFindings(
  { rows }: Pick<FileScan, "rows">,
  { format, maxLength }: Purpose,
  { longRows }: TrainingFiles,
): RowFinding[] {
  const count = maxLength === undefined ? 0 : rowsOver(rows.lengths, maxLength);
  if (count === 0) return [];
  const { tokens, line } = rows.longest;
  const fate = longRows.fateByFormat?.[format] ?? longRows.fate;
  const about = rows.tokensAreExact ? "" : "about ";
  return [
    {
      rule: "max-length",
      severity: "warning",
      says:
        `${count} of ${rows.rows} rows have more than the ${maxLength} tokens of max_length and ${fate}; ` +
        `the longest has ${about}${tokens}, line ${line}`,
      source: longRows.source,
    },
  ];
}
