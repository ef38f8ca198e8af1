import type { Relation } from "../../rules/value-rule";
import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("4lrzz0plk");
const pythonClient = cite("Python SDK");
const version1 = cite("003");
const newestPage = cite("1mo1a2ttv");
const onPlatform = [{ at: "dataset.sourceType", oneOf: ["Platform"] }];
const onBos = [{ at: "dataset.sourceType", oneOf: ["Bos"] }];

/** Who may not have a member. Said by its opposite, so that a misspelt `sourceType` is one finding and not three. */
const notOnBos = [{ at: "dataset.sourceType", noneOf: ["Bos", "Afs"] }];
const notOnPlatform = [{ at: "dataset.sourceType", noneOf: ["Platform"] }];

const onPlatformOnly = { says: "with sourceType Platform", source } as const;
const onBosOnly = { says: "with sourceType Bos", source } as const;
const placeRelations: readonly Relation[] = [
  { kind: "required-when", member: "versionId", when: onPlatform, ...onPlatformOnly },
  { kind: "required-when", member: "versionBosUri", when: onBos, ...onBosOnly },
  { kind: "only-when", member: "versionId", when: notOnBos, ...onPlatformOnly },
  { kind: "only-when", member: "samplingRate", when: notOnBos, ...onPlatformOnly },
  { kind: "only-when", member: "versionBosUri", when: notOnPlatform, ...onBosOnly },
];

/** `dataset`: what CreateFineTuningTask calls datasetConfig. */
export const datasetRule: ObjectRule = {
  kind: "object",
  source,
  members: {
    sourceType: {
      required: true,
      rule: {
        kind: "text",
        choices: ["Platform", "Bos", "Afs"],
        source: `${source}; Afs: ${pythonClient}`,
        advised: { kind: "text", choices: ["Platform", "Bos"], source },
      },
    },
    versions: {
      required: true,
      rule: {
        kind: "list",
        minItems: 1,
        source,
        items: {
          kind: "object",
          source,
          members: {
            versionId: {
              rule: {
                kind: "text",
                pattern: /^ds-[A-Za-z0-9]+$/,
                says: "of the form ds-… (the version's ID, not the dataset's dg-…)",
                source,
              },
            },
            samplingRate: { rule: { kind: "number", min: 0.01, max: 10, source } },
            versionBosUri: {
              rule: {
                kind: "text",
                pattern: /^bos:\/[A-Za-z0-9_-]+\/.*$/,
                says: "of the form bos:/bucket/path with a single slash",
                source,
              },
            },
          },
          relations: placeRelations,
        },
      },
    },
    splitRatio: {
      // Every sample gives it, and [SDK's mock] refuses a request without it.
      required: true,
      rule: {
        kind: "number",
        min: 0,
        max: 50,
        source: `${version1}; the newest page of V2 says 0 to 20`,
        advised: { kind: "number", min: 0, max: 20, source: newestPage },
      },
    },
    corpusProportion: {
      rule: {
        kind: "text",
        pattern: /^(\d+(\.\d+)?%|\d+:\d+(\.\d+)?)$/,
        says: 'of the form "x%" or "1:n"',
        source: pythonClient,
      },
    },
  },
};
