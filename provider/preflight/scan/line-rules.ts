import { namedRules } from "../rule";
import { cite } from "../../sources";

const json = cite("RFC 8259");

/** Rules about lines, whatever their rows hold. */
export const lineRules = namedRules({
  "line-empty": {
    severity: "error",
    shows: "place",
    says: "is empty; every line holds one row",
    source: cite("JSON Lines"),
  },
  "line-too-long": {
    severity: "error",
    shows: "place",
    says: "is longer than 32 MB",
    source: "our choice: no model takes a row of that length",
  },
  "line-nul": {
    severity: "error",
    shows: "place",
    says: "holds a NUL byte: the file is damaged, or UTF-16 and to be saved as UTF-8",
    source: json,
  },
  "line-encoding": {
    severity: "error",
    shows: "place",
    says: "is not UTF-8 from this column on; save the file as UTF-8",
    source: json,
  },
  "line-json": {
    severity: "error",
    shows: "place",
    says: "is no JSON",
    source: json,
  },
  "line-surrogate": {
    severity: "error",
    shows: "place",
    says: "escapes half of a surrogate pair, alone or in the wrong order, of which readers make different things; write both halves, the higher first, or the character itself",
    source: json,
  },
  "member-repeated": {
    severity: "warning",
    shows: "place",
    says: "is given more than once in its object; the last one counts",
    source: json,
  },
  "line-duplicate": {
    severity: "warning",
    shows: "place",
    says: "repeats an earlier line byte by byte: what it teaches counts twice",
    source: "our choice: repeated rows are mostly a mistake of the preparation",
  },
});
