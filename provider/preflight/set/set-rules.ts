import { namedRules } from "../rule";
import { cite } from "../../sources";

const zipFormat = cite("APPNOTE");
const uploadRules = cite("text-generation-tuning-data-upload-rules");
const unread = "our choice: what cannot be read cannot be judged";
const unlike = "our choice: readers of archives make different things of it";

/** Rules about a set of rows and media as a whole, and about the files in it. */
export const setRules = namedRules({
  "set-form": {
    severity: "error",
    shows: "place",
    says: "is no zip archive: rows of this format go up with their media, as a zip archive or a folder with data.jsonl at its root",
    source: uploadRules,
  },
  "set-rows": { severity: "error", shows: "place", says: "has no data.jsonl at its root", source: uploadRules },
  "set-row-bytes": { severity: "error", shows: "place", says: "data.jsonl is too large", source: uploadRules },
  "set-nested": {
    severity: "error",
    shows: "place",
    says: "lies in a folder, and sets of this format have none",
    source: uploadRules,
  },
  "set-folder": {
    severity: "error",
    shows: "place",
    says: "lies beside the folder in which this format has its media",
    source: uploadRules,
  },
  "set-name": {
    severity: "error",
    shows: "place",
    says: "has a name of other characters than letters of ASCII, digits, _ and -",
    source: uploadRules,
  },
  "set-same-name": {
    severity: "error",
    shows: "place",
    says: "has the name of another file, and rows name files without their folders",
    source: uploadRules,
  },
  "set-same-stem": {
    severity: "warning",
    shows: "place",
    says: "holds names that differ in their endings alone, which the console refuses as one",
    source: uploadRules,
  },
  "set-litter": {
    severity: "warning",
    shows: "place",
    says: "holds what a desktop left, which is uploaded with it; `zip -d` takes it out",
    source: "our choice: nobody means to train on them",
  },
  "set-too-many": {
    severity: "error",
    shows: "place",
    says: "holds more files than are read",
    source: "our choice: a bound of memory",
  },
  "set-link": {
    severity: "error",
    shows: "place",
    says: "is a link or no ordinary file; put the file itself there",
    source: "our choice: a set holds what was meant, and nothing from elsewhere on this machine",
  },
  "zip-broken": { severity: "error", shows: "place", says: "cannot be read as a zip archive", source: zipFormat },
  "zip-encrypted": {
    severity: "error",
    shows: "place",
    says: "is encrypted; zip it without a password",
    source: unread,
  },
  "zip-method": {
    severity: "error",
    shows: "place",
    says: "is compressed in another way than deflate, which few readers know; zip it anew",
    source: unread,
  },
  "zip-path": {
    severity: "error",
    shows: "place",
    says: "is no path inside the archive: it is absolute, leads out, or holds `\\` or a control character",
    source: zipFormat,
  },
  "zip-name-encoding": {
    severity: "error",
    shows: "place",
    says: "has a name that is not marked as UTF-8, as Chinese Windows writes it: readers garble it; name files in ASCII",
    source: zipFormat,
  },
  "zip-repeated": { severity: "error", shows: "place", says: "stands in the archive more than once", source: unlike },
  "zip-case": {
    severity: "warning",
    shows: "place",
    says: "holds names that differ in capitals alone, and some file systems keep only one of them",
    source: unlike,
  },
  "zip-overlap": {
    severity: "error",
    shows: "place",
    says: "shares its bytes with another file, as archives do that are made to overwhelm their reader",
    source: unlike,
  },
  "zip-bomb": {
    severity: "error",
    shows: "place",
    says: "unpacks to much more than media do, and was not read",
    source: "our choice: media hardly become smaller in an archive",
  },
  "zip-damaged": { severity: "error", shows: "place", says: "is damaged", source: zipFormat },
  zip64: {
    severity: "warning",
    shows: "place",
    says: "is written in the form for archives above 4 GB, which not every reader knows",
    source: unlike,
  },
  "medium-broken": { severity: "error", shows: "place", says: "cannot be read", source: unread },
  "medium-format": { severity: "error", shows: "place", says: "is of a format that is not taken", source: uploadRules },
  "medium-misnamed": {
    severity: "warning",
    shows: "place",
    says: "has the ending of another format than its first bytes tell",
    source: "our choice: readers that go by the ending fail",
  },
  "medium-too-large": { severity: "error", shows: "place", says: "is too large", source: uploadRules },
  "medium-sound": { severity: "error", shows: "place", says: "does not suit as a recording", source: uploadRules },
  "medium-length": { severity: "warning", shows: "place", says: "is not of the advised length", source: uploadRules },
});
