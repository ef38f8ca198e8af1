import type { ObjectRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("Python SDK");

/** `corpusConfig` as [Python SDK] knows it; the names of the newest page [1mo1a2ttv] are not public, so others only warn. */
export const corpusRule: ObjectRule = {
  kind: "object",
  source,
  others: "warning",
  members: {
    copyData: { rule: { kind: "boolean", source } },
    config: {
      rule: {
        kind: "list",
        source,
        items: {
          kind: "object",
          source,
          others: "warning",
          members: {
            proportion: { rule: { kind: "text", minLength: 1, source }, required: true },
            corpusType: { rule: { kind: "number", choices: [1, 2, 3], source }, required: true },
            labels: {
              rule: { kind: "list", maxItems: 5, items: { kind: "text", minLength: 1, source }, source },
            },
          },
          relations: [
            {
              kind: "narrowed-when",
              member: "proportion",
              when: [{ at: ".corpusType", oneOf: [1] }],
              rule: {
                kind: "text",
                pattern: /^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/,
                says: 'of the form "x%" from 0% to 100%',
                source,
              },
              source,
            },
            {
              kind: "narrowed-when",
              member: "proportion",
              when: [{ at: ".corpusType", oneOf: [2, 3] }],
              rule: { kind: "text", pattern: /^1:\d+(\.\d+)?$/, says: 'of the form "1:n"', source },
              source,
            },
            {
              kind: "required-when",
              member: "labels",
              when: [{ at: ".corpusType", oneOf: [3] }],
              says: "with corpusType 3",
              source,
            },
            {
              kind: "only-when",
              member: "labels",
              when: [{ at: ".corpusType", oneOf: [3] }],
              says: "with corpusType 3",
              source,
            },
          ],
        },
      },
    },
  },
  relations: [{ kind: "one-group", list: "config", member: "corpusType", groups: [[1], [2, 3]], source }],
};
