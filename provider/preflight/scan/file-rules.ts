import { namedRules } from "../rule";
import { cite } from "../../sources";

const lineFormat = cite("JSON Lines");
const json = cite("RFC 8259");

const jsonLines = "save it as JSON Lines: one row of JSON a line";

/** Rules about a file as a whole. */
export const fileRules = namedRules({
  "file-missing": {
    severity: "error",
    shows: "place",
    says: "cannot be read",
    source: "our choice: there is nothing to upload",
  },
  "file-empty": {
    severity: "error",
    shows: "place",
    says: "holds no row",
    source: "our choice: there is nothing to train on",
  },
  "file-zip": {
    severity: "error",
    shows: "place",
    says: `is a zip archive; unpack it, as preflight reads the rows: ${jsonLines}`,
    source: lineFormat,
  },
  "file-xlsx": {
    severity: "error",
    shows: "place",
    says: `is an Excel workbook, of which preflight reads no rows; ${jsonLines}`,
    source: lineFormat,
  },
  "file-xls": {
    severity: "error",
    shows: "place",
    says: "is an old Excel workbook; save it as .xlsx or as CSV UTF-8, which `finetune data convert` reads",
    source: lineFormat,
  },
  "file-compressed": {
    severity: "error",
    shows: "place",
    says: `is compressed; unpack it, as preflight reads the rows: ${jsonLines}`,
    source: "our choice: what cannot be read cannot be judged",
  },
  "file-archive": {
    severity: "error",
    shows: "place",
    says: "which preflight does not open; unpack it",
    source: lineFormat,
  },
  "file-binary": {
    severity: "error",
    shows: "place",
    says: `which holds no rows of text; ${jsonLines}`,
    source: lineFormat,
  },
  "file-parquet": {
    severity: "error",
    shows: "place",
    says: `is a Parquet file; ${jsonLines}`,
    source: lineFormat,
  },
  "file-utf16": {
    severity: "error",
    shows: "place",
    says: "is encoded as UTF-16; save it as UTF-8",
    source: json,
  },
  "file-utf32": {
    severity: "error",
    shows: "place",
    says: "is encoded as UTF-32; save it as UTF-8",
    source: json,
  },
  "file-lfs": {
    severity: "error",
    shows: "place",
    says: "is a pointer of Git LFS and not the data; run `git lfs pull` where it was cloned, and preview again",
    source: "our choice: there is nothing to train on",
  },
  "file-html": {
    severity: "error",
    shows: "place",
    says: "is a web page, as a download without a login gives it; fetch the data itself",
    source: "our choice: there is nothing to train on",
  },
  "file-yaml": {
    severity: "error",
    shows: "place",
    says: `is YAML; ${jsonLines}`,
    source: lineFormat,
  },
  "file-python": {
    severity: "error",
    shows: "place",
    says: "is written by Python's print or str: its quotation marks and None, True and False are no JSON; write each row with json.dumps(row, ensure_ascii=False)",
    source: json,
  },
  "file-fenced": {
    severity: "error",
    shows: "place",
    says: "is wrapped in a Markdown fence; delete its lines ```",
    source: lineFormat,
  },
  "file-prose": {
    severity: "error",
    shows: "place",
    says: "is plain text and no JSON Lines",
    source: lineFormat,
  },
  "file-table": {
    severity: "error",
    shows: "place",
    says: "and no JSON Lines",
    source: lineFormat,
  },
  "file-foreign": {
    severity: "error",
    shows: "place",
    says: "holds rows of another shape",
    source: "our choice: one message says more than one for every row",
  },
  "file-json-wrapped": {
    severity: "error",
    shows: "place",
    says: "wraps its rows in one JSON object; write each of them on a line of its own, without the commas between them",
    source: lineFormat,
  },
  "file-bom": {
    severity: "error",
    shows: "place",
    says: "begins with a byte order mark, which readers of JSON refuse; save it as UTF-8 without one",
    source: json,
  },
  "file-json-array": {
    severity: "error",
    shows: "place",
    says: "is one JSON list and no JSON Lines; write each of its items on a line of its own, without the commas between them",
    source: lineFormat,
  },
  "file-json-spread": {
    severity: "error",
    shows: "place",
    says: "spreads its JSON over several lines; write each row on a single line, without line breaks between its values",
    source: lineFormat,
  },
  "file-other-format": {
    severity: "error",
    shows: "place",
    says: "fits another format than the one that is named",
    source: "our choice: one message says more than one for every row",
  },
  "file-changed": {
    severity: "error",
    shows: "place",
    says: "changed while it was read; try again when nothing writes it",
    source: "our choice: what was judged must be what is sent",
  },
});
