import type { CloudName } from "../contract/cloud";
import type { DatasetFormat } from "../contract/dataset-cloud";
import { namedRules, type Rule } from "./rule";
import { cite, type Authority } from "../sources";

const uploadPage = cite("upload-file-api");
const uploadRules = cite("text-generation-tuning-data-upload-rules");
const consoleGuide = cite("model-training-on-console");
const commandLine = cite("bailian-cli", "its validation of data sets");
const responseImport = cite("yliu6bqzw");
const fewRows = cite("003", "error 510101");

/** A bound of a number, and the rule that a file breaks which is beyond it. */
export interface Bound {
  readonly cloud: CloudName;
  /** The formats that it is for; absent: all. */
  readonly formats?: readonly DatasetFormat[];
  readonly of: "bytes" | "rows" | "nameLength";
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly rule: Rule;
}

const MiB = 2 ** 20;

const rules = namedRules({
  "bailian-file-size": {
    severity: "error",
    shows: "value",
    says: "Bailian takes 300 MB in a file for fine-tuning",
    source: `${uploadPage}; the Chinese page still says 1 GB`,
  },
  "bailian-advised-size": {
    severity: "warning",
    shows: "value",
    says: "Bailian's console takes 200 MB in a file of conversations or preferences, and its API may follow",
    source: uploadRules,
  },
  "bailian-file-name": {
    severity: "warning",
    shows: "value",
    says: "Bailian's console takes 120 characters in the name of a file",
    source: consoleGuide,
  },
  "bailian-rows": {
    severity: "warning",
    shows: "value",
    says: "the smallest batch is 8 rows, a job needs more than one batch after a tenth is split off for validation, and fails ten minutes in without",
    source: commandLine,
  },
  "qianfan-file-size": {
    severity: "error",
    shows: "value",
    says: "Qianfan imports 50 GB from a file in BOS",
    source: responseImport,
  },
  "qianfan-rows": {
    severity: "error",
    shows: "value",
    says: "Qianfan trains on 32 rows or more",
    source: fewRows,
  },
});

/** What each cloud takes in one file. How many files an account may have is not told by a file. */
export const bounds: readonly Bound[] = [
  { cloud: "bailian", of: "bytes", atMost: 300 * MiB, rule: rules["bailian-file-size"] },
  {
    cloud: "bailian",
    formats: ["chat", "dpo"],
    of: "bytes",
    atMost: 200 * MiB,
    rule: rules["bailian-advised-size"],
  },
  { cloud: "bailian", of: "nameLength", atMost: 120, rule: rules["bailian-file-name"] },
  { cloud: "bailian", of: "rows", atLeast: 10, rule: rules["bailian-rows"] },
  { cloud: "qianfan", of: "bytes", atMost: 50 * 1024 * MiB, rule: rules["qianfan-file-size"] },
  { cloud: "qianfan", of: "rows", atLeast: 32, rule: rules["qianfan-rows"] },
];

/** What becomes of a row that is longer than a job takes. */
export const longRows: Readonly<
  Record<CloudName, Readonly<Partial<Record<DatasetFormat, string>>> & { other: string }>
> = {
  bailian: { chat: "are dropped", dpo: "are cut off", other: "are dropped or cut off" },
  qianfan: { other: "are cut off" },
};

/** Where `longRows` stands. */
export const longRowsSource: Readonly<Record<CloudName, Authority>> = {
  bailian: cite("create-fine-tuning-job-api", "max_length"),
  qianfan: cite("recorded answers", "the one on supervised tuning, of 2023"),
};

/** Where it stands which formats there are. */
export const formatsSource: Readonly<Record<CloudName, Authority>> = {
  bailian: uploadRules,
  qianfan: cite("9mnzot7x8"),
};
