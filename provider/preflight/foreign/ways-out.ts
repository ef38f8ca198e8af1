/** A file that holds rows, and that no reader of texts reads. */
export interface ClosedFile {
  /** Continues "it is …". */
  readonly title: string;
  /** First bytes, in Latin-1. */
  readonly begins: string;
  /** What stands there besides, in the first kilobytes. */
  readonly holds?: string;
  /** What a person does with it; `FILE` stands for its name. */
  readonly wayOut: string;
}

const asTable = "Save it as .xlsx or as CSV UTF-8.";
const python = (load: string): string =>
  `Write it as JSON Lines: python -c "${load}('train.jsonl', orient='records', lines=True, force_ascii=False)"`;

/** Kinds of closed files, the more special first. */
const closedFiles: readonly ClosedFile[] = [
  { title: "an OpenDocument file", begins: "PK\x03\x04", holds: "opendocument", wayOut: asTable },
  { title: "a Word document", begins: "PK\x03\x04", holds: "word/", wayOut: "Copy its text or its table out of it." },
  { title: "a zip archive", begins: "PK\x03\x04", wayOut: "Unpack it: unzip FILE" },
  { title: "an old Excel workbook", begins: "\xd0\xcf\x11\xe0", wayOut: asTable },
  {
    title: "a Parquet file",
    begins: "PAR1",
    wayOut: python("import pandas; pandas.read_parquet('FILE').to_json"),
  },
  {
    title: "an Arrow file",
    begins: "ARROW1",
    wayOut: python("import pandas; pandas.read_feather('FILE').to_json"),
  },
  { title: "compressed (gzip)", begins: "\x1f\x8b", wayOut: "Unpack it: gunzip -c FILE > train.jsonl" },
  { title: "compressed (bzip2)", begins: "BZh", wayOut: "Unpack it: bunzip2 -c FILE > train.jsonl" },
  { title: "compressed (xz)", begins: "\xfd7zXZ", wayOut: "Unpack it: xz -dc FILE > train.jsonl" },
  { title: "compressed (zstd)", begins: "\x28\xb5\x2f\xfd", wayOut: "Unpack it: zstd -dc FILE > train.jsonl" },
];

/** Tells a closed file by its first bytes. */
export function findClosedFile(head: Buffer): ClosedFile | undefined {
  return closedFiles.find(
    ({ begins, holds }) =>
      head.subarray(0, begins.length).equals(Buffer.from(begins, "latin1")) &&
      (holds === undefined || head.includes(holds)),
  );
}
