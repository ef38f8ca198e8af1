import type { DatasetFormat } from "../../contract/dataset-cloud";
import type { CloudName } from "../../contract/keys";

/** The command line that brings a file in. `from` only where `auto` would not find it. */
export interface Conversion {
  /** As the person wrote it. */
  readonly file: string;
  readonly to: DatasetFormat;
  readonly cloud?: CloudName;
  readonly from?: string;
}

/** What a person types to have a file converted. */
export function conversionCommand({ file, to, cloud, from }: Conversion): string {
  return [
    "finetune data convert",
    shellWord(file),
    ...(from === undefined ? [] : ["--from", from]),
    "--to",
    to,
    ...(cloud === undefined ? [] : ["--cloud", cloud]),
    "-o",
    shellWord(convertedName(file, to)),
  ].join(" ");
}

/** `data/train.csv` becomes `data/train.chat.jsonl`. */
function convertedName(file: string, to: DatasetFormat): string {
  const slash = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
  const dot = file.lastIndexOf(".");
  return `${dot > slash + 1 ? file.slice(0, dot) : file}.${to}.jsonl`;
}

function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./:@%+=~-]+$/u.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}
