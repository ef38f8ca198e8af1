import { namedRules } from "../rule";
import { sources } from "../sources";

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
    source: sources.bailianCli,
  },
  "file-zip": {
    severity: "error",
    shows: "place",
    says: `is a zip archive; unpack it, as preflight reads the rows: ${jsonLines}`,
    source: sources.bailianUpload,
  },
  "file-xlsx": {
    severity: "error",
    shows: "place",
    says: `is an Excel workbook, which only the consoles take; ${jsonLines}`,
    source: sources.bailianConsole,
  },
  "file-compressed": {
    severity: "error",
    shows: "place",
    says: `is compressed; unpack it, as preflight reads the rows: ${jsonLines}`,
    source: "our choice: what cannot be read cannot be judged",
  },
  "file-parquet": {
    severity: "error",
    shows: "place",
    says: `is a Parquet file; ${jsonLines}`,
    source: sources.jsonLines,
  },
  "file-utf16": {
    severity: "error",
    shows: "place",
    says: "is encoded as UTF-16; save it as UTF-8",
    source: `${sources.bailianConsole}; ${sources.qianfanResponse}`,
  },
  "file-bom": {
    severity: "error",
    shows: "place",
    says: "begins with a byte order mark, which readers of JSON refuse; save it as UTF-8 without one",
    source: sources.json,
  },
  "file-json-array": {
    severity: "error",
    shows: "place",
    says: "is one JSON list and no JSON Lines; write each of its items on a line of its own, without the commas between them",
    source: sources.jsonLines,
  },
  "file-json-spread": {
    severity: "error",
    shows: "place",
    says: "spreads its JSON over several lines; write each row on a single line, without line breaks between its values",
    source: sources.jsonLines,
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
