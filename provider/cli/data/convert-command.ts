import { access } from "node:fs/promises";
import { clouds } from "../../clouds";
import { listWords } from "../../base/list-words";
import { textFormats } from "../../contract/kinds/training-dataset";
import type { DatasetFormat } from "../../contract/dataset-cloud";
import type { CloudName } from "../../contract/keys";
import { convertRows, createReport, type ConversionReport } from "../../data/convert";
import { DataError } from "../../data/data-error";
import { createRowFile, createRowStream, type RowFile } from "../../data/row-file";
import { createSplit } from "../../data/split-rows";
import { formatsOf, type KnownFormat } from "../../preflight/shapes/shapes";
import { interruptedCode } from "../exit-codes";
import { interruption } from "../interruption";
import { note } from "../print";
import { openData, type ReadOptions } from "./read-options";

/** Options of `finetune data convert`. */
export interface ConvertOptions extends ReadOptions {
  readonly to: DatasetFormat;
  readonly cloud?: CloudName;
  readonly system?: string;
  readonly split?: number;
  readonly seed: string;
  readonly output: string;
  readonly force?: boolean;
}

/**
 * Writes the rows of a file in a format that a cloud trains on, and tells what it left out. Exit code 1, and no file, where no row
 * could be converted.
 * @throws DataError
 */
export async function runConvert(file: string, options: ConvertOptions): Promise<number> {
  const { from, to, output, system, split, seed } = options;
  const formats = formatsToWrite(to, options.cloud);
  const signal = interruption();
  // Nobody may be writing to it any more.
  signal.addEventListener("abort", () => process.stdin.destroy());
  const names = [output, ...(split === undefined ? [] : [validationName(output)])];
  if (options.force !== true) for (const name of names) await refuseExisting(name);
  const { rows, fields } = await openData(file, options, to === "text");
  const report = createReport();
  const conversion = { from, formats, ...(fields && { columns: fields }), ...(system === undefined ? {} : { system }) };
  const outputs = await Promise.all(names.map((name) => openOutput(name)));
  const isForValidation = split === undefined ? () => false : createSplit(split, seed);
  const counts = names.map(() => 0);
  let written = 0;
  try {
    for await (const row of convertRows(rows(), conversion, report)) {
      signal.throwIfAborted();
      const index = isForValidation(written) ? 1 : 0;
      written += 1;
      counts[index] = (counts[index] ?? 0) + 1;
      await outputs[index]?.write(row);
    }
    if (report.written === 0) throw new DataError(`no row of ${file} could be converted to ${to}`, firstReason(report));
    for (const each of outputs) await each.finish();
  } catch (error) {
    for (const each of outputs) await each.discard();
    if (signal.aborted) return interruptedCode;
    tell(report);
    throw error;
  }
  tell(report);
  names.forEach((name, index) =>
    note(`${rowCount(counts[index] ?? 0)} written to ${name === "-" ? "standard output" : name}`),
  );
  return 0;
}

/** The format as each cloud has it that is to take the rows. @throws DataError where one file cannot be right for all of them */
function formatsToWrite(to: DatasetFormat, cloud: CloudName | undefined): readonly KnownFormat[] {
  const known = formatsOf(cloud === undefined ? clouds.all : [clouds.get(cloud)]);
  const all = known.filter(({ format }) => textFormats.some((each) => each === format));
  const formats = all.filter(({ format }) => format === to);
  if (formats.length === 0) {
    throw new DataError(
      `${cloud} takes no format ${to}`,
      `It takes ${listWords(
        all.map(({ format }) => format),
        "and",
      )}.`,
    );
  }
  if (new Set(formats.map(({ layout }) => layout.kind)).size === 1) return formats;
  const names = formats.map((format) => `--cloud ${format.cloud}`);
  throw new DataError(
    `rows of ${to} are written otherwise on each cloud`,
    `Say for which they are: ${listWords(names, "or")}.`,
  );
}

function openOutput(name: string): Promise<RowFile> {
  return name === "-" ? Promise.resolve(createRowStream(process.stdout)) : createRowFile(name);
}

async function refuseExisting(name: string): Promise<void> {
  if (name === "-") return;
  const isThere = await access(name).then(
    () => true,
    () => false,
  );
  if (isThere) throw new DataError(`${name} is there already`, "Give another name with -o, or --force to replace it.");
}

/** `train.jsonl` becomes `train.validation.jsonl`. */
function validationName(output: string): string {
  if (output === "-")
    throw new DataError("--split writes two files, and -o - is one", "Give the name of a file with -o.");
  return output.endsWith(".jsonl") ? output.replace(/\.jsonl$/, ".validation.jsonl") : `${output}.validation.jsonl`;
}

function firstReason({ reasons }: ConversionReport): string {
  const [first] = reasons.keys();
  return first === undefined ? "It holds no row." : "Why is told above; --from and --columns say what a file is.";
}

function tell({ reasons, dropped, shapes, leftOut, read }: ConversionReport): void {
  if (shapes.size > 0) note(`rows of ${listWords([...shapes], "and")}`);
  for (const [reason, { count, lines }] of reasons) {
    const more = count > lines.length ? ` and ${count - lines.length} more` : "";
    note(`left out: ${reason}: ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}${more}`);
  }
  if (leftOut > 0) note(`left out: ${leftOut} of ${rowCount(read)}`);
  const members = [...dropped].map(([member, rows]) => `${member} (${rowCount(rows)})`);
  if (members.length > 0) note(`not taken along: ${members.join(", ")}`);
}

function rowCount(rows: number): string {
  return rows === 1 ? "1 row" : `${rows} rows`;
}
