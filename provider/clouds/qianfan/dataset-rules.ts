import { bosEndpoints } from "./bos/regions";
import { dataFormats } from "./dataset-formats";
import { checkValue } from "../rules/check-value";
import type { ObjectRule, Relation } from "../rules/value-rule";
import type { BlockRules } from "../../contract/rules";
import { cite } from "../../sources";

/** The rules of training data on Qianfan: what can be said about its block offline, also beside the `format` of its rows. */
export const qianfanDatasetRules: BlockRules = {
  check: (block, inputs = {}) => {
    const scope = { ...block, $format: inputs["format"] };
    return checkValue(trainingDatasetRule, block, { path: "", subject: "Qianfan", severity: "error", scope });
  },
};

const source = cite("9mnzot7x8");
const bucketNames = cite("S3 buckets", "which BOS follows on its S3-compatible endpoint; no dots: our choice");
const bosDomains = cite("xjwvyq9l4");

/** The words that fit the rows of a format, where both are given. */
const wordsOfFormats: readonly Relation[] = Object.entries(dataFormats).map(([format, words]) => ({
  kind: "narrowed-when",
  member: "dataFormat",
  when: [{ at: "$format", oneOf: [format] }],
  rule: { kind: "text", choices: words, source: `${source}; which word fits which rows: our choice` },
  subject: `format "${format}"`,
  source,
}));

/** The members of the block `qianfan` of training data. */
export const trainingDatasetRule: ObjectRule = {
  kind: "object",
  source: "our choice: what an upload and an import need",
  members: {
    bucket: {
      required: true,
      rule: {
        kind: "text",
        pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        says: "of 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
        source: bucketNames,
      },
    },
    prefix: {
      rule: {
        kind: "text",
        minLength: 1,
        maxLength: 512,
        // What the import takes for a folder elsewhere, or a path of its own, is kept out.
        pattern: /^(?!\/)(?!.*\/\/)(?!(.*\/)?\.{1,2}(\/|$))[A-Za-z0-9_./-]+$/,
        says: "made of letters, digits, `_`, `-`, `.` and single slashes, not beginning with a slash",
        source: "our choice: what every client of BOS and Qianfan reads alike",
      },
    },
    region: {
      rule: {
        kind: "text",
        pattern: /^[a-z]{2,8}$/,
        says: "a region such as bj",
        source: bosDomains,
        advised: { kind: "text", choices: Object.keys(bosEndpoints), source: bosDomains },
      },
    },
    dataFormat: {
      rule: {
        kind: "text",
        minLength: 1,
        source,
        advised: {
          kind: "text",
          choices: Object.values(dataFormats).flat(),
          source: `${source}, without those for images`,
        },
      },
    },
    storageType: { rule: { kind: "text", choices: ["sysStorage", "BOS"], source } },
  },
  relations: wordsOfFormats,
};
